package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A test of two ladders on real cases, from the first of them to a verdict. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class TrialServiceTest {

    private static final String TRIAL = "/v1/strategies/two-ladders@1/trial";

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);

    @Test
    void a_challenger_that_recovers_more_is_better_as_soon_as_there_are_cases_enough_and_not_before() {
        ready();
        write("two-ladders", 1, 42, "owed == 4242");
        trial().body("strategy", equalTo("two-ladders@1"))
                .body("leastCases", equalTo(100))
                .body("arms.name", contains("champion", "early-call"))
                .body("arms.over", contains(0, 0))
                .body("arms[0].cycleDays", nullValue())
                .body("arms[1].beside.verdict", equalTo("NOT_YET"));
        live(40);
        trial().body("arms[1].beside.verdict", equalTo("NOT_YET"));
        live(240);
        trial().body("arms[0].over", greaterThanOrEqualTo(100))
                .body("arms[0].recovered", equalTo(0))
                .body("arms[0].complaints", equalTo(0.0f))
                .body("arms[0].contactCostMilli", equalTo(50.0f))
                .body("arms[0].money[0].paidShare", equalTo(0.0f))
                .body("arms[1].money[0].currency", equalTo("CNY"))
                .body("arms[1].money[0].paidShare", equalTo(1.0f))
                .body("arms[1].contactCostMilli", equalTo(15_000.0f))
                .body("arms[1].beside.difference", equalTo(1.0f))
                .body("arms[1].beside.verdict", equalTo("BETTER"))
                // the champion recovers nothing to measure by
                .body("arms[1].beside.targets.measure", contains("RECOVERY_GAIN", "CYCLE_CUT"))
                .body("arms[1].beside.targets[0].reached", equalTo("NOT_YET"))
                .body("targets.recoveryGainBp", equalTo(2_000))
                .body("targets.incidentsMostBp", equalTo(30));
    }

    @Test
    void live_cases_are_moved_to_the_next_version_after_a_look_at_what_would_come_of_it() {
        ready();
        write("moving", 1, 43, "owed == 4343");
        List<String> ids =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(3).toList();
        for (String id : ids) {
            hear(id, opened(4_343_00));
            hear(id, new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
        }
        // one owes too little for the next version
        hear(ids.getLast(), new IntakeEvent.BalanceAdjusted("x", owes(4_343_00), owes(100_00), due));
        write("moving", 2, 43, "owed > 4000 && owed < 4400");
        migrate("moving@1", "{\"to\": \"moving@2\"}")
                .statusCode(200)
                .body("preview", equalTo(true))
                .body("asked", equalTo(3))
                .body("moved", equalTo(2))
                .body("stayed", equalTo(1));
        strategyOf(ids.getFirst(), "moving@1");
        migrate("moving@1", "{\"to\": \"moving@2\", \"preview\": false}")
                .statusCode(200)
                .body("preview", equalTo(false))
                .body("moved", equalTo(2));
        strategyOf(ids.getFirst(), "moving@2");
        strategyOf(ids.getLast(), "moving@1");
        migrate("moving@1", "{\"to\": \"moving@2\", \"preview\": false}")
                .body("asked", equalTo(1))
                .body("moved", equalTo(0));
        problem(migrate("moving@2", "{\"to\": \"moving@1\"}"), 409, "strategy-not-in-force", "to");
        problem(migrate("nobody@1", "{\"to\": \"moving@2\"}"), 404, "unknown-subject", null);
    }

    private static ValidatableResponse migrate(String from, String body) {
        return post(TestTokens.OPERATOR, "/v1/strategies/" + from + ":migrate", body);
    }

    private static void strategyOf(String id, String strategy) {
        as(TestTokens.OPERATOR).get("/v1/cases/" + id).then().body("state.assignment.strategy", equalTo(strategy));
    }

    @Test
    void of_a_version_that_nobody_wrote_there_is_no_trial() {
        problem(as(TestTokens.OPERATOR).get("/v1/strategies/nobody@1/trial").then(), 404, "unknown-subject", null);
    }

    private static void ready() {
        await().untilAsserted(() -> as(TestTokens.OPERATOR)
                .get("/v1/strategies/negotiable-standard@1")
                .then()
                .body("status", equalTo("active")));
    }

    private static void write(String code, int version, int rank, String when) {
        post(TestTokens.OPERATOR, "/v1/strategies", STRATEGY.formatted(code, version, rank, when))
                .statusCode(200);
        post(
                        TestTokens.OPERATOR,
                        "/v1/strategies/" + code + "@" + version + ":activate",
                        "{\"impactAssessment\": \"PIA-2026-015\"}")
                .statusCode(200);
    }

    private static ValidatableResponse trial() {
        return as(TestTokens.OPERATOR).get(TRIAL).then().statusCode(200);
    }

    /** Whoever is called early pays all, whoever is only written to pays nothing. */
    private void live(int cases) {
        for (int n = 0; n < cases; n++) {
            String id = UUID.randomUUID().toString();
            hear(id, opened(OWED));
            hear(id, new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
            String arm = as(TestTokens.OPERATOR)
                    .get("/v1/cases/" + id)
                    .then()
                    .body("state.assignment.strategy", equalTo("two-ladders@1"))
                    .extract()
                    .path("state.assignment.arm");
            boolean early = arm.equals("early-call");
            hear(
                    id,
                    new NegotiationEvent.ContactAttempted(
                            "first-1",
                            "first",
                            Tone.FRIENDLY,
                            early ? Channel.PHONE : Channel.SMS,
                            "party-1",
                            "Asia/Shanghai",
                            now));
            if (early) {
                hear(
                        id,
                        new IntakeEvent.PaymentAllocated(
                                "p1",
                                due.plusDays(9),
                                new Money(OWED, "CNY"),
                                0,
                                0,
                                OWED,
                                0,
                                Balance.zero("CNY"),
                                null));
                hear(id, new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.NEGOTIATION, now));
            } else {
                hear(id, new NegotiationEvent.NegotiationExhausted(now, "days", 1, 0));
            }
        }
    }

    private static final long OWED = 4_242_00;

    private static final String STRATEGY = """
            {
              "source": {"citation": "ours: a test", "validFrom": "2026-01-01", "checkedOn": "2026-11-29",
                "unverified": false, "selectedBy": "assessment"},
              "code": "%s", "version": %d, "segment": "test", "rank": %d, "when": "%s",
              "startAfterDays": 1, "exhaustAfterDays": 20,
              "arms": [
                {"name": "champion", "percent": 50, "steps": [
                  {"code": "first", "tone": "FRIENDLY", "channel": "SMS", "day": 0, "shelfLifeDays": 2}]},
                {"name": "early-call", "percent": 50, "steps": [
                  {"code": "first", "tone": "FRIENDLY", "channel": "PHONE", "day": 0, "shelfLifeDays": 2}]}]
            }
            """;

    private IntakeEvent.CaseOpened opened(long minor) {
        return OpenedCases.opened(owes(minor), due, now);
    }

    private static Balance owes(long minor) {
        return new Balance("CNY", 0, 0, minor);
    }

    private void hear(String id, PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
