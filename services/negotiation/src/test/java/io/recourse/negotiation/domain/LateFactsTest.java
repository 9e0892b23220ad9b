package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.offer;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.PlanReopened;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is told after the end of talks of the days before it comes to what it would have come to in time. Talks began on 2 March 2026
 * at eight, for thirty days.
 */
class LateFactsTest {

    private static final String OVER = "2026-04-01T08:00:00+08:00";
    private static final String LATE = "2026-04-01T10:00:00+08:00";

    /** Of 500.00 by Friday, 10 April, which holds the talks until Monday at nine; on which the bank's file of Friday comes. */
    private static final String PAID = "2026-04-10";

    private static final String MONDAY = "2026-04-13T10:00:00+08:00";

    @Test
    void a_promise_that_was_kept_in_time_lets_talks_go_on_though_its_payment_is_told_after_their_end() {
        promised()
                .when(payment("pay-1", 50_000, PAID, 50_000, "2026-04-13T08:59:00+08:00"))
                .at("2026-04-13T08:59:00+08:00")
                .andDeadline("exhaust", "2026-05-11T00:00:00+08:00");
        promisedAndOver()
                .when(payment("pay-1", 50_000, PAID, 50_000, MONDAY))
                .at(MONDAY)
                .thenPublished(
                        new NegotiationResumed("late-payment", "p-1", at(MONDAY)), new PromiseKept("p-1", yuan(50_000)))
                .andStatus("TALKING")
                .andDeadline("exhaust", "2026-05-11T00:00:00+08:00");
    }

    @Test
    void a_payment_that_keeps_nothing_any_more_ends_nothing_again() {
        promisedAndOver()
                .when(payment("pay-1", 49_999, PAID, 50_001, MONDAY))
                .at(MONDAY)
                .andStatus("EXHAUSTED")
                .when(payment("pay-2", 1, "2026-04-11", 50_000, MONDAY))
                .at(MONDAY)
                .thenPublished()
                .andStatus("EXHAUSTED");
    }

    @Test
    void the_payment_that_goes_back_ends_them_when_they_had_ended() {
        promisedAndOver()
                .when(payment("pay-1", 50_000, PAID, 50_000, MONDAY))
                .at(MONDAY)
                .when(Sample.takenBack("pay-1", owing(100_000), at("2026-04-14T12:00:00+08:00")))
                .at("2026-04-14T12:00:00+08:00")
                .thenPublished(
                        new PromiseBroken("p-1", yuan(50_000), yuan(0)),
                        new NegotiationExhausted(at("2026-04-13T09:00:00+08:00"), "days-since-start", 0, 1));
    }

    /** Thirty days after the promise's last day talks would be over anyway. */
    @Test
    void however_late_it_is_told_they_end_when_they_should_have() {
        String june = "2026-06-01T10:00:00+08:00";
        promisedAndOver()
                .when(payment("pay-1", 50_000, PAID, 50_000, june))
                .at(june)
                .thenPublished(
                        new NegotiationResumed("late-payment", "p-1", at(june)),
                        new PromiseKept("p-1", yuan(50_000)),
                        new NegotiationExhausted(at("2026-05-11T00:00:00+08:00"), "days-since-kept-promise", 0, 0))
                .andStatus("EXHAUSTED");
    }

    /** A statement names no payment; of the last seven days the best for the debtor counts. */
    @Test
    void a_statement_of_the_week_after_lets_them_go_on_like_a_payment() {
        String stated = "2026-04-17T10:00:00+08:00";
        promisedAndOver()
                .when(new CaseInput.BalanceChanged(owing(50_000), at(stated), null, CaseInput.Cause.STATEMENT))
                .at(stated)
                .thenPublished(
                        new NegotiationResumed("late-payment", "p-1", at(stated)), new PromiseKept("p-1", yuan(50_000)))
                .andStatus("TALKING");
    }

    /** 300.00 in two; the first is due on 16 April, and its grace ends on Sunday, the 19th. */
    @Test
    void a_plan_that_was_paid_in_time_goes_on_likewise() {
        String inTime = "2026-04-20T08:00:00+08:00";
        String late = "2026-04-20T10:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> heard = agreed().when(
                        payment("pay-1", 15_000, "2026-04-17", 85_000, inTime))
                .at(inTime);
        Spec<CaseState, CaseInput, CaseEvent> spec = agreed();
        spec.whenTimePasses()
                .at("2026-04-20T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 1, yuan(15_000), yuan(0)));
        spec.whenTimePasses().at("2026-04-20T09:00:00+08:00").andStatus("EXHAUSTED");
        spec.when(payment("pay-1", 15_000, "2026-04-17", 85_000, late)).at(late).andStatus("TALKING");
        assertThat(spec.events())
                .endsWith(new Told(new NegotiationResumed("late-payment", "o-1", at(late))), new PlanReopened("o-1"));
        assertThat(Sample.cases().deadlines(spec.state()))
                .isNotEmpty()
                .isEqualTo(Sample.cases().deadlines(heard.state()));
    }

