package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.findAsNobody;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.problem;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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

/** The whole service on a real database: intake's records in, a score and a strategy out. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class SegmentationServiceTest {

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);
    private String id;

    @BeforeEach
    void a_fresh_case() {
        id = UUID.randomUUID().toString();
    }

    @Test
    void a_case_that_is_only_a_few_days_late_is_watched_without_a_strategy() {
        open();
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("tenant", equalTo(TestTokens.TENANT_A))
                .body("status", equalTo("watched"))
                .body("state.scored", nullValue());
    }

    @Test
    void a_case_that_reaches_the_early_bucket_shows_its_score_and_its_strategy() {
        open();
        early();
        find(TestTokens.LENDER_A, id)
                .statusCode(200)
                .body("status", equalTo("segmented"))
                .body("state.scored.band", not(emptyOrNullString()))
                .body("state.assignment.strategy", not(emptyOrNullString()));
        journal(id).body("items.type", hasItems("CaseScored.v1", "StrategyAssigned.v1"));
    }

    @Test
    void a_case_that_intake_closed_keeps_what_was_decided() {
        open();
        early();
        String strategy = find(TestTokens.LENDER_A, id).extract().path("state.assignment.strategy");
        hear(new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.PAID, IntakeEvent.Stage.SEGMENTATION, now));
        find(TestTokens.LENDER_A, id)
                .body("status", equalTo("ended"))
                .body("state.strategyReference", equalTo(strategy));
    }

    @Test
    void nobody_sees_what_is_not_theirs() {
        open();
        find(TestTokens.OPERATOR, id).statusCode(200);
        problem(find(TestTokens.LENDER_B, id), 404, "unknown-subject", null);
        problem(find(TestTokens.PARTNER, id), 403, "role-not-allowed", null);
        problem(find(TestTokens.SANDBOX, id), 403, "role-not-allowed", null);
        problem(find("a-guess", id), 401, "token-required", null);
        problem(findAsNobody(id), 401, "token-required", null);
        problem(as(TestTokens.LENDER_A).get("/v1/parked").then(), 403, "role-not-allowed", null);
    }

    private void open() {
        hear(OpenedCases.opened(new Balance("CNY", 0, 0, 100_000_00), due, now));
    }

    private void early() {
        hear(new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
    }

    private void hear(PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
