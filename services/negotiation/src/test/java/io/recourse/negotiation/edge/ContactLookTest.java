package io.recourse.negotiation.edge;

import static io.recourse.casework.spec.Client.find;
import static io.recourse.casework.spec.Client.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.EffectAdapter.Ended;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.spec.PaperBroker;
import io.recourse.casework.spec.PostgresServer;
import io.recourse.casework.spec.TestTokens;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PartyEvent;
import io.recourse.contracts.PublicEvent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages that were granted and could not be sent for hours, on a real database. Their providers' addresses lead nowhere here:
 * what goes out would fail, and what is dropped is not tried.
 */
@QuarkusTest
@QuarkusTestResource(PostgresServer.class)
@QuarkusTestResource(TestTokens.class)
@NullUnmarked
class ContactLookTest {

    @Inject
    Topics topics;

    @Inject
    @All
    List<EffectAdapter> adapters;

    @Inject
    ContactLook look;

    @Inject
    SubjectQueries queries;

    private final PaperBroker broker = new PaperBroker();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private String id;
    private String party;

    @BeforeEach
    void a_case_in_talks() {
        id = UUID.randomUUID().toString();
        party = UUID.randomUUID().toString();
        begin();
    }

    private void begin(String... coDebtors) {
        Openings.talking(broker, topics, id, Openings.in(Openings.noon(), party, now, coDebtors), now, Openings.LATER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "email", "letter"})
    void a_message_goes_out_while_nothing_speaks_against_it_and_not_after_the_debt_was_paid(String adapter) {
        assertThatThrownBy(() -> perform(adapter)).isInstanceOf(NothingDone.class);
        hear(new IntakeEvent.BalanceAdjusted(
                "statement", new Balance("CNY", 0, 0, 100_000_00), new Balance("CNY", 0, 0, 0), null));
        assertThat(perform(adapter)).isEqualTo(new Ended(Result.DROPPED, "nothing-owed"));
    }

    @Test
    void who_disputes_or_died_gets_nothing_that_waited() {
        hear(new IntakeEvent.PauseStarted("p-1", IntakeEvent.PauseReason.DISPUTE, now, now.plusSeconds(86_400)));
        assertThat(perform("message")).isEqualTo(new Ended(Result.DROPPED, "contact-paused"));
        hear(new IntakeEvent.PauseStarted("p-2", IntakeEvent.PauseReason.DECEASED, now, now.plusSeconds(86_400)));
        assertThat(perform("email")).isEqualTo(new Ended(Result.DROPPED, "debtor-deceased"));
    }

    @Test
    void a_wish_told_to_the_party_alone_holds_what_waits_back() {
        hearParty(new PartyEvent.ContactCeased(now, "letter"));
        assertThat(perform("message")).isEqualTo(new Ended(Result.DROPPED, "contact-ceased"));
    }

    @Test
    void a_death_told_of_the_party_alone_holds_what_waits_back() {
        hearParty(new PartyEvent.ContactBarred("died", PartyEvent.BarGround.DECEASED, now));
        assertThat(perform("message")).isEqualTo(new Ended(Result.DROPPED, "debtor-deceased"));
    }

    @Test
    void who_owes_besides_gets_nothing_that_waited_while_a_dispute_of_its_own_is_open() {
        String other = UUID.randomUUID().toString();
        id = UUID.randomUUID().toString();
        party = UUID.randomUUID().toString();
        begin(other);
        party = other;
        hearParty(Openings.registered(Openings.noon()));
        hearParty(new PartyEvent.ContactBarred("dispute", PartyEvent.BarGround.RESTING, now));
        assertThat(perform("message")).isEqualTo(new Ended(Result.DROPPED, "contact-paused"));
    }

    @Test
    void who_is_known_to_live_where_it_is_night_gets_nothing_that_waited_since_the_day_of_where_it_lived() {
        hearParty(Openings.registered(Openings.night()));
        assertThat(perform("message")).isEqualTo(new Ended(Result.DROPPED, "contact-hours"));
    }

