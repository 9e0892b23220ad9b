package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.lines;
import static io.recourse.intake.edge.Doors.statement;
import static io.recourse.intake.edge.Doors.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The doors for accounts say the same in the same words, and what they would say without doing it. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class AccountDoorsTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String ACCOUNTS = "/v1/accounts";
    private static final String DRY = "/v1/accounts?dryRun=true";

    private static final List<String> TABLES =
            List.of("subject", "journal", "mailbox", "receipt", "effect", "vault", "flow", "job", "job_chunk");

    @Inject
    Database database;

    private String account;

    @BeforeEach
    void a_fresh_account() {
        account = UUID.randomUUID().toString();
    }

    /** A newer statement of the same account, of today. */
    private ObjectNode newer() {
        return statement(account).put("asOf", Doors.today().toString());
    }

    /** Three things are wrong with it, in three fields. */
    private ObjectNode threefold() {
        ObjectNode statement = statement(account).put("annualRateBp", -1).put("contractZone", "Asia/Nowhere");
        ((ObjectNode) statement.get("debtor")).put("idNumber", "11010519491231002Y");
        return statement;
    }

    @Test
    void an_account_is_opened_updated_unchanged_or_rejected_at_every_door() {
        String first = statement(account).toString();
        post(US, ACCOUNTS, first)
                .statusCode(200)
                .body("outcome", equalTo("opened"))
                .body("events", hasItem("CaseOpened"));
        post(US, ACCOUNTS, first).statusCode(200).body("outcome", equalTo("unchanged"));
        post(US, ACCOUNTS, newer().toString()).statusCode(200).body("outcome", equalTo("updated"));
        post(US, ACCOUNTS, first).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(post(US, ACCOUNTS, statement(account).put("costs", 1).toString()), 409, "statement-stale", "asOf");
        account = UUID.randomUUID().toString();
        String again = statement(account).toString();
        String other = statement(account).put("costs", 1).toString();
        assertThat(outcomes(stream(US, ACCOUNTS, again, again, newer().toString(), again, other)))
                .containsExactly("opened", "unchanged", "updated", "unchanged", "rejected");
    }

    @Test
    void a_statement_written_otherwise_is_the_same_statement() {
        ObjectNode statement = statement(account);
        statement.putArray("instalments").add(due("2026-01-01", 60_000)).add(due("2026-01-20", 40_000));
        post(US, ACCOUNTS, statement.toString()).statusCode(200).body("outcome", equalTo("opened"));
        ObjectNode otherwise = statement(account).put("episode", 1).putNull("terms");
        otherwise.putArray("instalments").add(due("2026-01-20", 40_000)).add(due("2026-01-01", 60_000));
        post(US, ACCOUNTS, otherwise.toString()).statusCode(200).body("outcome", equalTo("unchanged"));
    }

    private static ObjectNode due(String on, long minor) {
        return JsonNodeFactory.instance.objectNode().put("dueOn", on).put("amount", minor);
    }

    @Test
    void all_that_is_wrong_with_a_statement_is_told_at_once() {
        String spoilt = threefold().toString();
        var answer = post(US, ACCOUNTS, spoilt);
        problem(answer, 400, "rate-range", "annualRateBp");
        answer.body("errors.rule", contains("rate-range", "zone-unknown", "id-number-invalid"))
                .body("errors.field", contains("annualRateBp", "contractZone", "debtor.idNumber"))
                .body("errors[2].detail", equalTo("The check character of the identity number is wrong."));
        JsonPath line = JsonPath.from(stream(US, ACCOUNTS, spoilt)[0]);
        assertThat(line.getString("outcome")).isEqualTo("rejected");
        assertThat(line.getString("rule")).isEqualTo("rate-range");
        assertThat(line.<String>getList("errors.field"))
                .containsExactly("annualRateBp", "contractZone", "debtor.idNumber");
        post(US, ACCOUNTS, "{").statusCode(400).body("errors.rule", contains("json-malformed"));
    }

    @Test
    void of_very_many_faults_the_first_twenty_are_told() {
        ObjectNode statement = statement(account);
        ArrayNode instalments = statement.putArray("instalments");
        for (int i = 0; i < 30; i++) {
            instalments.addObject().put("dueOn", "1969-12-31").put("amount", 0);
        }
        post(US, ACCOUNTS, statement.toString())
                .statusCode(400)
                .body("errors", hasSize(20))
                .body("errors[19].field", equalTo("instalments.[19].amount"));
    }

    @Test
    void a_dry_run_says_what_would_come_of_it_and_writes_nothing() {
        post(US, ACCOUNTS, statement(account).toString()).statusCode(200);
        String fresh = statement(UUID.randomUUID().toString()).toString();
        Map<String, Long> before = rows();
        assertThat(outcomes(stream(
                        US,
                        DRY,
                        fresh,
                        statement(account).toString(),
                        newer().toString(),
                        statement(account).put("costs", 1).toString(),
                        threefold().toString())))
                .containsExactly("opened", "unchanged", "updated", "rejected", "rejected");
        post(US, DRY, fresh, "key-" + account).statusCode(200).body("outcome", equalTo("opened"));
        post(US, DRY, newer().toString()).statusCode(200).body("outcome", equalTo("updated"));
        problem(post(US, DRY, statement(account).put("costs", 1).toString()), 409, "statement-conflict", "revision");
        post(US, DRY, threefold().toString()).statusCode(400).body("errors", hasSize(3));
        problem(post(US, ACCOUNTS + "?dryRun=yes", fresh), 400, "field-invalid", "dryRun");
        assertThat(rows()).isEqualTo(before);
        post(US, ACCOUNTS, fresh).statusCode(200).body("outcome", equalTo("opened"));
    }

    @Test
    void a_line_of_a_dry_run_is_answered_as_if_the_lines_before_it_had_been_taken() {
        String first = statement(account).toString();
        String last = newer().toString();
        String stale = statement(account).put("costs", 1).toString();
        assertThat(outcomes(stream(US, DRY, first, first, last, first, stale)))
                .containsExactly("opened", "unchanged", "updated", "unchanged", "rejected");
        // further apart than what is looked at together
        String[] others = new String[1001];
        Arrays.setAll(others, _ -> threefold().toString());
        others[0] = first;
        others[1000] = last;
        assertThat(outcomes(stream(US, DRY, others)))
                .startsWith("opened", "rejected")
                .endsWith("updated");
        assertThat(outcomes(stream(US, ACCOUNTS, first, first, last, first, stale)))
                .as("and so they are, when they are taken")
                .containsExactly("opened", "unchanged", "updated", "unchanged", "rejected");
    }

    @Test
    void a_dry_run_sees_no_other_lenders_account() {
        post(US, ACCOUNTS, statement(account).toString()).statusCode(200);
        post(TestTokens.LENDER_B, DRY, statement(account).toString())
                .statusCode(200)
                .body("outcome", equalTo("opened"));
    }

    @Test
    void a_dry_run_is_dry_although_the_caller_would_rather_not_wait() {
        Map<String, Long> before = rows();
        lines(US, statement(account).toString())
                .header("Prefer", "respond-async")
                .post(DRY)
                .then()
                .statusCode(200)
                .header("Preference-Applied", (String) null);
        assertThat(rows()).isEqualTo(before);
    }

    private static List<String> outcomes(String[] answers) {
        return JsonPath.from(Arrays.toString(answers)).getList("outcome");
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    database.forAll(session -> session.createNativeQuery("select count(*) from " + table, Long.class)
                                    .getSingleResult())
                            .await()
                            .atMost(Duration.ofSeconds(20)));
        }
        return rows;
    }
}
