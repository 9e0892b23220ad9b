package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case as people read it: its story in sentences, what is owed now, why it waits. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class TimelineServiceTest {

    private static final String US = TestTokens.LENDER_A;

    private String account;

    @BeforeEach
    void a_fresh_account() {
        account = UUID.randomUUID().toString();
    }

    @Test
    void every_event_of_the_journal_is_one_sentence_in_the_language_asked_for() {
        String id = push();
        post(US, "/v1/payments", payment("p-1", account, 200_00)).statusCode(200);
        List<String> journaled = journal(id).extract().path("items.type");
        List<String> types =
                journaled.stream().map(type -> type.replace(".v1", "")).toList();
        timeline(id, "zh")
                .body("items.type", contains(types.toArray()))
                .body("items.day", everyItem(equalTo(Doors.today().toString())))
                .body("items.sentence", hasItem("收到还款 200.00 元，起息日" + chinese() + "，冲抵本金 200.00 元。尚欠 1,000.00 元。"));
        timeline(id, "en")
                .body("items.type", contains(types.toArray()))
                .body("items.find { it.type == 'PaymentAllocated' }.sentence", equalTo(english()));
        as(US).get("/v1/cases/" + id + "/timeline")
                .then()
                .body("items.find { it.type == 'PaymentAllocated' }.sentence", equalTo(english()));
    }

    @Test
    void a_cursor_leads_through_the_story_and_tells_everything_once() {
        String id = push();
        List<Integer> met = new ArrayList<>();
        String after = "0";
        while (after != null) {
            ValidatableResponse page = as(US).get("/v1/cases/" + id + "/timeline?limit=1&after=" + after)
                    .then()
                    .statusCode(200);
            met.addAll(page.extract().path("items.seq"));
            after = page.extract().path("next");
        }
        List<Integer> all = journal(id).extract().path("items.seq");
        assertThat(met).containsExactlyElementsOf(all);
    }

    @Test
    void nobody_is_told_anothers_story() {
        String id = push();
        String path = "/v1/cases/" + id + "/timeline";
        problem(as(TestTokens.LENDER_B).get(path).then(), 404, "unknown-subject", null);
        as(TestTokens.OPERATOR).get(path).then().statusCode(200);
        problem(as(US).get("/v1/cases/nobody/timeline").then(), 404, "unknown-subject", null);
        problem(as(US).get("/v1/cases/" + "x".repeat(65) + "/timeline").then(), 404, "unknown-subject", null);
        problem(as(US).get(path + "?language=fr").then(), 400, "field-invalid", "language");
        problem(as(US).get(path + "?after=first").then(), 400, "field-invalid", "after");
    }

    @Test
    void a_case_shows_what_is_owed_now_with_its_statement_and_payments_and_why_it_waits() {
        // 3.65 % a year on 1 200.00 is 0.12 a day, and the statement is of yesterday
        String id = post(
                        US,
                        "/v1/accounts",
                        statement(account).put("annualRateBp", 365).toString())
                .statusCode(200)
                .extract()
                .path("id");
        find(US, id)
                .statusCode(200)
                .body("now.balance.principal", equalTo((int) Doors.OWED))
                .body("now.accruedInterest", equalTo(12))
                .body("now.total.minor", equalTo((int) Doors.OWED + 12))
                .body("now.daysPastDue", equalTo(40))
                .body("state.ledger.base.balance.principal", equalTo((int) Doors.OWED))
                .body("deadlines.why.en", everyItem(not(nullValue())))
                .body("deadlines.why.zh", everyItem(not(nullValue())))
                .body("deadlines.find { it.kind == 'limitation' }.why.zh", containsString("《民法典》第188条"));
        post(US, "/v1/payments", payment("p-1", account, 200_12)).statusCode(200);
        find(US, id)
                .body("now.balance.principal", equalTo((int) Doors.OWED - 200_00))
                .body("now.accruedInterest", equalTo(0))
                .body("state.ledger.payments.id", contains("p-1"));
    }

    private String push() {
        return post(US, "/v1/accounts", statement(account).toString())
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static ValidatableResponse timeline(String id, String language) {
        return as(US).get("/v1/cases/" + id + "/timeline?language=" + language)
                .then()
                .statusCode(200);
    }

    private static String english() {
        String day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(Doors.today());
        return "A payment of 200.00 CNY with the value date " + day
                + " came in, 200.00 CNY for principal. Still owed: 1,000.00 CNY.";
    }

    private static String chinese() {
        return Doors.today().getYear() + "年" + Doors.today().getMonthValue() + "月"
                + Doors.today().getDayOfMonth() + "日";
    }
}
