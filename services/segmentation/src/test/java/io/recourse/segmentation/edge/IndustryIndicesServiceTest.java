package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Indices of industries over HTTP, told to the cases of that industry and to no others. Each test has industries of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class IndustryIndicesServiceTest {

    private static final String FEED = "/v1/industry-indices";

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);

    @Test
    void a_fall_of_10_percent_warns_of_the_cases_of_that_industry_once_and_scores_them_anew() {
        String fallen = segmented("F51");
        String neighbour = segmented("F52");
        List<String> untouched = story(neighbour);
        tell("F51", 3, 9_001)
                .body("outcome", equalTo("accepted"))
                .body("changeBp", equalTo(-999))
                .body("stale", equalTo(false))
                .body("asked", equalTo(1))
                .body("changed", equalTo(1));
        assertThat(story(fallen)).endsWith("IndexNoted").doesNotContain("EarlyWarned");
        tell("F51", 2, 9_000).body("changeBp", equalTo(-1_000)).body("changed", equalTo(1));
        assertThat(story(fallen)).endsWith("IndexNoted", "EarlyWarned", "CaseScored.v1");
        journal(fallen)
                .body("items[-1].publishedTo", equalTo("cases.segmentation"))
                .body("items[-2].event.value", equalTo(-1_000));
        find(TestTokens.LENDER_A, fallen)
                .body("now.industryIndex.changeBp", equalTo(-1_000))
                .body("now.stale", equalTo(false));
        tell("F51", 1, 7_000).body("changed", equalTo(1));
        assertThat(story(fallen)).containsOnlyOnce("EarlyWarned");
        assertThat(story(neighbour)).isEqualTo(untouched);
    }

    @Test
    void a_reading_that_is_told_again_or_late_changes_nothing() {
        String id = segmented("F61");
        tell("F61", 1, 8_000).body("outcome", equalTo("accepted"));
        List<String> before = story(id);
        tell("F61", 1, 8_000).body("outcome", equalTo("unchanged")).body("changed", equalTo(0));
        tell("F61", 9, 5_000)
                .body("outcome", equalTo("unchanged"))
                .body("changeBp", equalTo(-2_000))
                .body("asked", equalTo(1))
                .body("changed", equalTo(0));
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            post(TestTokens.LENDER_A, FEED, reading("F61", 1, 8_000), key)
                    .statusCode(200)
                    .body("outcome", equalTo("unchanged"))
                    .body("changed", equalTo(0));
        }
        post(TestTokens.LENDER_A, FEED, reading("F61", 1, 7_000), key)
                .statusCode(422)
                .body("rule", equalTo("idempotency-key-reused"));
        assertThat(story(id)).isEqualTo(before);
    }

    @Test
    void a_case_that_learns_its_industry_after_the_reading_hears_it_too() {
        tell("G54", 1, 8_000).body("asked", equalTo(0));
        String id = segmented("G54");
        await().untilAsserted(() ->
                assertThat(story(id)).endsWith("ProfileNoted", "IndexNoted", "EarlyWarned", "CaseScored.v1"));
        tell("G54", 1, 8_000).body("asked", equalTo(1)).body("changed", equalTo(0));
    }

    @Test
    void of_cases_that_learn_their_industry_while_the_first_reading_comes_none_is_missed() {
        for (String industry : List.of("B06", "B07", "B08")) {
            List<String> ids = Stream.generate(this::early).limit(8).toList();
            List<CompletableFuture<Void>> learning = ids.stream()
                    .map(id -> CompletableFuture.runAsync(() -> profile(id, industry)))
                    .toList();
            tell(industry, 1, 8_000);
            learning.forEach(CompletableFuture::join);
            for (String id : ids) {
                await().untilAsserted(() -> assertThat(story(id)).containsOnlyOnce("IndexNoted", "EarlyWarned"));
            }
        }
    }

    @Test
    void a_stale_index_is_known_and_raises_nothing() {
        String id = segmented("H62");
        tell("H62", 46, 5_000).body("stale", equalTo(true)).body("changed", equalTo(1));
        assertThat(story(id)).endsWith("IndexNoted").doesNotContain("EarlyWarned");
        find(TestTokens.LENDER_A, id).body("now.stale", equalTo(true));
    }

    @Test
    void a_case_that_is_over_is_not_asked_and_another_lenders_index_is_another() {
        String over = segmented("H61");
        String live = segmented("H61");
        hear(over, new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.SEGMENTATION, now));
        List<String> before = story(live);
        as(TestTokens.LENDER_B)
                .contentType("application/json")
                .body(reading("H61", 1, 5_000))
                .post(FEED)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("accepted"))
                .body("asked", equalTo(0));
        assertThat(story(live)).isEqualTo(before);
        tell("H61", 1, 9_900).body("outcome", equalTo("accepted")).body("asked", equalTo(1));
    }

    @Test
    void what_does_not_fit_is_refused_where_it_stands() {
        post(TestTokens.LENDER_A, FEED, reading("x", 1, -1))
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("/industry", "/value"))
                .body("rule", equalTo("index-invalid"));
        problem(post(TestTokens.LENDER_A, FEED, reading("F51", -1, 1)), 409, "index-ahead", "/asOf");
        problem(post(TestTokens.LENDER_A, FEED, "{\"industry\":\"F51\"}"), 400, "field-invalid", "asOf");
        for (String token : List.of(TestTokens.OPERATOR, TestTokens.PARTNER, TestTokens.SANDBOX)) {
            problem(post(token, FEED, reading("F51", 1, 1)), 403, "role-not-allowed", null);
        }
    }

    @Test
    void the_heat_map_has_an_axis_of_industries() {
        segmented("A01");
        segmented("A01");
        segmented("A02");
        String cells = "cells.find { it.value == 'A01' && it.bucket == 'EARLY' }.";
        as(TestTokens.LENDER_A)
                .get("/v1/heat-map?by=industry")
                .then()
                .statusCode(200)
                .body(cells + "axis", equalTo("industry"))
                .body(cells + "cases", equalTo(2))
                .body(cells + "owedMinor", equalTo(2 * 100_000_00));
        as(TestTokens.LENDER_A)
                .accept("text/csv")
                .get("/v1/heat-map?by=industry")
                .then()
                .statusCode(200)
                .body(containsString("industry,A02,EARLY,CNY,1,10000000,"));
        as(TestTokens.LENDER_A)
                .get("/v1/heat-map?by=region")
                .then()
                .statusCode(200)
                .body("cells[0].axis", equalTo("province"));
        problem(as(TestTokens.LENDER_A).get("/v1/heat-map?by=age").then(), 400, "field-invalid", "by");
    }

    private ValidatableResponse tell(String industry, int daysAgo, long value) {
        return post(TestTokens.LENDER_A, FEED, reading(industry, daysAgo, value))
                .statusCode(200)
                .body("industry", equalTo(industry));
    }

    /** Against 10 000. */
    private String reading(String industry, int daysAgo, long value) {
        return "{\"industry\":\"%s\",\"asOf\":\"%s\",\"value\":%d,\"baseline\":10000,\"baselineOn\":\"2025-12-31\"}"
                .formatted(industry, now.minus(Duration.ofDays(daysAgo)), value);
    }

    private static List<String> story(String id) {
        return journal(id).extract().jsonPath().getList("items.type");
    }

    private String segmented(String industry) {
        String id = early();
        profile(id, industry);
        await().untilAsserted(
                        () -> find(TestTokens.LENDER_A, id).body("state.standing.shown.industry", equalTo(industry)));
        return id;
    }

    private static void profile(String id, String industry) {
        as(TestTokens.LENDER_A)
                .contentType("application/json")
                .body("{\"asOf\":\"2026-03-01\",\"currency\":\"CNY\",\"market\":{\"industry\":\"%s\"}}"
                        .formatted(industry))
                .put("/v1/cases/" + id + "/profile")
                .then()
                .statusCode(200);
    }

    private String early() {
        String id = UUID.randomUUID().toString();
        hear(id, OpenedCases.opened(new Balance("CNY", 0, 0, 100_000_00), due, now));
        hear(id, new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
        return id;
    }

    private void hear(String id, PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