    /** Seven days and eight hours of them were left when it began. */
    @Test
    void a_dispute_of_before_leaves_them_the_time_that_was_left() {
        String began = "2026-03-25T00:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec =
                talking().whenTimePasses().at(OVER).andStatus("EXHAUSTED");
        spec.when(dispute(began))
                .at(LATE)
                .then(
                        new PauseNoted("d-1", PauseReason.DISPUTE, at(began)),
                        new Told(new NegotiationResumed("late-pause", "d-1", at(LATE))))
                .andStatus("TALKING")
                .andNoDeadline("exhaust")
                .when(new CaseInput.PauseOver("d-1", at("2026-04-10T00:00:00+08:00")))
                .at("2026-04-10T00:00:00+08:00")
                .andDeadline("exhaust", "2026-04-17T08:00:00+08:00");
    }

    @Test
    void a_dispute_of_after_the_end_holds_nothing_that_was_over() {
        talking()
                .whenTimePasses()
                .at(OVER)
                .when(dispute("2026-04-01T08:00:00.000001+08:00"))
                .at(LATE)
                .thenPublished()
                .andStatus("EXHAUSTED");
        talking().whenTimePasses().at(OVER).when(dispute(OVER)).at(LATE).andStatus("TALKING");
    }

    /** Or on the day of the end, for a value date has no time of day. */
    @Test
    void all_that_is_owed_was_a_result_if_it_was_paid_before_the_end() {
        talking()
                .whenTimePasses()
                .at(OVER)
                .when(payment("pay-1", 100_000, "2026-04-02", 0, "2026-04-02T10:00:00+08:00"))
                .at("2026-04-02T10:00:00+08:00")
                .andStatus("EXHAUSTED");
        talking()
                .whenTimePasses()
                .at(OVER)
                .when(payment("pay-1", 100_000, "2026-04-01", 0, LATE))
                .at(LATE)
                .thenPublished(new NegotiationResumed("late-payment", "pay-1", at(LATE)))
                .andDeadline("exhaust", "2026-05-02T00:00:00+08:00");
    }

    @Test
    void a_case_exhausted_before_it_was_kept_where_talks_stood_stays_so() {
        Exhausted over = (Exhausted) promisedAndOver().state();
        Exhausted old = new Exhausted(over.file(), over.plan(), over.at(), null);
        assertThat(Sample.cases().decide(old, payment("pay-1", 50_000, PAID, 50_000, MONDAY), at(MONDAY)))
                .isInstanceOfSatisfying(Decision.Accepted.class, accepted -> assertThat(accepted.events())
                        .last()
                        .isEqualTo(new Told(new PromiseKept("p-1", yuan(50_000)))));
        assertThat(Sample.cases().decide(over, payment("pay-1", 50_000, PAID, 50_000, MONDAY), at(MONDAY)))
                .isInstanceOfSatisfying(Decision.Accepted.class, accepted -> assertThat(List.copyOf(accepted.events()))
                        .contains(new Told(new NegotiationResumed("late-payment", "p-1", at(MONDAY)))));
    }

    private static CaseInput dispute(String from) {
        return new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at(from), at("2026-06-01T00:00:00+08:00"));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> promised() {
        return talking().when(promise("p-1", 50_000, PAID)).at("2026-03-31T10:00:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> promisedAndOver() {
        return promised()
                .whenTimePasses()
                .at("2026-04-13T09:00:00+08:00")
                .thenPublished(
                        new PromiseBroken("p-1", yuan(50_000), yuan(0)),
                        new NegotiationExhausted(at("2026-04-13T09:00:00+08:00"), "days-since-start", 0, 1));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        String made = "2026-03-30T10:00:00+08:00";
        return talking()
                .when(offer(OfferType.INSTALMENTS, 30_000, owing(0), "2026-04-16", 2, Maker.STAFF))
                .at(made)
                .when(accept("a-1"))
                .at(made);
    }
}
