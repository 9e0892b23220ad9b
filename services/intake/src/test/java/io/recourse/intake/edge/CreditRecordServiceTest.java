package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lender's way to a credit bureau and back, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class CreditRecordServiceTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String THEM = TestTokens.LENDER_B;

    private String account;
    private String id;

    @BeforeEach
    void a_fresh_case() {
        account = UUID.randomUUID().toString();
        id = post(US, "/v1/accounts", statement(account).toString())
                .statusCode(200)
                .extract()
                .path("id");
    }

    private ValidatableResponse record(String what, String body) {
        return post(US, "/v1/cases/" + id + "/credit-record/" + what, body);
    }

    private ValidatableResponse shown(String token) {
        return as(token).get("/v1/cases/" + id + "/credit-record").then();
    }

    private void noticedDaysAgo(int days) {
        record(
                        "notice",
                        "{\"channel\": \"letter\", \"at\": \"%s\"}"
                                .formatted(Instant.now().minus(Duration.ofDays(days))))
                .statusCode(200)
                .body("events", contains("CreditNoticeGiven"));
    }

    private void pay() {
        post(US, "/v1/payments", payment("p-" + account, account, Doors.OWED)).statusCode(200);
        find(US, id).body("status", equalTo("PAID"));
    }

    @Test
    void a_report_without_a_notice_is_refused_and_leaves_nothing_behind() {
        problem(record("report", "{\"bureau\": \"PBCCRC\"}"), 409, "credit-notice-missing", null);
        problem(shown(US), 404, "unknown-subject", null);
    }

    @Test
    void a_report_waits_for_the_time_after_the_notice() {
        noticedDaysAgo(6);
        problem(record("report", "{\"bureau\": \"PBCCRC\"}"), 409, "credit-report-too-early", "at");
        shown(US).statusCode(200).body("status", equalTo("ANNOUNCED")).body("deadlines", empty());
    }

    @Test
    void from_the_notice_to_the_term_that_begins_with_the_payment() {
        noticedDaysAgo(8);
        record("report", "{\"bureau\": \"PBCCRC\"}").statusCode(200).body("events", contains("ReportNoted"));
        problem(record("report", "{\"bureau\": \"PBCCRC\"}"), 409, "credit-report-repeated", null);
        record("objection", "{\"objectionId\": \"o1\"}").statusCode(200);
        shown(US)
                .statusCode(200)
                .body("status", equalTo("DISPUTED"))
                .body("deadlines.kind", contains("credit-objection"))
                .body("deadlines.rule", contains("征信业管理条例 art. 25"))
                .body("rules.part", contains("notice", "retention", "objection"))
                .body("rules.source.citation", hasItem(startsWith("征信业管理条例 art. 16")));
        record("confirmation", "{\"objectionId\": \"o1\", \"unresolved\": false}")
                .statusCode(200);
        pay();
        shown(US)
                .body("status", equalTo("RETAINED"))
                .body("deadlines.kind", contains("credit-retention"))
                .body("deadlines.nature", contains("LEGAL"))
                .body("state.retention.endedOn", equalTo(Doors.today().toString()))
                .body(
                        "story.type",
                        contains("NoticeTaken", "ReportNoted", "ObjectionNoted", "ObjectionClosed", "ConductEnded"));
    }

    @Test
    void a_record_taken_back_is_gone_and_nothing_is_reported_again() {
        noticedDaysAgo(8);
        record("report", "{\"bureau\": \"PBCCRC\"}").statusCode(200);
        record("objection", "{\"objectionId\": \"o1\"}").statusCode(200);
        record("correction", "{\"objectionId\": \"o1\", \"withdrawn\": true}").statusCode(200);
        shown(US).body("status", equalTo("DELETED"));
        problem(record("report", "{\"bureau\": \"PBCCRC\"}"), 409, "credit-record-deleted", null);
    }

    @Test
    void five_years_after_the_end_it_is_deleted() {
        noticedDaysAgo(2_000);
        record(
                        "report",
                        "{\"bureau\": \"PBCCRC\", \"at\": \"%s\"}"
                                .formatted(Instant.now().minus(Duration.ofDays(1_990))))
                .statusCode(200);
        record("end", "{\"on\": \"%s\"}".formatted(Doors.today().minusYears(5).minusDays(1)))
                .statusCode(200)
                .body("events", contains("ConductEnded"));
        shown(US).body("status", equalTo("DELETED")).body("story.type", hasItem("DeletionDue"));
    }

    @Test
    void a_case_without_a_notice_closes_without_a_record() {
        pay();
        problem(shown(US), 404, "unknown-subject", null);
    }

    @Test
    void another_lender_sees_and_does_nothing() {
        noticedDaysAgo(8);
        problem(shown(THEM), 404, "unknown-subject", null);
        for (String what : new String[] {"report", "end", "objection", "correction", "confirmation", "notice"}) {
            String body =
                    switch (what) {
                        case "report" -> "{\"bureau\": \"PBCCRC\"}";
                        case "end" -> "{\"on\": \"2026-01-01\"}";
                        case "notice" -> "{\"channel\": \"letter\"}";
                        case "objection" -> "{\"objectionId\": \"o1\"}";
                        case "correction" -> "{\"objectionId\": \"o1\", \"withdrawn\": true}";
                        default -> "{\"objectionId\": \"o1\", \"unresolved\": true}";
                    };
            problem(post(THEM, "/v1/cases/" + id + "/credit-record/" + what, body), 404, "unknown-subject", null);
        }
    }
}
