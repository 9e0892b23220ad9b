package io.recourse.casework.desk;

import io.recourse.casework.door.Hearing.Heard;
import io.recourse.contracts.Headers;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.PublicEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Records as Kafka would hand them over, of one topic with one partition; offsets count up. */
final class Post {

    private final String topic;
    private long offset;

    Post(String topic) {
        this.topic = topic;
    }

    /** The subject that holds the dead letters of this topic. */
    String door() {
        return topic + "-0";
    }

    /** An event with the headers that Debezium gives it. */
    ConsumerRecord<String, byte[]> event(@Nullable String key, long sequence, String type, @Nullable String value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                topic, 0, offset++, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        header(record, Headers.ID, topic + "/" + key + "/" + sequence);
        header(record, Headers.TYPE, type);
        header(record, Headers.SEQUENCE, Long.toString(sequence));
        header(record, Headers.TENANT, Books.BANK);
        header(record, Headers.BUSINESS_AT, "2026-03-01T08:00:00Z");
        return record;
    }

    /** Heard by {@link #hear} as an addition of {@code amount}. */
    ConsumerRecord<String, byte[]> adding(String key, long sequence, long amount) {
        return event(key, sequence, "StepLapsed.v1", adding(amount));
    }

    static String adding(long amount) {
        return "{\"step\":\"" + amount + "\",\"dueAt\":\"2026-03-01T08:00:00Z\",\"rule\":\"test\"}";
    }

    /** Heard as the opening of the subject. */
    ConsumerRecord<String, byte[]> opening(String key, long sequence) {
        return event(
                key,
                sequence,
                "NegotiationStarted.v1",
                "{\"strategy\":\"s\",\"at\":\"2026-03-01T08:00:00Z\",\"exhaustsAt\":\"2026-04-01T08:00:00Z\"}");
    }

    static void header(ConsumerRecord<String, byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @SafeVarargs
    static ConsumerRecords<String, byte[]> batch(ConsumerRecord<String, byte[]>... records) {
        return batch(Arrays.asList(records));
    }

    static ConsumerRecords<String, byte[]> batch(List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(
                Map.of(new TopicPartition(records.getFirst().topic(), 0), new ArrayList<>(records)), Map.of());
    }

    /** What a tally hears: a lapsed step adds its number, a start opens, all else is ignored. */
    static Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case StepLapsed(String step, Instant _, String _) -> Heard.of(new Tally.Add(Long.parseLong(step)));
            case NegotiationStarted _ -> Heard.opening(new Tally.Opened(Books.BANK));
            default -> Heard.ignored();
        };
    }
}
