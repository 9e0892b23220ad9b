package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.intake.domain.Debts.Part;
import io.recourse.intake.domain.Debts.PartyPayment;
import io.recourse.intake.domain.PartyEvent.PartyPaymentSplit;
import io.recourse.intake.domain.PartyEvent.PartyRefundDue;
import io.recourse.intake.domain.PartyEvent.StandingTaken;
import io.recourse.intake.domain.PartyInput.PartyDeadlinePassed;
import io.recourse.intake.domain.PartyInput.PartyPaymentReceived;
import io.recourse.intake.domain.PartyInput.PartyPaymentReversed;
import io.recourse.intake.domain.PartyInput.StandingTold;
import io.recourse.intake.domain.PartyState.Registered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which debts a payment that names no account reaches: of many, of those that are over, of what was folded. */
class WhoIsAskedTest {

    private static final PartyDecider DECIDER = Given.partyDecider();
    private static final Instant NOW = instant("2026-01-12T10:00:00+08:00");

    @Test
    void one_payment_is_split_over_two_hundred_debts_and_not_over_one_more() {
        assertThat(accepted(decide(owing(cases(1, 200), List.of()), payment("p1", null)))
                        .tells())
                .hasSize(200);
        assertThat(decide(owing(cases(1, 201), List.of()), payment("p1", null)))
                .isEqualTo(Decision.refuse(
                        "debts-too-many", null, "one payment is split over 200 debts at the most: name the account"));
    }

    @Test
    void debts_that_are_over_do_not_count_among_the_two_hundred_and_are_not_asked() {
        assertThat(told(decide(owing(cases(1, 200), cases(201, 201)), payment("p1", null))))
                .isEqualTo(cases(1, 200));
    }

    @Test
    void a_debt_that_is_over_is_asked_where_the_payer_named_it() {
        Registered party = owing(List.of("c1", "c2"), List.of("c3", "c4"));

        assertThat(told(decide(party, payment("p1", null)))).containsExactly("c1", "c2");
        assertThat(told(decide(party, payment("p1", "c4")))).containsExactly("c1", "c2", "c4");
    }

    @Test
    void where_all_debts_are_over_the_latest_two_hundred_are_asked() {
        assertThat(told(decide(owing(List.of(), cases(1, 201)), payment("p1", null))))
                .isEqualTo(cases(2, 201));
        assertThat(told(decide(owing(List.of(), cases(1, 200)), payment("p1", null))))
                .isEqualTo(cases(1, 200));
    }

    @Test
    void of_a_folded_payment_the_same_again_changes_nothing_and_what_differs_is_refused() {
        Registered named = folding(split("p1", "c1", new Part("c1", 500)));
        Registered plain = folding(split("p1", null, new Part("c1", 500)));

        assertThat(decide(named, payment("p1", "c1"))).isEqualTo(Decision.nothing());
        assertThat(decide(plain, payment("p1", null))).isEqualTo(Decision.nothing());
        for (Decision<PartyEvent> other : List.of(
                decide(named, payment("p1", "c2")),
                decide(named, payment("p1", null)),
                decide(plain, payment("p1", "c1")))) {
            assertThat(other)
                    .isEqualTo(Decision.refuse("payment-conflict", "paymentId", "another payment has this id"));
        }
    }

    @Test
    void a_folded_payment_is_taken_back_from_the_cases_that_got_its_parts() {
        Registered party = folding(split("p1", null, new Part("c2", 300), new Part("c1", 200)));
        PartyPaymentReversed back = new PartyPaymentReversed("p1", "r1", day("2026-01-12"), NOW);

        assertThat(accepted(decide(party, back)).tells())
                .containsExactly(
                        new Tell(
                                new SubjectId("case", "c2"),
                                new CaseInput.PaymentReversed("party/p/p1/1", "r1", day("2026-01-12"), NOW)),
                        new Tell(
                                new SubjectId("case", "c1"),
                                new CaseInput.PaymentReversed("party/p/p1/2", "r1", day("2026-01-12"), NOW)));
    }

    @Test
    void a_look_for_answers_that_nobody_waits_for_any_more_finds_nothing() {
        Registered asked = after(owing(List.of("c1"), List.of()), payment("p1", null));
        Deadline look = DECIDER.deadlines(asked).iterator().next();
        Registered looked = after(asked, new PartyDeadlinePassed(look));

        assertThat(decide(looked, new PartyDeadlinePassed(look)))
                .as("the look before")
                .isEqualTo(Decision.nothing());
        assertThat(decide(after(asked, stands("p1", "c1", 900)), new PartyDeadlinePassed(look)))
                .as("all have answered")
                .isEqualTo(Decision.nothing());
    }

