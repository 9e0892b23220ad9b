package io.recourse.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What the journeys on the real stack share: a service's journal without the service. */
final class Fixture {
    private static final Path DESK = Path.of("../../services/casework/src/main/resources/db/casework/V1__desk.sql");

    private Fixture() {}

    /** A connection as the service opens it for its machine: every tenant's rows. */
    static Connection service(Stack stack) throws SQLException {
        Connection service = stack.postgres().connect("intake", "svc_intake");
        try (Statement statement = service.createStatement()) {
            statement.execute("set app.tenant = '*'");
        }
        return service;
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource("/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Intake's own migration of the desk's tables, without intake. */
    static void makeJournal(Stack stack) throws SQLException {
        try (Connection owner = stack.postgres().connect("intake", "owner_intake");
                Statement statement = owner.createStatement()) {
            statement.execute(
                    Files.readString(DESK).replace("${service}", "intake").replace("${serviceRole}", "svc_intake"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One committed journal row as the service writes it; a null topic makes it private. */
    static void write(Connection service, int number, @Nullable String topic) throws SQLException {
        try (PreparedStatement row = service.prepareStatement("""
                insert into journal (kind, id, seq, event_id, topic, key, topic_seq, type, payload, traceparent, tenant,
                    business_at)
                values ('case', ?, ?, ?, ?, ?, ?, 'CaseOpened.v1', ?, ?, 'harbour',
                    '2026-01-05T01:02:03.000004Z')
                """)) {
            row.setString(1, "case-1");
            row.setLong(2, number);
            row.setString(3, "event-" + number);
            row.setString(4, topic);
            row.setString(5, "case-1");
            row.setLong(6, number);
            row.setString(7, payload(number));
            row.setString(8, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            row.executeUpdate();
        }
    }

    /** Spaces, key order, nulls and letters must arrive as they are. */
    static String payload(int number) {
        return "{ \"z\":1,\"a\":null, \"number\": " + number + ", \"name\":\"王小明\"}";
    }

    static KafkaConsumer<String, String> consumer(Stack stack, String user, String group) {
        Map<String, Object> settings = new HashMap<>(stack.broker().as(user).settings());
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /** Everything on the topic from its beginning, once the wanted events are among it or time is up. */
    static List<ConsumerRecord<String, String>> readUntil(
            Stack stack, String topic, Set<String> wantedEvents, Duration patience) {
        return readUntil(stack, "service-segmentation", topic, wantedEvents, patience);
    }

    /** The same, as a user who may read the topic and join the group of its own name. */
    static List<ConsumerRecord<String, String>> readUntil(
            Stack stack, String user, String topic, Set<String> wantedEvents, Duration patience) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        long deadline = System.nanoTime() + patience.toNanos();
        try (KafkaConsumer<String, String> consumer = consumer(stack, user, user)) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (System.nanoTime() < deadline && !ids(found).containsAll(wantedEvents)) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    static Set<String> ids(List<ConsumerRecord<String, String>> records) {
        return records.stream().map(record -> header(record, "ce_id")).collect(Collectors.toSet());
    }

    static String header(ConsumerRecord<String, String> record, String name) {
        return new String(
                Objects.requireNonNull(record.headers().lastHeader(name), name).value(), StandardCharsets.UTF_8);
    }
}
