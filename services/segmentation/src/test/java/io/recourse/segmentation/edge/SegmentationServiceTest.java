package io.recourse.segmentation.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.Headers;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real database: intake's records in, a score and a strategy out. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class SegmentationServiceTest {

    private static final SealedJson<PublicEvent> EVENTS = new SealedJson<>(PublicEvent.class);

    @Inject
    Topics topics;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);
    private String id;
    private long sequence;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
        sequence = 0;
    }

    @Test
    void a_case_that_is_only_a_few_days_late_is_watched_without_a_strategy() {
        open();
        find(TestTokens.LENDER_A)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("tenant", equalTo(TestTokens.TENANT_A))
                .body("status", equalTo("watched"))
                .body("state.scored", nullValue());
    }

    @Test
    void a_case_that_reaches_the_early_bucket_shows_its_score_and_its_strategy() {
        open();
        early();
        find(TestTokens.LENDER_A)
                .statusCode(200)
                .body("status", equalTo("segmented"))
                .body("state.scored.band", not(emptyOrNullString()))
                .body("state.assignment.strategy", not(emptyOrNullString()));
        given().auth()
                .oauth2(TestTokens.OPERATOR)
                .get("/v1/cases/{id}/journal", id)
                .then()
                .statusCode(200)
                .body("items.type", hasItems("CaseScored.v1", "StrategyAssigned.v1"));
    }

    @Test
    void a_case_that_intake_closed_keeps_what_was_decided() {
        open();
        early();
        String strategy = find(TestTokens.LENDER_A).extract().path("state.assignment.strategy");
        hear(new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.SEGMENTATION, now));
        find(TestTokens.LENDER_A).body("status", equalTo("ended")).body("state.strategyReference", equalTo(strategy));
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        open();
        find(TestTokens.OPERATOR).statusCode(200);
        problem(find(TestTokens.LENDER_B), 404, "unknown-subject");
        problem(find(TestTokens.PARTNER), 403, "role-not-allowed");
        problem(find(TestTokens.SANDBOX), 403, "role-not-allowed");
        problem(find("a-guess"), 401, "token-required");
        problem(given().get("/v1/cases/{id}", id).then(), 401, "token-required");
        problem(given().auth().oauth2(TestTokens.LENDER_A).get("/v1/parked").then(), 403, "role-not-allowed");
    }

    private static void problem(ValidatableResponse answer, int status, String rule) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("type", equalTo("/problems/" + rule))
                .body("rule", equalTo(rule))
                .body("detail", not(emptyOrNullString()));
    }

    private void open() {
        hear(new IntakeEvent.CaseOpened(
                TestTokens.TENANT_A,
                "card",
                IntakeEvent.DebtorKind.NATURAL,
                "party-1",
                "CN",
                "Asia/Shanghai",
                "Asia/Shanghai",
                "CN-ZJ",
                "zh",
                new Balance("CNY", 0, 0, 100_000_00),
                due,
                10,
                now.plus(Duration.ofDays(700)),
                List.of(),
                List.of(),
                List.of(),
                new IntakeEvent.ScoringFacts(6200, 1850, -430, 3, 2)));
    }

    private void early() {
        hear(new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
    }

    private void hear(PublicEvent event) {
        ConsumerRecord<String, byte[]> told = new ConsumerRecord<>(
                "cases.intake", 0, ++sequence, id, EVENTS.writeBare(event).getBytes(StandardCharsets.UTF_8));
        header(told, Headers.ID, UUID.randomUUID().toString());
        header(told, Headers.TYPE, event.getClass().getSimpleName() + ".v1");
        header(told, Headers.SEQUENCE, Long.toString(sequence));
        header(told, Headers.TENANT, TestTokens.TENANT_A);
        header(told, Headers.BUSINESS_AT, now.toString());
        topics.cases(new ConsumerRecords<>(Map.of(new TopicPartition("cases.intake", 0), List.of(told)), Map.of()))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static void header(ConsumerRecord<String, byte[]> told, String name, String value) {
        told.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private ValidatableResponse find(String token) {
        return given().auth().oauth2(token).get("/v1/cases/{id}", id).then();
    }
}
