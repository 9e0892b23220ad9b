package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.json.SealedJson;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Profiles over HTTP: told by the lender of the case, judged, shown with all that is read from them. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ProfilesServiceTest {

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);
    private String id;
    private ObjectNode profile;

    @BeforeEach
    void a_fresh_case() throws IOException {
        id = UUID.randomUUID().toString();
        open();
        try (var in = ProfilesServiceTest.class.getResourceAsStream("/catalogue/indicators.vectors.json")) {
            JsonNode vectors = SealedJson.mapper().readTree(in);
            profile = (ObjectNode) vectors.at("/vectors/0/profile");
        }
    }

    private ValidatableResponse tell(String token, Object body) {
        return as(token)
                .contentType("application/json")
                .body(body.toString())
                .put("/v1/cases/" + id + "/profile")
                .then();
    }

    private ValidatableResponse show(String token) {
        return as(token).get("/v1/cases/" + id + "/profile").then();
    }

    @Test
    void what_a_lender_tells_is_shown_with_every_indicator_its_formula_and_its_legal_basis() {
        tell(TestTokens.LENDER_A, profile).statusCode(200).body("outcome", equalTo("accepted"));
        show(TestTokens.LENDER_A)
                .statusCode(200)
                .body("caseId", equalTo(id))
                .body("profile.market.industry", equalTo("C17"))
                .body("flags.transfers", equalTo(3))
                .body("flags.companies.c5", equalTo(3))
                .body("flags.companies.c3", equalTo(2))
                .body("indicators", hasSize(greaterThanOrEqualTo(200)))
                .body("indicators.value", everyItem(notNullValue()))
                .body("indicators.legalBasis", everyItem(containsString("art")))
                .body("indicators.find {it.code == 'late-months-3'}.formula", containsString("account.months"));
        show(TestTokens.OPERATOR).statusCode(200);
        await().untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.standing.shown.transfers", equalTo(3))
                .body("state.standing.shown.industry", equalTo("C17")));
    }

    @Test
    void the_same_once_more_changes_nothing_and_another_word_takes_its_place() {
        tell(TestTokens.LENDER_A, profile).statusCode(200);
        tell(TestTokens.LENDER_A, profile).statusCode(200).body("outcome", equalTo("unchanged"));
        profile.remove("market");
        tell(TestTokens.LENDER_A, profile).statusCode(200).body("outcome", equalTo("accepted"));
        show(TestTokens.LENDER_A)
                .body("profile.market", nullValue())
                .body("indicators.find {it.code == 'region-income'}.value", nullValue());
        problem(
                tell(TestTokens.LENDER_A, profile.put("asOf", "2026-02-27")),
                400,
                "profile-invalid",
                "/assets/7/acquiredOn");
        profile.remove("assets");
        problem(tell(TestTokens.LENDER_A, profile.put("asOf", "2026-02-27")), 409, "profile-older", "/asOf");
    }

    @Test
    void all_faults_are_told_at_once_and_nothing_is_quoted() {
        ((ObjectNode) profile.at("/account")).put("limit", 0);
        ((ObjectNode) profile.at("/holdings/0")).put("owned", "Zhang San Ltd");
        ((ObjectNode) profile.at("/transfers/0")).put("on", "yesterday");
        profile.put("Zhang San", "married");
        profile.remove("currency");
        tell(TestTokens.LENDER_A, profile)
                .statusCode(400)
                .body(
                        "errors.field",
                        containsInAnyOrder("/account/limit", "/holdings/0/owned", "/transfers/0/on", "", "/currency"))
                .body("errors.detail", everyItem(not(containsString("Zhang"))))
                .body("errors.rule", hasItem("field-unknown"));
        problem(tell(TestTokens.LENDER_A, "{"), 400, "json-malformed", null);
        problem(tell(TestTokens.LENDER_A, " ".repeat(32 * 1024) + profile), 400, "body-too-large", null);
        problem(show(TestTokens.LENDER_A), 404, "unknown-subject", null);
    }

    @Test
    void a_day_to_come_and_a_currency_that_is_none_are_refused_and_a_right_profile_is_taken_after_them() {
        problem(
                tell(TestTokens.LENDER_A, profile.deepCopy().put("asOf", "9999-12-31")),
                409,
                "profile-in-future",
                "/asOf");
        problem(
                tell(TestTokens.LENDER_A, profile.deepCopy().put("currency", "ZZZ")),
                400,
                "profile-invalid",
                "/currency");
        tell(TestTokens.LENDER_A, profile).statusCode(200).body("outcome", equalTo("accepted"));
    }

    @Test
    void nobody_tells_or_sees_what_is_not_theirs() {
        problem(tell(TestTokens.LENDER_B, profile), 404, "unknown-subject", null);
        problem(tell(TestTokens.OPERATOR, profile), 403, "role-not-allowed", null);
        problem(tell(TestTokens.PARTNER, profile), 403, "role-not-allowed", null);
        tell(TestTokens.LENDER_A, profile).statusCode(200);
        problem(show(TestTokens.LENDER_B), 404, "unknown-subject", null);
        problem(show(TestTokens.PARTNER), 403, "role-not-allowed", null);
    }

    @Test
    void a_profile_of_no_case_is_of_nobody() {
        id = "no-such-case";
        problem(tell(TestTokens.LENDER_A, profile), 404, "unknown-subject", null);
    }

    @Test
    void the_catalogue_and_the_form_are_there_to_read() {
        as(TestTokens.LENDER_A)
                .get("/v1/indicators")
                .then()
                .statusCode(200)
                .body("", hasSize(greaterThanOrEqualTo(200)))
                .body("legalBasis", everyItem(notNullValue()));
        as(TestTokens.LENDER_A)
                .get("/v1/profiles/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo("Profile"));
    }

    private void open() {
        broker.tell(topics::cases, id, OpenedCases.opened(new Balance("CNY", 0, 0, 100_000_00), due, now), now);
    }
}
