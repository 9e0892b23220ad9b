package io.recourse.bench.hostile;

import io.recourse.local.parts.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** One Kafka user's way to and from topics, in plain bytes. */
final class Post implements AutoCloseable {

    private static final long SECONDS = 120;

    private final KafkaAccess access;
    private final KafkaProducer<byte[], byte[]> producer;

    Post(KafkaAccess access) {
        this.access = access;
        Map<String, Object> settings = new HashMap<>(access.settings());
        settings.put("acks", "all");
        settings.put("linger.ms", "5");
        settings.put("max.request.size", Integer.toString(1 << 20));
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Where a record lies. */
    record At(String door, long offset) {
        static At of(RecordMetadata at) {
            return new At(at.topic() + "-" + at.partition(), at.offset());
        }
    }

    /** Returns when the broker has all of them. */
    List<At> send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        List<At> written = new ArrayList<>();
        for (Future<RecordMetadata> one : sent) {
            written.add(At.of(one.get(SECONDS, TimeUnit.SECONDS)));
        }
        return written;
    }

    /** Whether a consumer group has committed everything that stands on a topic. */
    static boolean readUp(Admin admin, String group, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription description : admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get(SECONDS, TimeUnit.SECONDS)
                .values()) {
            description
                    .partitions()
                    .forEach(p -> ends.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
        }
        var committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(SECONDS, TimeUnit.SECONDS);
        for (var end :
                admin.listOffsets(ends).all().get(SECONDS, TimeUnit.SECONDS).entrySet()) {
            var at = committed.get(end.getKey());
            if ((at == null ? 0 : at.offset()) < end.getValue().offset()) {
                return false;
            }
        }
        return true;
    }

    /** Everything on a topic, from its beginning, as text. */
    Set<String> everything(String topic) throws ExecutionException {
        Map<String, Object> settings = new HashMap<>(access.settings());
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        Set<String> found = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record ->
                                found.add(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
