package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls while they go on and what is left of them, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class CallServiceTest {

    private static final String HASH = "0123456789abcdef".repeat(4);

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String party;

    @BeforeEach
    void a_case_in_talks_that_makes_a_call() {
        id = UUID.randomUUID().toString();
        party = Openings.debtorOf(id);
        Openings.talking(
                broker, topics, id, Openings.in(Openings.noon(), party, now, party + "-2"), now, Openings.LATER);
        permitted("c-1", "PHONE");
        await().untilAsserted(
                        () -> find(TestTokens.LENDER_A, id).body("state.file.attempts.attemptId", hasItem("ask/c-1")));
    }

    @Test
    void a_call_under_way_goes_on_is_soothed_and_is_ended_by_what_is_told_of_its_voice() {
        signal("CALM", 10)
                .statusCode(200)
                .body("advice", equalTo("CONTINUE"))
                .body("tones", contains("FRIENDLY", "FIRM"))
                .body("rule", nullValue());
        signal("ANXIOUS", 40)
                .statusCode(200)
                .body("advice", equalTo("SOOTHE"))
                .body("tones", contains("FRIENDLY"))
                .body("rule", equalTo("no-escalation-in-call"))
                .body("citation", containsString("soothed"));
        signal("ANGRY", 80).statusCode(200).body("advice", equalTo("SOOTHE"));
        signal("ANGRY", 81)
                .statusCode(200)
                .body("advice", equalTo("TERMINATE"))
                .body("tones", empty())
                .body("rule", equalTo("stress-over-threshold"));
        look("ask/c-1")
                .statusCode(200)
                .body("attemptId", equalTo("ask/c-1"))
                .body("stress", equalTo(81))
                .body("terminatedBy", equalTo("stress-over-threshold"))
                .body("sampled", hasItem("TERMINATED"))
                .body("recording", nullValue());
        await().untilAsserted(() -> ask("c-" + UUID.randomUUID(), "PHONE")
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("rule", equalTo("call-broken-off"))
                .body("nextAllowedAt", notNullValue()));
    }

    @Test
    void nothing_but_a_label_and_a_number_is_taken_of_a_voice() {
        String body = signalBody("ask/c-1", "CALM", "10", Instant.now());
        problem(told("call-signals", body.replace("}", ", \"audio\": \"UklGRg==\"}")), 400, "field-unknown", "audio");
        problem(
                told("call-signals", body.replace("}", ", \"voiceprint\": [1, 2]}")),
                400,
                "field-unknown",
                "voiceprint");
        problem(told("call-signals", body.replace("CALM", "GUILTY")), 400, "field-invalid", "label");
        for (String stress : List.of("101", "-1", "60.5", "null", "\"80\"")) {
            problem(
                    told("call-signals", signalBody("ask/c-1", "CALM", stress, Instant.now())),
                    400,
                    "field-invalid",
                    "stress");
        }
        problem(look("ask/c-1"), 404, "unknown-subject", null);
    }

    @Test
    void nothing_is_told_of_a_call_that_is_unknown_over_no_call_not_made_yet_or_somebody_elses() {
        problem(
                told("call-signals", signalBody("ask/c-2", "CALM", "1", Instant.now())),
                409,
                "attempt-unknown",
                "attemptId");
        permitted("l-1", "LETTER");
        await().untilAsserted(() -> problem(
                told("call-signals", signalBody("ask/l-1", "CALM", "1", Instant.now())),
                409,
                "not-a-call",
                "attemptId"));
        problem(
                told("call-signals", signalBody("ask/c-1", "CALM", "1", now.minusSeconds(60))),
                409,
                "signal-before-call",
                "at");
        problem(
                told("call-signals", signalBody("ask/c-1", "CALM", "1", now.plusSeconds(600))),
                409,
                "signal-in-future",
                "at");
        problem(
                post(
                        TestTokens.LENDER_B,
                        "/v1/cases/" + id + "/call-signals",
                        signalBody("ask/c-1", "CALM", "1", Instant.now())),
                404,
                "unknown-subject",
                null);
        result("UNANSWERED").statusCode(200);
        problem(signal("CALM", 1), 409, "call-in-vain", "attemptId");
        problem(
                as(TestTokens.LENDER_A)
                        .get("/v1/cases/" + id + "/recordings/ask/c-1")
                        .then(),
                404,
                "unknown-subject",
                null);
    }

    @Test
    void what_nobody_may_say_ends_the_call_and_is_kept_by_its_code_alone() {
        transcript("您好,请问今天方便还款吗?").statusCode(200).body("advice", equalTo("CONTINUE"));
        transcript("再不还我就联 系-子女學校了")
                .statusCode(200)
                .body("advice", equalTo("TERMINATE"))
                .body("rule", equalTo("sensitive-phrase"));
        look("ask/c-1").body("alerts", contains("child-at-school")).body("terminatedBy", equalTo("sensitive-phrase"));
        problem(
                told("call-transcripts", """
                        {"attemptId": "ask/c-1", "text": " ", "at": "%s"}
                        """.formatted(Instant.now().truncatedTo(ChronoUnit.MICROS))),
                400,
                "field-invalid",
                "text");
    }

    @Test
    void a_recording_is_named_once_by_reference_and_salted_hash_and_found_by_its_lender_alone() {
        result("CONVERSATION").statusCode(200);
        recording("rec-1", HASH).statusCode(200).body("events", hasItem("RecordingKept"));
        recording("rec-1", HASH).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(recording("rec-1", HASH.replace('0', 'f')), 409, "recording-contradicts", "hash");
        problem(recording("rec-2", HASH), 409, "recording-contradicts", "reference");
        problem(recording("rec-1", "abc"), 400, "field-invalid", "hash");
        look("ask/c-1")
                .statusCode(200)
                .body("recording.reference", equalTo("rec-1"))
                .body("recording.hash", equalTo(HASH))
                .body("recording.salt", equalTo("salt-1"))
                .body("tookPlaceAt", notNullValue())
                .body("flagged", equalTo(false));
        problem(
                as(TestTokens.LENDER_B)
                        .get("/v1/cases/" + id + "/recordings/ask/c-1")
                        .then(),
                404,
                "unknown-subject",
                null);
    }

    @Test
    void calls_are_listed_to_their_lender_by_what_there_is_of_their_recording() {
        signal("ANGRY", 100).statusCode(200);
        list(TestTokens.LENDER_A, "sampled=true&case=" + id)
                .body("items.attemptId", contains("ask/c-1"))
                .body("items[0].status", equalTo("TERMINATED"))
                .body("items[0].recorded", equalTo(false))
                .body("items[0].flagged", equalTo(false));
        list(TestTokens.LENDER_A, "sampled=false&case=" + id).body("items", empty());
        list(TestTokens.LENDER_A, "flagged=true&case=" + id).body("items", empty());
        list(TestTokens.OPERATOR, "flagged=false&case=" + id).body("items", not(empty()));
        list(TestTokens.LENDER_B, "case=" + id).body("items", empty());
        problem(as(TestTokens.LENDER_A).get("/v1/recordings?sampled=maybe").then(), 400, "field-invalid", "sampled");
    }

    @Test
    void a_call_that_somebody_complains_of_is_listened_to() {
        String body = """
                {"attemptId": "ask/c-1", "at": "%s"}
                """.formatted(Instant.now().truncatedTo(ChronoUnit.MICROS));
        told("call-complaints", body).statusCode(200).body("events", hasItem("ComplaintNoted"));
        look("ask/c-1").body("sampled", hasItem("COMPLAINED"));
    }

    @Test
    void a_call_that_the_debtor_began_is_told_of_by_the_name_of_its_conversation() {
        String text = """
                {"attemptId": "talk/t-1", "text": "再不还我就联 系-子女學校了", "at": "%s"}
                """.formatted(Instant.now().truncatedTo(ChronoUnit.MICROS));
        problem(told("call-transcripts", text), 409, "attempt-unknown", "attemptId");
        told("conversations", """
                {"conversationId": "t-1", "channel": "PHONE", "at": "%s"}
                """.formatted(now)).statusCode(200).body("events", contains("ConversationNoted"));
        told("call-transcripts", text)
                .statusCode(200)
                .body("advice", equalTo("TERMINATE"))
                .body("rule", equalTo("sensitive-phrase"));
        look("talk/t-1")
                .statusCode(200)
                .body("party", equalTo(party))
                .body("alerts", contains("child-at-school"))
                .body("tookPlaceAt", notNullValue());
        list(TestTokens.LENDER_A, "sampled=true&case=" + id).body("items.attemptId", contains("talk/t-1"));
        await().untilAsserted(() ->
                ask("c-" + UUID.randomUUID(), "PHONE").statusCode(200).body("rule", equalTo("call-broken-off")));
    }

    @Test
    void one_contact_is_explained_in_both_languages_and_a_denied_one_by_its_rule() {
        explain("ask/c-1", "en")
                .statusCode(200)
                .body("made", equalTo(true))
                .body("channel", equalTo("PHONE"))
                .body("strategy", nullValue())
                .body("allowedBy", containsString("contact-cn@"))
                .body("sentences[0]", containsString("a call by a person"))
                .body("sentences[0]", containsString(party))
                .body("sentences[1]", containsString("dunning"))
                .body("sentences.findAll { it.contains('effective-calls-per-day') }.size()", equalTo(1))
                .body("sentences[-1]", containsString("art. 24"));
        explain("ask/c-1", "zh")
                .statusCode(200)
                .body("sentences[0]", containsString("人工电话"))
                .body("sentences[-1]", containsString("人工复核"));
        permitted("l-1", "LETTER");
        ask("l-2", "LETTER").statusCode(200).body("allowed", equalTo(false));
        explain("ask/l-2", "en")
                .statusCode(200)
                .body("made", equalTo(false))
                .body("deniedBy", equalTo("letters-per-day"))
                .body("allowedBy", nullValue())
                .body("sentences.findAll { it.contains('letters-per-day') }.size()", equalTo(1));
        problem(explain("ask/c-9", "en"), 404, "unknown-contact", null);
        problem(explain("ask/c-1", "fr"), 400, "field-invalid", "language");
        problem(
                as(TestTokens.LENDER_B)
                        .get("/v1/cases/" + id + "/contacts/ask/c-1/explanation")
                        .then(),
                404,
                "unknown-subject",
                null);
    }

    private ValidatableResponse explain(String attemptId, String language) {
        return as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/contacts/" + attemptId + "/explanation?language=" + language)
                .then();
    }

    private ValidatableResponse list(String who, String query) {
        return as(who).get("/v1/recordings?" + query).then().statusCode(200);
    }

    private ValidatableResponse look(String attemptId) {
        return as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/recordings/" + attemptId)
                .then();
    }

    private ValidatableResponse signal(String label, int stress) {
        return told("call-signals", signalBody("ask/c-1", label, String.valueOf(stress), Instant.now()));
    }

    private static String signalBody(String attemptId, String label, String stress, Instant at) {
        return """
                {"attemptId": "%s", "label": "%s", "stress": %s, "at": "%s"}
                """.formatted(attemptId, label, stress, at.truncatedTo(ChronoUnit.MICROS));
    }

    private ValidatableResponse transcript(String text) {
        return told("call-transcripts", """
                {"attemptId": "ask/c-1", "text": "%s", "at": "%s"}
                """.formatted(text, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private ValidatableResponse recording(String reference, String hash) {
        return told("recordings", """
                {"attemptId": "ask/c-1", "reference": "%s", "hash": "%s", "salt": "salt-1"}
                """.formatted(reference, hash));
    }

    private ValidatableResponse result(String outcome) {
        return told("contact-results", """
                {"attemptId": "ask/c-1", "outcome": "%s", "at": "%s"}
                """.formatted(outcome, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private ValidatableResponse told(String door, String body) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/" + door, body);
    }

    private void permitted(String askId, String channel) {
        ask(askId, channel).statusCode(200).body("allowed", equalTo(true));
    }

    private ValidatableResponse ask(String askId, String channel) {
        return post(TestTokens.LENDER_A, "/v1/contact-permissions", """
                {"askId": "%s", "caseId": "%s", "channel": "%s", "purpose": "DUNNING", "tone": "FIRM"}
                """.formatted(askId, id, channel));
    }
}