    @Test
    void a_promise_holds_what_waits_back() {
        LocalDate lastDate =
                LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")).plusDays(5);
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/promises", String.format("""
                        {"promiseId": "p-1", "amount": {"minor": 500000, "currency": "CNY"}, "lastDate": "%s"}""", lastDate))
                .statusCode(200);
        assertThat(perform("message")).isEqualTo(new Ended(Result.DROPPED, "promise-live"));
    }

    @Test
    void what_goes_out_speaks_of_what_is_owed_by_now_as_of_today() {
        hear(new IntakeEvent.BalanceAdjusted(
                "statement", new Balance("CNY", 0, 0, 100_000_00), new Balance("CNY", 0, 0, 40_000_00), null));
        assertThat(looked(task("sms-1"))).isInstanceOfSatisfying(LastLook.Look.Go.class, go -> assertThat(
                        go.task().body())
                .containsEntry("amount", "40000.00 CNY")
                .containsEntry("step", "sms")
                // where the debtor lives it is noon, so its day is not over soon
                .containsEntry(
                        "date",
                        LocalDate.ofInstant(now, ZoneId.of(Openings.noon())).toString()));
    }

    /** ▣ Told to have reached nobody while it waited, its unit came back: it does not go out all the same. */
    @Test
    void what_is_known_to_have_ended_does_not_go_out() {
        post(TestTokens.LENDER_A, "/v1/contact-permissions", """
                {"askId": "l-1", "caseId": "%s", "channel": "LETTER", "purpose": "DUNNING", "tone": "FIRM"}
                """.formatted(id))
                .statusCode(200)
                .body("allowed", equalTo(true));
        await().untilAsserted(
                        () -> find(TestTokens.LENDER_A, id).body("state.file.attempts.attemptId", hasItem("ask/l-1")));
        assertThat(looked(task("ask/l-1"))).isInstanceOf(LastLook.Look.Go.class);
        post(TestTokens.LENDER_A, "/v1/cases/" + id + "/contact-results", """
                {"attemptId": "ask/l-1", "outcome": "UNREACHABLE", "at": "%s"}
                """.formatted(Instant.now()))
                .statusCode(200);
        assertThat(looked(task("ask/l-1"))).isEqualTo(new LastLook.Look.Barred("contact-over"));
    }

    @Test
    void of_a_party_that_nobody_knows_nothing_goes_out() {
        party = "somebody-else";
        assertThat(perform("letter")).isEqualTo(new Ended(Result.DROPPED, "subject-parked"));
    }

    private LastLook.Look looked(EffectAdapter.Task task) {
        return look.look(task, queries.readAll(look.concerned(task)).await().atMost(Duration.ofSeconds(30)));
    }

    private Ended perform(String adapter) {
        EffectAdapter sender = adapters.stream()
                .filter(a -> a.name().equals(adapter))
                .findFirst()
                .orElseThrow();
        return sender.perform(List.of(task("sms-1")))
                .await()
                .atMost(Duration.ofSeconds(30))
                .getFirst();
    }

    private EffectAdapter.Task task(String ref) {
        return new EffectAdapter.Task(
                1,
                new SubjectId("case", id),
                ref,
                "key-1",
                Map.of(
                        "channel", "SMS",
                        "tone", "FRIENDLY",
                        "step", "sms",
                        "party", party,
                        "language", "zh",
                        "template", "friendly-sms@1",
                        "lender", TestTokens.TENANT_A,
                        "amount", "100000.00 CNY",
                        "date", "2026-03-02"),
                now.plus(Duration.ofHours(1)),
                null);
    }

    private void hear(PublicEvent event) {
        broker.tell(topics::cases, id, event, now);
    }

    private void hearParty(PartyEvent event) {
        broker.tell(topics::parties, party, event, now);
    }
}