    @Test
    void all_that_waits_is_due_back_when_its_payer_was_released_from_its_only_debt() {
        Registered party = owing(List.of("c1"), List.of());
        for (String id : List.of("p1", "p2", "p3")) {
            party = after(party, payment(id, null));
        }
        Registered released = after(party, new PartyInput.CaseReleased("c1"));

        assertThat(accepted(decide(released, stands("p1", "c1", 900))).events())
                .containsExactly(
                        new StandingTaken("p1", standing("c1", 900)),
                        new PartyRefundDue("p1", cny(500), "no-debt-known"),
                        new PartyRefundDue("p2", cny(500), "no-debt-known"),
                        new PartyRefundDue("p3", cny(500), "no-debt-known"));
    }

    @Test
    void what_nobody_is_owed_goes_to_the_last_debt_that_its_payer_still_owes_or_to_the_one_it_named() {
        assertThat(splitBetween(null, "c3")).isEqualTo(new PartyPaymentSplit("p1", List.of(new Part("c2", 500))));
        assertThat(splitBetween("c1", "c3")).isEqualTo(new PartyPaymentSplit("p1", List.of(new Part("c1", 500))));
        assertThat(splitBetween("c1", "c1"))
                .as("released from the one it named")
                .isEqualTo(new PartyPaymentSplit("p1", List.of(new Part("c3", 500))));
    }

    @Test
    void a_debt_of_which_no_instalment_is_unpaid_is_due_on_the_day_of_the_payment() {
        CaseState.Open open = (CaseState.Open) Given.opened().state();
        CaseState.Open caughtUp = open.with(l -> l.standingAt(l.balance(), null));

        assertThat(dueOn(open)).isEqualTo(day("2026-01-01"));
        assertThat(dueOn(caughtUp)).isEqualTo(day("2026-01-10"));
    }

    private static LocalDate dueOn(CaseState.Open open) {
        Decision<CaseEvent> decision =
                Given.decider().decide(open, new CaseInput.StandingAsked("p", "p1", day("2026-01-10")), NOW);
        Tell told = ((Decision.Accepted<CaseEvent>) decision).tells().getFirst();
        return ((StandingTold) told.input()).standing().dueOn();
    }

    /** Of three debts nothing is owed, and the payer was released from one while they were asked. */
    private static PartyEvent splitBetween(@Nullable String designated, String released) {
        Registered party = after(owing(List.of("c1", "c2", "c3"), List.of()), payment("p1", designated));
        party = after(party, new PartyInput.CaseReleased(released));
        party = after(party, stands("p1", "c1", 0));
        party = after(party, stands("p1", "c2", 0));
        return accepted(decide(party, stands("p1", "c3", 0))).events().getLast();
    }

    private static Decision<PartyEvent> decide(Registered party, PartyInput input) {
        return DECIDER.decide(party, input, NOW);
    }

    private static Decision.Accepted<PartyEvent> accepted(Decision<PartyEvent> decision) {
        return (Decision.Accepted<PartyEvent>) decision;
    }

    private static List<String> told(Decision<PartyEvent> decision) {
        return accepted(decision).tells().stream().map(t -> t.to().id()).toList();
    }

    private static Registered after(Registered party, PartyInput input) {
        Turn<PartyState, PartyInput, PartyEvent> turn = new Turn<>(DECIDER, party, NOW);
        assertThat(turn.take(input)).isInstanceOf(Decision.Accepted.class);
        return (Registered) turn.state();
    }

    private static List<String> cases(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "c" + i).toList();
    }

    private static Registered owing(List<String> live, List<String> over) {
        Naming naming = new Naming(PartyRole.DEBTOR, Given.terms(), live, over, null);
        return new Registered(
                "p", "bank-a", null, List.of(naming), null, Flags.none(), Debts.none(), Custody.NEW, null, null);
    }

    private static Registered folding(PartyPayment payment) {
        return owing(List.of("c1", "c2"), List.of())
                .with(new Debts(List.of(), FoldedSplits.NONE.with(List.of(payment))));
    }

    private static PartyPayment split(String id, @Nullable String designated, Part... parts) {
        return new PartyPayment(id, cny(500), day("2026-01-11"), designated, NOW, null, List.of(parts), null, null);
    }

    private static PartyPaymentReceived payment(String id, @Nullable String designated) {
        return new PartyPaymentReceived(id, cny(500), day("2026-01-11"), designated, NOW);
    }

    private static DebtStanding standing(String caseId, long owed) {
        return new DebtStanding(caseId, owed, day("2026-01-01"), 1_800, false);
    }

    private static StandingTold stands(String paymentId, String caseId, long owed) {
        return new StandingTold(paymentId, standing(caseId, owed));
    }
}
