package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.segmentation.domain.BookDecider;
import io.recourse.segmentation.domain.BookInput;
import io.recourse.segmentation.domain.Listed;
import io.recourse.segmentation.domain.StrategyDocument;
import io.recourse.segmentation.domain.StrategyInput;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strategies at run time: written, judged, put in force, retired. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class StrategiesServiceTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String OPS = TestTokens.OPERATOR;

    @Inject
    InForce inForce;

    @Inject
    Desk desk;

    @Inject
    MeterRegistry registry;

    private String code;
    private int rank;

    @BeforeEach
    void the_book_is_open() {
        int n = COUNT.incrementAndGet();
        code = "test-" + n;
        rank = 5_000 + n;
        await().untilAsserted(() -> as(OPS).get("/v1/strategies/negotiable-standard@1")
                .then()
                .statusCode(200)
                .body("status", equalTo("active")));
    }

    private String document(int version, String when) {
        return """
                {
                  "source": {"citation": "ours: a test", "validFrom": "2026-01-01", "checkedOn": "2026-11-29",
                    "unverified": false, "selectedBy": "assessment"},
                  "code": "%s", "version": %d, "segment": "test", "rank": %d, "when": "%s",
                  "startAfterDays": 1, "exhaustAfterDays": 20,
                  "arms": [{"name": "champion", "percent": 100, "steps": [
                    {"code": "reminder", "tone": "FRIENDLY", "channel": "SMS", "day": 0, "shelfLifeDays": 2},
                    {"code": "letter", "tone": "FIRM", "channel": "LETTER", "day": 5, "after": "reminder", "shelfLifeDays": 3}]}]
                }
                """.formatted(code, version, rank, when);
    }

    private void write(int version, String when) {
        post(OPS, "/v1/strategies", document(version, when)).statusCode(200).body("outcome", equalTo("accepted"));
    }

    private ValidatableResponse activate(int version) {
        return post(
                OPS,
                "/v1/strategies/" + code + "@" + version + ":activate",
                "{\"impactAssessment\": \"PIA-2026-014\"}");
    }

    private boolean isInForce(int version) {
        return inForce.policy().strategies().strategies().stream()
                .anyMatch(strategy -> strategy.reference().equals(code + "@" + version));
    }

    @Test
    void what_is_shipped_is_in_force_from_the_first_start() {
        as(OPS).get("/v1/strategies?status=active")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("enterprise@1", "hardship-gentle@1", "soft-forgot@1"));
        as(OPS).get("/v1/strategies/enterprise@1/journal")
                .then()
                .statusCode(200)
                .body("items.type", contains("StrategyDrafted", "StrategyActivated.v1"))
                .body("items.publishedTo", contains(nullValue(), equalTo("policies.segmentation")));
    }

    @Test
    void a_version_is_written_put_in_force_replaced_and_retired() {
        write(1, "owed == 123456789");
        as(OPS).get("/v1/strategies/" + code + "@1").then().body("status", equalTo("draft"));
        assertThat(isInForce(1)).isFalse();
        activate(1).statusCode(200).body("outcome", equalTo("accepted"));
        assertThat(isInForce(1)).isTrue();
        await().untilAsserted(() -> as(OPS).get("/v1/strategies/" + code + "@1")
                .then()
                .body("status", equalTo("active"))
                .body("state.assessment", equalTo("PIA-2026-014")));
        write(2, "owed == 987654321");
        activate(2).statusCode(200);
        assertThat(isInForce(1)).isFalse();
        assertThat(isInForce(2)).isTrue();
        problem(activate(1), 409, "version-not-newer", "version");
        post(OPS, "/v1/strategies/" + code + "@2:retire", "{}").statusCode(200);
        assertThat(isInForce(2)).isFalse();
        problem(post(OPS, "/v1/strategies/" + code + "@2:retire", ""), 409, "strategy-not-active", null);
        await().untilAsserted(() -> as(OPS).get("/v1/strategies/" + code + "@2/journal")
                .then()
                .body("items.type", contains("StrategyDrafted", "StrategyActivated.v1", "StrategyRetired.v1")));
    }

    @Test
    void what_a_version_says_never_changes() {
        write(1, "owed == 1");
        post(OPS, "/v1/strategies", document(1, "owed == 1")).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(post(OPS, "/v1/strategies", document(1, "owed == 2")), 409, "version-taken", "version");
    }

    @Test
    void all_faults_are_told_at_once_each_with_its_path() {
        String misfit = document(1, "secured")
                .replace("\"SMS\"", "\"PIGEON\"")
                .replace("\"percent\": 100", "\"percent\": 0")
                .replace("\"segment\": \"test\", ", "");
        post(OPS, "/v1/strategies:validate", misfit)
                .statusCode(400)
                .body("rule", equalTo("schema"))
                .body("errors.field", hasItems("/arms/0/percent", "/arms/0/steps/0/channel", "/segment"))
                .body("errors.rule", hasItem("field-missing"));
        post(OPS, "/v1/strategies:validate", document(1, "band == Band.F").replace("\"SMS\"", "\"PIGEON\""))
                .statusCode(400)
                .body("errors.field", contains("/arms/0/steps/0/channel", "/when"))
                .body("errors.rule", contains("schema", "strategy-invalid"));
        post(
                        OPS,
                        "/v1/strategies:validate",
                        document(1, "band == Band.F").replace("\"day\": 0, ", "\"day\": 0, \"after\": \"letter\", "))
                .statusCode(400)
                .body("rule", equalTo("strategy-invalid"))
                .body("errors.field", hasItems("/when", "/arms/0/steps/0/after", "/arms/0/steps/1/after"));
        post(OPS, "/v1/strategies:validate", document(1, "secured"))
                .statusCode(200)
                .body("strategy", equalTo(code + "@1"))
                .body("valid", equalTo(true));
        post(OPS, "/v1/strategies:validate", document(1, "secured").replace("\"day\": 0", "\"days\": 0"))
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("/arms/0/steps/0/day", "/arms/0/steps/0"))
                .body("errors.rule", containsInAnyOrder("field-missing", "field-unknown"));
        problem(as(OPS).get("/v1/strategies/" + code + "@1").then(), 404, "unknown-subject", null);
        problem(post(OPS, "/v1/strategies:validate", "{"), 400, "json-malformed", null);
    }

    @Test
    void an_overlap_is_refused_and_what_was_in_force_stays() {
        write(1, "owed == 4711");
        activate(1).statusCode(200);
        String first = code;
        code = code + "-b";
        problem(
                post(OPS, "/v1/strategies:validate", document(1, "owed > 4000 && owed < 5000")),
                400,
                "strategies-overlap",
                "/rank");
        write(1, "owed > 4000 && owed < 5000");
        problem(activate(1), 409, "strategies-overlap", "rank");
        assertThat(isInForce(1)).isFalse();
        code = first;
        assertThat(isInForce(1)).isTrue();
    }

    @Test
    void a_version_that_comes_into_force_no_more_is_told_when_it_is_judged() {
        write(2, "owed == 4712");
        activate(2).statusCode(200);
        problem(
                post(OPS, "/v1/strategies:validate", document(1, "owed == 4712")),
                400,
                "version-not-newer",
                "/version");
    }

    @Test
    void when_the_doors_open_the_book_was_read() {
        assertThat(inForce.isRead()).isTrue();
    }

    private void submit(SubjectId to, Input input) {
        desk.submit(Entry.command(to, input, Facets.SHARED, new Entry.Command("ops", null, null), true))
                .join();
    }

    private double unread() {
        return registry.get(StrategyShelf.UNREAD).gauge().value();
    }

    /** As a release of before may have left it, whose reader let it through. */
    @Test
    void a_version_that_reads_no_more_is_left_out_and_told_and_keeps_no_other_from_coming_into_force() {
        String old = code;
        String when = "{'a': dpd}.b == 1";
        StrategyDocument document = PolicyFiles.read(StrategyDocument.class, "old", document(1, when));
        submit(StrategyShelf.strategy(old + "@1"), new StrategyInput.DocumentWritten(document, "ops"));
        submit(BookDecider.ID, new BookInput.ActivationAsked(new Listed(old, 1, rank, when), "PIA-1", "ops"));
        code = old + "-b";
        write(1, "owed == 4712");
        problem(activate(1), 409, "strategies-overlap", "rank");
        rank += 1_000;
        write(2, "owed == 4712");
        activate(2).statusCode(200);
        assertThat(isInForce(2)).isTrue();
        assertThat(unread()).isEqualTo(1);
        code = old;
        assertThat(isInForce(1)).isFalse();
        problem(as(OPS).get("/v1/strategies/" + old + "@1/trial").then(), 409, "strategy-unread", null);
        problem(activate(1), 409, "strategy-unread", null);
        post(OPS, "/v1/strategies/" + old + "@1:retire", "").statusCode(200);
        assertThat(unread()).isZero();
    }

    @Test
    void a_condition_that_could_fail_is_refused_where_it_stands() {
        for (String when : new String[] {"dpd in {2: 1, 2: 2}", "{'a': dpd}.b == 1", "area in [Area.RURAL, 'URBN']"}) {
            problem(post(OPS, "/v1/strategies:validate", document(1, when)), 400, "strategy-invalid", "/when");
        }
    }

    @Test
    void without_an_impact_assessment_nothing_comes_into_force() {
        write(1, "owed == 5");
        problem(
                post(OPS, "/v1/strategies/" + code + "@1:activate", "{\"impactAssessment\": \"\"}"),
                400,
                "field-invalid",
                "impactAssessment");
        post(OPS, "/v1/strategies/" + code + "@1:activate", "{}").statusCode(400);
        problem(
                post(OPS, "/v1/strategies/nobody@1:activate", "{\"impactAssessment\": \"PIA-1\"}"),
                404,
                "unknown-subject",
                null);
    }

    @Test
    void authors_find_the_form_and_the_facts() {
        as(OPS).get("/v1/strategies/schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("title", equalTo("Strategy"));
        as(OPS).get("/v1/strategies/facts")
                .then()
                .statusCode(200)
                .body("find {it.name == 'band'}.words", hasItem("Band.E"))
                .body("name", hasItems("pd_ppm", "owed", "months_late_12"));
    }

    @Test
    void strategies_are_the_operators() {
        for (String token : new String[] {TestTokens.LENDER_A, TestTokens.PARTNER, TestTokens.SANDBOX}) {
            problem(as(token).get("/v1/strategies").then(), 403, "role-not-allowed", null);
            problem(post(token, "/v1/strategies", document(1, "secured")), 403, "role-not-allowed", null);
        }
    }
}
