package io.recourse.disposal.edge;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Headers;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.VenueReported;
import io.recourse.contracts.json.SealedJson;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Drives the service through its doors: the topics' records, the callers' requests, the runner's hand on the clock. */
@Singleton
class Driver {

    static final Balance DEBT = new Balance("CNY", 0, 0, 50_000_00);

    private static final SealedJson<PublicEvent> EVENTS = new SealedJson<>(PublicEvent.class);
    /** Enough for a first request on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Topics topics;
    private final BusinessClock clock;
    private final AtomicLong offset = new AtomicLong();
    private final Map<String, Long> sequences = new HashMap<>();

    @Inject
    Driver(Topics topics, BusinessClock clock) {
        this.topics = topics;
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    void open(String caseId, IntakeEvent.Collateral... collateral) {
        hear(
                caseId,
                new IntakeEvent.CaseOpened(
                        TestTokens.TENANT_A,
                        "secured-loan",
                        IntakeEvent.DebtorKind.NATURAL,
                        "party-1",
                        "CN",
                        "Asia/Shanghai",
                        "Asia/Urumqi",
                        "CN-ZJ",
                        "zh",
                        DEBT,
                        LocalDate.parse("2025-12-01"),
                        90,
                        now().plus(Duration.ofDays(700)),
                        List.of(),
                        List.of(),
                        List.of(collateral),
                        new IntakeEvent.ScoringFacts(0, 0, 0, 0, 0)));
    }

    /** An event of another service, next in its topic's sequence for the case. */
    void hear(String caseId, PublicEvent event) {
        long sequence = sequences.merge(event.topic() + " " + caseId, 1L, Long::sum);
        ConsumerRecord<String, byte[]> told =
                new ConsumerRecord<>(event.topic(), 0, offset.getAndIncrement(), caseId, utf8(EVENTS.writeBare(event)));
        header(told, Headers.ID, UUID.randomUUID().toString());
        header(told, Headers.TYPE, event.getClass().getSimpleName() + ".v1");
        header(told, Headers.SEQUENCE, Long.toString(sequence));
        header(told, Headers.TENANT, TestTokens.TENANT_A);
        header(told, Headers.BUSINESS_AT, now().toString());
        topics.cases(records(event.topic(), List.of(told))).await().atMost(PATIENCE);
    }

    void report(String venue, VenueReported report) {
        try {
            reportRaw(venue, List.of(SealedJson.mapper().writeValueAsBytes(report)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One batch of a venue's messages. */
    void reportRaw(String venue, List<byte[]> values) {
        String topic = "venues." + venue + ".reports";
        List<ConsumerRecord<String, byte[]>> said = values.stream()
                .map(v -> new ConsumerRecord<>(topic, 0, offset.getAndIncrement(), "key", v))
                .toList();
        said.forEach(s -> header(s, Headers.ID, UUID.randomUUID().toString()));
        topics.reports(records(topic, said)).await().atMost(PATIENCE);
    }

    void advance(Instant to) {
        as(TestTokens.SANDBOX)
                .contentType("application/json")
                .body("{\"to\": \"" + to + "\"}")
                .post("/sandbox/clock:advance")
                .then()
                .statusCode(200);
    }

    ValidatableResponse decide(String token, String caseId, String asset, @Nullable String key, String body) {
        RequestSpecification request = as(token).contentType("application/json").body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/cases/" + caseId + "/assets/" + asset + "/decision")
                .then();
    }

    ValidatableResponse find(String token, String caseId) {
        return as(token).get("/v1/cases/" + caseId).then();
    }

    String status(String caseId) {
        return find(TestTokens.LENDER_A, caseId).statusCode(200).extract().path("status");
    }

    ValidatableResponse journal(String caseId) {
        return as(TestTokens.OPERATOR).get("/v1/cases/" + caseId + "/journal").then();
    }

    /** How often the case has said something of this type. */
    int told(String caseId, String type) {
        List<String> types = journal(caseId).extract().path("items.type");
        return (int) types.stream().filter(type::equals).count();
    }

    void awaitTold(String caseId, String type, int times) {
        Awaitility.await().alias(type).atMost(PATIENCE).until(() -> told(caseId, type) == times);
    }

    void awaitStatus(String caseId, String status) {
        Awaitility.await().alias(status).atMost(PATIENCE).until(() -> status(caseId)
                .equals(status));
    }

    /** Nothing waits to be done: no mail, no order to the venue, no due row. */
    void awaitQuiet() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            Map<String, Object> quiet = as(TestTokens.SANDBOX)
                    .get("/sandbox/quiet")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("");
            return Stream.of("readyMail", "openEffects", "dueRows")
                    .map(quiet::get)
                    .allMatch(Integer.valueOf(0)::equals);
        });
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).urlEncodingEnabled(false);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ConsumerRecords<String, byte[]> records(String topic, List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
    }

    private static void header(ConsumerRecord<String, byte[]> told, String name, String value) {
        told.headers().add(name, utf8(value));
    }
}
