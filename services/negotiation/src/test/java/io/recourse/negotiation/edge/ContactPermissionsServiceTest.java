package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.PartyEvent;
import io.recourse.contracts.PartyEvent.ContactCeased;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts asked for over HTTP, on a real database. Letters, for they may be posted at any hour of the wall clock. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ContactPermissionsServiceTest {

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String party;

    @BeforeEach
    void a_case_in_talks() {
        id = UUID.randomUUID().toString();
        party = Openings.debtorOf(id);
        Openings.talking(broker, topics, id, Openings.of(party, now, party + "-2"), now, Openings.LATER);
    }

    @Test
    void an_allowed_contact_is_taken_kept_by_its_case_and_its_result_told() {
        ask("visit-1", Channel.LETTER, "DUNNING")
                .statusCode(200)
                .body("allowed", equalTo(true))
                .body("attemptId", equalTo("ask/visit-1"))
                .body("until", notNullValue())
                .body("rule", nullValue());
        await().untilAsserted(() ->
                find(TestTokens.LENDER_A, id).body("state.file.attempts.attemptId", contains("ask/visit-1")));
        result("ask/visit-1", "UNREACHABLE").statusCode(200).body("events", contains("ContactResult"));
        problem(result("ask/other", "DELIVERED"), 409, "attempt-unknown", "attemptId");
        ask("visit-2", Channel.LETTER, "DUNNING").statusCode(200).body("allowed", equalTo(true));
        ask("visit-3", Channel.LETTER, "DUNNING")
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("rule", equalTo("letters-per-day"))
                .body("citation", containsString("letter"))
                .body("nextAllowedAt", notNullValue())
                .body("attemptId", nullValue());
    }

    @Test
    void of_many_that_ask_at_once_one_gets_the_only_unit() {
        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            List<Boolean> answers = IntStream.range(0, 12)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> ask("letter-" + n, Channel.LETTER, "DUNNING")
                                    .statusCode(200)
                                    .extract()
                                    .<Boolean>path("allowed"),
                            callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).filteredOn(allowed -> allowed).hasSize(1);
        }
    }

    @Test
    void the_same_ask_again_is_the_same_contact_with_a_key_and_without() {
        for (int i = 0; i < 2; i++) {
            ask("letter-1", Channel.LETTER, "DUNNING")
                    .statusCode(200)
                    .body("allowed", equalTo(true))
                    .body("attemptId", equalTo("ask/letter-1"));
        }
        problem(ask("letter-1", Channel.SMS, "DUNNING"), 409, "ask-id-taken", "askId");
    }

    @Test
    void a_paused_case_and_a_party_that_wants_no_contact_are_left_alone() {
        broker.tell(
                topics::cases,
                id,
                new IntakeEvent.PauseStarted(
                        "d-1", PauseReason.DISPUTE, now.minusSeconds(60), now.plus(Duration.ofDays(30))),
                now);
        denied("letter-1", "DUNNING", "contact-paused");
        broker.tell(topics::cases, id, new IntakeEvent.PauseEnded("d-1", PauseReason.DISPUTE, now), now);
        broker.tell(topics::parties, party, new ContactCeased(now, "letter"), now);
        denied("letter-2", "CALLBACK", "contact-ceased");
    }

    @Test
    void a_contact_that_a_backdated_pause_should_have_prevented_is_listed_to_its_lender() {
        ask("letter-1", Channel.LETTER, "DUNNING").body("allowed", equalTo(true));
        broker.tell(
                topics::cases,
                id,
                new IntakeEvent.PauseStarted(
                        "d-1", PauseReason.DISPUTE, now.minusSeconds(600), now.plus(Duration.ofDays(30))),
                now);
        await().untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/incidents?limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.caseId == '" + id + "' }.incidents", equalTo(1)));
        as(TestTokens.OPERATOR)
                .get("/v1/cases/" + id + "/incidents?cause=DISPUTE")
                .then()
                .statusCode(200)
                .body("items.attemptId", contains("ask/letter-1"))
                .body("items.rule", contains("DISPUTE"));
        as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/incidents?cause=HARDSHIP")
                .then()
                .statusCode(200)
                .body("items", empty());
        problem(as(TestTokens.LENDER_B).get("/v1/cases/" + id + "/incidents").then(), 404, "unknown-subject", null);
        as(TestTokens.LENDER_B)
                .get("/v1/incidents?limit=500")
                .then()
                .statusCode(200)
                .body("items.caseId", not(hasItem(id)));
    }

    @Test
    void nothing_is_asked_of_what_is_not_there_or_not_theirs() {
        String body = body("a", Channel.LETTER, "DUNNING");
        problem(post(TestTokens.LENDER_B, "/v1/contact-permissions", body), 404, "unknown-subject", null);
        problem(post(TestTokens.OPERATOR, "/v1/contact-permissions", body), 403, "role-not-allowed", null);
        problem(
                post(TestTokens.LENDER_A, "/v1/contact-permissions", body.replace(id, "nobody")),
                404,
                "unknown-subject",
                null);
        problem(
                post(TestTokens.LENDER_A, "/v1/contact-permissions", body.replace("\"LETTER\"", "\"FAX\"")),
                400,
                "field-invalid",
                "channel");
        problem(ask("a b", Channel.LETTER, "DUNNING"), 400, "field-invalid", "askId");
        problem(ask("dial-13812345678-1", Channel.LETTER, "DUNNING"), 400, "identity-in-id", "askId");
    }

    @Test
    void parties_are_looked_at_and_repaired_and_others_are_asked_only_of_who_is_lost() {
        for (String call : List.of("l-1", "l-2", "l-3")) {
            ask(call, Channel.LETTER, "DUNNING").body("allowed", equalTo(true));
            await().untilAsserted(() -> result("ask/" + call, "UNREACHABLE").statusCode(200));
        }
        problem(ask("t-1", Channel.LETTER, "LOCATE", "\"person\": \"SPOUSE\""), 400, "field-required", "personRef");
        problem(ask("t-1", Channel.LETTER, "LOCATE", "\"personRef\": \"x\""), 400, "field-unknown", "personRef");
        ask("t-1", Channel.LETTER, "LOCATE", "\"person\": \"SPOUSE\", \"personRef\": \"wife\"")
                .statusCode(200)
                .body("rule", equalTo("third-party"));
        as(TestTokens.LENDER_A)
                .get("/v1/parties?status=OPEN&limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(party));
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .statusCode(200)
                .body("status", equalTo("OPEN"));
        problem(as(TestTokens.LENDER_B).get("/v1/parties/" + party).then(), 404, "unknown-subject", null);
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party + "/journal")
                .then()
                .statusCode(200)
                .body("items.type", hasItem("AskRefused"));
        post(
                        TestTokens.LENDER_A,
                        "/v1/parties/" + party + "/contact-repairs",
                        "{\"basis\": \"OWN_RECORDS\", \"address\": \"POST\"}")
                .statusCode(200)
                .body("outcome", equalTo("unchanged"));
        problem(
                post(
                        TestTokens.LENDER_A,
                        "/v1/parties/" + party + "/contact-repairs",
                        "{\"basis\": \"RELATIVES\", \"address\": \"POST\"}"),
                400,
                "field-invalid",
                "basis");
        problem(
                post(TestTokens.LENDER_A, "/v1/parties/" + party + "/contact-repairs", "{\"basis\": \"OWN_RECORDS\"}"),
                400,
                "field-invalid",
                "address");
        problem(result("third/t-1", "CONVERSATION"), 409, "attempt-unknown", "attemptId");
        problem(result("third/t-1", "UNREACHABLE", ", \"wrongPerson\": true"), 400, "field-unknown", "wrongPerson");
        problem(result("third/t-1", "CONVERSATION", ", \"unwanted\": [\"SMS\"]"), 400, "field-unknown", "unwanted");
    }

    @Test
    void a_co_debtor_is_asked_for_by_its_party_and_somebody_who_does_not_owe_is_not() {
        String wife = party + "-2";
        broker.tell(topics::parties, wife, Openings.registered(Openings.ZONE), now);
        ask("letter-1", Channel.LETTER, "DUNNING").body("allowed", equalTo(true));
        ask("letter-2", Channel.LETTER, "DUNNING", "\"party\": \"" + wife + "\"")
                .statusCode(200)
                .body("allowed", equalTo(true));
        await().untilAsserted(
                        () -> find(TestTokens.LENDER_A, id).body("state.file.attempts.party", contains(null, wife)));
        problem(
                ask(
                        "third-1",
                        Channel.PHONE,
                        "LOCATE",
                        "\"party\": \"" + wife + "\", \"person\": \"RELATIVE\", \"personRef\": \"aunt\""),
                400,
                "third-party-of-debtor",
                "party");
        ask(
                        "third-1",
                        Channel.PHONE,
                        "LOCATE",
                        "\"party\": \"" + party + "\", \"person\": \"RELATIVE\", \"personRef\": \"aunt\"")
                .statusCode(200)
                .body("rule", equalTo("third-party"));
        problem(
                ask("letter-3", Channel.LETTER, "DUNNING", "\"party\": \"party-9\""),
                400,
                "party-not-of-case",
                "party");
    }

    @Test
    void a_forbidden_practice_is_denied_by_its_rule_and_another_stands_in_the_partys_journal() {
        ask("a", Channel.LETTER, "DUNNING", "\"practices\": [\"DEEPFAKED_OFFICIALS\"]")
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("rule", equalTo("zone-deepfaked-officials"))
                .body("nextAllowedAt", nullValue());
        ask("b", Channel.LETTER, "DUNNING", "\"practices\": [\"OPEN_MAIL\"]").body("allowed", equalTo(true));
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party + "/journal")
                .then()
                .statusCode(200)
                .body("items.findAll { it.type == 'UnitSpent' }.event.practices", contains(List.of("OPEN_MAIL")));
    }

    @Test
    void a_letter_to_one_who_had_asked_for_none_or_had_died_is_listed_once_that_is_told() {
        String wife = party + "-2";
        broker.tell(topics::parties, wife, Openings.registered(Openings.ZONE), now);
        ask("letter-1", Channel.LETTER, "DUNNING").body("allowed", equalTo(true));
        ask("letter-2", Channel.LETTER, "DUNNING", "\"party\": \"" + wife + "\"")
                .body("allowed", equalTo(true));
        Instant before = now.minus(Duration.ofDays(1));
        broker.tell(topics::parties, party, new PartyEvent.ContactCeased(before, "letter"), now);
        broker.tell(
                topics::parties,
                wife,
                new PartyEvent.ContactBarred("died", PartyEvent.BarGround.DECEASED, before),
                now);
        await().untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/incidents")
                .then()
                .statusCode(200)
                .body("items.rule", contains("CEASE_CONTACT", "DECEASED"))
                .body("items.party", contains(null, wife)));
        as(TestTokens.LENDER_A)
                .get("/v1/cases/" + id + "/incidents?cause=DECEASED")
                .then()
                .body("items.attemptId", contains("ask/letter-2"));
        as(TestTokens.LENDER_A).get("/v1/incidents?limit=500").then().body("items.caseId", hasItem(id));
        ask("letter-3", Channel.LETTER, "DUNNING", "\"party\": \"" + wife + "\"")
                .body("rule", equalTo("debtor-deceased"));
    }

    @Test
    void consent_to_contact_at_night_is_recorded_with_its_proof_and_withdrawn_at_once() {
        String consents = "/v1/parties/" + party + "/hours-consents";
        String consent =
                "{\"consentId\": \"c-1\", \"evidence\": \"rec-7\", \"by\": \"clerk-1\", \"from\": \"2026-01-01T00:00:00Z\"}";
        post(TestTokens.LENDER_A, consents, consent).statusCode(200).body("events", contains("HoursConsentNoted"));
        post(TestTokens.LENDER_A, consents, consent).body("outcome", equalTo("unchanged"));
        problem(
                post(TestTokens.LENDER_A, consents, consent.replace("rec-7", "rec-8")),
                409,
                "consent-contradicts",
                "consentId");
        problem(post(TestTokens.LENDER_B, consents, consent), 404, "unknown-subject", null);
        problem(post(TestTokens.OPERATOR, consents, consent), 403, "role-not-allowed", null);
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .statusCode(200)
                .body("state.file.wishes.consents.evidence", contains("rec-7"))
                .body("state.file.wishes.consents.by", contains("clerk-1"));
        post(TestTokens.LENDER_A, consents + ":withdraw", "{\"evidence\": \"mail-3\"}")
                .statusCode(200)
                .body("events", contains("HoursConsentWithdrawn"));
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .body("state.file.wishes.hoursWithdrawnAt", notNullValue());
        problem(
                post(
                        TestTokens.LENDER_A,
                        consents + ":withdraw",
                        "{\"evidence\": \"mail-3\", \"at\": \"2099-01-01T00:00:00Z\"}"),
                409,
                "withdrawal-in-future",
                "at");
        problem(result("ask/x", "DELIVERED", ", \"asksAgain\": true"), 400, "field-unknown", "asksAgain");
    }

    @Test
    void a_conversation_that_the_debtor_began_is_told_without_leave_and_spends_nothing() {
        String path = "/v1/cases/" + id + "/conversations";
        String body = """
                {"conversationId": "talk-1", "channel": "PHONE", "at": "%s"}
                """.formatted(now);
        for (int i = 0; i < 2; i++) {
            post(TestTokens.LENDER_A, path, body).statusCode(200);
        }
        as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .statusCode(200)
                .body("state.file.conversations.conversationId", contains("talk-1"))
                .body("state.file.grants", empty());
        problem(post(TestTokens.LENDER_A, path, body.replace("PHONE", "SMS")), 400, "channel-not-spoken", "channel");
        problem(
                post(TestTokens.LENDER_A, path, body.replace("talk-1", "call-13812345678")),
                400,
                "identity-in-id",
                "conversationId");
        problem(
                post(
                        TestTokens.LENDER_A,
                        path,
                        body.replace("talk-1", "talk-2").replace(now.toString(), "2099-01-01T00:00:00Z")),
                409,
                "conversation-in-future",
                "at");
        problem(
                post(TestTokens.LENDER_A, path, body.replace("\"at\"", "\"party\": \"nobody\", \"at\"")),
                400,
                "party-not-of-case",
                "party");
        problem(post(TestTokens.LENDER_B, path, body), 404, "unknown-subject", null);
        problem(post(TestTokens.OPERATOR, path, body), 403, "role-not-allowed", null);
    }

    private ValidatableResponse ask(String askId, Channel channel, String purpose, String more) {
        String body = body(askId, channel, purpose);
        return post(TestTokens.LENDER_A, "/v1/contact-permissions", body.replace("\"tone\"", more + ", \"tone\""));
    }

    private void denied(String askId, String purpose, String rule) {
        ask(askId, Channel.LETTER, purpose)
                .statusCode(200)
                .body("allowed", equalTo(false))
                .body("rule", equalTo(rule))
                .body("nextAllowedAt", nullValue());
    }

    private ValidatableResponse ask(String askId, Channel channel, String purpose) {
        return post(TestTokens.LENDER_A, "/v1/contact-permissions", body(askId, channel, purpose));
    }

    private String body(String askId, Channel channel, String purpose) {
        return """
                {"askId": "%s", "caseId": "%s", "channel": "%s", "purpose": "%s", "tone": "FIRM"}
                """.formatted(askId, id, channel, purpose);
    }

    private ValidatableResponse result(String attemptId, String outcome) {
        return result(attemptId, outcome, "");
    }

    private ValidatableResponse result(String attemptId, String outcome, String more) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + id + "/contact-results", """
                {"attemptId": "%s", "outcome": "%s", "at": "%s"%s}
                """.formatted(
                        attemptId, outcome, Instant.now().truncatedTo(ChronoUnit.MICROS), more));
    }
}
