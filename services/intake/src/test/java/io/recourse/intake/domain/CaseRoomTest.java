package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static io.recourse.intake.domain.Given.interruption;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.GuaranteeKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.Money;
import io.recourse.contracts.json.SealedJson;
import io.recourse.intake.domain.CaseEvent.CostsAfterClose;
import io.recourse.intake.domain.CaseEvent.LimitationProofFell;
import io.recourse.intake.domain.CaseEvent.LimitationSuspended;
import io.recourse.intake.domain.CaseInput.LimitationObstructed;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
import io.recourse.intake.domain.CaseInput.PaymentSource;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.limitation.Limitation;
import io.recourse.rules.limitation.Limitation.Interruption;
import io.recourse.rules.limitation.Limitation.Suspension;
import io.recourse.rules.time.Pause;
import io.recourse.rules.time.Pauses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted of a case, and where a lender's fact no longer finds room. */
class CaseRoomTest {

    private static final Instant NOW = instant("2026-01-12T12:00:00+08:00");
    private static final SealedJson<CaseState> STATES = new SealedJson<>(CaseState.class);
    private static final Open OPEN = (Open) opened().state();

    /** With two instalments and nothing else: 1 500 for the case, 1 500 for its ledger, 140 for its people. */
    private static final int OF_OPEN = 1_500 + 1_500 + 2 * 54 + 140;

    private static final long MOST = Money.MAX_MINOR;
    private static final Stated STATED = new Stated(day("2026-01-11"), MOST, MOST, MOST);
    private static final Progress.Settlement SETTLEMENT = new Progress.Settlement("o-1", MOST, MOST, STATED);

    private static final LimitationObstructed INPUT = new LimitationObstructed(day("2026-01-11"), null, "flood");

    @Test
    void a_case_without_a_fact_has_room_for_its_frame_and_its_instalments() {
        assertThat(CaseRoom.characters(Given.spec().state())).isZero();
        assertThat(CaseRoom.characters(OPEN)).isEqualTo(OF_OPEN);
        assertThat(CaseRoom.characters(closed(OPEN))).isEqualTo(OF_OPEN);
        takes(54, o -> o.with(l -> l.countingBy(s -> s.with(Given.due("2026-03-01", 1)))));
    }

    @Test
    void a_payment_takes_its_names_and_the_one_of_its_reversal() {
        Payment plain = new Payment("pay-1", 500, day("2026-01-11"), 0, 0, 500, 0);
        takes(260 + 5, o -> o.with(l -> l.with(plain)));
        takes(260 + 5 + 16 + 3, o -> o.with(l -> l.with(plain.keyedAs("key"))));
        takes(260 + 5 + 2, o -> o.with(l -> l.with(plain.reversed("r1", day("2026-01-12")))));
        takes(2 * (260 + 5), o -> o.with(l -> l.with(plain).with(plain.called("pay-2"))));
    }

    @Test
    void folded_payments_take_their_text() {
        Payment plain = new Payment("pay-1", 500, day("2026-01-11"), 0, 0, 500, 0);
        Ledger folded = OPEN.ledger().with(plain).folding(List.of(plain), _ -> false);
        assertThat(folded.payments()).isEmpty();
        takes(folded.folded() == null ? 0 : folded.folded().packed().length(), o -> o.with(_ -> folded));
        assertThat(CaseRoom.characters(OPEN.with(_ -> folded))).isGreaterThan(OF_OPEN);
    }

    @Test
    void costs_reliefs_and_stops_take_what_names_them() {
        takes(70 + 6, o -> o.with(l -> l.with(new Cost("cost-1", 300, day("2026-01-11")))));
        takes(120 + 2 + 3 * 20, o -> o.with(l -> l.with(new Relief("c1", day("2026-01-11"), List.of(1L, 1L, 1L), 1))));
        takes(
                90 + 4,
                o -> o.with(l -> l.with(
                        l.judgment().with(new Judgment.Stop("stop", false, day("2026-01-11"), day("2026-01-12"))))));
    }

    @Test
    void who_owes_and_who_answers_take_their_names_and_what_proves_that_they_were_claimed_on() {
        takes(70 + 8, o -> o.with(o.parties().with(new CoDebtor("codebtor", null, null))));
        Guarantee given = new Guarantee("guarantor", GuaranteeKind.JOINT, NOW, day("2026-01-10"), null, null);
        takes(260 + 9, o -> o.with(o.parties().with(given)));
        takes(
                260 + 9 + 6,
                o -> o.with(o.parties().with(given.kept(new Guarantee.Kept(day("2026-01-12"), "letter", NOW)))));
    }

    @Test
    void a_claim_to_have_bought_the_debt_takes_its_case_and_its_people() {
        Sale none = new Sale(null, List.of(new Sale.Claim("bank-b", "case-9", List.of())));
        Sale two = new Sale(
                null,
                List.of(new Sale.Claim(
                        "bank-b", "case-9", List.of(new Succession("old", "newer"), new Succession("a", "b")))));
        takes(120 + 6, o -> o.with(o.account().with(none)));
        takes(120 + 6 + 30 + 3 + 5 + 30 + 1 + 1, o -> o.with(o.account().with(two)));
    }

