package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.contracts.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When events were handed to Kafka by whoever reads the journals. */
final class Published {

    private static final Duration POLL = Duration.ofMillis(100);

    private Published() {}

    /** For each key of a topic the microseconds of its first event of a type; of everything that stands there now. */
    static Map<String, Long> at(Place place, String service, String topic, String type) {
        Map<String, Object> settings =
                new HashMap<>(place.stack().broker().as("service-" + service).settings());
        settings.put("enable.auto.commit", false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<String, Long> found = new HashMap<>();
            Set<TopicPartition> open = open(consumer, ends);
            while (!open.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (type.equals(header(record, Headers.TYPE))) {
                        found.putIfAbsent(record.key(), record.timestamp() * 1_000);
                    }
                }
                open = open(consumer, ends);
            }
            return found;
        }
    }

    private static Set<TopicPartition> open(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> consumer.position(end.getKey()) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
