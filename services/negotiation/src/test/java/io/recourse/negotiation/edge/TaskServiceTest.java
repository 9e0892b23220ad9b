package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters that people carry, for they may go out at any hour of the wall clock, on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class TaskServiceTest {

    private static final String TASKS = "/v1/contact-tasks";

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String party;
    private String task;

    @BeforeEach
    void a_letter_was_granted() {
        id = UUID.randomUUID().toString();
        party = Openings.debtorOf(id);
        Openings.talking(
                broker, topics, id, Openings.of(party, now), now, new Step("letter", Tone.FIRM, Channel.LETTER, 0, 3));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(mine("OPEN")).hasSize(1));
        task = (String) mine("OPEN").getFirst().get("id");
    }

    @Test
    void a_task_is_seen_taken_by_one_and_completed_and_its_case_hears_of_it() {
        assertThat(mine("OPEN").getFirst()).containsEntry("work", "CALL").containsEntry("caseId", id);
        assertThat(mine("TAKEN")).isEmpty();
        act("take", by("li")).statusCode(200).body("events", contains("TaskTaken"));
        act("take", by("li")).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(act("take", by("wu")), 409, "task-taken", null);
        assertThat(mine("TAKEN")).hasSize(1);
        act("give-back", by("li")).statusCode(200).body("events", contains("TaskGivenBack"));
        act("take", by("wu")).statusCode(200);
        problem(act("complete", completed("li", "DELIVERED")), 409, "task-not-taken", null);
        act("complete", completed("wu", "DELIVERED")).statusCode(200).body("events", contains("TaskDone"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.file.attempts.outcome", contains("DELIVERED")));
        as(TestTokens.LENDER_A).get(TASKS + "/" + task).then().statusCode(200).body("status", equalTo("DONE"));
    }

    @Test
    void a_stranger_whom_people_reach_is_left_alone_and_so_is_who_wants_no_more_of_a_channel() {
        act("take", by("li")).statusCode(200);
        String stranger = completed("li", "UNREACHABLE").replace("}", ", \"wrongPerson\": true}");
        problem(act("complete", stranger.replace("UNREACHABLE", "CONVERSATION")), 400, "field-invalid", "outcome");
        act("complete", stranger).statusCode(200).body("events", contains("TaskDone"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .body("state.file.reach.wrongPostSince", notNullValue()));
        String attempt = find(TestTokens.LENDER_A, id).extract().path("state.file.attempts[0].attemptId");
        String results = "/v1/cases/" + id + "/contact-results";
        String unwanted = """
                {"attemptId": "%s", "outcome": "CONVERSATION", "at": "%s", "unwanted": ["SMS"]}
                """.formatted(attempt, Instant.now());
        String when = "\"at\": \"[^\"]*\"";
        problem(
                post(TestTokens.LENDER_A, results, unwanted.replaceAll(when, "\"at\": \"2099-01-01T00:00:00Z\"")),
                409,
                "report-in-future",
                "at");
        problem(
                post(TestTokens.LENDER_A, results, unwanted.replaceAll(when, "\"at\": \"2026-01-01T00:00:00Z\"")),
                409,
                "report-before-contact",
                "at");
        post(TestTokens.LENDER_A, results, unwanted).statusCode(200).body("events", contains("ReplyHeard"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .body("state.file.wishes.optedOut", contains("SMS")));
        problem(
                post(TestTokens.LENDER_A, results, unwanted.replace(attempt, "ask/none")),
                409,
                "attempt-unknown",
                "attemptId");
        problem(
                post(TestTokens.LENDER_A, results, unwanted.replace(attempt, "third/none")),
                400,
                "field-unknown",
                "unwanted");
    }

    @Test
    void a_task_is_given_to_who_speaks_the_debtors_language_and_the_reason_stands_in_its_story() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            post(TestTokens.LENDER_A, path("assign"), "", key)
                    .statusCode(200)
                    .body("by", equalTo("zhao"))
                    .body("reason", equalTo("fewest tasks in hand (0) of 1 who speak zh-CN and have room"));
        }
        as(TestTokens.LENDER_A)
                .get(TASKS + "/" + task)
                .then()
                .body("status", equalTo("TAKEN"))
                .body("state.by", contains("zhao"));
        as(TestTokens.LENDER_A)
                .get(TASKS + "/" + task + "/journal")
                .then()
                .statusCode(200)
                .body("items.event.reason", hasItem("fewest tasks in hand (0) of 1 who speak zh-CN and have room"));
        problem(act("assign", ""), 409, "task-taken", null);
        problem(post(TestTokens.LENDER_B, path("assign"), ""), 404, "unknown-subject", null);
        act("give-back", by("zhao")).statusCode(200);
        act("take", by("zhao")).statusCode(200);
        act("complete", completed("zhao", "DELIVERED")).statusCode(200);
    }

    @Test
    void what_was_disputed_after_its_grant_is_not_taken() {
        broker.tell(
                topics::cases,
                id,
                new IntakeEvent.PauseStarted(
                        "d-1", PauseReason.DISPUTE, now.minusSeconds(60), now.plus(Duration.ofDays(30))),
                now);
        problem(act("take", by("li")), 409, "contact-paused", null);
    }

    @Test
    void what_somebody_has_in_hand_says_by_which_rule_it_is_forbidden_by_now_and_what_took_place_is_written_down() {
        act("take", by("li")).statusCode(200);
        assertThat(mine("TAKEN").getFirst().get("forbiddenBy")).isNull();
        as(TestTokens.LENDER_A).get(TASKS + "/" + task).then().body("now", nullValue());
        broker.tell(
                topics::cases,
                id,
                new IntakeEvent.PauseStarted(
                        "d-1", PauseReason.DISPUTE, now.minusSeconds(60), now.plus(Duration.ofDays(30))),
                now);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(mine("TAKEN").getFirst()).containsEntry("forbiddenBy", "contact-paused"));
        as(TestTokens.LENDER_A).get(TASKS + "/" + task).then().body("now.forbiddenBy", equalTo("contact-paused"));
        act("complete", completed("li", "CONVERSATION"))
                .statusCode(200)
                .body("events", contains("TaskDone"))
                .body("forbiddenBy", equalTo("contact-paused"));
        assertThat(mine("DONE").getFirst().get("forbiddenBy")).isNull();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/incidents")
                .then()
                .statusCode(200)
                .body("items.rule", contains("DISPUTE")));
    }

    /** ▣ Who made the contact from a list of his own tells its end first: a second one would stand in no journal. */
    @Test
    void what_is_known_to_have_ended_is_given_to_nobody_any_more() {
        ended("CONVERSATION");
        assertThat(mine("OPEN").getFirst()).containsEntry("forbiddenBy", "contact-over");
        problem(act("assign", ""), 409, "contact-over", null);
        problem(act("take", by("li")), 409, "contact-over", null);
    }

    @Test
    void whoever_tells_of_a_second_contact_by_one_leave_is_told_so() {
        act("take", by("li")).statusCode(200);
        ended("UNANSWERED");
        act("complete", completed("li", "CONVERSATION"))
                .statusCode(200)
                .body("events", contains("TaskDone"))
                .body("forbiddenBy", equalTo("contact-over"));
        find(TestTokens.LENDER_A, id).body("state.file.attempts.outcome", contains("UNANSWERED"));
    }

    @Test
    void the_same_end_told_twice_is_that_of_one_contact() {
        act("take", by("li")).statusCode(200);
        ended("CONVERSATION");
        act("complete", completed("li", "CONVERSATION")).statusCode(200).body("forbiddenBy", nullValue());
    }

    private void ended(String outcome) {
        String attempt = find(TestTokens.LENDER_A, id).extract().path("state.file.attempts[0].attemptId");
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/contact-results", """
                {"attemptId": "%s", "outcome": "%s", "at": "%s"}
                """.formatted(
                                attempt, outcome, Instant.now()))
                .statusCode(200);
    }

    @Test
    void nobody_sees_or_takes_anothers_task() {
        as(TestTokens.LENDER_B).get(TASKS).then().statusCode(200).body("items.id", not(hasItem(task)));
        problem(as(TestTokens.LENDER_B).get(TASKS + "/" + task).then(), 404, "unknown-subject", null);
        problem(post(TestTokens.LENDER_B, path("take"), by("li")), 404, "unknown-subject", null);
        problem(
                post(TestTokens.LENDER_B, path("complete"), completed("li", "DELIVERED")),
                404,
                "unknown-subject",
                null);
        problem(post(TestTokens.OPERATOR, path("take"), by("li")), 403, "role-not-allowed", null);
        problem(as(TestTokens.PARTNER).get(TASKS).then(), 403, "role-not-allowed", null);
        problem(as(TestTokens.LENDER_A).get(TASKS + "?status=LOST").then(), 400, "field-invalid", "status");
        problem(act("take", by("")), 400, "field-invalid", "by");
    }

    @Test
    void a_carrier_that_is_none_is_refused_in_a_sentence() {
        Set<String> names = Set.of("message", "task");
        CarrierCheck.check(Map.of(Channel.SMS, "message", Channel.PHONE, "task"), names);
        assertThatThrownBy(() -> CarrierCheck.check(Map.of(Channel.PHONE, "pigeon"), names))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pigeon")
                .hasMessageContaining("PHONE")
                .hasMessageContaining("message");
    }

    @Test
    void an_installation_that_signs_nothing_is_refused_in_a_sentence_that_names_what_lacks() {
        Map<Channel, String> carriers =
                Map.of(Channel.SMS, "sms", Channel.APP, "message", Channel.LETTER, "letter", Channel.PHONE, "task");
        CarrierCheck.signed(carriers, _ -> Optional.of("whsec_x"));
        for (String carrier : List.of("sms", "letter", "message")) {
            assertThatThrownBy(() -> CarrierCheck.signed(
                            carriers, c -> c.equals(carrier) ? Optional.empty() : Optional.of("whsec_x")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            carrier.equals("message")
                                    ? "recourse.negotiation.message-secret"
                                    : "recourse.negotiation." + carrier + ".secret");
        }
        CarrierCheck.signed(Map.of(Channel.PHONE, "task", Channel.EMAIL, "email"), _ -> Optional.empty());
    }

    /** ▣ Who takes an order of anybody's for ours debits for anybody. */
    @Test
    void mail_travels_in_clear_to_this_machine_only() {
        CarrierCheck.encrypted("mail.start-tls", true, "mail.example", "mail");
        CarrierCheck.encrypted("mail.start-tls", false, "127.0.0.1", "mail");
        assertThatThrownBy(() -> CarrierCheck.encrypted("mail.start-tls", false, "192.0.2.1", "mail"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "recourse.negotiation.mail.start-tls is false, but mail travels in clear to this machine only,"
                                + " except in a sandbox");
    }

    @Test
    void an_installation_that_signs_no_debits_is_refused_in_a_sentence_that_names_what_lacks() {
        CarrierCheck.signed("debit.secret", Optional.of("whsec_x"));
        for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of(" "))) {
            assertThatThrownBy(() -> CarrierCheck.signed("debit.secret", none))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("recourse.negotiation.debit.secret is missing");
        }
    }

    private List<Map<String, Object>> mine(String status) {
        List<Map<String, Object>> items = as(TestTokens.LENDER_A)
                .get(TASKS + "?limit=500&status=" + status)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream().filter(item -> id.equals(item.get("caseId"))).toList();
    }

    private ValidatableResponse act(String verb, String body) {
        return post(TestTokens.LENDER_A, path(verb), body);
    }

    private String path(String verb) {
        return TASKS + "/" + task + ":" + verb;
    }

    private static String by(String person) {
        return "{\"by\": \"%s\"}".formatted(person);
    }

    private static String completed(String person, String outcome) {
        return """
                {"by": "%s", "outcome": "%s", "at": "%s"}
                """.formatted(person, outcome, Instant.now());
    }
}
