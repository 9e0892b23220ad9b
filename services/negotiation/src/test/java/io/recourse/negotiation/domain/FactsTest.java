package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static io.recourse.negotiation.domain.Sample.plainMandate;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.BalanceNoted;
import io.recourse.negotiation.domain.CaseEvent.FileClosed;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentNoted;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts that come twice, too late, or in a state that has no use for them. */
class FactsTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String LATER = "2026-03-03T12:00:00+08:00";
    private static final String OVER = "2026-04-01T08:00:00+08:00";

    @Test
    void nothing_but_an_opening_reaches_a_case_that_is_not_open() {
        Instant noon = at(NOON);
        for (CaseInput early : List.of(
                strategy(SMS),
                new CaseInput.EpisodeBegan("case-0", "case-0"),
                new CaseInput.BrokenBefore(1),
                new CaseInput.CoDebtorReleased("party-2", noon),
                new CaseInput.PartyRested(new Rested("party-1", List.of(), List.of())),
                balanceAlone(owing(1), noon),
                new CaseInput.LimitationMoved(noon, noon),
                payment("pay-1", 1, "2026-03-02", 1, NOON),
                takenBack("pay-1", owing(1), noon),
                new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, noon, noon),
                new CaseInput.PauseOver("d-1", noon),
                closedWithoutReason(noon),
                new CaseInput.ContactGranted("sms-1", noon, null),
                new CaseInput.ContactDenied("sms-1", "contact-hours", null),
                new CaseInput.ContactPermitted("ask/1", "dunning", Tone.FIRM, Channel.PHONE, noon, null, null),
                new CaseInput.EffectEnded("sms-1", Effect.Result.DONE, ""),
                new CaseInput.TaskEnded("call-1", ContactOutcome.UNANSWERED, noon),
                new CaseInput.CallUnreported("ask/1", noon),
                new CaseInput.AnswerLookedAt("task-1", noon, null),
                new CaseInput.ThirdPersonAnswered(answer(noon)),
                new CaseInput.ClearanceGiven("debit-1", owing(1), noon, noon),
                new CaseInput.ClearanceRefused("debit-1", "case-paused", noon),
                new CaseInput.DeadlinePassed(Deadline.business("start", "", noon, "x")))) {
            assertThatThrownBy(() -> unopened().when(early).at(NOON))
                    .as(early.toString())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("case case-1 is not open");
        }
        unopened().when(new CaseInput.NextEpisodeBegan("case-2")).at(NOON).thenNothing();
    }

    @Test
    void whoever_commands_something_of_a_case_that_is_not_open_is_told_that_there_is_none() {
        for (CaseInput command : List.of(
                promise("p-1", 1, "2026-03-06"),
                Sample.approvePromise("p-1", "user-2"),
                Sample.instalments(2, Maker.STAFF),
                Sample.approve("user-2", Maker.STAFF),
                new CaseInput.OfferWithdrawn("o-1"),
                new CaseInput.OfferDeclined("o-1", Sample.PARTY),
                Sample.accept("a-1"),
                plainMandate("m-1", Sample.PARTY, "ref-1", yuan(1), null),
                new CaseInput.MandateRevoked("m-1"),
                new CaseInput.DebitClarified("debit-1", true, "user-1"),
                new CaseInput.ContactResultReported("sms-1", ContactOutcome.CONVERSATION, at(NOON)),
                answer(at(NOON)))) {
            unopened().when(command).at(NOON).thenRefused("case-unknown");
        }
    }

    @Test
    void a_balance_is_noted_when_it_differs() {
        var spec = talking(SMS)
                .when(balanceAlone(owing(100_000), at(NOON)))
                .at("2026-03-02T08:30:00+08:00")
                .thenNothing()
                .when(balanceAlone(owing(90_000), at(NOON)))
                .at("2026-03-02T08:30:00+08:00")
                .then(new BalanceNoted(owing(90_000)));
        assertThat(file(spec).balance()).isEqualTo(owing(90_000));
    }

    @Test
    void a_payment_and_its_reversal_move_the_balance() {
        var spec = opened().when(payment("pay-1", 10_000, "2026-03-02", 90_000, NOON))
                .at(NOON);
        spec.when(payment("pay-2", 20_000, "2026-03-02", 70_000, NOON)).at(NOON);
        assertThat(file(spec).balance()).isEqualTo(owing(70_000));
        spec.when(takenBack("pay-1", owing(80_000), at(LATER))).at(LATER);
        assertThat(file(spec).balance()).isEqualTo(owing(80_000));
        assertThat(file(spec).payments()).extracting(Payment::voided).containsExactly(true, false);
    }

    @Test
    void a_reversal_told_twice_or_of_a_payment_never_heard_of_changes_the_balance_only() {
        var spec = opened().when(payment("pay-1", 10_000, "2026-03-02", 90_000, NOON))
                .at(NOON);
        CaseInput.PaymentTakenBack back = takenBack("pay-1", owing(100_000), at(LATER));
        spec.when(back).at(LATER).when(back).at(LATER).thenNothing();
        spec.when(takenBack("pay-9", owing(110_000), at(LATER))).at(LATER).then(new BalanceNoted(owing(110_000)));
    }

    @Test
    void a_pause_begins_once_and_ends_once() {
        CaseInput.PauseBegan begins =
                new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at(NOON), at("2026-06-01T00:00:00+08:00"));
        opened().when(begins)
                .at(NOON)
                .when(begins)
                .at(NOON)
                .thenNothing()
                .when(new CaseInput.PauseOver("d-9", at(LATER)))
                .at(LATER)
                .thenNothing()
                .when(new CaseInput.PauseOver("d-1", at(LATER)))
                .at(LATER)
                .when(new CaseInput.PauseOver("d-1", at(LATER)))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void a_promise_before_the_talks_has_its_deadline_too() {
        opened().when(promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-01T12:00:00+08:00")
                .andDeadline("promise", "2026-03-07T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)));
        opened().when(strategy(SMS))
                .at("2026-03-01T12:00:00+08:00")
                .when(promise("p-1", 50_000, "2026-03-01"))
                .at("2026-03-01T12:00:00+08:00")
                .andDeadline("promise", "2026-03-02T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-02T00:00:00+08:00")
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)));
    }

    @Test
    void talks_that_start_late_into_a_dispute_name_the_end_they_would_have_without_it() {
        opened().when(strategy(SMS))
                .at("2026-03-01T12:00:00+08:00")
                .given(new PauseNoted("d-1", PauseReason.DISPUTE, at("2026-03-02T10:00:00+08:00")))
                .whenTimePasses()
                .at(NOON)
                .thenPublished(new NegotiationStarted("card-early@1", at("2026-03-02T08:00:00+08:00"), at(OVER)));
    }

    @Test
    void a_case_closes_from_wherever_it_is_and_once() {
        FileClosed closed = new FileClosed(at(OVER));
        CaseInput.Closed word = closedWithoutReason(at(OVER));
        opened().when(word)
                .at(NOON)
                .then(closed)
                .andStatus("CLOSED")
                .when(word)
                .at(NOON)
                .thenNothing();
        opened().when(strategy(SMS))
                .at("2026-03-01T12:00:00+08:00")
                .when(word)
                .at("2026-03-01T12:00:00+08:00")
                .then(closed);
        talking(SMS).when(word).at("2026-03-02T08:30:00+08:00").then(closed);
        talking()
                .whenTimePasses()
                .at(OVER)
                .andStatus("EXHAUSTED")
                .when(word)
                .at(OVER)
                .then(closed);
    }

    @Test
    void after_the_close_payments_are_noted_but_promises_no_longer_judged() {
        talking(SMS)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-02T08:30:00+08:00")
                .when(closedWithoutReason(at("2026-03-02T08:40:00+08:00")))
                .at("2026-03-02T08:40:00+08:00")
                .when(payment("pay-1", 50_000, "2026-03-02", 50_000, NOON))
                .at(NOON)
                .then(new PaymentNoted("pay-1", yuan(50_000), LocalDate.parse("2026-03-02"), owing(50_000)));
    }

    @Test
    void after_the_talks_a_late_pause_reopens_a_promise_as_if_it_were_told_in_time_and_a_late_payment_keeps_it() {
        var spec = talking()
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-02T08:30:00+08:00")
                .whenTimePasses()
                .at(OVER)
                .andStatus("EXHAUSTED");
        spec.when(new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at("2026-03-05T00:00:00+08:00"), at(OVER)))
                .at(OVER)
                .then(
                        new PauseNoted("d-1", PauseReason.DISPUTE, at("2026-03-05T00:00:00+08:00")),
                        new Told(new NegotiationResumed("late-pause", "p-1", at(OVER))),
                        new PromiseReopened("p-1"));
        spec.when(payment("pay-1", 50_000, "2026-03-06", 50_000, OVER))
                .at(OVER)
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void what_was_asked_or_due_before_the_end_is_stale_after_it() {
        Deadline step = Deadline.business("step", "sms", at(NOON), "card-early@1");
        var exhausted = talking().whenTimePasses().at(OVER);
        var closed = talking(SMS).when(closedWithoutReason(at(NOON))).at("2026-03-02T08:30:00+08:00");
        for (Spec<CaseState, CaseInput, CaseEvent> ended : List.of(exhausted, closed)) {
            ended.when(new CaseInput.DeadlinePassed(step)).at(OVER).thenNothing();
            ended.when(new CaseInput.ContactDenied("sms-1", "contact-hours", null))
                    .at(OVER)
                    .thenNothing();
        }
    }

    @Test
    void queries_see_promises_broken_and_contacts_made() {
        var spec = talking(SMS).when(promise("p-1", 50_000, "2026-03-03")).at("2026-03-02T08:30:00+08:00");
        spec.when(payment("pay-1", 50_000, "2026-03-02", 50_000, NOON)).at("2026-03-02T08:30:00+08:00");
        spec.when(promise("p-2", 10_000, "2026-03-04")).at("2026-03-02T08:30:00+08:00");
        assertThat(file(spec).promises())
                .extracting(Promise::verdict)
                .containsExactly(Promise.Verdict.KEPT, Promise.Verdict.LIVE);
        spec.whenTimePasses().at("2026-03-05T00:00:00+08:00");
        assertThat(Sample.cases().facets(spec.state()))
                .isEqualTo(new Facets(
                        "lender-1",
                        "TALKING",
                        "courier-1",
                        Map.of(
                                "broken_promises",
                                1L,
                                "attempts",
                                0L,
                                "incidents",
                                0L,
                                "approvals_waiting",
                                0L,
                                "promises_waiting",
                                0L,
                                "strategy",
                                "card-early@1")));
        assertThat(Sample.cases().facets(opened().state()).columns()).doesNotContainKey("strategy");
    }

    @Test
    void a_journal_that_holds_what_its_state_does_not_allow_is_broken() {
        Told started = new Told(new NegotiationStarted("card-early@1", at(NOON), at(OVER)));
        assertThatThrownBy(() -> opened().given(started)).hasMessage("started without a plan");
        assertThatThrownBy(() -> opened().given(new CaseEvent.StepAsked("sms", "sms-1", at(NOON))))
                .hasMessage("a step without talks");
        assertThatThrownBy(() -> Spec.of(Sample.cases(), "case-1").given(new FileClosed(at(NOON))))
                .hasMessage("case case-1 is not open");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> unopened() {
        return Spec.of(Sample.cases(), "case-1");
    }

    private static CaseInput.AnswerHeard answer(Instant at) {
        return plainAnswer("sms-1", Channel.SMS, Intent.OTHER, true, at);
    }

    private static CaseFile file(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Known) spec.state()).file();
    }
}
