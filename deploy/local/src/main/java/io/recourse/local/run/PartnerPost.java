package io.recourse.local.run;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.ContactReported;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.Headers;
import io.recourse.contracts.PartnerMessage;
import io.recourse.contracts.VenueReported;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.parts.Broker;
import io.recourse.local.process.StackFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Partners' own producers, each as its own Kafka user on its own topic, and whether the services have read them. */
public final class PartnerPost implements AutoCloseable {
    /** The partners of a sandbox. */
    public static final String LAW_FIRM = "lex-1";
    public static final String VENUE = "hammer-1";
    public static final String CHANNEL = "courier-1";

    private static final long SECONDS = 120;
    private static final SealedJson<PartnerMessage> JSON = new SealedJson<>(PartnerMessage.class);

    private final Broker broker;
    private final Subscriptions subscriptions;
    private final Map<String, KafkaProducer<String, String>> producers = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    public PartnerPost(Broker broker, Subscriptions subscriptions) {
        this.broker = broker;
        this.subscriptions = subscriptions;
    }

    /** @param id what the message is known by; the same for a repeated one */
    public record Letter(String user, String topic, String key, String id, PartnerMessage message) {

        /** A statement of a lender. */
        static Letter of(String lender, AccountPushed pushed, String id) {
            return new Letter("lender-" + lender, "lenders." + lender + ".accounts", pushed.account(), id, pushed);
        }

        static Letter of(PartnerMessage message, String id) {
            return switch (message) {
                case ContactReported r ->
                    new Letter("channel-" + CHANNEL, "channels." + CHANNEL + ".reports", r.caseId(), id, r);
                case CourtReported r ->
                    new Letter("lawfirm-" + LAW_FIRM, "lawfirms." + LAW_FIRM + ".reports", r.caseId(), id, r);
                case VenueReported r -> new Letter("venue-" + VENUE, "venues." + VENUE + ".reports", r.caseId(), id, r);
                case AccountPushed _ -> throw new IllegalArgumentException("a lender has to be named");
            };
        }
    }

    /** Returns when the broker has all of them. */
    public void send(List<Letter> letters) {
        List<java.util.concurrent.Future<RecordMetadata>> acknowledgements = new ArrayList<>();
        letters.forEach(letter -> acknowledgements.add(producer(letter.user()).send(record(letter))));
        try {
            for (java.util.concurrent.Future<RecordMetadata> acknowledged : acknowledgements) {
                RecordMetadata at = acknowledged.get(SECONDS, TimeUnit.SECONDS);
                ends.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while sending partners' messages", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackFailed("Kafka did not take a partner's message: " + e, e);
        }
    }

    private static ProducerRecord<String, String> record(Letter letter) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(letter.topic(), letter.key(), JSON.writeBare(letter.message()));
        header(record, Headers.ID, letter.id());
        header(record, Headers.TYPE, letter.message().getClass().getSimpleName() + ".v1");
        header(record, Headers.SOURCE, "/partners/" + letter.user());
        header(record, Headers.SPEC_VERSION, "1.0");
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaProducer<String, String> producer(String user) {
        return producers.computeIfAbsent(user, u -> {
            Map<String, Object> settings = new HashMap<>(broker.as(u).settings());
            settings.put("acks", "all");
            settings.put("enable.idempotence", "true");
            settings.put("linger.ms", "0");
            settings.put("delivery.timeout.ms", "110000");
            settings.put("request.timeout.ms", "10000");
            settings.put("reconnect.backoff.max.ms", "500");
            return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        });
    }

    /** What the services have not read yet, in words. */
    public List<String> unread() {
        if (ends.isEmpty()) {
            return List.of();
        }
        Map<String, List<TopicPartition>> byGroup = new TreeMap<>();
        ends.keySet().forEach(at -> byGroup
                .computeIfAbsent(subscriptions.groupOf(at.topic()), _ -> new ArrayList<>())
                .add(at));
        Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
        byGroup.forEach((group, parts) -> asked.put(group, new ListConsumerGroupOffsetsSpec().topicPartitions(parts)));
        List<String> unread = new ArrayList<>();
        try {
            Map<String, Map<TopicPartition, OffsetAndMetadata>> read =
                    admin().listConsumerGroupOffsets(asked).all().get(5, TimeUnit.SECONDS);
            byGroup.forEach((group, parts) -> parts.forEach(at -> {
                OffsetAndMetadata committed = read.getOrDefault(group, Map.of()).get(at);
                long end = ends.getOrDefault(at, 0L);
                if (committed == null || committed.offset() < end) {
                    unread.add(group + " has read " + (committed == null ? 0 : committed.offset()) + " of " + end + " on " + at);
                } else {
                    ends.remove(at, end);
                }
            }));
            return unread;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while asking Kafka", e);
        } catch (ExecutionException | TimeoutException e) {
            return List.of("Kafka does not say what was read: " + e);
        }
    }

    private Admin admin() {
        Admin known = admin;
        if (known == null) {
            known = broker.adminClient();
            admin = known;
        }
        return known;
    }

    @Override
    public void close() {
        producers.values().forEach(p -> p.close(Duration.ofSeconds(1)));
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
