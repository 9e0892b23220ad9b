package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.EffectAdapter.Ended;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.PublicEvent;
import io.recourse.segmentation.domain.HeatWeekDecider;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The weekly heat map and the talks it begins, on a real database. In a currency of its own, so that others' cases are not met. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class HeatRunServiceTest {

    private static final String HOT = "CN-QH";
    private static final String COOL = "CN-HI";
    private static final ScoringFacts RISKY = new ScoringFacts(18_000, 7_000, -2_500, 9, 11);
    private static final ScoringFacts SAFE = new ScoringFacts(500, 200, 500, 1, 0);

    @Inject
    Topics topics;

    @Inject
    HeatRun run;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);

    @Test
    void cases_in_their_first_days_where_others_are_lost_are_talked_to_at_once_and_all_others_wait() {
        for (int i = 0; i < 30; i++) {
            early(HOT, RISKY);
            early(COOL, SAFE);
            early(COOL, SAFE);
        }
        String hot = open(HOT, SAFE, today.minusDays(2));
        String cool = open(COOL, SAFE, today.minusDays(2));
        LocalDate week = today.minusDays(3);

        assertThat(draw(week)).extracting(Ended::result).containsExactly(Effect.Result.DONE);

        find(TestTokens.LENDER_A, hot)
                .body("status", equalTo("segmented"))
                .body("state.assignment.preempted.value", equalTo(HOT))
                .body("state.assignment.preempted.week", equalTo(week.toString()));
        journal(hot).body("items.type", hasItem("StrategyAssigned.v1")).body("items.type", hasItem("TalksPreempted"));
        find(TestTokens.LENDER_A, cool).body("status", equalTo("watched"));
        String mine = "cells.find { it.currency == 'BHD' }.";
        as(TestTokens.LENDER_A)
                .get("/v1/heat-map/hot-cells")
                .then()
                .statusCode(200)
                .body("lender", equalTo(TestTokens.TENANT_A))
                .body("week", equalTo(week.toString()))
                .body(mine + "value", equalTo(HOT))
                .body(mine + "bucket", equalTo("EARLY"))
                .body(mine + "cases", equalTo(30));

        // once more, as after a crash: the map of the week stays, and nobody is asked twice
        String late = open(COOL, SAFE, today.minusDays(2));
        int told = journal(hot).extract().jsonPath().getList("items").size();
        draw(week);
        journal(hot).body("items.size()", equalTo(told));
        find(TestTokens.LENDER_A, late).body("status", equalTo("watched"));
    }

    @Test
    void an_operator_names_the_lender_and_nobody_sees_anothers_map() {
        problem(as(TestTokens.OPERATOR).get("/v1/heat-map/hot-cells").then(), 400, "field-required", "lender");
        problem(
                as(TestTokens.OPERATOR)
                        .get("/v1/heat-map/hot-cells?lender=nobody")
                        .then(),
                404,
                "map-not-drawn",
                null);
        problem(
                as(TestTokens.LENDER_B)
                        .get("/v1/heat-map/hot-cells?lender=" + TestTokens.TENANT_A)
                        .then(),
                404,
                "map-not-drawn",
                null);
    }

    @Test
    void a_heat_map_is_drawn_as_a_picture_too() {
        early(HOT, RISKY);
        as(TestTokens.LENDER_A)
                .accept("image/svg+xml")
                .get("/v1/heat-map")
                .then()
                .statusCode(200)
                .contentType(containsString("image/svg+xml"))
                .body(containsString("BHD"))
                .body(containsString(HOT));
    }

    private List<Ended> draw(LocalDate week) {
        return run.perform(List.of(new Task(
                        1,
                        HeatWeekDecider.ID,
                        week.toString(),
                        "any",
                        Map.of(HeatWeekDecider.WEEK, week.toString()),
                        null,
                        null)))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private void early(String province, ScoringFacts facts) {
        LocalDate due = today.minusDays(10);
        hear(open(province, facts, due), new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
    }

    private String open(String province, ScoringFacts facts, LocalDate due) {
        String id = UUID.randomUUID().toString();
        hear(
                id,
                OpenedCases.opened(
                        province,
                        new Balance("BHD", 0, 0, 1_000_000),
                        due,
                        (int) ChronoUnit.DAYS.between(due, today),
                        now,
                        facts));
        return id;
    }

    private void hear(String id, PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
