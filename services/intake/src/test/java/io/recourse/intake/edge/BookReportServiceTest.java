package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.OWED;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A lender's book report, over HTTP and on a real database; other tests' cases stand in the book, too. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class BookReportServiceTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String CNY = "currencies.find { it.currency == 'CNY' }.";
    private static final String M1 = CNY + "openByBucket.find { it.name == 'M1' }.";
    private static final String INTAKE = CNY + "openByStage.find { it.name == 'INTAKE' }.";
    private static final String PAID = CNY + "closedByReason.find { it.name == 'PAID' }.";

    @Test
    void a_case_that_opens_and_one_that_is_paid_are_counted_where_they_belong() {
        push();
        JsonPath before = report(US, "");
        push();
        String paid = push();
        post(US, "/v1/payments", payment("all-" + paid, paid, OWED)).statusCode(200);
        JsonPath after = report(US, "");

        assertThat(after.getString("lender")).isEqualTo(TestTokens.TENANT_A);
        assertThat(Instant.parse(after.getString("asOf"))).isAfter(Instant.parse(before.getString("asOf")));
        assertThat(more(before, after, CNY + "total.cases")).isEqualTo(2);
        assertThat(more(before, after, CNY + "open.balance.minor")).isEqualTo(OWED);
        assertThat(more(before, after, M1 + "cases")).isEqualTo(1);
        assertThat(more(before, after, M1 + "balance.minor")).isEqualTo(OWED);
        assertThat(more(before, after, INTAKE + "balance.minor")).isEqualTo(OWED);
        assertThat(more(before, after, PAID + "cases")).isEqualTo(1);
        assertThat(more(before, after, PAID + "balance.minor")).isZero();
        assertThat(after.getString(M1 + "oldestDue")).isNotNull();
        assertThat(after.getList(CNY + "openByBucket.shareBp", Long.class).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(10_000);
    }

    @Test
    void the_same_comes_as_csv_a_part_a_row_in_minor_units_and_in_the_currencys_digits() {
        push();
        JsonPath json = report(US, "");
        List<String> csv = as(US).accept("text/csv")
                .get("/v1/book/report")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(csv.getFirst())
                .isEqualTo("as_of,lender,currency,division,name,cases,balance_minor,balance,share_bp,"
                        + "oldest_unpaid_due");
        assertThat(csv)
                .anyMatch(line -> line.endsWith("," + TestTokens.TENANT_A + ",CNY,OPEN_BY_BUCKET,M1,"
                        + json.getLong(M1 + "cases") + "," + json.getLong(M1 + "balance.minor") + ","
                        + json.getString(M1 + "balance.decimal") + "," + json.getLong(M1 + "shareBp") + ","
                        + json.getString(M1 + "oldestDue")));
        assertThat(csv.stream().filter(line -> line.contains(",CNY,"))).hasSize(3 + 5 + 5 + 4);
    }

    @Test
    void the_same_comes_as_a_chart_whose_text_is_text() {
        push();
        as(US).accept("image/svg+xml")
                .get("/v1/book/report")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(containsString("案件账簿 · Book of cases"))
                .body(containsString(TestTokens.TENANT_A))
                .body(containsString("未结余额（按账龄） · Open balance by bucket"));
        as(US).accept("image/png").get("/v1/book/report").then().statusCode(406);
    }

    @Test
    void a_lender_sees_its_own_book_alone_and_an_operator_any_or_all() {
        push();
        long ours = report(US, "").getLong(CNY + "total.cases");
        assertThat(report(TestTokens.OPERATOR, "?lender=" + TestTokens.TENANT_A).getLong(CNY + "total.cases"))
                .isEqualTo(ours);
        JsonPath all = report(TestTokens.OPERATOR, "");
        assertThat(all.getString("lender")).isNull();
        assertThat(all.getLong(CNY + "total.cases")).isGreaterThanOrEqualTo(ours);
        assertThat(report(TestTokens.LENDER_B, "?lender=" + TestTokens.TENANT_A).getList("currencies"))
                .isEmpty();
        problem(as(TestTokens.OPERATOR).get("/v1/book/report?lender=a%00b").then(), 400, "text-has-nul", "lender");
    }

    private static String push() {
        String account = UUID.randomUUID().toString();
        post(US, "/v1/accounts", statement(account).toString()).statusCode(200);
        return account;
    }

    private static JsonPath report(String token, String query) {
        return as(token)
                .get("/v1/book/report" + query)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }

    private static long more(JsonPath before, JsonPath after, String path) {
        return after.getLong(path) - before.getLong(path);
    }
}
