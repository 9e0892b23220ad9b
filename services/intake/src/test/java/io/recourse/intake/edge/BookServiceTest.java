package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.OWED;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a lender sees of its book, over HTTP and on a real database; other tests' cases stand in it, too. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class BookServiceTest {

    private static final String US = TestTokens.LENDER_A;

    @Test
    void a_line_says_how_a_case_stands_and_nobody_elses_does() {
        String id = push(OWED);
        String line = "items.find { it.caseId == '%s' }.".formatted(id);
        book(Map.of())
                .body(line + "lender", equalTo(TestTokens.TENANT_A))
                .body(line + "status", equalTo("OPEN"))
                .body(line + "stage", equalTo("INTAKE"))
                .body(line + "balance.minor", equalTo((int) OWED))
                .body(line + "balance.currency", equalTo("CNY"))
                .body(
                        line + "oldestUnpaidDue",
                        equalTo(Doors.today().minusDays(40).toString()));
        assertThat(cases(TestTokens.LENDER_B, Map.of())).doesNotContain(id);
    }

    @Test
    void the_book_is_narrowed_by_status_stage_bucket_currency_balance_and_age() {
        String small = push(1_000_01);
        String great = push(1_000_02);
        String paid = push(OWED);
        String account = accountOf.get(paid);
        post(US, "/v1/payments", payment("all-" + account, account, OWED)).statusCode(200);
        String bucket = book(Map.of()).extract().path("items.find { it.caseId == '%s' }.bucket".formatted(small));

        assertThat(cases(US, Map.of("status", "OPEN"))).contains(small, great).doesNotContain(paid);
        assertThat(cases(US, Map.of("status", "PAID"))).contains(paid).doesNotContain(small, great);
        assertThat(cases(US, Map.of("bucket", bucket))).contains(small, great).doesNotContain(paid);
        assertThat(cases(US, Map.of("bucket", "EARLY"))).doesNotContain(small, great, paid);
        assertThat(cases(US, Map.of("stage", "LITIGATION"))).doesNotContain(small, great, paid);
        assertThat(cases(US, Map.of("currency", "KWD"))).doesNotContain(small, great, paid);
        assertThat(cases(US, Map.of("balanceAtLeast", "100002")))
                .contains(great)
                .doesNotContain(small);
        assertThat(cases(US, Map.of("balanceAtMost", "100001", "status", "OPEN")))
                .contains(small)
                .doesNotContain(great, paid);
        String day = Doors.today().minusDays(40).toString();
        String dayBefore = Doors.today().minusDays(41).toString();
        assertThat(cases(US, Map.of("dueAtLatest", day))).contains(small, great).doesNotContain(paid);
        assertThat(cases(US, Map.of("dueAtLatest", dayBefore))).doesNotContain(small, great);
        assertThat(cases(US, Map.of("dueAtEarliest", day))).contains(small, great);
        String dayAfter = Doors.today().minusDays(39).toString();
        assertThat(cases(US, Map.of("dueAtEarliest", dayAfter))).doesNotContain(small, great);
    }

    @Test
    void a_cursor_leads_through_the_whole_book_and_meets_everybody_once() {
        List<String> pushed = List.of(push(OWED), push(OWED), push(OWED));
        List<String> met = cases(US, Map.of("limit", "2"));
        assertThat(met).doesNotHaveDuplicates().containsAll(pushed);
    }

    @Test
    void the_lines_come_as_csv_in_one_stream_in_the_order_of_the_pages() {
        String open = push(OWED);
        String paid = push(OWED);
        post(US, "/v1/payments", payment("all-" + paid, accountOf.get(paid), OWED))
                .statusCode(200);
        List<String> lines = csv(US, Map.of());
        assertThat(lines.getFirst())
                .isEqualTo("case_id,lender,status,stage,bucket,currency,balance_minor,balance,oldest_unpaid_due");
        assertThat(lines)
                .contains(open + "," + TestTokens.TENANT_A + ",OPEN,INTAKE,M1,CNY,120000,1200.00,"
                        + Doors.today().minusDays(40))
                .contains(paid + "," + TestTokens.TENANT_A + ",PAID,INTAKE,,CNY,0,0.00,");
        assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(','))))
                .containsExactlyElementsOf(cases(US, Map.of()));
        assertThat(csv(US, Map.of("status", "PAID"))).noneMatch(line -> line.startsWith(open));
        assertThat(csv(TestTokens.LENDER_B, Map.of())).noneMatch(line -> line.startsWith(open));
        problem(as(US).accept("text/csv").get("/v1/book?bucket=LATE").then(), 400, "field-invalid", "bucket");
    }

    @Test
    void an_operator_sees_every_book_and_can_ask_for_one() {
        String ours = push(OWED);
        String operator = TestTokens.OPERATOR;
        assertThat(cases(operator, Map.of())).contains(ours);
        assertThat(cases(operator, Map.of("lender", TestTokens.TENANT_A))).contains(ours);
        assertThat(cases(operator, Map.of("lender", TestTokens.TENANT_B))).doesNotContain(ours);
    }

    @Test
    void what_cannot_be_asked_for_is_refused_by_the_name_of_its_field() {
        problem(ask(Map.of("bucket", "LATE")), 400, "field-invalid", "bucket");
        problem(ask(Map.of("stage", "open")), 400, "field-invalid", "stage");
        problem(ask(Map.of("balanceAtLeast", "1.5")), 400, "field-invalid", "balanceAtLeast");
        problem(ask(Map.of("balanceAtMost", "much")), 400, "field-invalid", "balanceAtMost");
        problem(ask(Map.of("dueAtLatest", "2026-02-30")), 400, "field-invalid", "dueAtLatest");
        problem(ask(Map.of("status", "a%00b")), 400, "text-has-nul", "status");
        problem(ask(Map.of("limit", "all")), 400, "field-invalid", "limit");
    }

    private final Map<String, String> accountOf = new HashMap<>();

    private String push(long owed) {
        String account = UUID.randomUUID().toString();
        String body = statement(account).put("principal", owed).toString();
        String id = post(US, "/v1/accounts", body).statusCode(200).extract().path("id");
        accountOf.put(id, account);
        return id;
    }

    private static ValidatableResponse book(Map<String, String> asked) {
        return as(US).queryParams(asked)
                .queryParam("limit", "500")
                .get("/v1/book")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse ask(Map<String, String> asked) {
        return as(US).queryParams(asked).get("/v1/book").then();
    }

    private static List<String> csv(String token, Map<String, String> asked) {
        String csv = as(token)
                .accept("text/csv")
                .queryParams(asked)
                .get("/v1/book")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        return csv.lines().toList();
    }

    /** Through all pages. */
    private static List<String> cases(String token, Map<String, String> asked) {
        List<String> cases = new ArrayList<>();
        @Nullable String after = "";
        while (after != null) {
            ValidatableResponse page = as(token)
                    .queryParams(asked)
                    .queryParam("after", after)
                    .get("/v1/book")
                    .then()
                    .statusCode(200);
            cases.addAll(page.extract().path("items.caseId"));
            after = page.extract().path("next");
        }
        return cases;
    }
}
