package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A debt goes from one lender to another, and the debtor's wish with it, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class SoldDebtServiceTest {

    private static final String SELLER = TestTokens.LENDER_A;
    private static final String BUYER = TestTokens.LENDER_B;
    private static final String WISHED = "2026-01-05T08:30:00Z";

    @Inject
    Ids ids;

    @Inject
    Database database;

    private final Person person = Person.somebody();
    private String account;
    private String sold;
    private String there;
    private String here;

    @BeforeEach
    void somebody_owes() {
        account = UUID.randomUUID().toString();
        sold = pushed(SELLER, person.owing(account));
        there = ids.partyOf(TestTokens.TENANT_A, person.idNumber()).id();
        here = ids.partyOf(TestTokens.TENANT_B, person.idNumber()).id();
    }

    private static String pushed(String token, ObjectNode statement) {
        return post(token, "/v1/accounts", statement.toString())
                .statusCode(200)
                .body("outcome", equalTo("opened"))
                .extract()
                .path("id");
    }

    private String bought(String seller) {
        ObjectNode statement = person.owing("bought-" + account);
        statement.putObject("acquiredFrom").put("lender", seller).put("account", account);
        ((ObjectNode) statement.get("debtor")).put("formerly", there);
        return pushed(BUYER, statement);
    }

    private void wish(String at) {
        post(
                        SELLER,
                        "/v1/parties/" + there + "/cease-contact",
                        "{\"at\": \"%s\", \"channel\": \"letter\"}".formatted(at))
                .statusCode(200);
    }

    private ValidatableResponse recall(@Nullable String buyer) {
        String body = buyer == null ? "{}" : "{\"soldTo\": \"%s\"}".formatted(buyer);
        return post(SELLER, "/v1/cases/" + sold + "/recall", body);
    }

    private String toldOfHere() {
        return as(TestTokens.OPERATOR)
                .get("/v1/parties/" + here + "/journal")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private void theBuyerLeavesTheDebtorAlone(String caseId) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(toldOfHere())
                .contains("ContactCeased.v1"));
        // what negotiation hears, under the party's key
        assertThat(rows("select payload from journal where id = '" + here
                        + "' and topic = 'parties.intake' and type = 'ContactCeased.v1'"))
                .singleElement()
                .asString()
                .contains(WISHED, "\"channel\":\"sale\"");
        as(BUYER)
                .get("/v1/parties/" + here)
                .then()
                .statusCode(200)
                .body("status", equalTo("CEASED"))
                .body("tenant", equalTo(TestTokens.TENANT_B));
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(BUYER)
                .get("/v1/cases/" + caseId + "/journal")
                .then()
                .body("items.type", hasItem("PauseStarted.v1")));
        assertThat(rows("select tenant from subject where id in ('" + sold + "', '" + there + "')"))
                .containsExactly(TestTokens.TENANT_A, TestTokens.TENANT_A);
    }

    private java.util.List<Object> rows(String sql) {
        return database.forAll(s -> s.createNativeQuery(sql).getResultList())
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @Test
    void from_the_sellers_push_to_what_negotiation_hears_of_the_buyers_party() {
        wish(WISHED);
        recall(TestTokens.TENANT_B).statusCode(200);
        theBuyerLeavesTheDebtorAlone(bought(TestTokens.TENANT_A));
        as(BUYER).get("/v1/cases/" + sold).then().statusCode(404);
        as(BUYER).get("/v1/parties/" + there).then().statusCode(404);
    }

    @Test
    void also_where_the_buyer_is_the_first_to_speak_and_the_letter_the_last_to_come() {
        String caseId = bought(TestTokens.TENANT_A);
        recall(TestTokens.TENANT_B).statusCode(200);
        assertThat(toldOfHere()).doesNotContain("ContactCeased");
        wish(WISHED);
        theBuyerLeavesTheDebtorAlone(caseId);
    }

    @Test
    void a_claim_on_what_was_not_sold_or_never_was_is_taken_like_any_push_and_leaves_nothing() {
        wish(WISHED);
        recall(null).statusCode(200);
        String caseId = bought(TestTokens.TENANT_A);
        as(BUYER).get("/v1/cases/" + caseId).then().body("status", equalTo("OPEN"));
        ObjectNode other = person.owing("other-" + account);
        other.putObject("acquiredFrom").put("lender", "nobody-here").put("account", account);
        ((ObjectNode) other.get("debtor")).put("formerly", there);
        pushed(BUYER, other);
        assertThat(toldOfHere()).doesNotContain("ContactCeased");
        String unknown = ids.caseOf("nobody-here", account, 1).id();
        assertThat(rows("select id from subject where id = '" + unknown + "'")).isEmpty();
        assertThat(rows("select id from mailbox where id = '" + unknown + "'")).isEmpty();
        assertThat(rows("select parked from subject where id in ('" + sold + "', '" + there
                        + "') and parked is not null"))
                .isEmpty();
    }

    @Test
    void ids_of_flags_that_come_with_a_purchase_are_no_lenders() {
        problem(
                post(
                        SELLER,
                        "/v1/parties/" + there + "/flags",
                        "{\"flagId\": \"sale:x\", \"flag\": \"DISPUTE\", \"from\": \"%s\"}".formatted(WISHED)),
                400,
                "flag-id-reserved",
                "flagId");
        problem(recall("Bank B"), 400, "field-invalid", "soldTo");
        problem(recall(TestTokens.TENANT_A), 409, "sold-to-oneself", "soldTo");
        as(SELLER).get("/v1/cases/" + sold).then().body("status", not(nullValue()));
    }
}
