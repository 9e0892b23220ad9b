package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** All live cases looked at once more, on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class SegmentsServiceTest {
    private static final Balance OWED = new Balance("CNY", 0, 0, 100_000_00);
    private static final String RUN = "/v1/segments:run";

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);

    @Test
    void a_changed_fact_is_scored_at_once_and_a_run_over_more_than_a_page_writes_nothing() {
        String touched = segmented();
        String other = segmented();
        for (int i = 0; i < 510; i++) {
            segmented();
        }
        run();
        int before = events(other);
        assertThat(run().getLong("changed")).isZero();
        hear(touched, new IntakeEvent.BalanceAdjusted("fee-waived", OWED, new Balance("CNY", 0, 0, 10_000_00), due));
        journal(touched).body("items[-1].type", equalTo("CaseScored.v1"));
        JsonPath said = run();
        assertThat(said.getLong("asked")).isGreaterThanOrEqualTo(512);
        assertThat(said.getLong("changed")).isZero();
        assertThat(events(other)).isEqualTo(before);
    }

    @Test
    void a_case_shows_its_kind_and_the_story_says_when_it_was_found() {
        String id = segmented();
        find(TestTokens.LENDER_A, id).body("state.standing.grouped.model", equalTo("sample-portfolio@1"));
        journal(id).body("items.type", hasItem("CaseClustered"));
        as(TestTokens.OPERATOR)
                .get("/v1/strategies/facts")
                .then()
                .body("find {it.name == 'cluster'}.words", hasItems("Cluster.LITIGIOUS", "Cluster.NEGOTIABLE"));
    }

    @Test
    void only_an_operator_may_run_it_and_there_is_nothing_to_say() {
        for (String token : List.of(TestTokens.LENDER_A, TestTokens.PARTNER, TestTokens.SANDBOX)) {
            problem(post(token, RUN, ""), 403, "role-not-allowed", null);
        }
        post(TestTokens.OPERATOR, RUN, "{\"tenant\": \"x\"}").statusCode(400);
    }

    @Test
    void of_runs_that_are_asked_for_at_once_one_is_under_way_and_afterwards_another_may_be() {
        List<Integer> statuses = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> post(TestTokens.OPERATOR, RUN, "").extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        run();
    }

    private static JsonPath run() {
        return post(TestTokens.OPERATOR, RUN, "").statusCode(200).extract().jsonPath();
    }

    private static int events(String id) {
        return journal(id).extract().jsonPath().getList("items").size();
    }

    private String segmented() {
        String id = UUID.randomUUID().toString();
        hear(id, OpenedCases.opened(OWED, due, now));
        hear(id, new IntakeEvent.BucketEntered(IntakeEvent.Bucket.EARLY, 10, due));
        return id;
    }

    private void hear(String id, PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }
}
