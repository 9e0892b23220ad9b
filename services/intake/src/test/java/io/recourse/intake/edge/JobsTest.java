package io.recourse.intake.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.intake.edge.Doors.lines;
import static io.recourse.intake.edge.Doors.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts that are taken whole and worked off by themselves. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class JobsTest {

    private static final String US = TestTokens.LENDER_A;
    private static final String TENANT = TestTokens.TENANT_A;

    @Inject
    Jobs jobs;

    @Inject
    JobWorker worker;

    @Inject
    JobsConfig config;

    @Inject
    Database database;

    @Inject
    Ids ids;

    @AfterEach
    void nothing_is_left() {
        change("delete from job_chunk");
        change("delete from job");
        change("delete from job_result");
    }

    private static List<String> accounts(int number) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(number).toList();
    }

    private static Response push(String... lines) {
        return lines(US, lines).header("Prefer", "wait=5, Respond-Async").post("/v1/accounts");
    }

    private static JsonPath done(String location) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> as(US).get(location).jsonPath(), job -> job.getString("state")
                        .matches("DONE|FAILED"));
    }

    private static JsonPath results(String path) {
        String[] lines =
                as(US).get(path).then().statusCode(200).extract().asString().split("\n");
        return JsonPath.from(Arrays.toString(lines));
    }

    @Test
    void a_push_that_does_not_want_to_wait_is_worked_off_by_itself() {
        List<String> fresh = accounts(1201);
        List<String> pushed = new ArrayList<>(
                fresh.stream().map(account -> statement(account).toString()).toList());
        pushed.set(1, "");
        pushed.set(1100, statement(fresh.getFirst()).toString());
        pushed.set(1200, "{");
        Response answer = push(pushed.toArray(String[]::new));
        String location = answer.then()
                .statusCode(202)
                .header("Preference-Applied", "respond-async")
                .body("state", equalTo("RUNNING"))
                .body("received", equalTo(1201))
                .extract()
                .header("Location");
        JsonPath job = done(location.substring(location.indexOf("/v1/")));
        assertThat(job.getString("state")).isEqualTo("DONE");
        assertThat(job.getInt("read")).isEqualTo(1200);
        assertThat(job.getInt("opened")).isEqualTo(1198);
        assertThat(job.getInt("unchanged")).isEqualTo(1);
        assertThat(job.getInt("rejected")).isEqualTo(1);
        assertThat(job.getString("finished")).isNotNull();
        find(US, ids.caseOf(TENANT, fresh.get(1199), 1).id()).statusCode(200).body("status", equalTo("OPEN"));
        JsonPath all = results(location + "/results");
        assertThat(all.<Integer>getList("line"))
                .hasSize(1200)
                .startsWith(1, 3, 4)
                .isSorted();
        assertThat(all.getString("find { it.line == 1101 }.outcome")).isEqualTo("unchanged");
        assertThat(results(location + "/results?after=1100").<Integer>getList("line"))
                .hasSize(101)
                .startsWith(1101);
        JsonPath rejected = results(location + "/results?outcome=rejected");
        assertThat(rejected.<Integer>getList("line")).containsExactly(1201);
        assertThat(rejected.getString("[0].rule")).isEqualTo("json-malformed");
        assertThat(rejected.<String>getList("[0].errors.rule")).containsExactly("json-malformed");
        assertThat(count("select count(*) from job_chunk"))
                .as("nothing of the lines is left")
                .isZero();
        assertThat(count("select count(*) from receipt where sender like 'job/%'"))
                .isZero();
    }

    @Test
    void a_lender_sees_its_own_jobs_only() {
        String location = push("{").then().statusCode(202).extract().header("Location");
        problem(as(TestTokens.LENDER_B).get(location).then(), 404, "unknown-job", null);
        problem(as(TestTokens.LENDER_B).get(location + "/results").then(), 404, "unknown-job", null);
        problem(as(TestTokens.OPERATOR).get(location).then(), 403, "role-not-allowed", null);
        for (String id : List.of("none", "%00", "a%00b", "0".repeat(32), "%ff%fe", "'")) {
            problem(as(US).get("/v1/jobs/" + id).then(), 404, "unknown-job", null);
            problem(as(US).get("/v1/jobs/" + id + "/results").then(), 404, "unknown-job", null);
        }
        problem(as(US).get(location + "/results?after=x").then(), 400, "field-invalid", "after");
        problem(as(US).get(location + "/results?outcome=lost").then(), 400, "field-invalid", "outcome");
        done(location);
    }

    @Test
    void nothing_sent_is_done_at_once() {
        push("").then().statusCode(202).body("state", equalTo("DONE")).body("received", equalTo(0));
    }

    @Test
    void a_lender_has_four_jobs_at_a_time_and_no_more() {
        for (int i = 0; i < 4; i++) {
            assertThat(jobs.open(TENANT)).isNotNull();
        }
        problem(push("{").then(), 429, "jobs-too-many", null);
        lines(TestTokens.LENDER_B, "{")
                .header("Prefer", "respond-async")
                .post("/v1/accounts")
                .then()
                .statusCode(202);
        change("update job set touched_at = now() - interval '11 minutes' where tenant = '" + TENANT + "'");
        jobs.sweep();
        push("{").then().statusCode(202);
    }

    @Test
    void who_is_killed_between_desk_and_results_is_followed_by_one_who_counts_the_same_once() throws Exception {
        List<String> fresh = accounts(300);
        String job = received(fresh);
        // held by one who has sent its lines to the desk, and then is no more
        change("update job set state = 'RUNNING', tries = 1, leased_until = now() + interval '1 hour' where id = '"
                + job + "'");
        JobWorker.Answers unheard = worker.answers(piece(job));
        assertThat(unheard.outcomes()).containsEntry("opened", 300L);
        assertThat(count("select count(*) from job_result where job = '" + job + "'"))
                .isZero();
        change("update job set leased_until = now() where id = '" + job + "'");
        JsonPath done = done("/v1/jobs/" + job);
        assertThat(done.getInt("read")).isEqualTo(300);
        assertThat(done.getInt("opened")).isEqualTo(300);
        assertThat(results("/v1/jobs/" + job + "/results").<String>getList("outcome"))
                .containsOnly("opened");
        assertThat(count("select count(*) from journal where type = 'CaseOpened.v1' and id = '"
                        + ids.caseOf(TENANT, fresh.getFirst(), 1).id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void two_who_hold_the_same_piece_write_it_down_once() throws Exception {
        String job = received(accounts(3));
        change("update job set state = 'RUNNING', leased_until = now() + interval '1 hour' where id = '" + job + "'");
        Jobs.Chunk piece = piece(job);
        JobWorker.Answers answers = worker.answers(piece);
        jobs.done(piece, answers.outcomes(), answers.lines());
        jobs.done(piece, answers.outcomes(), answers.lines());
        as(US).get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("DONE"))
                .body("read", equalTo(3))
                .body("opened", equalTo(3));
    }

    @Test
    void an_upload_that_stopped_coming_is_given_up_and_nothing_of_it_is_done() {
        List<String> fresh = accounts(2);
        String job = received(fresh);
        as(US).get("/v1/jobs/" + job).then().body("state", equalTo("RECEIVING")).body("finished", nullValue());
        change("update job set touched_at = now() - interval '11 minutes' where id = '" + job + "'");
        jobs.sweep();
        as(US).get("/v1/jobs/" + job)
                .then()
                .body("state", equalTo("FAILED"))
                .body("rule", equalTo("upload-broken"))
                .body("read", equalTo(0))
                .body("finished", notNullValue());
        assertThat(jobs.received(TENANT, job)).isFalse();
        assertThat(count("select count(*) from job_chunk where job = '" + job + "'"))
                .isZero();
        find(US, ids.caseOf(TENANT, fresh.getFirst(), 1).id()).statusCode(404);
    }

    @Test
    void a_job_that_is_over_is_forgotten_after_a_week() {
        String location = push("{").then().statusCode(202).extract().header("Location");
        done(location);
        change("update job set finished_at = now() - interval '6 days'");
        jobs.sweep();
        as(US).get(location).then().statusCode(200);
        change("update job set finished_at = now() - interval '8 days'");
        jobs.sweep();
        as(US).get(location).then().statusCode(404);
        assertThat(count("select count(*) from job_result")).isZero();
    }

    @Test
    void what_waits_to_be_worked_off_says_nobody_s_name() {
        String job = received(accounts(1));
        assertThat(count("select count(*) from job_chunk where job = '" + job
                        + "' and position('11010519491231002X' in sealed) = 0"))
                .isEqualTo(1);
        change("update job_chunk set sealed = overlay(sealed placing 'AAAA' from 20) where job = '" + job + "'");
        assertThat(jobs.received(TENANT, job)).isTrue();
        worker.wake();
        JsonPath failed = done("/v1/jobs/" + job);
        assertThat(failed.getString("rule")).as("it opens as nothing else").isEqualTo("piece-unreadable");
    }

    /** Received, but not yet said to be. */
    private String received(List<String> accounts) {
        String job = jobs.open(TENANT);
        byte[] lines = (String.join(
                                "\n",
                                accounts.stream()
                                        .map(a -> statement(a).toString())
                                        .toList()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(jobs.add(TENANT, job, 0, new Spool.Piece(1, accounts.size(), lines)))
                .isTrue();
        return job;
    }

    private Jobs.Chunk piece(String job) {
        Object[] row = database.forAll(session -> session.<Object[]>createNativeQuery(
                                "select last_line, sealed from job_chunk where job = ?1")
                        .setParameter(1, job)
                        .getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(20));
        return new Jobs.Chunk(job, 0, TENANT, 1, ((Number) row[0]).longValue(), (String) row[1], 1);
    }

    private void change(String sql) {
        database.forAll(session -> session.createNativeQuery(sql).executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private long count(String sql) {
        return database.forAll(
                        session -> session.createNativeQuery(sql, Long.class).getSingleResult())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    @Test
    void a_key_that_closed_what_waits_to_be_worked_off_is_needed_until_it_is_done() throws Exception {
        String before = Secrets.key(81);
        Jobs closing = new Jobs(database, Secrets.keys(before), config);
        KeyRotation rotation = new KeyRotation(database, Secrets.keys(Secrets.key(82), before));
        String name = Secrets.keys(before).name();
        assertThat(use(rotation, name).needed()).isFalse();
        String job = closing.open(TENANT);
        assertThat(closing.add(TENANT, job, 0, new Spool.Piece(1, 1, "{}\n".getBytes(StandardCharsets.UTF_8))))
                .isTrue();
        assertThat(rotation.rotate("", 1, 1).keys()).contains(use(rotation, name));
        assertThat(use(rotation, name).pieces()).isEqualTo(1);
        assertThat(use(rotation, name).needed()).isTrue();
        closing.fail(TENANT, job, "upload-broken");
        assertThat(use(rotation, name).needed()).isFalse();
    }

    private static KeyRotation.KeyUse use(KeyRotation rotation, String name) {
        return rotation.keys().stream()
                .filter(key -> key.key().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
