package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers over HTTP, on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class OfferServiceTest {

    private static final String ACCEPT = "{\"acceptanceId\": \"a-1\", \"party\": \"party-1\"}";

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
    private String id;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
        broker.tell(topics::cases, id, Openings.of("party-1", now), now);
    }

    @Test
    void an_offer_is_approved_accepted_and_shown_as_a_plan_with_the_rule_of_its_deadline() {
        offer(body(12)).statusCode(200).body("events", contains("OfferKept"));
        offer(body(12)).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(said("approve", ""), 409, "approver-made-it", null);
        reviewed("approve").statusCode(200).body("events", contains("OfferApproved", "OfferMade"));
        said("accept", ACCEPT).statusCode(200).body("events", contains("AcceptanceKept", "OfferEnded", "PlanAgreed"));
        said("accept", ACCEPT).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(said("accept", ACCEPT.replace("a-1", "a-2")), 409, "offer-already-accepted", null);
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("deadlines.kind", contains("instalment"))
                .body("deadlines.rule", everyItem(equalTo("offers-ours@1")))
                .body("state.file.dealings.offers.status", contains("ACCEPTED"))
                .body("state.file.dealings.agreements[0].standing", equalTo("LIVE"))
                .body("now.agreements[0].paid.minor", equalTo(0))
                .body("now.agreements[0].instalments.size()", equalTo(12))
                .body("now.agreements[0].instalments.paid", everyItem(equalTo("OPEN")));
    }

    @Test
    void an_offer_is_rejected_withdrawn_or_declined() {
        offer(body(12)).statusCode(200);
        reviewed("reject").statusCode(200).body("events", contains("OfferRejected"));
        problem(said("withdraw", ""), 409, "offer-over", null);
        offer(body(2).replace("o-1", "o-2"))
                .statusCode(200)
                .body("events", containsInAnyOrder("OfferKept", "OfferMade"));
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/offers/o-2:decline", "{\"party\": \"party-1\"}")
                .statusCode(200)
                .body("events", contains("OfferEnded"));
    }

    @Test
    void what_cannot_be_offered_is_refused_by_rule_and_field() {
        String good = body(2);
        problem(
                offer(
                        good.replace(
                                "\"stages\"",
                                "\"waived\": {\"currency\": \"CNY\", \"costs\": -1, \"interest\": 0, \"principal\": 0}, \"stages\"")),
                400,
                "field-invalid",
                "waived");
        problem(offer(good.replace("\"INSTALMENTS\"", "\"GIFT\"")), 400, "field-invalid", "type");
        problem(offer(good.replace("o-1", "o 1")), 400, "field-invalid", "offerId");
        problem(offer(body(0)), 409, "stage-empty", "stages");
        problem(offer(body(2_000_000_000)), 409, "instalments-too-many", "stages");
        problem(offer(good.replace("10000000", "10000001")), 409, "offer-above-balance", "payable");
        problem(said("accept", ACCEPT), 409, "offer-unknown", null);
    }

    @Test
    void who_may_approve_finds_what_waits_and_nothing_else() {
        waiting(TestTokens.LENDER_A, empty());
        offer(body(12)).statusCode(200);
        offer(body(11).replace("o-1", "o-2")).statusCode(200);
        offer(body(2).replace("o-1", "open")).statusCode(200);
        waiting(TestTokens.LENDER_A, contains(2));
        waiting(TestTokens.OPERATOR, contains(2));
        waiting(TestTokens.LENDER_B, empty());
        as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/offers-waiting")
                .then()
                .statusCode(200)
                .body("items.offerId", contains("o-1", "o-2"))
                .body("items.madeBy", contains(TestTokens.TENANT_A, TestTokens.TENANT_A))
                .body("items.payable.minor", contains(10_000_000, 10_000_000))
                .body("items[0].lastDay", notNullValue());
        problem(
                as(TestTokens.LENDER_B)
                        .get("/v1/cases/" + id + "/offers-waiting")
                        .then(),
                404,
                "unknown-subject",
                null);
        reviewed("approve").statusCode(200);
        waiting(TestTokens.LENDER_A, contains(1));
        reviewed("reject", "o-2").statusCode(200);
        waiting(TestTokens.LENDER_A, empty());
    }

    private void waiting(String who, Matcher<?> offers) {
        as(who).get("/v1/offers-waiting?limit=500")
                .then()
                .statusCode(200)
                .body("items.findAll { it.caseId == '" + id + "' }.offers", offers);
    }

    /** The token says who calls and the installation in which role: the same terms are open where a person offers them. */
    @Test
    void who_offers_and_in_which_role_is_nothing_that_a_request_says() {
        for (String word : new String[] {"\"role\": \"SUPERVISOR\", ", "\"by\": \"boss-1\", "}) {
            problem(
                    offer(body(12).replace("\"stages\"", word + "\"stages\"")),
                    400,
                    "field-unknown",
                    word.split("\"")[1]);
            problem(said("approve", "{" + word.replace(", ", "") + "}"), 400, "field-unknown", word.split("\"")[1]);
        }
        offer(body(12)).statusCode(200).body("events", contains("OfferKept"));
        post(TestTokens.COLLEAGUE_A, "/v1/cases/" + id + "/offers", body(12).replace("o-1", "o-2"))
                .statusCode(200)
                .body("events", containsInAnyOrder("OfferKept", "OfferMade"));
    }

    @Test
    void a_machine_approves_nothing_though_another_made_it() {
        post(TestTokens.COLLEAGUE_A, "/v1/cases/" + id + "/offers", body(48)).statusCode(200);
        problem(said("approve", ""), 409, "approver-not-a-person", null);
    }

    @Test
    void nobody_reaches_what_is_not_theirs() {
        problem(post(TestTokens.LENDER_B, "/v1/cases/" + id + "/offers", body(2)), 404, "unknown-subject", null);
        problem(post(TestTokens.PARTNER, "/v1/cases/" + id + "/offers", body(2)), 403, "role-not-allowed", null);
    }

    private String body(int instalments) {
        return """
                {"offerId": "o-1", "type": "INSTALMENTS", "payable": {"minor": 10000000, "currency": "CNY"},
                 "firstDue": "%s", "stages": [{"instalments": %d, "weight": 1}]}
                """.formatted(today.plusDays(5), instalments);
    }

    private ValidatableResponse offer(String body) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/offers", body);
    }

    private ValidatableResponse said(String what, String body) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/offers/o-1:" + what, body);
    }

    /** By a person. */
    private ValidatableResponse reviewed(String what) {
        return reviewed(what, "o-1");
    }

    private ValidatableResponse reviewed(String what, String offer) {
        return post(TestTokens.COLLEAGUE_A, "/v1/cases/" + id + "/offers/" + offer + ":" + what, "");
    }
}
