package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static io.recourse.negotiation.edge.Openings.debtorOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
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

/** Two parties who answer at one number, over HTTP and on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class NumberServiceTest {

    private static final String ZONE = Openings.noon();

    /** Its provider is away, so it stays in its hands. */
    private static final Step BOT = new Step("bot", Tone.FIRM, Channel.VOICE_BOT, 0, 3);

    @Inject
    Topics topics;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String his;
    private String hers;
    private String number;

    @BeforeEach
    void two_cases_in_talks() {
        his = talking();
        hers = talking();
        number = "line-" + his;
    }

    private String talking() {
        return talking(Openings.LATER);
    }

    private String talking(Step step) {
        String id = UUID.randomUUID().toString();
        Openings.talking(broker, topics, id, Openings.in(ZONE, debtorOf(id), now), now, step);
        return id;
    }

    @Test
    void of_two_parties_asked_for_at_once_one_gets_the_last_dial_of_their_number() {
        for (int i = 0; i < 5; i++) {
            inVain(i % 2 == 0 ? his : hers, "dial-" + i);
        }
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<String> answers = IntStream.range(0, 8)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> ask(n % 2 == 0 ? his : hers, "last-" + n)
                                    .statusCode(200)
                                    .extract()
                                    .asString(),
                            callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).filteredOn(a -> a.contains("\"allowed\":true")).hasSize(1);
            assertThat(answers)
                    .filteredOn(a -> a.contains("\"allowed\":false"))
                    .hasSize(7)
                    .allSatisfy(denial -> assertThat(denial)
                            .contains("unanswered-dials-per-day")
                            .doesNotContain(debtorOf(his), debtorOf(hers), his, hers, "dial-"));
        }
    }

    @Test
    void what_the_partys_own_guard_denies_leaves_the_numbers_dial_to_others() {
        for (int i = 0; i < 5; i++) {
            inVain(his, "dial-" + i);
        }
        for (int i = 0; i < 3; i++) {
            ask(hers, "threat-" + i, number, "\"practices\": [\"INTIMIDATION\"], ")
                    .statusCode(200)
                    .body("rule", equalTo("zone-intimidation"));
        }
        ask(hers, "dial-5").statusCode(200).body("allowed", equalTo(true));
        ask(his, "dial-6").statusCode(200).body("rule", equalTo("unanswered-dials-per-day"));
        ask(his, "dial-7", "line-of-" + hers, "").statusCode(200).body("allowed", equalTo(true));
    }

    @Test
    void an_ask_that_is_repeated_gets_the_same_answer_and_no_second_dial() {
        for (int i = 0; i < 4; i++) {
            inVain(his, "dial-" + i);
        }
        for (int i = 0; i < 3; i++) {
            ask(hers, "dial-4").statusCode(200).body("attemptId", equalTo("ask/dial-4"));
        }
        inVain(hers, "dial-4");
        for (int i = 0; i < 2; i++) {
            post(TestTokens.LENDER_A, "/v1/contact-permissions", body(his, "dial-5", number, ""), "key-" + his)
                    .statusCode(200)
                    .body("attemptId", equalTo("ask/dial-5"));
        }
        problem(ask(his, "dial-5", "line-of-" + hers, ""), 409, "ask-id-taken", "askId");
        ask(hers, "dial-6").statusCode(200).body("rule", equalTo("unanswered-dials-per-day"));
    }

    @Test
    void a_number_that_is_told_of_a_call_counts_for_whoever_else_answers_there() {
        for (int i = 0; i < 6; i++) {
            String attempt = "dial-" + i;
            ask(his, attempt, null, "").statusCode(200).body("allowed", equalTo(true));
            result(his, "ask/" + attempt, "UNANSWERED");
            dialled(his, "ask/" + attempt, number)
                    .statusCode(200)
                    .body("events", contains("NumberNoted"))
                    .body("version", equalTo(0));
        }
        dialled(his, "ask/dial-0", number).statusCode(200).body("outcome", equalTo("unchanged"));
        problem(dialled(his, "ask/dial-0", "another"), 409, "number-contradicts", "number");
        problem(dialled(his, "ask/nothing", number), 409, "attempt-unknown", "attemptId");
        problem(
                post(
                        TestTokens.LENDER_B,
                        "/v1/cases/" + his + "/dialled-numbers",
                        "{\"attemptId\": \"ask/dial-0\", \"number\": \"n\"}"),
                404,
                "unknown-subject",
                null);
        await().untilAsserted(() -> ask(hers, "other-" + UUID.randomUUID())
                .statusCode(200)
                .body("rule", equalTo("unanswered-dials-per-day")));
    }

    @Test
    void of_two_ladders_calls_to_be_dialled_at_once_one_gets_the_last_dial_of_their_number() {
        for (int i = 0; i < 5; i++) {
            inVain(i % 2 == 0 ? his : hers, "dial-" + i);
        }
        List<String> cases = IntStream.range(0, 4).mapToObj(_ -> talking(BOT)).toList();
        List<String> calls = cases.stream().map(this::handedOut).toList();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<String> answers = IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.supplyAsync(
                            () -> dial(cases.get(n), calls.get(n), number)
                                    .statusCode(200)
                                    .extract()
                                    .asString(),
                            callers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).filteredOn(a -> a.contains("\"allowed\":true")).hasSize(1);
            assertThat(answers)
                    .filteredOn(a -> a.contains("\"allowed\":false"))
                    .hasSize(3)
                    .allSatisfy(denial -> assertThat(denial).contains("unanswered-dials-per-day", "nextAllowedAt"));
            int allowed = IntStream.range(0, 4)
                    .filter(n -> answers.get(n).contains("\"allowed\":true"))
                    .findFirst()
                    .orElseThrow();
            String key = "key-" + cases.get(allowed);
            for (int i = 0; i < 2; i++) {
                post(
                                TestTokens.LENDER_A,
                                "/v1/cases/" + cases.get(allowed) + "/dials",
                                dialBody(calls.get(allowed)),
                                key)
                        .statusCode(200)
                        .body("attemptId", equalTo(calls.get(allowed)));
            }
        }
        ask(his, "dial-5").statusCode(200).body("rule", equalTo("unanswered-dials-per-day"));
    }

    @Test
    void a_dial_is_asked_for_by_who_makes_the_call_and_of_nothing_else() {
        String bots = talking(BOT);
        String call = handedOut(bots);
        problem(dial(bots, "nothing", number), 409, "attempt-unknown", "attemptId");
        problem(
                post(TestTokens.LENDER_B, "/v1/cases/" + bots + "/dials", dialBody(call)),
                404,
                "unknown-subject",
                null);
        dial(bots, call, number).statusCode(200).body("allowed", equalTo(true)).body("until", notNullValue());
        problem(dial(bots, call, "another"), 409, "number-contradicts", "number");
        ask(his, "by-permission").statusCode(200).body("allowed", equalTo(true));
        await().untilAsserted(
                        () -> problem(dial(his, "ask/by-permission", number), 409, "asked-by-permission", "attemptId"));
    }

    private String handedOut(String caseId) {
        await().untilAsserted(
                        () -> find(TestTokens.LENDER_A, caseId).body("state.file.attempts.attemptId", hasSize(1)));
        return find(TestTokens.LENDER_A, caseId).extract().path("state.file.attempts[0].attemptId");
    }

    private String dialBody(String attemptId) {
        return dialBody(attemptId, number);
    }

    private static String dialBody(String attemptId, String number) {
        return """
                {"attemptId": "%s", "number": "%s"}
                """.formatted(attemptId, number);
    }

    private static ValidatableResponse dial(String caseId, String attemptId, String number) {
        return told(caseId, "dials", dialBody(attemptId, number));
    }

    @Test
    void a_call_to_a_third_person_lacks_a_recording_until_one_is_named_and_says_who_it_is_by_class_and_digest_alone() {
        for (int i = 0; i < 3; i++) {
            inVain(his, "dial-" + i);
        }
        await().untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/parties/" + debtorOf(his))
                .then()
                .body("status", equalTo("LOST")));
        String aunt = "\"person\": \"RELATIVE\", \"personRef\": \"aunt-li\", ";
        post(
                        TestTokens.LENDER_A,
                        "/v1/contact-permissions",
                        body(his, "t-1", "aunts-line", aunt).replace("DUNNING", "LOCATE"))
                .statusCode(200)
                .body("attemptId", equalTo("third/t-1"));
        problem(told(his, "call-signals", signal("third/t-2")), 409, "attempt-unknown", "attemptId");
        told(his, "call-signals", signal("third/t-1")).statusCode(200).body("advice", equalTo("CONTINUE"));
        result(his, "third/t-1", "CONVERSATION");
        String shown = as(TestTokens.LENDER_A)
                .get("/v1/cases/" + his + "/recordings/third/t-1")
                .then()
                .statusCode(200)
                .body("party", equalTo(debtorOf(his)))
                .body("person", equalTo("RELATIVE"))
                .body("personRef", notNullValue())
                .body("tookPlaceAt", notNullValue())
                .extract()
                .asString();
        assertThat(shown).doesNotContain("aunt");
        told(his, "recordings", """
                {"attemptId": "third/t-1", "reference": "rec-3", "hash": "%s", "salt": "salt-1"}
                """.formatted("0123456789abcdef".repeat(4)))
                .statusCode(200)
                .body("events", hasItem("RecordingKept"));
        as(TestTokens.LENDER_A)
                .get("/v1/recordings?case=" + his)
                .then()
                .statusCode(200)
                .body("items.findAll { it.attemptId == 'third/t-1' }.recorded", contains(true));
        as(TestTokens.LENDER_B)
                .get("/v1/recordings?case=" + his)
                .then()
                .statusCode(200)
                .body("items", empty());
        as(TestTokens.LENDER_A)
                .get("/v1/cases/" + his)
                .then()
                .body("state.file.attempts.attemptId", not(hasItem("third/t-1")));
    }

    private void inVain(String caseId, String askId) {
        ask(caseId, askId).statusCode(200).body("allowed", equalTo(true));
        result(caseId, "ask/" + askId, "UNANSWERED");
    }

    /** Its case learns of the contact, then the party of its end. */
    private void result(String caseId, String attemptId, String outcome) {
        await().untilAsserted(() -> told(caseId, "contact-results", """
                {"attemptId": "%s", "outcome": "%s", "at": "%s"}
                """.formatted(
                                attemptId, outcome, Instant.now().truncatedTo(ChronoUnit.MICROS)))
                .statusCode(200));
        String party = debtorOf(caseId);
        await().untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/parties/" + party)
                .then()
                .body("state.file.grants.find { it.attemptId == '" + attemptId + "' }.outcome", equalTo(outcome)));
    }

    private static String signal(String attemptId) {
        return """
                {"attemptId": "%s", "label": "CALM", "stress": 10, "at": "%s"}
                """.formatted(attemptId, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static ValidatableResponse dialled(String caseId, String attemptId, String number) {
        return told(caseId, "dialled-numbers", dialBody(attemptId, number));
    }

    private static ValidatableResponse told(String caseId, String door, String body) {
        return post(TestTokens.LENDER_A, "/v1/cases/" + caseId + "/" + door, body);
    }

    private ValidatableResponse ask(String caseId, String askId) {
        return ask(caseId, askId, number, "");
    }

    private static ValidatableResponse ask(String caseId, String askId, String number, String more) {
        return post(TestTokens.LENDER_A, "/v1/contact-permissions", body(caseId, askId, number, more));
    }

    private static String body(String caseId, String askId, String number, String more) {
        String dialled = number == null ? "" : "\"number\": \"" + number + "\", ";
        return """
                {"askId": "%s", "caseId": "%s", "channel": "PHONE", "purpose": "DUNNING", %s%s"tone": "FIRM"}
                """.formatted(askId, caseId, dialled, more);
    }
}
