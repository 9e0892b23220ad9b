package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A decision is contested, waits for a person and is answered, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ReviewsServiceTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String THEM = TestTokens.LENDER_B;

    @Inject
    Ids ids;

    private final Person person = Person.somebody();
    private String caseId;
    private String party;

    @BeforeEach
    void somebody_owes() {
        caseId = post(
                        US,
                        "/v1/accounts",
                        person.owing(UUID.randomUUID().toString()).toString())
                .statusCode(200)
                .extract()
                .path("id");
        party = ids.partyOf(TestTokens.TENANT_A, person.idNumber()).id();
    }

    private ValidatableResponse ask(String token, String body) {
        return post(token, "/v1/parties/" + party + "/reviews", body);
    }

    private String review(String id, Instant at) {
        return "{\"reviewId\": \"%s\", \"caseId\": \"%s\", \"decision\": \"StrategyAssigned\", \"at\": \"%s\"}"
                .formatted(id, caseId, at);
    }

    private ValidatableResponse waiting(String token) {
        return as(token).get("/v1/reviews?limit=500").then().statusCode(200);
    }

    @Test
    void from_the_request_to_the_answer() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        ask(US, review("r1", yesterday)).statusCode(200).body("events", contains("ReviewOpened"));
        as(US).get("/v1/parties/" + party)
                .then()
                .body("deadlines.kind", contains("review-answer"))
                .body("deadlines.nature", contains("LEGAL"));
        as(US).get("/v1/parties/" + party + "/reviews")
                .then()
                .statusCode(200)
                .body("items.reviewId", contains("r1"))
                .body("items[0].answer", nullValue())
                .body("items[0].explanation.timeline", equalTo("/v1/cases/" + caseId + "/timeline"))
                .body("items[0].explanation.journal", equalTo("/v1/cases/" + caseId + "/journal"))
                .body("items[0].explanation.service", equalTo("segmentation"))
                .body("items[0].explanation.contact", nullValue());
        waiting(US).body("items.party", hasItem(party));
        waiting(TestTokens.OPERATOR).body("items.party", hasItem(party));
        waiting(THEM).body("items.party", not(hasItem(party)));
        String answer = "/v1/parties/" + party + "/reviews/r1/answer";
        String wrong = "{\"outcome\": \"CHANGED\", \"reason\": \"income-proven\"}";
        problem(post(US, answer, wrong), 409, "reviewer-not-a-person", null);
        waiting(US).body("items.party", hasItem(party));
        post(TestTokens.COLLEAGUE_A, answer, wrong).statusCode(200).body("events", contains("ReviewAnswered"));
        problem(
                post(TestTokens.COLLEAGUE_A, answer, "{\"outcome\": \"UPHELD\", \"reason\": \"facts-checked\"}"),
                409,
                "review-answered",
                "reviewId");
        as(US).get("/v1/parties/" + party + "/reviews")
                .then()
                .body("items[0].answer.outcome", equalTo("CHANGED"))
                .body("items[0].answer.reason", equalTo("income-proven"))
                .body("items[0].answer.by", equalTo("colleague-a"));
        waiting(US).body("items.party", not(hasItem(party)));
    }

    @Test
    void another_lender_neither_asks_nor_sees() {
        problem(ask(THEM, review("r1", Instant.now().minusSeconds(1))), 404, "unknown-subject", null);
        problem(as(THEM).get("/v1/parties/" + party + "/reviews").then(), 404, "unknown-subject", null);
    }

    @Test
    void a_reason_is_a_code_and_no_sentence() {
        ask(US, review("r1", Instant.now().minusSeconds(1))).statusCode(200);
        problem(
                post(
                        US,
                        "/v1/parties/" + party + "/reviews/r1/answer",
                        "{\"outcome\": \"CHANGED\", \"reason\": \"he proved his income\"}"),
                400,
                "field-invalid",
                "reason");
    }
}
