package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of all live cases together, on a real database. In a currency of its own, so that others' cases are not met. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class LiveBookServiceTest {

    private static final String STRESS = "/v1/stress-tests";
    private static final String MINE = "currencies.find { it.currency == 'KWD' }.";

    @Inject
    Topics topics;

    private static boolean told;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);

    @BeforeEach
    void two_cases_are_scored_one_is_watched_one_is_over() {
        if (!told) {
            told = true;
            early(open(1_000_000));
            early(open(3_000_000));
            open(500_000);
            String over = early(open(7_000_000));
            hear(over, new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.SEGMENTATION, now));
        }
    }

    @Test
    void a_stress_test_counts_live_cases_and_repeats_itself_to_the_cent() {
        String asked = "{\"scenario\":\"reference\",\"seed\":7,\"draws\":1000}";
        var first = post(TestTokens.OPERATOR, STRESS, asked)
                .statusCode(200)
                .body("seed", equalTo(7))
                .body(MINE + "cases", equalTo(2))
                .body(MINE + "owedMinor", equalTo(4_000_000))
                .body(MINE + "unscoredCases", equalTo(1))
                .body(MINE + "unscoredOwedMinor", equalTo(500_000))
                .extract();
        String again = post(TestTokens.OPERATOR, STRESS, asked).extract().asString();
        assertThat(stood(again)).isEqualTo(stood(first.asString()));
    }

    @Test
    void a_stress_test_is_drawn_too() {
        as(TestTokens.OPERATOR)
                .contentType("application/json")
                .accept("image/svg+xml")
                .body("{\"scenario\":\"mild\",\"draws\":1000}")
                .post(STRESS)
                .then()
                .statusCode(200)
                .contentType(containsString("image/svg+xml"))
                .body(containsString("KWD"));
    }

    @Test
    void a_stress_test_says_what_it_assumes() {
        as(TestTokens.OPERATOR)
                .get(STRESS + "/scenarios")
                .then()
                .statusCode(200)
                .body("scenarios.name", hasItems("base", "reference"))
                .body("elasticities.gdpSource.unverified", equalTo(true));
    }

    @Test
    void what_cannot_be_drawn_is_refused() {
        problem(post(TestTokens.OPERATOR, STRESS, "{\"scenario\":\"x\"}"), 400, "scenario-unknown", "scenario");
        problem(
                post(TestTokens.OPERATOR, STRESS, "{\"scenario\":\"base\",\"draws\":1001}"),
                400,
                "field-invalid",
                "draws");
        problem(post(TestTokens.LENDER_A, STRESS, "{\"scenario\":\"base\"}"), 403, "role-not-allowed", null);
    }

    @Test
    void the_heat_map_shows_live_cases_by_region_and_bucket_to_their_lender_alone() {
        String mine = "cells.find { it.currency == 'KWD' && it.bucket == 'EARLY' }.";
        as(TestTokens.LENDER_A)
                .get("/v1/heat-map")
                .then()
                .statusCode(200)
                .body("lender", equalTo(TestTokens.TENANT_A))
                .body(mine + "value", equalTo("CN-ZJ"))
                .body(mine + "cases", equalTo(2))
                .body(mine + "owedMinor", equalTo(4_000_000));
        as(TestTokens.LENDER_A)
                .accept("text/csv")
                .get("/v1/heat-map")
                .then()
                .statusCode(200)
                .body(containsString("province,CN-ZJ,EARLY,KWD,2,4000000,"));
        String others = as(TestTokens.LENDER_B).get("/v1/heat-map").asString();
        assertThat(others).doesNotContain("KWD");
    }

    @Test
    void what_a_league_table_is_read_beside_adds_up_to_what_is_owed() {
        var league = as(TestTokens.OPERATOR)
                .get("/v1/league-inputs?lender=" + TestTokens.TENANT_A)
                .then()
                .statusCode(200)
                .extract();
        var map = as(TestTokens.LENDER_A).get("/v1/heat-map").then().extract();
        int recovered = league.path("inputs.findAll { it.currency == 'KWD' }.sum { it.expectedRecoveryMinor }");
        int lost = map.path("cells.findAll { it.currency == 'KWD' }.sum { it.expectedLossMinor }");
        assertThat(recovered + lost).isEqualTo(4_000_000);
        as(TestTokens.OPERATOR)
                .accept("text/csv")
                .get("/v1/league-inputs")
                .then()
                .statusCode(200)
                .body(containsString("EARLY,KWD,2,4000000,"));
    }

    /** Business time runs on between two questions. */
    private static String stood(String report) {
        return report.replaceAll("\"asOf\":\"[^\"]*\"", "");
    }

    private String open(long minor) {
        String id = UUID.randomUUID().toString();
        hear(id, OpenedCases.opened(new Balance("KWD", 0, 0, minor), due, now));
        return id;
    }

    private String early(String id) {
        hear(id, new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
        return id;
    }

    private void hear(String id, PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
