package io.recourse.local.portfolio;

import io.recourse.contracts.Headers;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.LenderNotice.MessageRefused;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.process.StackFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The topics of lenders as they use them: accounts out, notices in. */
final class KafkaDoor implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final SealedJson<LenderNotice> NOTICES = new SealedJson<>(LenderNotice.class);

    private final Doors doors;
    private final Map<String, KafkaProducer<String, String>> producers = new HashMap<>();
    private final Map<String, KafkaConsumer<String, String>> consumers = new HashMap<>();

    KafkaDoor(Doors doors) {
        this.doors = doors;
    }

    /** Where a statement lies, as notices name it; null if it could not be written now. */
    record Written(Statement statement, @Nullable String place) {}

    static String place(String topicPartition, long offset) {
        return topicPartition + "@" + offset;
    }

    /** Returns when each is on the broker's disks or has failed for now. */
    List<Written> write(String lender, List<Statement> statements) {
        KafkaProducer<String, String> producer = producers.computeIfAbsent(lender, this::producer);
        List<@Nullable Future<RecordMetadata>> sent = new ArrayList<>();
        boolean away = false;
        for (Statement statement : statements) {
            // each further one would wait as long as the first
            Future<RecordMetadata> one = away ? null : send(producer, record(lender, statement));
            away = one == null;
            sent.add(one);
        }
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            written.add(new Written(statements.get(i), place(sent.get(i))));
        }
        return written;
    }

    private static @Nullable Future<RecordMetadata> send(
            KafkaProducer<String, String> producer, ProducerRecord<String, String> record) {
        try {
            return producer.send(record);
        } catch (RetriableException brokerAway) {
            return null;
        } catch (KafkaException e) {
            throw failed(e);
        }
    }

    private static @Nullable String place(@Nullable Future<RecordMetadata> sent) {
        if (sent == null) {
            return null;
        }
        try {
            RecordMetadata at = sent.get();
            return place(at.topic() + "-" + at.partition(), at.offset());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                return null;
            }
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while pushing accounts", e);
        }
    }

    private static StackFailed failed(@Nullable Throwable cause) {
        if (cause instanceof InterruptException) {
            Thread.currentThread().interrupt();
        }
        return new StackFailed("Kafka does not take accounts: " + cause, cause == null ? new KafkaException() : cause);
    }

    private static ProducerRecord<String, String> record(String lender, Statement statement) {
        ProducerRecord<String, String> record = new ProducerRecord<>(
                "lenders." + lender + ".accounts",
                statement.sample().message().account(),
                statement.line().json());
        // the content's hash: sent again it is the same message, with other content another one
        header(record, Headers.ID, statement.line().sha256());
        header(record, Headers.TYPE, "AccountPushed.v1");
        header(record, Headers.SOURCE, "/lenders/" + lender);
        header(record, Headers.SPEC_VERSION, "1.0");
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private KafkaProducer<String, String> producer(String lender) {
        Map<String, Object> settings = new HashMap<>(doors.kafka().apply(lender).settings());
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("linger.ms", "5");
        settings.put("max.block.ms", "10000");
        settings.put("request.timeout.ms", "10000");
        settings.put("delivery.timeout.ms", "120000");
        settings.put("reconnect.backoff.max.ms", "500");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Notices of refusals that have come since the last look, by {@link #place(String, long) place}. */
    Map<String, MessageRefused> refusals(String lender) {
        Map<String, MessageRefused> refusals = new HashMap<>();
        try {
            KafkaConsumer<String, String> consumer = consumers.computeIfAbsent(lender, this::consumer);
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(50))) {
                if (notice(record) instanceof MessageRefused refused) {
                    refusals.put(place(refused.topicPartition(), refused.offset()), refused);
                }
            }
        } catch (RetriableException brokerAway) {
            return refusals;
        } catch (KafkaException e) {
            throw failed(e);
        }
        return refusals;
    }

    /** Also of what is due about a case, which is nothing to a loader. */
    private static LenderNotice notice(ConsumerRecord<String, String> record) {
        String type = new String(record.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8);
        return NOTICES.readBare(type.substring(0, type.lastIndexOf(".v")), record.value());
    }

    /** Reads all notices from the first one on: the place tells which of them are ours. */
    private KafkaConsumer<String, String> consumer(String lender) {
        Map<String, Object> settings = new HashMap<>(doors.kafka().apply(lender).settings());
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        settings.put("default.api.timeout.ms", "10000");
        settings.put("reconnect.backoff.max.ms", "500");
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        try {
            String topic = "lenders." + lender + ".notices";
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList());
            return consumer;
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public void close() {
        producers.values().forEach(p -> p.close(CLOSING));
        consumers.values().forEach(KafkaConsumer::close);
    }
}
