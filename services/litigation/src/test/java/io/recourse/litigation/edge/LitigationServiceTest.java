package io.recourse.litigation.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.Headers;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on a real database: records in, answers out. Only the broker is missing. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@QuarkusTestResource(LawFirm.class)
@NullUnmarked
class LitigationServiceTest {

    private static final SealedJson<PublicEvent> EVENTS = new SealedJson<>(PublicEvent.class);
    private static final Balance DEBT = new Balance("CNY", 0, 0, 100_000_00);

    @Inject
    Topics topics;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private long offset;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
    }

    @Test
    void a_case_whose_talks_ended_shows_its_deadlines_with_the_rule_that_made_each() {
        open("CN", "CN-ZJ", now);
        exhausted(now);
        find(TestTokens.LENDER_A)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("tenant", equalTo(TestTokens.TENANT_A))
                .body("status", equalTo("STARTING"))
                .body("state.docket.debt.province", equalTo("ZJ"))
                .body("deadlines.kind", contains("start-litigation", "last-day-near", "last-day"))
                .body("deadlines[0].dueAt", equalTo(now.plus(Duration.ofDays(1)).toString()))
                .body("deadlines[2].rule", containsString("民法典"));
    }

    @Test
    void an_address_abroad_is_not_one_a_court_serves() {
        open("CN", "US-CA", now);
        find(TestTokens.LENDER_A).statusCode(200).body("state.docket.debt.province", equalTo(""));
    }

    @Test
    void a_cleared_order_is_filed_by_the_firm_and_the_court_is_heard_through_it_alone() {
        awaitingClearance();
        intake(2, new IntakeEvent.ClearanceGranted("lit-1", "file-payment-order", DEBT, now.plusSeconds(3600)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ORDER_APPLIED"));

        report("lex-2", CourtReported.Report.APPLICATION_ACCEPTED, null);
        assertThat(status()).isEqualTo("ORDER_APPLIED");
        report("lex-1", CourtReported.Report.APPLICATION_ACCEPTED, "UPHELD");
        assertThat(status()).isEqualTo("ORDER_APPLIED");
        report("lex-1", CourtReported.Report.APPLICATION_ACCEPTED, null);
        assertThat(status()).isEqualTo("ORDER_ACCEPTED");

        as(TestTokens.OPERATOR)
                .get("/v1/cases/{id}/journal", id)
                .then()
                .statusCode(200)
                .body("items.type", hasItems("LitigationStarted.v1", "ActPerformed.v1", "PaymentOrderAccepted.v1"));
    }

    @Test
    void a_message_for_no_case_at_all_spoils_no_neighbour() {
        awaitingClearance();
        intake(2, new IntakeEvent.ClearanceGranted("lit-1", "file-payment-order", DEBT, now.plusSeconds(3600)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ORDER_APPLIED"));
        String topic = "lawfirms.lex-1.reports";
        reports(
                topic,
                partner(topic, "{".getBytes(StandardCharsets.UTF_8)),
                partner(topic, null),
                partner(topic, json(said("", CourtReported.Report.APPLICATION_ACCEPTED, null))),
                partner(topic, json(said("x".repeat(65), CourtReported.Report.APPLICATION_ACCEPTED, null))),
                partner(topic, json(said("no-such-case", CourtReported.Report.APPLICATION_ACCEPTED, null))),
                partner(topic, json(said(id, CourtReported.Report.APPLICATION_ACCEPTED, null))));
        assertThat(status()).isEqualTo("ORDER_ACCEPTED");
    }

    @Test
    void the_end_of_disposal_is_heard() {
        open("CN", "CN-ZJ", now);
        topics.cases(event("cases.disposal", 1, new DisposalEnded(0, 1, now), now))
                .await()
                .atMost(Duration.ofSeconds(20));
        find(TestTokens.LENDER_A).body("state.docket.standing.disposalOverAt", equalTo(now.toString()));
    }

    @Test
    void a_person_gives_up_a_claim_that_no_court_here_knows() {
        open("US", "US-CA", now);
        exhausted(now);
        assertThat(status()).isEqualTo("STALLED");
        command(TestTokens.LENDER_A, ":resume", null, "").statusCode(409).body("rule", equalTo("no-court-policy"));
        command(TestTokens.LENDER_B, ":give-up", null, "").statusCode(404);
        command(TestTokens.OPERATOR, ":give-up", null, "").statusCode(403).body("rule", equalTo("role-not-allowed"));
        command(TestTokens.LENDER_A, ":give-up", "key-" + id, "")
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
        command(TestTokens.LENDER_A, ":give-up", "key-" + id, "").statusCode(200);
        command(TestTokens.LENDER_A, ":resume", "key-" + id, "")
                .statusCode(422)
                .body("rule", equalTo("idempotency-key-reused"));
        assertThat(status()).isEqualTo("TERMINATED");
    }

    @Test
    void a_filing_nobody_asks_about_is_not_clarified() {
        awaitingClearance();
        command(TestTokens.LENDER_A, "/filings/lit-1:clarify", null, "{\"filed\": true}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("rule", equalTo("no-unclear-filing"))
                .body("field", equalTo("requestId"));
    }

    @Test
    void a_malformed_body_is_refused_by_rule_and_field() {
        open("CN", "CN-ZJ", now);
        badRequest("{\"filed\": \"yes\"}", "field-invalid", "filed");
        badRequest("{}", "field-invalid", "filed");
        badRequest("{\"filed\": true, \"by\": 1}", "field-unknown", "by");
        badRequest("{\"filed\": ", "json-malformed", null);
        badRequest("", "body-empty", null);
        command(TestTokens.LENDER_A, ":resume", null, "{\"why\": 1}")
                .statusCode(400)
                .body("rule", equalTo("field-unknown"))
                .body("field", equalTo("why"));
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        open("CN", "CN-ZJ", now);
        find(TestTokens.LENDER_B)
                .statusCode(404)
                .contentType("application/problem+json")
                .body("rule", equalTo("unknown-subject"));
        as(TestTokens.LENDER_A)
                .get("/v1/cases/no-such-case")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("rule", equalTo("unknown-subject"));
        given().get("/v1/cases/{id}", id)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("rule", equalTo("token-required"));
        command("a-guess", ":give-up", null, "").statusCode(401);
    }

    /** Talks ended two days ago, so litigation has started and waits for the ledger. */
    private void awaitingClearance() {
        open("CN", "CN-ZJ", now.minus(Duration.ofDays(3)));
        exhausted(now.minus(Duration.ofDays(2)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("AWAITING_CLEARANCE"));
    }

    private void open(String jurisdiction, String province, Instant at) {
        intake(
                1,
                new IntakeEvent.CaseOpened(
                        TestTokens.TENANT_A,
                        "card",
                        IntakeEvent.DebtorKind.NATURAL,
                        "party-1",
                        jurisdiction,
                        "Asia/Shanghai",
                        "Asia/Shanghai",
                        province,
                        "zh",
                        DEBT,
                        LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(90),
                        90,
                        now.plus(Duration.ofDays(700)),
                        List.of(),
                        List.of(),
                        List.of(),
                        new IntakeEvent.ScoringFacts(0, 0, 0, 0, 0)),
                at);
    }

    private void exhausted(Instant at) {
        topics.cases(event("cases.negotiation", 1, new NegotiationExhausted(at, "days", 5, 0), at))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void intake(long sequence, PublicEvent event) {
        intake(sequence, event, now);
    }

    private void intake(long sequence, PublicEvent event, Instant at) {
        topics.cases(event("cases.intake", sequence, event, at)).await().atMost(Duration.ofSeconds(20));
    }

    private ConsumerRecords<String, byte[]> event(String topic, long sequence, PublicEvent event, Instant at) {
        ConsumerRecord<String, byte[]> told = new ConsumerRecord<>(
                topic, 0, offset++, id, EVENTS.writeBare(event).getBytes(StandardCharsets.UTF_8));
        header(told, Headers.ID, UUID.randomUUID().toString());
        header(told, Headers.TYPE, event.getClass().getSimpleName() + ".v1");
        header(told, Headers.SEQUENCE, Long.toString(sequence));
        header(told, Headers.TENANT, TestTokens.TENANT_A);
        header(told, Headers.BUSINESS_AT, at.toString());
        return records(topic, List.of(told));
    }

    private void report(String firm, CourtReported.Report report, String outcome) {
        String topic = "lawfirms." + firm + ".reports";
        reports(topic, partner(topic, json(said(id, report, outcome))));
    }

    private CourtReported said(String caseId, CourtReported.Report report, String outcome) {
        return new CourtReported(caseId, report, Instant.now(), "lit-1", null, null, outcome, null);
    }

    private static byte[] json(CourtReported report) {
        try {
            return SealedJson.mapper().writeValueAsBytes(report);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ConsumerRecord<String, byte[]> partner(String topic, byte[] value) {
        ConsumerRecord<String, byte[]> said = new ConsumerRecord<>(topic, 0, offset++, id, value);
        header(said, Headers.ID, UUID.randomUUID().toString());
        return said;
    }

    @SafeVarargs
    private void reports(String topic, ConsumerRecord<String, byte[]>... said) {
        topics.reports(records(topic, List.of(said))).await().atMost(Duration.ofSeconds(20));
    }

    private static ConsumerRecords<String, byte[]> records(String topic, List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), records), Map.of());
    }

    private static void header(ConsumerRecord<String, byte[]> told, String name, String value) {
        told.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void badRequest(String body, String rule, String field) {
        command(TestTokens.LENDER_A, "/filings/lit-1:clarify", null, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("rule", equalTo(rule))
                .body("field", equalTo(field));
    }

    private ValidatableResponse command(String token, String command, String key, String body) {
        RequestSpecification request = as(token).contentType("application/json").body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/cases/" + id + command).then();
    }

    private ValidatableResponse find(String token) {
        return as(token).get("/v1/cases/{id}", id).then();
    }

    private String status() {
        return find(TestTokens.LENDER_A).statusCode(200).extract().path("status");
    }

    /** Commands are colon paths, and a colon stands for itself. */
    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).urlEncodingEnabled(false);
    }
}
