package io.recourse.verify.read;

import io.recourse.verify.evidence.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topics: who may read and write which, what lies on ours, how far partners' have been read. */
final class Broker implements AutoCloseable {
    private static final long SECONDS = 30;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String SERVICE = "User:service-";
    private static final String CONNECTOR = "User:connect-";

    private final Map<String, Object> access;
    private final Admin admin;

    Broker(RunningStack stack) {
        access = new HashMap<>(Map.of(
                "bootstrap.servers",
                stack.bootstrap(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"admin\" password=\""
                        + stack.keys().kafka() + "\";",
                "default.api.timeout.ms",
                Math.toIntExact(TimeUnit.SECONDS.toMillis(SECONDS))));
        admin = Admin.create(access);
    }

    /** Topics that a connector may write, each with the services that may read it. */
    Map<String, Set<String>> ours() {
        return readersOf(topics(CONNECTOR, AclOperation.WRITE).keySet());
    }

    /** Topics that partners write and a service reads. */
    private Map<String, Set<String>> theirs() {
        Set<String> ours = topics(CONNECTOR, AclOperation.WRITE).keySet();
        Map<String, Set<String>> theirs = topics(SERVICE, AclOperation.READ);
        theirs.keySet().removeAll(ours);
        return theirs;
    }

    private Map<String, Set<String>> readersOf(Set<String> topics) {
        Map<String, Set<String>> readers = topics(SERVICE, AclOperation.READ);
        Map<String, Set<String>> found = new TreeMap<>();
        topics.stream().filter(t -> !t.startsWith("__")).forEach(t -> found.put(t, readers.getOrDefault(t, Set.of())));
        return found;
    }

    /**
     * Topics on which users of one sort are allowed something, with the rest of those users' names. A right to a beginning is
     * one to each topic that begins so and is not denied by name.
     */
    private Map<String, Set<String>> topics(String users, AclOperation operation) {
        Set<String> existing = get(admin.listTopics().names());
        Map<String, Set<String>> topics = new TreeMap<>();
        for (AclBinding acl : acls(operation, AclPermissionType.ALLOW)) {
            String user = acl.entry().principal();
            if (user.startsWith(users)) {
                String name = acl.pattern().name();
                Stream<String> meant = acl.pattern().patternType() == PatternType.PREFIXED
                        ? existing.stream().filter(topic -> topic.startsWith(name))
                        : Stream.of(name);
                meant.forEach(topic ->
                        topics.computeIfAbsent(topic, _ -> new TreeSet<>()).add(user.substring(users.length())));
            }
        }
        for (AclBinding acl : acls(operation, AclPermissionType.DENY)) {
            String user = acl.entry().principal();
            Set<String> allowed = topics.get(acl.pattern().name());
            if (allowed != null && user.startsWith(users)) {
                allowed.remove(user.substring(users.length()));
            }
        }
        topics.values().removeIf(Set::isEmpty);
        return topics;
    }

    private List<AclBinding> acls(AclOperation operation, AclPermissionType permission) {
        AclBindingFilter filter = new AclBindingFilter(
                ResourcePatternFilter.ANY, new AccessControlEntryFilter(null, null, operation, permission));
        return get(admin.describeAcls(filter).values()).stream()
                .filter(acl -> acl.pattern().resourceType() == ResourceType.TOPIC)
                .toList();
    }

    /** What each service has left unread of partners' topics. */
    List<Lag> lags() {
        List<Lag> lags = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = consumer()) {
            theirs().forEach((topic, services) -> {
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer, Set.of(topic)));
                Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
                for (String service : services) {
                    Map<TopicPartition, OffsetAndMetadata> read = get(
                            admin.listConsumerGroupOffsets("service-" + service).partitionsToOffsetAndMetadata());
                    long unread = 0;
                    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                        OffsetAndMetadata known = read.get(end.getKey());
                        long from = known == null ? begins.getOrDefault(end.getKey(), 0L) : known.offset();
                        unread += Math.max(0, end.getValue() - from);
                    }
                    lags.add(new Lag(topic, service, unread));
                }
            });
        } catch (KafkaException e) {
            throw new CannotRead("cannot read the topics", e);
        }
        return lags;
    }

    /** Everything on our topics from the first record to the end as it is now. */
    void pour(Spool spool) {
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, ours().keySet());
            Map<TopicPartition, Long> left = new HashMap<>(consumer.endOffsets(partitions));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (!left.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    spool.add(RawPost.of(record));
                    patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
                }
                left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (System.nanoTime() > patience) {
                    throw new CannotRead("Kafka gives no more records of " + left.keySet());
                }
            }
        } catch (KafkaException e) {
            throw new CannotRead("cannot read the topics", e);
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(t -> consumer.partitionsFor(t).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(access);
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotRead("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRead("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
