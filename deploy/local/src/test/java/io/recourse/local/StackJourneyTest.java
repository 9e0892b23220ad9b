package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.local.access.AsyncApi;
import io.recourse.local.access.Partners;
import io.recourse.local.parts.Broker;
import io.recourse.local.process.Ports;
import io.recourse.local.process.StackFailed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The infrastructure as it really runs. One stack for all tests: starting it is most of the time. */
@Tag("journey")
@TestMethodOrder(OrderAnnotation.class)
class StackJourneyTest {
    private static final String TOPIC = "cases.intake";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path temporary;

    @SuppressWarnings("NullAway.Init")
    static Stack stack;

    private static int written;

    @BeforeAll
    static void start() throws SQLException {
        stack = Stack.claim(options());
        stack.start();
        Fixture.makeJournal(stack);
        // Before its connector exists: what a service writes while it starts must not be missed.
        write(1);
        stack.register(List.of("intake"));
    }

    private static StackOptions options() {
        return StackOptions.in(Path.of("../.."))
                .runFolder(temporary.resolve("run"))
                .ports(Ports.anyFree())
                .services(List.of())
                .language(Fixture.resource("asyncapi-small.yaml"), Fixture.resource("partners-two.json"))
                .say(System.out::println);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void write(int rows) throws SQLException {
        try (Connection service = Fixture.service(stack)) {
            for (int i = 0; i < rows; i++) {
                written++;
                Fixture.write(service, written, TOPIC);
            }
        }
    }

    private static Set<String> allWritten() {
        return IntStream.rangeClosed(1, written).mapToObj(n -> "event-" + n).collect(Collectors.toSet());
    }

    @Test
    @Order(1)
    void a_journal_row_arrives_as_an_event_with_its_headers_and_its_exact_payload() throws SQLException {
        try (Connection service = Fixture.service(stack)) {
            Fixture.write(service, 1_000_000, null);
        }
        write(1);
        List<ConsumerRecord<String, String>> records = Fixture.readUntil(stack, TOPIC, allWritten(), PATIENCE);
        assertThat(Fixture.ids(records)).isEqualTo(allWritten());
        ConsumerRecord<String, String> event = records.getLast();
        assertThat(event.key()).isEqualTo("case-1");
        assertThat(event.value()).isEqualTo(Fixture.payload(written));
        assertThat(Fixture.header(event, "ce_id")).isEqualTo("event-" + written);
        assertThat(Fixture.header(event, "ce_type")).isEqualTo("CaseOpened.v1");
        assertThat(Fixture.header(event, "ce_source")).isEqualTo("/recourse/intake");
        assertThat(Fixture.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(Fixture.header(event, "ce_sequence")).isEqualTo(Integer.toString(written));
        assertThat(Fixture.header(event, "ce_tenant")).isEqualTo("harbour");
        assertThat(Fixture.header(event, "ce_businessat")).isEqualTo("2026-01-05T01:02:03.000004Z");
        assertThat(Fixture.header(event, "traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"connect", "kafka", "postgres"})
    void a_kill_loses_nothing_that_was_committed(String process) throws SQLException {
        write(200);
        stack.kill(process);
        if (!process.equals("postgres")) {
            write(200);
        }
        stack.restart(process);
        write(200);
        List<ConsumerRecord<String, String>> records = Fixture.readUntil(stack, TOPIC, allWritten(), PATIENCE);
        assertThat(Fixture.ids(records)).isEqualTo(allWritten());
        // Doubles are allowed, overtaking is not: first sights come in order.
        assertThat(records.stream()
                        .map(r -> Fixture.header(r, "ce_id"))
                        .distinct()
                        .toList())
                .isEqualTo(IntStream.rangeClosed(1, written)
                        .mapToObj(n -> "event-" + n)
                        .toList());
        assertThat(stack.trouble()).isNotDone();
    }

    @Test
    @Order(3)
    void a_foreign_partner_is_denied() throws Exception {
        try (KafkaProducer<String, String> harbour = producer("lender-harbour")) {
            assertThatCode(() -> send(harbour, "lenders.harbour.accounts")).doesNotThrowAnyException();
            for (String foreign : List.of("lenders.meridian.accounts", "lenders.harbour.notices", TOPIC)) {
                assertThatThrownBy(() -> send(harbour, foreign))
                        .as(foreign)
                        .hasRootCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
        assertThatThrownBy(() -> poll("lender-harbour", "lender-harbour.desk", "lenders.meridian.notices"))
                .isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> poll("lender-harbour", "lender-meridian.desk", "lenders.harbour.notices"))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatCode(() -> poll("lender-harbour", "lender-harbour.desk", "lenders.harbour.notices"))
                .doesNotThrowAnyException();
        try (KafkaProducer<String, String> service = producer("service-intake")) {
            assertThatThrownBy(() -> send(service, TOPIC)).hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    @Order(4)
    void a_partner_that_left_the_registry_is_out_and_one_that_returns_is_in() {
        AsyncApi language = AsyncApi.read(Fixture.resource("asyncapi-small.yaml"));
        // more than once: what the controller has written down need not be known to the broker yet
        for (int i = 0; i < 5; i++) {
            stack.provision(language, Partners.read(Fixture.resource("partners-one.json")));
            assertThatThrownBy(() -> poll("lender-meridian", "lender-meridian.desk", "lenders.meridian.notices"))
                    .isInstanceOf(SaslAuthenticationException.class);
            stack.provision(language, Partners.read(Fixture.resource("partners-two.json")));
            assertThatCode(() -> poll("lender-meridian", "lender-meridian.desk", "lenders.meridian.notices"))
                    .doesNotThrowAnyException();
        }
    }

    /** Cases outlive their lender's registration, and a lender may come by HTTP before its topics are made. */
    @Test
    @Order(5)
    void a_notice_for_a_lender_nobody_registered_stops_nobodys_events() throws SQLException {
        AsyncApi language = AsyncApi.read(Fixture.resource("asyncapi-small.yaml"));
        stack.provision(language, Partners.read(Fixture.resource("partners-one.json")));
        Map<String, Integer> notices =
                Map.of("lenders.meridian.notices", 2_000_000, "lenders.newcomer.notices", 2_000_001);
        try (Connection service = Fixture.service(stack)) {
            for (Map.Entry<String, Integer> notice : notices.entrySet()) {
                Fixture.write(service, notice.getValue(), notice.getKey());
            }
        }
        write(1);
        assertThat(Fixture.ids(Fixture.readUntil(stack, TOPIC, allWritten(), PATIENCE)))
                .isEqualTo(allWritten());
        assertThat(stack.trouble()).isNotDone();
        notices.forEach((topic, number) -> {
            Set<String> wanted = Set.of("event-" + number);
            assertThat(Fixture.ids(Fixture.readUntil(stack, Broker.ADMIN, topic, wanted, PATIENCE)))
                    .isEqualTo(wanted);
        });
        // What was made on the way is what the contract says: the lender that registers later finds its notices.
        stack.provision(language, Partners.read(Fixture.resource("partners-newcomer.json")));
        assertThat(Fixture.ids(Fixture.readUntil(
                        stack, "lender-newcomer", "lenders.newcomer.notices", Set.of("event-2000001"), PATIENCE)))
                .containsExactly("event-2000001");
    }

    @Test
    @Order(6)
    void a_connector_cannot_speak_for_a_lender() {
        try (KafkaProducer<String, String> connector = producer("connect-intake")) {
            assertThatThrownBy(() -> send(connector, "lenders.harbour.accounts"))
                    .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    @Order(7)
    void the_running_service_is_bound_to_its_rows_and_capture_to_the_log() throws SQLException {
        try (Connection service = Fixture.service(stack)) {
            assertThat(value(service, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> value(service, "create table mine (x int)"))
                    .hasMessageContaining("permission denied");
            String partition = value(
                    service,
                    "select min(inhrelid::regclass::text) from pg_inherits" + " where inhparent = 'journal'::regclass");
            for (String forbidden : List.of(
                    "update journal set type = 'x'",
                    "delete from journal",
                    "truncate journal",
                    "select count(*) from " + partition,
                    "update " + partition + " set type = 'x'")) {
                assertThatThrownBy(() -> value(service, forbidden))
                        .as(forbidden)
                        .hasMessageContaining("permission denied");
            }
        }
        try (Connection capture = stack.postgres().connect("intake", "cdc_intake")) {
            assertThatThrownBy(() -> value(capture, "select count(*) from journal"))
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(
                        () -> stack.postgres().connect("disposal", "svc_intake").close())
                .hasMessageContaining("permission denied");
    }

    @Test
    @Order(8)
    void starting_twice_says_so_and_does_no_damage() {
        assertThatThrownBy(() -> Stack.claim(options()))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("already runs");
        assertThat(stack.pids()).containsOnlyKeys("postgres", "kafka", "connect");
    }

    private static KafkaProducer<String, String> producer(String user) {
        Map<String, Object> settings = new HashMap<>(stack.broker().as(user).settings());
        settings.put("max.block.ms", "20000");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static void send(KafkaProducer<String, String> producer, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        producer.send(new ProducerRecord<>(topic, "key", "{}")).get(20, TimeUnit.SECONDS);
    }

    /** Long enough to log in, join the group and be refused. */
    private static void poll(String user, String group, String topic) {
        try (KafkaConsumer<String, String> consumer = Fixture.consumer(stack, user, group)) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (consumer.assignment().isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200));
            }
            assertThat(consumer.assignment()).isNotEmpty();
        }
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
