package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.findAsNobody;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static io.recourse.intake.edge.Doors.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.Money;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lender can do with its accounts, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class IntakeServiceTest {

    private static final String US = TestTokens.LENDER_A;

    private String account;

    @BeforeEach
    void a_fresh_account() {
        account = UUID.randomUUID().toString();
    }

    @Test
    void an_account_becomes_a_case_that_shows_its_deadlines_with_their_rules() {
        String id = push();
        find(US, id)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("tenant", equalTo(TestTokens.TENANT_A))
                .body("status", equalTo("OPEN"))
                .body("deadlines.kind", hasItems("bucket", "limitation"))
                .body("deadlines.rule", everyItem(not(equalTo(""))))
                .body("deadlines.find { it.kind == 'limitation' }.rule", equalTo("民法典 art. 188"));
        journal(id).body("items.type", hasItems("CaseOpened.v1", "BucketEntered.v1"));
        as(US).get("/v1/accounts/{account}", account).then().body("caseId", equalTo(id));
    }

    @Test
    void of_one_statement_the_same_content_changes_nothing_and_another_is_refused() {
        String id = push();
        post(US, "/v1/accounts", statement(account).toString())
                .statusCode(200)
                .body("outcome", equalTo("unchanged"))
                .body("id", equalTo(id));
        String other = statement(account).put("costs", 1).toString();
        problem(post(US, "/v1/accounts", other), 409, "statement-conflict", "revision");
    }

    @Test
    void a_statement_has_as_many_instalments_as_the_contract_allows_and_not_one_more() {
        ObjectNode fullest = statement(account);
        ArrayNode instalments = fullest.putArray("instalments");
        for (int i = 0; i < AccountPushed.MOST_INSTALMENTS; i++) {
            instalments
                    .addObject()
                    .put("dueOn", Doors.today().plusMonths(i - 1).toString())
                    .put("amount", Money.MAX_MINOR);
        }
        post(US, "/v1/accounts", fullest.toString()).statusCode(200).body("outcome", equalTo("opened"));
        post(US, "/v1/payments", payment("p-1", account, 100)).statusCode(200).body("outcome", equalTo("accepted"));
        instalments.add(instalments.get(0));
        problem(
                post(US, "/v1/accounts", fullest.put("revision", 1).toString()),
                400,
                "instalments-too-many",
                "instalments");
    }

    @Test
    void a_repeated_idempotency_key_is_answered_again_and_one_reused_is_refused() {
        byte[] body = statement(account).toString().getBytes(StandardCharsets.UTF_8);
        post(US, "/v1/accounts", body, "key-" + account).statusCode(200).body("outcome", equalTo("opened"));
        post(US, "/v1/accounts", body, "key-" + account).statusCode(200).body("outcome", equalTo("opened"));
        byte[] other = statement(account).put("revision", 1).toString().getBytes(StandardCharsets.UTF_8);
        problem(post(US, "/v1/accounts", other, "key-" + account), 422, "idempotency-key-reused", "Idempotency-Key");
    }

    @Test
    void bad_lines_of_a_stream_spoil_none_of_their_neighbours() {
        String[] answers = stream(
                US,
                "/v1/accounts",
                statement(account + "-1").toString(),
                "",
                statement(account + "-2").put("annualRateBp", -1).toString(),
                "{\"account\": ",
                statement(account + "-2").put("colour", "red").toString(),
                statement(account + "-2").toString());
        assertThat(answers).hasSize(5);
        JsonPath lines = JsonPath.from(Arrays.toString(answers));
        assertThat(lines.<Integer>getList("line")).containsExactly(1, 3, 4, 5, 6);
        assertThat(lines.<Integer>getList("status")).containsExactly(200, 400, 400, 400, 200);
        assertThat(lines.<String>getList("outcome"))
                .containsExactly("opened", "rejected", "rejected", "rejected", "opened");
        assertThat(lines.getString("[1].rule")).isEqualTo("rate-range");
        assertThat(lines.getString("[1].field")).isEqualTo("annualRateBp");
        assertThat(lines.getString("[2].rule")).isEqualTo("json-malformed");
        assertThat(lines.getString("[3].rule")).isEqualTo("field-unknown");
        assertThat(lines.getString("[3].field")).isEqualTo("colour");
        find(US, lines.getString("[0].id")).statusCode(200).body("status", equalTo("OPEN"));
        find(US, lines.getString("[4].id")).statusCode(200).body("status", equalTo("OPEN"));
    }

    @Test
    void a_payment_of_all_that_is_owed_closes_the_case() {
        String id = push();
        post(US, "/v1/payments", payment("p-1", account, Doors.OWED))
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
        find(US, id).statusCode(200).body("status", equalTo("PAID")).body("deadlines", empty());
        journal(id)
                .body("items.type", hasItems("PaymentAllocated.v1", "CaseClosed.v1"))
                .body("items.type", not(hasItem("RefundDue.v1")));
        post(US, "/v1/payments", payment("p-1", account, Doors.OWED)).body("outcome", equalTo("unchanged"));
    }

    @Test
    void what_is_paid_beyond_the_debt_is_due_back() {
        String id = push();
        String[] answers = stream(
                US,
                "/v1/payments",
                payment("p-1", account, 0).strip(),
                payment("p-2", account, Doors.OWED + 300).strip());
        JsonPath lines = JsonPath.from(Arrays.toString(answers));
        assertThat(lines.getString("[0].rule")).isEqualTo("amount-range");
        assertThat(lines.getString("[0].field")).isEqualTo("amount.minor");
        assertThat(lines.getString("[1].outcome")).isEqualTo("accepted");
        find(US, id).body("status", equalTo("PAID"));
        String refund = "items.find { it.type == 'RefundDue.v1' }.event.";
        journal(id).body(refund + "amount.minor", equalTo(300)).body(refund + "paymentId", equalTo("p-2"));
    }

    @Test
    void a_payment_to_an_account_nobody_pushed_is_unknown() {
        problem(post(US, "/v1/payments", payment("p-1", account, 1)), 404, "unknown-subject", null);
        push();
        problem(post(TestTokens.LENDER_B, "/v1/payments", payment("p-1", account, 1)), 404, "unknown-subject", null);
        problem(post(US, "/v1/payments", payment("p 1", account, 1)), 400, "field-invalid", "paymentId");
    }

    @Test
    void a_payment_names_its_account_as_a_statement_does_and_no_proceeds() {
        push();
        for (String door : new String[] {"/v1/payments", "/v1/reversals"}) {
            for (String bad : new String[] {"", " ", "x".repeat(65), "争".repeat(300)}) {
                problem(post(US, door, booking(door, bad)), 400, "account-length", "account");
            }
            problem(post(US, door, booking(door, "A\\t1")), 400, "field-invalid", "account");
        }
        String episode = payment("p-1", account, 1).replace("\"amount\"", "\"episode\": 0, \"amount\"");
        problem(post(US, "/v1/payments", episode), 400, "episode-range", "episode");
        problem(
                post(US, "/v1/payments", payment("proceeds/flat-p1", account, 1)),
                400,
                "payment-id-reserved",
                "paymentId");
    }

    @Test
    void money_of_tomorrow_is_not_taken() {
        push();
        String tomorrow = Doors.today().plusDays(2).toString();
        String payment = payment("p-1", account, 1).replace(Doors.today().toString(), tomorrow);
        problem(post(US, "/v1/payments", payment), 409, "value-date-in-future", "valueDate");
    }

    @Test
    void an_episode_that_is_asked_for_is_a_number_from_1() {
        String path = "/v1/accounts/" + account + "?episode=";
        as(US).get(path + 1).then().statusCode(200).body("caseId", equalTo(push()));
        for (String none : new String[] {"two", "1.0", "99999999999999999999"}) {
            problem(as(US).get(path + none).then(), 400, "field-invalid", "episode");
        }
        for (String none : new String[] {"0", "-1", "10001", "4294967297"}) {
            problem(as(US).get(path + none).then(), 400, "episode-range", "episode");
        }
    }

    @Test
    void a_pause_is_reviewed_until_it_is_lifted_and_its_instants_are_cut_to_microseconds() {
        String id = push();
        Instant from = Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(60);
        String pauses = "/v1/cases/" + id + "/pauses";
        String body = "{\"pauseId\": \"d-1\", \"reason\": \"DISPUTE\", \"from\": \"%s\"}";
        post(US, pauses, body.formatted(from.plusNanos(789))).statusCode(200).body("outcome", equalTo("accepted"));
        post(US, pauses, body.formatted(from)).statusCode(200).body("outcome", equalTo("unchanged"));
        find(US, id).body("deadlines.find { it.kind == 'pause-review' }.rule", notNullValue());
        journal(id).body("items.find { it.type == 'PauseStarted.v1' }.event.from", equalTo(from.toString()));

        problem(post(US, pauses + "/d-2/lift", "{}"), 409, "pause-unknown", "pauseId");
        Instant end = from.plusSeconds(30);
        post(US, pauses + "/d-1/lift", "{\"at\": \"%s\"}".formatted(end.plusNanos(999)))
                .statusCode(200)
                .body("events", contains("PauseEnded"));
        find(US, id).body("deadlines.kind", not(hasItem("pause-review")));
        journal(id).body("items.find { it.type == 'PauseEnded.v1' }.event.at", equalTo(end.toString()));
    }

    @Test
    void an_id_the_contract_could_not_carry_names_no_pause() {
        String id = push();
        String body = "{\"pauseId\": \"%s\", \"reason\": \"DISPUTE\", \"from\": \"2026-01-05T00:00:00Z\"}";
        for (String bad : new String[] {"", " ", "争议", "x".repeat(129)}) {
            problem(post(US, "/v1/cases/" + id + "/pauses", body.formatted(bad)), 400, "field-invalid", "pauseId");
        }
        problem(
                post(US, "/v1/cases/" + id + "/pauses/" + "x".repeat(129) + "/lift", "{}"),
                400,
                "field-invalid",
                "pauseId");
        problem(
                post(US, "/v1/cases/" + id + "/pauses", body.formatted("d-1").replace("2026-", "+12026-")),
                400,
                "field-invalid",
                "from");
    }

    @Test
    void a_party_that_wants_no_contact_is_noted_once() {
        String id = push();
        String party = journal(id).extract().path("items.find { it.type == 'CaseOpened.v1' }.event.debtorParty");
        String cease = "/v1/parties/" + party + "/cease-contact";
        String body = "{\"at\": \"2026-01-05T08:00:00.123456789Z\", \"channel\": \"letter\"}";
        post(US, cease, body).statusCode(200).body("events", contains("ContactCeased"));
        post(US, cease, body).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(post(TestTokens.LENDER_B, cease, body), 404, "unknown-subject", null);
        problem(post(US, cease, "{\"channel\": \"by letter\"}"), 400, "field-invalid", "channel");
        problem(post(US, "/v1/parties/nobody/cease-contact", body), 404, "unknown-subject", null);
    }

    @Test
    void a_recall_closes_the_case_but_not_with_a_body_it_does_not_know() {
        String id = push();
        String recall = "/v1/cases/" + id + "/recall";
        problem(post(US, recall, "garbage"), 400, "json-malformed", null);
        problem(post(US, recall, "{\"why\": 1}"), 400, "field-unknown", "why");
        problem(post(TestTokens.LENDER_B, recall, "{}"), 404, "unknown-subject", null);
        find(US, id).body("status", equalTo("OPEN"));
        post(US, recall, "{}").statusCode(200).body("outcome", equalTo("accepted"));
        post(US, recall, "").statusCode(200).body("outcome", equalTo("unchanged"));
        find(US, id).body("status", equalTo("RECALLED"));
    }

    /** What the second version of the contract adds, and what a lender may do about it. */
    @Test
    void a_joint_debtor_is_released_a_guarantor_claimed_on_and_an_account_charged_off() {
        ObjectNode pushed = statement(account);
        ObjectNode debtor = (ObjectNode) pushed.get("debtor");
        pushed.put("authority", "HOST");
        pushed.withArray("coDebtors").add(debtor.deepCopy().put("idNumber", "34052419800101001X"));
        pushed.withArray("guarantors")
                .addObject()
                .put("kind", "JOINT")
                .put("mainDueOn", Doors.today().toString())
                .put("agreedPeriodEndsOn", Doors.today().plusDays(90).toString())
                .set(
                        "obligor",
                        debtor.deepCopy().put("idNumber", "91350100M000100Y43").put("kind", "ENTERPRISE"));
        pushed.putObject("terms")
                .put("contractDate", "2022-02-01")
                .put("creditorKind", "PRIVATE")
                .putArray("shares")
                .addObject()
                .put("idNumber", "34052419800101001X")
                .put("shareBp", 2_500);
        String id = post(US, "/v1/accounts", pushed.toString())
                .statusCode(200)
                .body("outcome", equalTo("opened"))
                .extract()
                .path("id");
        String at = "items.find { it.type == 'CaseOpened.v1' }.event.";
        String coDebtor = journal(id).extract().path(at + "coDebtors[0]");
        String guarantor = journal(id).extract().path(at + "guarantors[0].party");

        String release = "/v1/cases/" + id + "/co-debtors/" + coDebtor + "/release";
        problem(post(TestTokens.LENDER_B, release, ""), 404, "unknown-subject", null);
        post(US, release, "")
                .statusCode(200)
                .body("events", contains("CoDebtorReleased", "PartyReleased", "BalanceAdjusted"));
        problem(post(US, release, ""), 409, "co-debtor-already-released", "party");
        problem(post(US, "/v1/cases/" + id + "/co-debtors/nobody/release", ""), 409, "co-debtor-unknown", "party");

        String claim = "/v1/cases/" + id + "/guarantors/" + guarantor + "/claim";
        String letter = "{\"on\": \"%s\", \"proof\": \"letter-1\"}".formatted(Doors.today());
        problem(post(US, claim, "{\"on\": \"" + Doors.today() + "\", \"proof\": \"\"}"), 400, "field-invalid", "proof");
        post(US, claim, letter).statusCode(200).body("events", contains("GuaranteeKept"));
        post(US, claim, letter).statusCode(200).body("outcome", equalTo("unchanged"));

        String chargeOff = "/v1/cases/" + id + "/charge-off";
        problem(post(US, chargeOff, "{\"on\": \"9999-01-01\"}"), 409, "charge-off-in-future", "on");
        post(US, chargeOff, "{}").statusCode(200).body("events", contains("ChargedOff", "RateCapped"));
        post(US, chargeOff, "{}").statusCode(200).body("outcome", equalTo("unchanged"));
        find(US, id)
                .statusCode(200)
                .body("state.ledger.balance.principal", equalTo(90_000))
                .body("state.account.credit.capped.primeBp", equalTo(370))
                .body("state.parties.coDebtors[0].party", equalTo(coDebtor))
                .body("state.parties.guarantors[0].kept.proof", equalTo("letter-1"));
    }

    @Test
    void a_key_used_for_another_case_is_no_repetition() {
        String first = push();
        account = UUID.randomUUID().toString();
        String second = push();
        String key = "key-" + account;
        post(US, "/v1/cases/" + first + "/recall", new byte[0], key).statusCode(200);
        problem(
                post(US, "/v1/cases/" + second + "/recall", new byte[0], key),
                422,
                "idempotency-key-reused",
                "Idempotency-Key");
        post(US, "/v1/cases/" + first + "/recall", new byte[0], key)
                .statusCode(200)
                .body("outcome", equalTo("accepted"));
        find(US, second).body("status", equalTo("OPEN"));
    }

    @Test
    void a_body_that_cannot_be_read_is_refused_by_rule_and_field() {
        String good = statement(account).toString();
        problem(post(US, "/v1/accounts", good.substring(0, good.length() - 1)), 400, "json-malformed", null);
        problem(post(US, "/v1/accounts", good + good), 400, "json-malformed", null);
        problem(post(US, "/v1/accounts", "[]"), 400, "field-invalid", null);
        problem(post(US, "/v1/accounts", ""), 400, "body-empty", null);
        problem(
                post(
                        US,
                        "/v1/accounts",
                        statement(account).put("revision", "first").toString()),
                400,
                "field-invalid",
                "revision");
        problem(
                post(US, "/v1/accounts", statement(account).put("colour", "red").toString()),
                400,
                "field-unknown",
                "colour");
        byte[] latin = "{\"account\": \"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        problem(post(US, "/v1/accounts", latin, null), 400, "not-utf-8", null);
        problem(post(US, "/v1/payments", "{\"paymentId\": 1}"), 400, "field-invalid", "paymentId");
    }

    @Test
    void nobody_reaches_what_is_not_theirs() {
        String id = push();
        problem(find(TestTokens.LENDER_B, id), 404, "unknown-subject", null);
        problem(find(US, "no-such-case"), 404, "unknown-subject", null);
        problem(find(TestTokens.PARTNER, id), 403, "role-not-allowed", null);
        for (String other : new String[] {TestTokens.OPERATOR, TestTokens.PARTNER, TestTokens.SANDBOX}) {
            problem(post(other, "/v1/accounts", statement(account).toString()), 403, "role-not-allowed", null);
            problem(post(other, "/v1/payments", payment("p-1", account, 1)), 403, "role-not-allowed", null);
            problem(post(other, "/v1/cases/" + id + "/recall", "{}"), 403, "role-not-allowed", null);
        }
        problem(post("a-guess", "/v1/accounts", statement(account).toString()), 401, "token-required", null);
        problem(findAsNobody(id), 401, "token-required", null);
        find(US, id).statusCode(200).body("status", equalTo("OPEN"));
    }

    private static String booking(String door, String account) {
        String payment = payment("p-1", account, 1);
        return door.equals("/v1/payments")
                ? payment
                : "{\"reversalId\": \"r-1\", \"paymentId\": \"p-1\", \"account\": \"%s\", \"valueDate\": \"%s\"}"
                        .formatted(account, Doors.today());
    }

    private String push() {
        return post(US, "/v1/accounts", statement(account).toString())
                .statusCode(200)
                .body("outcome", equalTo("opened"))
                .extract()
                .path("id");
    }
}
