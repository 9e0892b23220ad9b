package io.recourse.litigation.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.findAsNobody;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.casework.spec.PaperBroker.json;
import static io.recourse.casework.spec.PaperBroker.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.CourtReported;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.PublicEvent;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
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

    private static final Balance DEBT = new Balance("CNY", 0, 0, 100_000_00);

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
    }

    @Test
    void a_case_whose_talks_ended_shows_its_deadlines_with_the_rule_that_made_each() {
        open("CN", "CN-ZJ", now);
        exhausted(now);
        find(TestTokens.LENDER_A, id)
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
    void the_last_day_is_the_one_the_ledger_told_last() {
        open("CN", "CN-ZJ", now);
        exhausted(now);
        Instant endsAt = now.plus(Duration.ofDays(1_095));
        hear(new IntakeEvent.LimitationMoved("part-payment", endsAt), now);
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("deadlines.find { it.kind == 'last-day' }.dueAt", equalTo(endsAt.toString()));
    }

    @Test
    void an_address_abroad_is_not_one_a_court_serves() {
        open("CN", "US-CA", now);
        find(TestTokens.LENDER_A, id).statusCode(200).body("state.docket.debt.province", equalTo(""));
    }

    @Test
    void a_cleared_order_is_filed_by_the_firm_and_the_court_is_heard_through_it_alone() {
        awaitingClearance();
        hear(new IntakeEvent.ClearanceGranted("lit-1", "file-payment-order", DEBT, now.plusSeconds(3600)), now);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ORDER_APPLIED"));

        report("lex-2", CourtReported.Report.APPLICATION_ACCEPTED, null);
        assertThat(status()).isEqualTo("ORDER_APPLIED");
        report("lex-1", CourtReported.Report.APPLICATION_ACCEPTED, "UPHELD");
        assertThat(status()).isEqualTo("ORDER_APPLIED");
        report("lex-1", CourtReported.Report.APPLICATION_ACCEPTED, null);
        assertThat(status()).isEqualTo("ORDER_ACCEPTED");

        journal(id).body("items.type", hasItems("LitigationStarted.v1", "ActPerformed.v1", "PaymentOrderAccepted.v1"));
    }

    @Test
    void a_message_for_no_case_at_all_spoils_no_neighbour() {
        awaitingClearance();
        hear(new IntakeEvent.ClearanceGranted("lit-1", "file-payment-order", DEBT, now.plusSeconds(3600)), now);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("ORDER_APPLIED"));
        broker.say(
                topics::reports,
                "lawfirms.lex-1.reports",
                utf8("{"),
                null,
                json(said("", CourtReported.Report.APPLICATION_ACCEPTED, null)),
                json(said("x".repeat(65), CourtReported.Report.APPLICATION_ACCEPTED, null)),
                json(said("no-such-case", CourtReported.Report.APPLICATION_ACCEPTED, null)),
                json(said(id, CourtReported.Report.APPLICATION_ACCEPTED, null)));
        assertThat(status()).isEqualTo("ORDER_ACCEPTED");
    }

    @Test
    void the_end_of_disposal_is_heard() {
        open("CN", "CN-ZJ", now);
        hear(new DisposalEnded(0, 1, now), now);
        find(TestTokens.LENDER_A, id).body("state.docket.standing.disposalOverAt", equalTo(now.toString()));
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
        problem(
                command(TestTokens.LENDER_A, "/filings/lit-1:clarify", null, "{\"filed\": true}"),
                409,
                "no-unclear-filing",
                "requestId");
    }

    @Test
    void a_malformed_body_is_refused_by_rule_and_field() {
        open("CN", "CN-ZJ", now);
        badRequest("{\"filed\": \"yes\"}", "field-invalid", "filed");
        badRequest("{}", "field-invalid", "filed");
        badRequest("{\"filed\": true, \"by\": 1}", "field-unknown", "by");
        badRequest("{\"filed\": ", "json-malformed", null);
        badRequest("", "body-empty", null);
        problem(command(TestTokens.LENDER_A, ":resume", null, "{\"why\": 1}"), 400, "field-unknown", "why");
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        open("CN", "CN-ZJ", now);
        problem(find(TestTokens.LENDER_B, id), 404, "unknown-subject", null);
        problem(find(TestTokens.LENDER_A, "no-such-case"), 404, "unknown-subject", null);
        problem(findAsNobody(id), 401, "token-required", null);
        problem(command("a-guess", ":give-up", null, ""), 401, "token-required", null);
    }

    /** Talks ended two days ago, so litigation has started and waits for the ledger. */
    private void awaitingClearance() {
        open("CN", "CN-ZJ", now.minus(Duration.ofDays(3)));
        exhausted(now.minus(Duration.ofDays(2)));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> status().equals("AWAITING_CLEARANCE"));
    }

    private void open(String jurisdiction, String province, Instant at) {
        hear(
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
        hear(new NegotiationExhausted(at, "days", 5, 0), at);
    }

    private void hear(PublicEvent event, Instant at) {
        broker.tell(topics::cases, id, event, at);
    }

    private void report(String firm, CourtReported.Report report, String outcome) {
        broker.say(topics::reports, "lawfirms." + firm + ".reports", json(said(id, report, outcome)));
    }

    private CourtReported said(String caseId, CourtReported.Report report, String outcome) {
        return new CourtReported(caseId, report, Instant.now(), "lit-1", null, null, outcome, null);
    }

    private void badRequest(String body, String rule, String field) {
        problem(command(TestTokens.LENDER_A, "/filings/lit-1:clarify", null, body), 400, rule, field);
    }

    private ValidatableResponse command(String token, String command, String key, String body) {
        return post(token, "/v1/cases/" + id + command, body, key);
    }

    private String status() {
        return find(TestTokens.LENDER_A, id).statusCode(200).extract().path("status");
    }
}