    @Test
    void what_moves_the_limitation_takes_its_proof_and_a_demand_its_id() {
        Limitation facts = OPEN.claim().facts();
        Limitation interrupted =
                new Limitation(facts.start(), List.of(new Interruption(day("2026-01-11"), false, "letter")), List.of());
        takes(60 + 6, o -> o.with(o.claim().keeping(interrupted)));
        takes(70 + 5, o -> o.with(o.claim().keeping(facts.suspended(day("2026-01-11"), null, "flood"))));
        takes(60 + 6 + 70 + 5, o -> o.with(o.claim().keeping(interrupted.suspended(day("2026-01-11"), null, "flood"))));
        takes(3 + 7, o -> o.with(o.claim().demanding("attempt")));
    }

    @Test
    void pauses_their_reviews_and_answers_take_their_ids() {
        Open paused = pausing(OPEN, Pauses.none().with(Pause.open("pause-1", "DISPUTE", NOW)), Map.of());
        takes(160 + 7, _ -> paused);
        takes(40 + 6, o -> pausing(o, Pauses.none(), Map.of("review", NOW)));
        takes(3 + 8, o -> o.answered("request1"));
        takes(40 + 6, o -> o.with(new UnreadAnswers(Map.of("unread", NOW))));
    }

    @Test
    void a_closed_case_counts_its_ledger_its_people_its_sale_and_the_costs_that_came_later() {
        Closed closed = closed(OPEN);
        takes(closed, 70 + 6, closed.with(l -> l.with(new Cost("cost-1", 300, day("2026-01-11")))));
        takes(closed, 70 + 8, closed(OPEN.with(OPEN.parties().with(new CoDebtor("codebtor", null, null)))));
        takes(
                closed,
                120 + 6,
                closed.with(
                        closed.account().with(new Sale(null, List.of(new Sale.Claim("bank-b", "case-9", List.of()))))));
        takes(closed, 3 + 8, closed.answered("request1"));
        takes(closed, 60 + 4, closed.with(new Cost("late", 300, day("2026-01-11"))));
        takes(closed, 210 + 3, closed(OPEN.with(OPEN.progress().with(SETTLEMENT))));
    }

    @Test
    void a_settlement_takes_its_id_and_what_it_waives_does_too() {
        takes(210 + 3, o -> o.with(o.progress().with(SETTLEMENT)));
        LocalDate on = day("2026-01-11");
        takes(
                340 + 3,
                o -> o.with(l -> l.with(new Waiver("o-1", on, on, MOST, MOST, MOST, true, false, MOST, STATED))));
    }

    @Test
    void a_lenders_fact_that_fills_a_case_finds_room_and_one_character_more_is_refused() {
        Open full = filled(CaseRoom.MOST - 75);

        assertThat(CaseRoom.characters(after(full, suspending("flood")))).isEqualTo(60_000);
        assertThat(bound(full, INPUT, suspending("flood"))).isEqualTo(Decision.accept(suspending("flood")));
        assertThat(bound(full, INPUT, suspending("floods")))
                .isEqualTo(Decision.refuse(
                        "case-full", null, "the case holds as much as it can: recall it and open another episode"));
    }

