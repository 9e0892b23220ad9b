package io.recourse.casework.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.contracts.Headers;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Hands records over as the broker would: one partition a topic, offsets count up, every event is the next in its topic's
 * sequence for its key. Waits until they are handled.
 */
public final class PaperBroker {

    /** Enough for a first request on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final SealedJson<PublicEvent> EVENTS = new SealedJson<>(PublicEvent.class);

    /** All brokers count on: a door keeps one dead letter per offset. */
    private static final AtomicLong OFFSET = new AtomicLong();

    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    /** A service's method for the records of a channel. */
    @FunctionalInterface
    public interface Door {
        Uni<Void> take(ConsumerRecords<String, byte[]> records);
    }

    /** An event of one of our services about a case of {@link TestTokens#TENANT_A}. */
    public void tell(Door door, String key, PublicEvent event, Instant businessAt) {
        String topic = event.topic();
        long sequence = sequences.merge(topic + " " + key, 1L, Long::sum);
        ConsumerRecord<String, byte[]> told = record(topic, key, utf8(EVENTS.writeBare(event)));
        header(told, Headers.TYPE, event.ceType());
        header(told, Headers.SEQUENCE, Long.toString(sequence));
        header(told, Headers.TENANT, TestTokens.TENANT_A);
        header(told, Headers.BUSINESS_AT, businessAt.toString());
        door.take(batch(topic, List.of(told))).await().atMost(PATIENCE);
    }

    /** One batch of a partner's messages, to which partners need give no more than an id. */
    public void say(Door door, String topic, byte @Nullable []... values) {
        door.take(messages(topic, values)).await().atMost(PATIENCE);
    }

    /** A partner's message under the id it gave it. */
    public void sayAs(String id, Door door, String topic, byte[] value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, OFFSET.getAndIncrement(), "key", value);
        header(record, Headers.ID, id);
        door.take(batch(topic, List.of(record))).await().atMost(PATIENCE);
    }

    /** As {@link #say} hands them over. */
    public static ConsumerRecords<String, byte[]> messages(String topic, byte @Nullable []... values) {
        return batch(
                topic, Arrays.stream(values).map(v -> record(topic, "key", v)).toList());
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A document as partners send it. */
    public static byte[] json(Object document) {
        try {
            return SealedJson.mapper().writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String key, byte @Nullable [] value) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, OFFSET.getAndIncrement(), key, value);
        header(record, Headers.ID, UUID.randomUUID().toString());
        return record;
    }

    private static ConsumerRecords<String, byte[]> batch(String topic, List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
    }

    private static void header(ConsumerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, utf8(value));
    }
}
