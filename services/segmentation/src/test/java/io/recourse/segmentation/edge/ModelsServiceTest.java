package io.recourse.segmentation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.ModelPlace;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models at run time: uploaded, judged, switched and switched back, and what becomes of cases. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ModelsServiceTest {
    private static final String OPS = TestTokens.OPERATOR;
    private static final String SHIPPED = "card-history@1";
    private static final Balance OWED = new Balance("CNY", 0, 0, 100_000_00);

    @Inject
    Topics topics;

    @Inject
    InForce inForce;

    @Inject
    Desk desk;

    @Inject
    SubjectQueries queries;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final LocalDate due = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10);
    private final String model = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void models_score() {
        await().untilAsserted(() -> as(OPS).get("/v1/models").then().statusCode(200));
    }

    @AfterEach
    void what_ships_scores_again() {
        activate("expert@1").statusCode(200);
        activate(SHIPPED).statusCode(200);
    }

    /** What ships, under another name and with other odds. */
    private ObjectNode artefact(ModelPlace place, int version, double intercept) {
        return ((ObjectNode) SealedJson.mapper().valueToTree(PolicyFiles.model(place)))
                .put("model", model + "@" + version)
                .put("intercept", intercept);
    }

    private static ValidatableResponse upload(Object artefact) {
        return post(OPS, "/v1/models", artefact.toString());
    }

    private static ValidatableResponse activate(String version) {
        return post(OPS, "/v1/models/" + version + ":activate", "{\"impactAssessment\": \"PIA-2026-021\"}");
    }

    private String inForce() {
        return Objects.requireNonNull(inForce.policy().models().history()).model();
    }

    @Test
    void what_ships_stands_on_the_shelf_and_scores_from_the_first_start() {
        as(OPS).get("/v1/models")
                .then()
                .statusCode(200)
                .body("items.findAll {it.inForce}.model", hasItems("expert@1", SHIPPED))
                .body("items.find {it.model == 'expert@1'}.reads", equalTo("FACTS"))
                .body("items.find {it.model == 'expert@1'}.provenance", nullValue())
                .body("items.find {it.model == 'card-history@1'}.reads", equalTo("HISTORY"))
                .body("items.find {it.model == 'card-history@1'}.history.months", equalTo(6))
                .body("items.find {it.model == 'card-history@1'}.features", hasItems("STATUS_1", "LIMIT_USED_BP"))
                .body("items.find {it.model == 'card-history@1'}.provenance.rows", equalTo(22_500));
        as(OPS).get("/v1/models?limit=1")
                .then()
                .body("items.size()", equalTo(1))
                .body("next", notNullValue());
        as(OPS).get("/v1/models/schema").then().contentType("application/schema+json");
        problem(as(OPS).get("/v1/models/none@1").then(), 404, "unknown-subject", null);
    }

    @Test
    void a_model_is_uploaded_put_in_force_and_scores_and_an_older_one_scores_again() {
        String id = segmented();
        tellHistory(id, 0);
        assertScored(id, SHIPPED);
        int before = find(OPS, id).extract().path("state.scored.pdPpm");

        ObjectNode second = artefact(ModelPlace.HISTORY, 2, 1.5);
        upload(second).statusCode(200).body("outcome", equalTo("accepted"));
        upload(second).statusCode(200).body("outcome", equalTo("unchanged"));
        assertThat(as(OPS).get("/v1/models/" + model + "@2")
                        .then()
                        .extract()
                        .jsonPath()
                        .getDouble("intercept"))
                .isEqualTo(1.5);
        assertThat(inForce()).isEqualTo(SHIPPED);

        activate(model + "@2").statusCode(200).body("events", equalTo(List.of("ModelSwitched")));
        assertThat(inForce()).isEqualTo(model + "@2");
        as(OPS).get("/v1/models?limit=500")
                .then()
                .body("items.findAll {it.inForce}.model", hasItems("expert@1", model + "@2"));
        assertScored(id, SHIPPED);
        assertThat(run()).isPositive();
        assertScored(id, model + "@2");
        assertThat(find(OPS, id).extract().<Integer>path("state.scored.pdPpm")).isGreaterThan(before);
        assertThat(run()).isZero();

        activate(SHIPPED).statusCode(200).body("outcome", equalTo("accepted"));
        activate(SHIPPED).statusCode(200).body("outcome", equalTo("unchanged"));
        assertThat(run()).isPositive();
        assertScored(id, SHIPPED);
        assertThat(find(OPS, id).extract().<Integer>path("state.scored.pdPpm")).isEqualTo(before);
        assertThat(run()).isZero();
    }

    @Test
    void with_a_history_its_model_scores_a_case_and_without_one_the_other_and_no_other_case_is_touched() {
        String with = segmented();
        String without = segmented();
        assertScored(with, "expert@1");
        int events = events(without);
        tellHistory(with, 3);
        assertScored(with, SHIPPED);
        assertThat(events(without)).isEqualTo(events);

        upload(artefact(ModelPlace.FACTS, 1, 0.5)).statusCode(200);
        activate(model + "@1").statusCode(200);
        run();
        assertScored(without, model + "@1");
        assertScored(with, SHIPPED);
    }

    @Test
    void a_model_over_histories_that_is_retired_leaves_its_cases_to_the_other_and_the_journal_says_by_whom() {
        String id = segmented();
        tellHistory(id, 0);
        assertScored(id, SHIPPED);
        post(OPS, "/v1/models/" + SHIPPED + ":retire", "").statusCode(200);
        assertThat(inForce.policy().models().history()).isNull();
        run();
        assertScored(id, "expert@1");
        problem(post(OPS, "/v1/models/" + SHIPPED + ":retire", ""), 409, "model-not-active", null);
        problem(post(OPS, "/v1/models/expert@1:retire", ""), 409, "model-needed", null);
        as(OPS).get("/v1/models/journal")
                .then()
                .statusCode(200)
                .body("items.type", hasItems("ScoringOpened", "HistoryModelRetired"))
                .body("items.find {it.type == 'HistoryModelRetired'}.event.model", equalTo(SHIPPED))
                .body("items.find {it.type == 'HistoryModelRetired'}.event.by", notNullValue());
    }

    @Test
    void what_scores_survives_a_restart() {
        upload(artefact(ModelPlace.HISTORY, 7, 0.25)).statusCode(200);
        activate(model + "@7").statusCode(200);
        InForce fresh = new InForce();
        new ModelShelf(desk, queries, fresh).refresh().await().atMost(Duration.ofSeconds(10));
        assertThat(Objects.requireNonNull(fresh.policy().models().history()).model())
                .isEqualTo(model + "@7");
        assertThat(fresh.policy().models().facts().model()).isEqualTo("expert@1");
    }

    @Test
    void a_model_that_does_not_fit_is_refused_with_the_path_of_each_fault_and_the_running_one_stays() {
        String misfit = artefact(ModelPlace.HISTORY, 3, 0)
                .toString()
                .replaceFirst("\"weight\":[-0-9.]+", "\"weight\":NaN")
                .replace("STATUS_3", "SEX");
        upload(misfit)
                .statusCode(400)
                .body("errors.field", hasItems("/features/0/bins/0/weight", "/features/2/feature"));
        problem(as(OPS).get("/v1/models/" + model + "@3").then(), 404, "unknown-subject", null);
        problem(activate(model + "@3"), 404, "unknown-subject", null);
        assertThat(inForce()).isEqualTo(SHIPPED);
    }

    @Test
    void what_a_version_says_never_changes_and_it_scores_for_a_reason() {
        upload(artefact(ModelPlace.HISTORY, 1, 0)).statusCode(200);
        problem(upload(artefact(ModelPlace.HISTORY, 1, 0.1)), 409, "version-taken", "/model");
        problem(
                post(OPS, "/v1/models/" + model + "@1:activate", "{\"impactAssessment\": \"\"}"),
                400,
                "field-invalid",
                "impactAssessment");
        assertThat(inForce()).isEqualTo(SHIPPED);
    }

    @Test
    void models_are_the_operators() {
        for (String token : List.of(TestTokens.LENDER_A, TestTokens.PARTNER, TestTokens.SANDBOX)) {
            problem(as(token).get("/v1/models").then(), 403, "role-not-allowed", null);
            problem(post(token, "/v1/models", "{}"), 403, "role-not-allowed", null);
            problem(post(token, "/v1/models/expert@1:activate", "{}"), 403, "role-not-allowed", null);
            problem(as(token).get("/v1/models/journal").then(), 403, "role-not-allowed", null);
        }
    }

    private static void assertScored(String id, String by) {
        await().atMost(10, TimeUnit.SECONDS).untilAsserted(() -> assertThat(journal(id)
                        .extract()
                        .jsonPath()
                        .getList("items.findAll {it.type == 'CaseScored.v1'}.event.model"))
                .last()
                .isEqualTo(by));
    }

    private static int events(String id) {
        return journal(id).extract().jsonPath().getList("items").size();
    }

    private static long run() {
        return post(OPS, "/v1/segments:run", "")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("changed");
    }

    private void tellHistory(String id, int status) {
        ObjectNode profile = SealedJson.mapper()
                .createObjectNode()
                .put("asOf", due.toString())
                .put("currency", "CNY");
        ObjectNode account = profile.putObject("account")
                .put("limit", 2_000_000)
                .put("openedOn", "2020-01-01")
                .put("autoDebit", false);
        var months = account.putArray("months");
        for (int i = 0; i < 6; i++) {
            months.addObject()
                    .put("status", status)
                    .put("billed", 1_200_000)
                    .put("paid", 50_000)
                    .put("cash", 0);
        }
        as(TestTokens.LENDER_A)
                .contentType("application/json")
                .body(profile.toString())
                .put("/v1/cases/" + id + "/profile")
                .then()
                .statusCode(200);
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