    @Test
    void a_case_that_is_half_empty_takes_any_single_fact() {
        CaseEvent large = suspending("x".repeat(40_000));

        assertThat(bound(filled(30_000), INPUT, large)).isInstanceOf(Decision.Accepted.class);
        assertThat(bound(filled(30_001), INPUT, large)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void what_takes_no_more_room_is_accepted_of_a_case_beyond_its_most() {
        Open beyond = filled(CaseRoom.MOST + 500);
        String proof = beyond.claim().facts().suspensions().getFirst().proof();

        assertThat(bound(beyond, INPUT, new LimitationProofFell(proof, NOW))).isInstanceOf(Decision.Accepted.class);
        assertThat(bound(beyond, INPUT, suspending(proof)))
                .as("as long as before")
                .isInstanceOf(Decision.Accepted.class);
        assertThat(bound(beyond, INPUT, suspending("x"))).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void the_facts_of_one_decision_are_counted_together() {
        Open full = filled(CaseRoom.MOST - 2 * 71);
        Decision<CaseEvent> two = Decision.accept(suspending("a"), suspending("b"));
        Decision<CaseEvent> three = Decision.accept(suspending("a"), suspending("b"), suspending("c"));

        assertThat(CaseRoom.bound(full, INPUT, two)).isEqualTo(two);
        assertThat(CaseRoom.bound(full, INPUT, three)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void a_refusal_for_another_reason_stays_as_it_is() {
        Decision<CaseEvent> refused = Decision.refuse("time-in-future", "at", "not yet");

        assertThat(CaseRoom.bound(filled(CaseRoom.MOST + 1), INPUT, refused)).isEqualTo(refused);
    }

    static List<CaseInput> of_a_lender() {
        return List.of(
                payment("p1", 500, "2026-01-11"),
                reversal("p1", "2026-01-11"),
                reversal("rest/party", "2026-01-11"),
                Given.received(Given.statement("2026-01-11", 0, Given.balance(0, 0, 50_000))),
                Given.pause("h1", PauseReason.HARDSHIP, "2026-01-11T09:00:00+08:00"),
                new CaseInput.EnforcementSuspended("s1", day("2026-01-11"), null),
                interruption(InterruptionCause.DEMAND, NOW, "letter"),
                INPUT,
                new CaseInput.CoDebtorReleaseAsked("c1"));
    }

    static List<CaseInput> of_others() {
        PaymentReceived told = payment("p1", 500, "2026-01-11");
        return List.of(
                new PaymentReceived("p1", told.amount(), told.valueDate(), PaymentSource.PARTY, NOW),
                new PaymentReceived("p1", told.amount(), told.valueDate(), PaymentSource.PROCEEDS, NOW),
                new PaymentReversed("party/p1/pay-1/1", "r1", told.valueDate(), NOW),
                new CaseInput.ProceedsReceived("d1", cny(500), NOW),
                Given.costs("c1", 500, "2026-01-11"),
                Given.filing("q1"),
                new CaseInput.PauseLifted("h1", NOW),
                new CaseInput.ChargeOffAsked(null),
                new CaseInput.GuarantorClaimed("g1", day("2026-01-11"), "letter"),
                new CaseInput.Recalled(NOW));
    }

    @ParameterizedTest
    @MethodSource("of_a_lender")
    void a_full_case_refuses_what_its_lender_adds(CaseInput input) {
        assertThat(bound(filled(CaseRoom.MOST), input, suspending("flood"))).isInstanceOf(Decision.Refused.class);
    }

    @ParameterizedTest
    @MethodSource("of_others")
    void a_full_case_takes_what_others_tell_and_what_ends_something(CaseInput input) {
        assertThat(bound(filled(CaseRoom.MOST), input, suspending("flood")))
                .isEqualTo(Decision.accept(suspending("flood")));
    }

    @Test
    void a_closed_case_that_is_full_refuses_too() {
        Closed full = closed(OPEN);
        while (CaseRoom.characters(full) < CaseRoom.MOST) {
            full = full.with(new Cost("%0128d".formatted(full.lendersCosts().size()), 1, day("2026-01-11")));
        }
        CaseEvent cost = new CostsAfterClose("c1", 1, "court-fee", day("2026-01-11"));

        assertThat(bound(full, payment("p1", 500, "2026-01-11"), cost)).isInstanceOf(Decision.Refused.class);
        assertThat(bound(full, Given.costs("c1", 1, "2026-01-11"), cost)).isInstanceOf(Decision.Accepted.class);
    }

    private static Decision<CaseEvent> bound(CaseState state, CaseInput input, CaseEvent event) {
        return CaseRoom.bound(state, input, Decision.accept(event));
    }

    private static CaseState after(CaseState state, CaseEvent event) {
        return CaseHistory.evolve(state, event);
    }

    private static CaseEvent suspending(String proof) {
        return new LimitationSuspended(day("2026-01-11"), null, proof, NOW);
    }

    private static void takes(int characters, UnaryOperator<Open> change) {
        takes(OPEN, characters, change.apply(OPEN));
    }

    /** So many characters more than before; the text has no more than all of them. */
    private static void takes(CaseState before, int characters, CaseState after) {
        assertThat(CaseRoom.characters(after)).isEqualTo(CaseRoom.characters(before) + characters);
        assertThat(STATES.write(after).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(CaseRoom.characters(after));
    }

    /** A case of exactly so many characters, by obstacles to its limitation. */
    private static Open filled(int characters) {
        List<Suspension> obstacles = new ArrayList<>();
        int left = characters - OF_OPEN;
        while (left > 0) {
            int proof = left > 2 * 170 ? 100 : left - 70;
            obstacles.add(new Suspension(day("2026-01-10"), null, ("%0" + proof + "d").formatted(obstacles.size())));
            left -= 70 + proof;
        }
        Open filled = OPEN.with(
                OPEN.claim().keeping(new Limitation(OPEN.claim().facts().start(), List.of(), obstacles)));
        assertThat(CaseRoom.characters(filled)).isEqualTo(characters);
        return filled;
    }

    private static Open pausing(Open o, Pauses pauses, Map<String, Instant> reviews) {
        return new Open(
                o.id(),
                o.account(),
                o.ledger(),
                o.bucket(),
                o.claim(),
                o.parties(),
                pauses,
                reviews,
                o.progress(),
                o.answered(),
                o.reminded(),
                o.missed(),
                o.unread());
    }

    private static Closed closed(Open o) {
        @Nullable CloseReason again = null;
        return new Closed(
                o.id(),
                o.account(),
                o.ledger(),
                o.parties(),
                CloseReason.RECALLED,
                Stage.INTAKE,
                NOW,
                o.answered(),
                List.of(),
                false,
                again,
                o.progress().settlements());
    }
}
