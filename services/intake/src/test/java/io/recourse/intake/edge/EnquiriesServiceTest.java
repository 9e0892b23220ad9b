package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.payment;
import static io.recourse.intake.edge.Doors.statement;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.door.Ndjson;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who looks somebody up learns what he may, and it is on record that he asked. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class EnquiriesServiceTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String THEM = TestTokens.LENDER_B;

    @Inject
    Topics topics;

    @Inject
    Ids ids;

    @ConfigProperty(name = "recourse.db.port")
    int databasePort;

    private String person;

    /** An outside register that never answers. */
    @Singleton
    static class SilentRegister implements Register {

        @Override
        public String code() {
            return "identity-mismatch";
        }

        @Override
        public Uni<Boolean> lists(DebtorKind kind, String idNumber, @Nullable String name) {
            return Uni.createFrom().nothing();
        }
    }

    @BeforeEach
    void somebody_nobody_knows() {
        person = People.somebody();
    }

    private static ValidatableResponse load(String token, String register, String... lines) {
        return as(token)
                .config(RestAssuredConfig.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(Ndjson.MEDIA_TYPE, ContentType.TEXT)))
                .contentType(Ndjson.MEDIA_TYPE)
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/v1/registers/" + register)
                .then();
    }

    private static String line(String idNumber) {
        return "{\"idNumber\": \"" + idNumber + "\"}";
    }

    private static ValidatableResponse blacklist(String token, String idNumber) {
        return post(
                token,
                "/v1/blacklist-queries",
                "{\"idNumber\": \"%s\", \"purpose\": \"PRE_LOAN\", \"consentReference\": \"c-1\"}".formatted(idNumber));
    }

    private static ValidatableResponse verify(String idNumber, String purpose) {
        return post(
                US,
                "/v1/verifications",
                "{\"purpose\": %s, \"kind\": \"NATURAL\", \"idNumber\": \"%s\", \"name\": \"张三\"}"
                        .formatted(purpose, idNumber));
    }

    private String push(String lender) {
        String account = UUID.randomUUID().toString();
        ObjectNode statement = statement(account);
        ((ObjectNode) statement.get("debtor")).put("idNumber", person);
        post(lender, "/v1/accounts", statement.toString()).statusCode(200);
        return account;
    }

    @Test
    void a_list_is_loaded_whole_and_replaced_whole_and_bad_lines_spoil_none_of_their_neighbours() {
        String another = People.somebody();
        load(TestTokens.OPERATOR, "enforcement", line(person), "", "{\"idNumber\": \"1\"}", "tea", line(another))
                .statusCode(200)
                .body("entries", equalTo(2))
                .body("refused", equalTo(2))
                .body("firstRefused.line", contains(3, 4))
                .body("firstRefused.rule", contains("id-number-invalid", "json-malformed"));
        blacklist(US, person)
                .statusCode(200)
                .body("outcome", equalTo("LISTED"))
                .body("registers", hasItem("enforcement"));
        load(TestTokens.OPERATOR, "enforcement", line(another)).statusCode(200).body("entries", equalTo(1));
        blacklist(US, person)
                .body("outcome", equalTo("CLEAR"))
                .body("registers", empty())
                .body("registersNotLoaded", not(hasItem("enforcement")));
        blacklist(THEM, another).body("registers", contains("enforcement"));
        problem(load(TestTokens.OPERATOR, "enforcement", "tea"), 400, "register-not-replaced", null);
        blacklist(US, another).body("registers", contains("enforcement"));
    }

    @Test
    void who_stands_in_a_list_of_the_licensed_is_not_blacklisted_by_it() {
        load(TestTokens.OPERATOR, "licence", line(person)).statusCode(200).body("entries", equalTo(1));
        blacklist(US, person)
                .statusCode(200)
                .body("outcome", equalTo("CLEAR"))
                .body("registers", empty())
                .body("registersNotLoaded", not(hasItem("licence")));
        verify(person, "\"PRE_LOAN\"").statusCode(200);
    }

    @Test
    void only_registers_that_an_item_asks_are_loaded_and_only_by_an_operator() {
        problem(load(TestTokens.OPERATOR, "gossip", line(person)), 404, "register-unknown", null);
        problem(load(US, "enforcement", line(person)), 403, "role-not-allowed", null);
    }

    @Test
    void a_lender_learns_of_its_own_live_case_until_it_is_over() {
        blacklist(US, person).body("outcome", equalTo("CLEAR")).body("liveCase", equalTo(false));
        String account = push(US);
        blacklist(US, person)
                .body("outcome", equalTo("LISTED"))
                .body("liveCase", equalTo(true))
                .body("unrecoverableCase", equalTo(false));
        pay(account, "p", Doors.OWED);
        blacklist(US, person).body("outcome", equalTo("CLEAR")).body("liveCase", equalTo(false));
    }

    @Test
    void a_paid_case_whose_payment_went_back_is_live_until_it_is_paid_again() {
        String account = push(US);
        pay(account, "p", Doors.OWED);
        post(US, "/v1/reversals", """
                        {"paymentId": "p-%1$s", "reversalId": "r-%1$s", "account": "%1$s", "valueDate": "%2$s"}
                        """.formatted(account, Doors.today()))
                .statusCode(200)
                .body("events", hasItem("ReversedAfterClose"));
        blacklist(US, person)
                .body("outcome", equalTo("LISTED"))
                .body("liveCase", equalTo(true))
                .body("unrecoverableCase", equalTo(false));
        pay(account, "q", Doors.OWED);
        blacklist(US, person).body("outcome", equalTo("CLEAR")).body("liveCase", equalTo(false));
    }

    @Test
    void a_case_that_was_given_up_is_listed_until_it_is_paid() {
        String account = push(US);
        new PaperBroker()
                .tell(
                        topics::cases,
                        ids.caseOf(TestTokens.TENANT_A, account, 1).id(),
                        new LitigationEvent.LitigationEnded(LitigationOutcome.TERMINATED, Instant.now()),
                        Instant.now());
        blacklist(US, person)
                .body("outcome", equalTo("LISTED"))
                .body("liveCase", equalTo(false))
                .body("unrecoverableCase", equalTo(true));
        pay(account, "p", Doors.OWED - 1);
        blacklist(US, person).body("unrecoverableCase", equalTo(true));
        pay(account, "q", 1);
        blacklist(US, person).body("outcome", equalTo("CLEAR")).body("unrecoverableCase", equalTo(false));
    }

    private static void pay(String account, String name, long minor) {
        post(US, "/v1/payments", payment(name + "-" + account, account, minor)).statusCode(200);
    }

    @Test
    void nobody_learns_of_another_lenders_cases() {
        String before = blacklist(THEM, person).statusCode(200).extract().asString();
        push(US);
        assertThat(blacklist(THEM, person).statusCode(200).extract().asString()).isEqualTo(before);
    }

    @Test
    void a_blacklist_is_asked_before_a_loan_and_with_consent() {
        String asked = "{\"idNumber\": \"" + person + "\", %s}";
        problem(
                post(US, "/v1/blacklist-queries", asked.formatted("\"purpose\": \"PRE_LOAN\"")),
                400,
                "consent-missing",
                "consentReference");
        // whatever else is wrong: the purpose is looked at first
        problem(
                post(US, "/v1/blacklist-queries", asked.formatted("\"purpose\": \"MARKETING\"")),
                403,
                "purpose-not-lawful",
                "purpose");
        String consent = "\"consentReference\": \"c-1\"";
        problem(post(US, "/v1/blacklist-queries", asked.formatted(consent)), 403, "purpose-missing", "purpose");
        problem(
                post(US, "/v1/blacklist-queries", asked.formatted(consent + ", \"purpose\": \"COLLECTION\"")),
                403,
                "purpose-not-for-this",
                "purpose");
        problem(
                post(US, "/v1/blacklist-queries", asked.formatted(consent + ", \"purpose\": \"for my cousin\"")),
                403,
                "purpose-not-lawful",
                "purpose");
        problem(
                post(US, "/v1/blacklist-queries", "{\"idNumber\": \"1\", \"purpose\": \"PRE_LOAN\", " + consent + "}"),
                400,
                "id-number-invalid",
                "idNumber");
    }

    @Test
    void a_party_is_verified_by_23_items_and_what_no_register_tells_is_unknown() {
        load(TestTokens.OPERATOR, "dishonest", line(person)).statusCode(200);
        verify(person, "\"PRE_LOAN\"")
                .statusCode(200)
                .body("items", hasSize(23))
                .body("items.find { it.code == 'id-check-digit' }.result", equalTo("PASSED"))
                .body("items.find { it.code == 'dishonest' }.result", equalTo("FAILED"))
                .body("items.find { it.code == 'dishonest' }.reason", equalTo("listed"))
                .body("items.find { it.code == 'tax-violation' }.result", equalTo("UNKNOWN"))
                .body("items.find { it.code == 'tax-violation' }.reason", equalTo("register-not-configured"))
                .body("items.find { it.code == 'identity-agreement' }.reason", equalTo("register-silent"));
    }

    @Test
    void a_wrong_purpose_is_refused_counted_and_on_record() throws SQLException {
        problem(verify(person, "null"), 403, "purpose-missing", "purpose");
        problem(verify(person, "\"张三 asked me to\""), 403, "purpose-not-lawful", "purpose");
        String scraped = given().get("/q/metrics").then().extract().asString();
        assertThat(scraped.lines().filter(l -> l.startsWith("refusals_total")))
                .anyMatch(l -> l.contains("purpose-missing"))
                .anyMatch(l -> l.contains("purpose-not-lawful"));
        assertThat(scraped.lines().filter(l -> l.startsWith("enquiries_total")))
                .anyMatch(l -> l.contains("VERIFICATION") && l.contains("REFUSED"));
        assertThat(rows("enquiry"))
                .contains("purpose-missing", "purpose-not-lawful", "VERIFICATION")
                .doesNotContain("张三");
    }

    @Test
    void of_a_person_nothing_stays_but_keyed_hashes() throws SQLException {
        load(TestTokens.OPERATOR, "serious-violation", line(person)).statusCode(200);
        verify(person, "\"PRE_LOAN\"").statusCode(200);
        blacklist(US, person).statusCode(200);
        String enquiries = rows("enquiry");
        assertThat(enquiries).contains("BLACKLIST", "PRE_LOAN", "c-1", "LISTED").doesNotContain(person);
        assertThat(rows("register_entry")).doesNotContain(person);
        assertThat(given().get("/q/metrics").then().extract().asString()).doesNotContain(person);
    }

    @Test
    void a_site_is_official_for_the_lender_whose_it_is() {
        String asked = "{\"url\": \"https://pay.eastbank.com/x\"}";
        post(US, "/v1/sites:check", asked)
                .statusCode(200)
                .body("verdict", equalTo("OFFICIAL"))
                .body("resembles", equalTo("eastbank.com"));
        post(THEM, "/v1/sites:check", asked).statusCode(200).body("verdict", equalTo("NOT_LISTED"));
        post(US, "/v1/sites:check", "{\"url\": \"https://eastbank.com.evil.cn\"}")
                .body("verdict", equalTo("SUSPICIOUS"))
                .body("reason", equalTo("name-borrowed"));
        problem(post(US, "/v1/sites:check", "{\"url\": \" \"}"), 400, "field-invalid", "url");
    }

    private String rows(String table) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + databasePort + "/service";
        try (Connection connection = DriverManager.getConnection(url, "owner", "owner");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select coalesce(string_agg(cast(t as text), ' '), '') from " + table + " t")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
