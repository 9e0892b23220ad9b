package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.as;
import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.journal;
import static io.recourse.casework.spec.Client.post;
import static io.recourse.casework.spec.Client.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.desk.Database;
import io.recourse.casework.effects.WebhookSignature;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider brings back, signed, on a real database. */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class InboundServiceTest {

    private static final String DOOR = "/v1/inbound/courier-1";
    private static final WebhookSignature SIGNATURE = WebhookSignature.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ATTEMPT = "ask/letter-1";

    @Inject
    Topics topics;

    @Inject
    Database database;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String party;

    @BeforeEach
    void a_case_with_a_letter_on_its_way() {
        talks(Openings.LATER);
        post(TestTokens.LENDER_A, "/v1/contact-permissions", """
                        {"askId": "letter-1", "caseId": "%s", "channel": "LETTER", "purpose": "DUNNING", "tone": "FRIENDLY"}
                        """.formatted(id))
                .statusCode(200)
                .body("allowed", equalTo(true));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.file.attempts.attemptId", contains(ATTEMPT)));
    }

    /** Of a debtor of its own. */
    private void talks(Step step) {
        id = UUID.randomUUID().toString();
        party = Openings.debtorOf(id);
        Openings.talking(broker, topics, id, Openings.of(party, now), now, step);
    }

    @Test
    void a_reply_is_kept_as_what_it_means_and_never_as_what_it_says() {
        bring(reply("我失业了, my secret is x4711"))
                .statusCode(200)
                .body("events", contains("ReplyHeard", "ContactResult", "AnswerWaits", "AnswerAwaitsReader"));
        find(TestTokens.LENDER_A, id).body("state.file.attempts.outcome", contains("CONVERSATION"));
        journal(id).body("items.event.intent", hasItem("HARDSHIP"));
        for (String column : List.of("journal where payload", "mailbox where payload", "subject where state")) {
            assertThat(rows(column)).as(column).isZero();
        }
    }

    @Test
    void a_complaint_becomes_a_task_for_the_lenders_people_and_pauses_nothing() {
        bring(echo("COMPLAINT", null)).statusCode(200).body("events", contains("ReplyHeard"));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks?limit=500&status=OPEN&work=ANSWER")
                .then()
                .statusCode(200)
                .body("items.findAll { it.caseId == '%s' }.intent".formatted(id), contains("COMPLAINS")));
        find(TestTokens.LENDER_A, id)
                .body("status", equalTo("TALKING"))
                .body("state.file.pauses.list", equalTo(List.of()));
    }

    /** ▣ To a bot that asks for him NO is a stranger's word, and after the YES it is not; by what is told of it or came before. */
    @Test
    void a_no_is_a_strangers_until_it_is_established_who_speaks() {
        String letter = lettersOfTheLadder();
        String no = reply("不").replace(ATTEMPT, letter).replace("\"LETTER\"", "\"VOICE_BOT\"");
        bring(no.replace("}", ", \"verified\": true}")).statusCode(200);
        assertThat(heard()).containsExactly("OTHER");
        bring(no).statusCode(200);
        assertThat(heard()).as("after a conversation").containsExactly("OTHER", "OTHER");
        bring(no.replace("}", ", \"verified\": false}")).statusCode(200);
        assertThat(heard()).containsExactly("OTHER", "OTHER", "WRONG_PERSON");
        problem(bring(echo("DELIVERED", null).replace("}", ", \"verified\": true}")), 400, "field-unknown", "verified");
    }

    private List<String> heard() {
        return journal(id).extract().path("items.findAll { it.type == 'ReplyHeard' }.event.intent");
    }

    /** Whose words are ours, other than those of whoever asked for leave. */
    private String lettersOfTheLadder() {
        talks(new Step("letter", Tone.FIRM, Channel.LETTER, 0, 3));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.file.attempts.attemptId", contains("letter-1")));
        return "letter-1";
    }

    /** ▣ The answer to a mail that says "reply STOP" quotes it. */
    @Test
    void what_a_mail_program_quotes_is_not_said_and_a_long_answer_is_read() {
        bring(
                        reply(
                                "I dispute this.\\n\\nOn 2 March 2026, <a@lender.example> wrote:\\n> To receive no more, reply STOP."))
                .statusCode(200);
        journal(id).body("items.findAll { it.type == 'ReplyHeard' }.event.intent", contains("DISPUTES"));
        bring(reply("不要再给我打电话。" + "啊".repeat(20_000))).statusCode(200);
        journal(id)
                .body("items.findAll { it.type == 'ReplyHeard' }.event.intent", contains("DISPUTES", "STOP"))
                .body("items.findAll { it.type == 'ReplyHeard' }[1].event.also", contains("OTHER"));
    }

    /** ▣ Whoever wants to be left alone and disputes the debt is left alone, and somebody looks at the dispute. */
    @Test
    void a_wish_hides_nothing_else_and_a_task_says_where_the_words_are_read() {
        String body = reply("停止一切联系，金额不对");
        send(TestTokens.COURIER, DOOR, body, SIGNATURE.headers("msg_of-" + party, Instant.now(), bytes(body)))
                .statusCode(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> theParty().body("status", equalTo("CEASED")));
        journal(id).body("items.findAll { it.type == 'ReplyHeard' }.event.also", contains(List.of("DISPUTES")));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(disputes()).hasSize(1));
        as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks/" + disputes().getFirst())
                .then()
                .statusCode(200)
                .body("state.task.intent", equalTo("DISPUTES"))
                .body("state.task.reference.provider", equalTo("courier-1"))
                .body("state.task.reference.message", equalTo("msg_of-" + party));
    }

    /** ▣ 5 working days are over, and nobody has read that the debtor disputes. */
    @Test
    void what_nobody_has_read_in_time_is_counted_until_somebody_has() {
        bring(reply("I dispute this.")).statusCode(200);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(disputes()).hasSize(1));
        String task = disputes().getFirst();
        as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks/" + task)
                .then()
                .statusCode(200)
                .body("state.task.dueAt", notNullValue());
        assertThat(overdue(TestTokens.LENDER_A, "DISPUTES")).isNull();
        update("update subject set task_due = now() - interval '1 hour' where kind = 'task' and id = ?1", task);
        assertThat(overdue(TestTokens.LENDER_A, "DISPUTES")).isEqualTo(1);
        assertThat(overdue(TestTokens.OPERATOR, "DISPUTES")).isEqualTo(1);
        assertThat(overdue(TestTokens.LENDER_B, "DISPUTES")).isNull();
        as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks?limit=500&overdue=true")
                .then()
                .statusCode(200)
                .body("items.id", contains(task));
        problem(as(TestTokens.LENDER_A).get("/v1/contact-tasks?overdue=maybe").then(), 400, "field-invalid", "overdue");
        post(TestTokens.LENDER_A, "/v1/contact-tasks/" + task + ":take", "{\"by\": \"li\"}")
                .statusCode(200);
        String read = """
                {"by": "li", "at": "%s"}""".formatted(Instant.now());
        problem(
                post(TestTokens.LENDER_A, "/v1/contact-tasks/" + task + ":complete", read),
                409,
                "reader-not-a-person",
                null);
        as(TestTokens.LENDER_A).get("/v1/contact-tasks/" + task).then().body("status", equalTo("TAKEN"));
        post(TestTokens.COLLEAGUE_A, "/v1/contact-tasks/" + task + ":complete", read)
                .statusCode(200);
        assertThat(overdue(TestTokens.LENDER_A, "DISPUTES")).isNull();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> journal(id).body("items.type", hasItem("AnswerRead")));
    }

    private static Integer overdue(String token, String intent) {
        return as(token)
                .get("/v1/contact-tasks/overdue")
                .then()
                .statusCode(200)
                .extract()
                .path("byIntent.find { it.intent == '%s' }?.answers".formatted(intent));
    }

    /** ▣ A relative who was asked where the debtor is answers STOP; nobody tells us but the provider. */
    @Test
    void a_third_persons_refusal_is_the_partys_though_its_provider_alone_brings_it() {
        aStrangerHasItsNumber();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> theParty().body("status", equalTo("LOST")));
        post(TestTokens.LENDER_A, "/v1/contact-permissions", """
                        {"askId": "t-1", "caseId": "%s", "channel": "LETTER", "purpose": "LOCATE", "tone": "FRIENDLY",
                         "person": "RELATIVE", "personRef": "aunt-1"}
                        """.formatted(id))
                .statusCode(200)
                .body("allowed", equalTo(true));
        String stop = reply("STOP").replace(ATTEMPT, "third/t-1");
        Map<String, String> signed = SIGNATURE.headers("third-" + id, Instant.now(), bytes(stop));
        for (int i = 0; i < 2; i++) {
            send(TestTokens.COURIER, DOOR, stop, signed).statusCode(200).body("events", hasItem("ThirdPersonRefused"));
        }
        theParty()
                .body("state.file.reach.refusing.size()", equalTo(1))
                .body("state.file.wishes.optedOut", equalTo(List.of()));
        journal(id).body("items.findAll { it.type == 'ReplyHeard' }.size()", equalTo(1));
        bring(reply("他上个月去世了").replace(ATTEMPT, "third/t-1")).statusCode(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks?limit=500&status=OPEN&work=ANSWER")
                .then()
                .body("items.findAll { it.caseId == '%s' }.intent".formatted(id), contains("DECEASED")));
        journal(id).body("items.type", hasItem("AnswerWaits"));
        problem(bring(reply("STOP").replace(ATTEMPT, "third/t-9")), 409, "attempt-unknown", "attemptId");
    }

    /** A text, which may go out at this hour, reached somebody else. */
    private void aStrangerHasItsNumber() {
        post(TestTokens.LENDER_A, "/v1/parties/" + party + "/hours-consents", """
                        {"consentId": "c-1", "evidence": "rec-7", "by": "clerk-1"}""")
                .statusCode(200);
        post(TestTokens.LENDER_A, "/v1/contact-permissions", """
                        {"askId": "sms-1", "caseId": "%s", "channel": "SMS", "purpose": "DUNNING", "tone": "FRIENDLY"}
                        """.formatted(id))
                .statusCode(200)
                .body("allowed", equalTo(true));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> find(TestTokens.LENDER_A, id)
                .body("state.file.attempts.attemptId", hasItem("ask/sms-1")));
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/contact-results", """
                        {"attemptId": "ask/sms-1", "outcome": "UNREACHABLE", "at": "%s", "wrongPerson": true}
                        """.formatted(Instant.now()))
                .statusCode(200)
                .body("events", contains("ReplyHeard", "ContactResult"));
    }

    private List<String> disputes() {
        return as(TestTokens.LENDER_A)
                .get("/v1/contact-tasks?limit=500&status=OPEN&work=ANSWER")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.caseId == '%s' }.id".formatted(id));
    }

    @Test
    void a_bounce_is_unreachable_and_a_delivery_is_delivered() {
        bring(echo("DELIVERED", null)).statusCode(200).body("events", contains("ContactResult"));
        bring(echo("BOUNCED", null)).statusCode(200).body("events", contains("ContactResult"));
        find(TestTokens.LENDER_A, id).body("state.file.attempts.outcome", contains("UNREACHABLE"));
        problem(bring(echo("BOUNCED", null).replace("LETTER", "PHONE")), 400, "field-invalid", "channel");
    }

    @Test
    void an_opt_out_ends_the_channel_for_the_party_though_the_case_is_over() {
        broker.tell(
                topics::cases,
                id,
                new IntakeEvent.CaseClosed(IntakeEvent.CloseReason.RECALLED, IntakeEvent.Stage.NEGOTIATION, now),
                now);
        String late = reply("我要投诉");
        Map<String, String> signed = SIGNATURE.headers("late-" + id, Instant.now(), bytes(late));
        problem(send(TestTokens.COURIER, DOOR, late, signed), 409, "case-closed", null);
        problem(send(TestTokens.COURIER, DOOR, late, signed), 409, "case-closed", null);
        journal(id).body("items.type", not(hasItem("ReplyHeard")));
        bring(echo("OPT_OUT", null)).statusCode(200).body("events", contains("ReplyHeard"));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> theParty().body("state.file.wishes.optedOut", contains("LETTER")));
        bring(reply("停止一切联系")).statusCode(200);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> theParty().body("status", equalTo("CEASED")));
    }

    @Test
    void a_stop_is_honoured_at_once_though_the_case_is_parked() {
        park();
        bring(echo("COMPLAINT", null)).statusCode(409).body("rule", equalTo("subject-parked"));
        bring(reply("STOP")).statusCode(202).body("outcome", equalTo("waiting"));
        theParty().body("state.file.wishes.optedOut", contains("LETTER"));
    }

    @Test
    void a_message_is_applied_once_however_often_it_is_brought() {
        String body = echo("COMPLAINT", null);
        Map<String, String> signed = SIGNATURE.headers("m-" + id, Instant.now(), bytes(body));
        send(TestTokens.COURIER, DOOR, body, signed).statusCode(200).body("outcome", equalTo("accepted"));
        send(TestTokens.COURIER, DOOR, body, signed).statusCode(200).body("outcome", equalTo("accepted"));
        String other = echo("OPT_OUT", null);
        problem(
                send(TestTokens.COURIER, DOOR, other, SIGNATURE.headers("m-" + id, Instant.now(), bytes(other))),
                422,
                "idempotency-key-reused",
                "Idempotency-Key");
        journal(id).body("items.findAll { it.type == 'ReplyHeard' }.size()", equalTo(1));
    }

    @Test
    void what_is_forged_or_old_or_anothers_is_refused_and_never_applied() {
        String body = echo("OPT_OUT", null);
        Map<String, String> signed = SIGNATURE.headers("m-" + id, Instant.now(), bytes(body));
        problem(send(TestTokens.COURIER, DOOR, body + " ", signed), 401, "signature-invalid", null);
        problem(send(TestTokens.COURIER, DOOR, body, Map.of()), 401, "signature-invalid", null);
        for (long minutes : new long[] {-6, 6}) {
            Instant then = Instant.now().plus(Duration.ofMinutes(minutes));
            problem(
                    send(TestTokens.COURIER, DOOR, body, SIGNATURE.headers("m-" + id, then, bytes(body))),
                    401,
                    "signature-expired",
                    null);
        }
        problem(send(TestTokens.PARTNER, DOOR, body, signed), 403, "role-not-allowed", null);
        problem(send(TestTokens.PARTNER, "/v1/inbound/partner", body, signed), 401, "signature-invalid", null);
        problem(send(TestTokens.LENDER_A, DOOR, body, signed), 403, "role-not-allowed", null);
        journal(id).body("items.type", not(hasItem("ReplyHeard")));
        theParty().body("state.file.wishes.optedOut", equalTo(List.of()));
    }

    @Test
    void what_cannot_be_is_refused_with_its_rule() {
        problem(bring(echo("REPLY", null)), 400, "field-required", "text");
        problem(bring(echo("REPLY", "x".repeat(256 * 1024))), 400, "body-too-large", null);
        problem(bring(echo("OPT_OUT", "x")), 400, "field-unknown", "text");
        problem(bring(reply("x").replace(ATTEMPT, "ask/other")), 409, "attempt-unknown", "attemptId");
        problem(bring(reply("x").replace(id, "nobody")), 404, "unknown-subject", null);
        String early = reply("x").replaceAll("\"at\": \"[^\"]*\"", "\"at\": \"2026-01-01T00:00:00Z\"");
        problem(bring(early), 409, "report-before-contact", "at");
        journal(id).body("items.type", not(hasItems("ReplyHeard")));
    }

    private long rows(String where) {
        String[] parts = where.split(" where ", 2);
        return database.forTenant(TestTokens.TENANT_A, session -> session.<Long>createNativeQuery(
                                "select count(*) from %s where %s like '%%x4711%%'".formatted(parts[0], parts[1]))
                        .getSingleResult())
                .map(Number::longValue)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void park() {
        update("update subject set parked = 'by hand' where kind = 'case' and id = ?1", id);
    }

    private void update(String sql, String subject) {
        database.forTenant(TestTokens.TENANT_A, session -> session.createNativeQuery(sql)
                        .setParameter(1, subject)
                        .executeUpdate())
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private ValidatableResponse theParty() {
        return as(TestTokens.LENDER_A).get("/v1/parties/" + party).then().statusCode(200);
    }

    private String reply(String text) {
        return echo("REPLY", text);
    }

    private String echo(String kind, String text) {
        return """
                {"caseId": "%s", "attemptId": "%s", "kind": "%s", "channel": "LETTER"%s, "at": "%s"}
                """.formatted(id, ATTEMPT, kind, text == null ? "" : ", \"text\": \"" + text + "\"", Instant.now());
    }

    private static ValidatableResponse bring(String body) {
        String message = UUID.randomUUID().toString();
        return send(TestTokens.COURIER, DOOR, body, SIGNATURE.headers(message, Instant.now(), bytes(body)));
    }

    private static ValidatableResponse send(String token, String path, String body, Map<String, String> headers) {
        return as(token)
                .contentType("application/json")
                .headers(headers)
                .body(bytes(body))
                .post(path)
                .then();
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
