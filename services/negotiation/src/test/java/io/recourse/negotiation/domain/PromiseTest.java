package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.CALL;
import static io.recourse.negotiation.domain.Sample.LETTER;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.approvePromise;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.opened;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.owingHeads;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.rejectPromise;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromisePartlyKept;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.negotiation.domain.CaseEvent.PromiseApproved;
import io.recourse.negotiation.domain.CaseEvent.PromiseDropped;
import io.recourse.negotiation.domain.CaseEvent.PromiseProposed;
import io.recourse.negotiation.domain.CaseEvent.PromiseRejected;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromiseTest {

    private static final String MADE = "2026-03-02T08:30:00+08:00";

    @Test
    void a_promise_holds_escalation_until_the_working_day_after_its_last_date() {
        // 6 March is a Friday
        promised("2026-03-06")
                .thenPublished(new PromiseRecorded("p-1", yuan(50_000), LocalDate.parse("2026-03-06"), at(MADE)))
                .andDeadline("promise", "2026-03-07T00:00:00+08:00")
                .andDeadline("step", "2026-03-09T09:00:00+08:00");
    }

    /** ▣ 9 May 2026 is a Saturday on which China works, 10 May a Sunday on which nobody does. */
    @Test
    void escalation_resumes_on_a_saturday_that_is_worked_for_a_holiday() {
        String monday = "2026-05-04T08:00:00+08:00";
        for (String lastDate : List.of("2026-05-08", "2026-05-09")) {
            opened().when(new CaseInput.StrategyGiven("card-early@1", at(monday), 30, List.of(CALL)))
                    .at("2026-03-01T00:00:00+08:00")
                    .whenTimePasses()
                    .at(monday)
                    .when(promise("p-1", 50_000, lastDate))
                    .at(monday)
                    .andDeadline(
                            "step",
                            lastDate.equals("2026-05-08") ? "2026-05-09T09:00:00+08:00" : "2026-05-11T09:00:00+08:00");
        }
    }

    @Test
    void a_broken_promise_resumes_escalation_on_the_next_working_day_without_a_second_grace() {
        promised("2026-03-06")
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)))
                .andDeadline("step", "2026-03-09T09:00:00+08:00")
                .andNoDeadline("promise");
    }

    @Test
    void it_is_not_broken_one_microsecond_before_the_end_of_the_debtors_day() {
        promised("2026-03-06")
                .whenTimePasses()
                .at("2026-03-06T23:59:59.999999+08:00")
                .thenNothing();
    }

    @Test
    void the_full_amount_keeps_it_at_once() {
        promised("2026-03-06")
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)))
                .andNoDeadline("promise");
    }

    @Test
    void two_payments_keep_it_together() {
        promised("2026-03-06")
                .when(payment("pay-1", 20_000, "2026-03-03", 80_000, "2026-03-03T12:00:00+08:00"))
                .at("2026-03-03T12:00:00+08:00")
                .thenPublished()
                .when(payment("pay-2", 30_000, "2026-03-06", 50_000, "2026-03-06T12:00:00+08:00"))
                .at("2026-03-06T12:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void a_part_of_the_amount_keeps_a_part_of_it() {
        promised("2026-03-06")
                .when(payment("pay-1", 20_000, "2026-03-03", 80_000, "2026-03-03T12:00:00+08:00"))
                .at("2026-03-03T12:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .thenPublished(new PromisePartlyKept("p-1", yuan(50_000), yuan(20_000)));
    }

    @Test
    void the_same_payment_heard_twice_counts_once() {
        CaseInput.PaymentHeard half = payment("pay-1", 25_000, "2026-03-03", 75_000, "2026-03-03T12:00:00+08:00");
        promised("2026-03-06")
                .when(half)
                .at("2026-03-03T12:00:00+08:00")
                .when(half)
                .at("2026-03-03T12:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_late_word_of_a_payment_in_time_turns_broken_into_kept() {
        promised("2026-03-06")
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .when(payment("pay-1", 50_000, "2026-03-06", 50_000, "2026-03-08T10:00:00+08:00"))
                .at("2026-03-08T10:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void a_payment_of_the_day_after_comes_too_late() {
        promised("2026-03-06")
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .when(payment("pay-1", 50_000, "2026-03-07", 50_000, "2026-03-07T10:00:00+08:00"))
                .at("2026-03-07T10:00:00+08:00")
                .thenPublished();
    }

    @Test
    void a_reversed_payment_reopens_the_promise_while_there_is_time_and_breaks_it_afterwards() {
        CaseInput.PaymentHeard full = payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00");
        promised("2026-03-06")
                .when(full)
                .at("2026-03-04T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-03-05T12:00:00+08:00")))
                .at("2026-03-05T12:00:00+08:00")
                .then(new CaseEvent.PaymentVoided("pay-1", owing(100_000)), new PromiseReopened("p-1"))
                .andDeadline("promise", "2026-03-07T00:00:00+08:00");
        promised("2026-03-06")
                .when(full)
                .at("2026-03-04T12:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at("2026-03-08T12:00:00+08:00")))
                .at("2026-03-08T12:00:00+08:00")
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)));
    }

    @Test
    void a_part_that_goes_back_keeps_no_promise_though_its_rest_is_told_before_it() {
        String back = "2026-03-05T12:00:00+08:00";
        promised("2026-03-06")
                .when(payment("pay-1", 30_000, "2026-03-04", 70_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .when(payment("rest/1/pay-1", 25_000, "2026-03-04", 45_000, back))
                .at(back)
                .thenPublished()
                .when(takenBack("pay-1", owing(75_000), at(back)))
                .at(back)
                .thenPublished()
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .thenPublished(new PromisePartlyKept("p-1", yuan(50_000), yuan(25_000)));
    }

    @Test
    void one_payment_never_keeps_two_promises() {
        promised("2026-03-06")
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .when(promise("p-2", 50_000, "2026-03-10"))
                .at("2026-03-04T13:00:00+08:00")
                .thenPublished(new PromiseRecorded(
                        "p-2", yuan(50_000), LocalDate.parse("2026-03-10"), at("2026-03-04T13:00:00+08:00")));
    }

    @Test
    void a_payment_of_the_made_day_counts_whichever_was_heard_first() {
        talking(SMS)
                .when(payment("pay-1", 50_000, "2026-03-02", 50_000, MADE))
                .at(MADE)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .thenAlsoPublished(new PromiseKept("p-1", yuan(50_000)));
        promised("2026-03-06")
                .when(payment("pay-1", 50_000, "2026-03-02", 50_000, MADE))
                .at(MADE)
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void a_dispute_stops_the_time_of_a_promise() {
        promised("2026-03-06")
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-05T00:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-03-05T00:00:00+08:00")
                .andNoDeadline("promise")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-15T00:00:00+08:00")))
                .at("2026-03-15T00:00:00+08:00")
                .andDeadline("promise", "2026-03-17T00:00:00+08:00");
    }

    @Test
    void a_promise_that_cannot_be_one_is_refused_by_its_rule() {
        refused(promise("p-1", 124_001, "2026-03-06"), "promise-above-balance");
        refused(promise("p-1", 50_000, "2026-03-01"), "promise-in-past");
        refused(promise("p-1", 0, "2026-03-06"), "promise-not-positive");
        refused(promise("p-1", 50_000, "2026-04-02"), "promise-too-far");
        refused(
                new CaseInput.PromiseMade("p-1", new Money(500, "USD"), LocalDate.parse("2026-03-06"), "user-1", null),
                "promise-other-currency");
    }

    /** 100 000.00 at 12 % for 59 days: the ledger books the interest with the payment that is promised here. */
    @Test
    void a_promise_may_name_what_is_owed_with_interest_that_is_not_booked_yet() {
        talking(SMS)
                .when(balanceAlone(owing(10_000_000), at(MADE)))
                .at(MADE)
                .when(promise("p-1", 10_193_973, "2026-03-06"))
                .at(MADE)
                .then(new CaseEvent.Told(
                        new PromiseRecorded("p-1", yuan(10_193_973), LocalDate.parse("2026-03-06"), at(MADE))));
        // interest, and no interest on interest or costs
        owingHeads().when(promise("p-1", 121_600, "2026-03-06")).at(MADE).andStatus("TALKING");
        owingHeads().when(promise("p-1", 121_601, "2026-03-06")).at(MADE).thenRefused("promise-above-balance");
    }

    @ParameterizedTest
    @EnumSource(
            value = PauseReason.class,
            names = {"DECEASED", "BANKRUPTCY", "INCAPACITY"})
    void nobody_promises_who_cannot_bind_himself(PauseReason reason) {
        talking(SMS)
                .when(new CaseInput.PauseBegan("d-1", reason, at(MADE), at("2026-06-01T00:00:00+08:00")))
                .at(MADE)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .thenRefused("debtor-cannot-agree");
    }

    @Test
    void who_disputes_the_debt_promises_of_his_own_wish_only() {
        Spec<CaseState, CaseInput, CaseEvent> disputed =
                talking(SMS).when(dispute(MADE)).at(MADE);
        disputed.when(promise("p-1", 50_000, "2026-03-06")).at(MADE).thenRefused("dispute-open");
        disputed.when(ownWish("p-1", "2026-03-06"))
                .at(MADE)
                .thenPublished(new PromiseRecorded("p-1", yuan(50_000), LocalDate.parse("2026-03-06"), at(MADE)));
    }

    /** So it is with one that had waited for a second person since before. */
    @Test
    void who_is_in_hardship_promises_of_his_own_wish_only() {
        Spec<CaseState, CaseInput, CaseEvent> inNeed =
                talking(SMS).when(hardship(MADE)).at(MADE);
        inNeed.when(promise("p-1", 50_000, "2026-03-06")).at(MADE).thenRefused("hardship-open");
        inNeed.when(ownWish("p-1", "2026-03-06"))
                .at(MADE)
                .thenPublished(new PromiseRecorded("p-1", yuan(50_000), LocalDate.parse("2026-03-06"), at(MADE)));
        proposed()
                .when(hardship(THIRD))
                .at(THIRD)
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .thenRefused("hardship-open");
    }

    /** Nor does a second person take it while he does, unless it was his own wish; its time stands still. */
    @Test
    void a_promise_that_waits_is_approved_in_a_dispute_if_it_was_the_debtors_own_wish() {
        proposed()
                .when(dispute(THIRD))
                .at(THIRD)
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .thenRefused("dispute-open");
        proposedInDispute()
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .thenPublished(new PromiseRecorded("p-3", yuan(50_000), LocalDate.parse("2026-03-20"), at(THIRD)));
    }

    static Spec<CaseState, CaseInput, CaseEvent> proposedInDispute() {
        return twiceBroken()
                .when(dispute(THIRD))
                .at(THIRD)
                .when(ownWish("p-3", "2026-03-20"))
                .at(THIRD);
    }

    private static CaseInput ownWish(String id, String lastDate) {
        return new CaseInput.PromiseMade(id, yuan(50_000), LocalDate.parse(lastDate), "user-1", true);
    }

    private static CaseInput hardship(String from) {
        return new CaseInput.PauseBegan("h-1", PauseReason.HARDSHIP, at(from), at("2026-06-01T00:00:00+08:00"));
    }

    private static CaseInput dispute(String from) {
        return new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at(from), at("2026-06-01T00:00:00+08:00"));
    }

    @Test
    void the_whole_balance_today_or_in_thirty_days_may_be_promised() {
        for (String last : new String[] {"2026-03-02", "2026-04-01"}) {
            talking(SMS)
                    .when(promise("p-1", 100_000, last))
                    .at(MADE)
                    .thenPublished(new PromiseRecorded("p-1", yuan(100_000), LocalDate.parse(last), at(MADE)));
        }
    }

    @Test
    void the_same_promise_twice_is_one_and_its_id_serves_no_other() {
        promised("2026-03-06")
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at("2026-03-03T08:30:00+08:00")
                .thenNothing()
                .when(promise("p-1", 60_000, "2026-03-06"))
                .at("2026-03-03T08:30:00+08:00")
                .thenRefused("promise-id-taken")
                .when(promise("p-2", 10_000, "2026-03-06"))
                .at("2026-03-03T08:30:00+08:00")
                .thenRefused("promise-already-live");
    }

    @Test
    void a_third_promise_after_two_broken_ones_waits_for_a_second_person() {
        twiceBroken()
                .when(promise("p-3", 50_000, "2026-03-20"))
                .at(THIRD)
                .then(new PromiseProposed(new PromiseProposal(
                        "p-3",
                        yuan(50_000),
                        LocalDate.parse("2026-03-20"),
                        "user-1",
                        at(THIRD),
                        LocalDate.parse("2026-03-11"),
                        PromiseProposal.Status.WAITING,
                        null,
                        null)))
                .andDeadline("promise-approval", "2026-03-12T00:00:00+08:00")
                .andNoDeadline("promise");
    }

    @Test
    void a_second_person_approves_it_as_one_of_the_day_on_which_it_was_made() {
        proposed()
                .when(approvePromise("p-3", "user-2"))
                .at("2026-03-06T08:45:00+08:00")
                .then(
                        new PromiseApproved("p-3", "user-2", at("2026-03-06T08:45:00+08:00")),
                        new CaseEvent.Told(
                                new PromiseRecorded("p-3", yuan(50_000), LocalDate.parse("2026-03-20"), at(THIRD))))
                .andDeadline("promise", "2026-03-21T00:00:00+08:00")
                .andNoDeadline("promise-approval");
    }

    @Test
    void what_was_paid_while_it_waited_keeps_it() {
        proposed()
                .when(payment("pay-1", 50_000, "2026-03-07", 50_000, "2026-03-07T12:00:00+08:00"))
                .at("2026-03-07T12:00:00+08:00")
                .when(approvePromise("p-3", "user-2"))
                .at("2026-03-09T08:30:00+08:00")
                .thenAlsoPublished(new PromiseKept("p-3", yuan(50_000)));
    }

    /** All of 1 000.00 was promised, and 300.00 of it paid the next day. */
    @Test
    void what_was_paid_while_it_waited_is_not_asked_of_what_is_owed_once_more() {
        Spec<CaseState, CaseInput, CaseEvent> waiting = twiceBroken()
                .when(promise("p-3", 100_000, "2026-03-20"))
                .at(THIRD)
                .when(payment("pay-1", 30_000, "2026-03-07", 70_000, "2026-03-07T12:00:00+08:00"))
                .at("2026-03-07T12:00:00+08:00");
        waiting.when(approvePromise("p-3", "user-2"))
                .at("2026-03-09T08:30:00+08:00")
                .thenAlsoPublished(new PromiseRecorded("p-3", yuan(100_000), LocalDate.parse("2026-03-20"), at(THIRD)))
                .when(payment("pay-2", 70_000, "2026-03-20", 0, "2026-03-20T12:00:00+08:00"))
                .at("2026-03-20T12:00:00+08:00")
                .thenAlsoPublished(new PromiseKept("p-3", yuan(100_000)));
    }

    /** What was paid before it was promised is none of it: 700.00 are owed, and 1 000.00 were promised of them. */
    @Test
    void what_was_paid_before_it_was_promised_is_asked_of_what_is_owed() {
        twiceBroken()
                .when(promise("p-3", 100_000, "2026-03-20"))
                .at(THIRD)
                .when(payment("pay-1", 30_000, "2026-03-05", 70_000, "2026-03-07T12:00:00+08:00"))
                .at("2026-03-07T12:00:00+08:00")
                .when(approvePromise("p-3", "user-2"))
                .at("2026-03-09T08:30:00+08:00")
                .thenRefused("promise-above-balance");
    }

    @Test
    void whoever_took_it_down_cannot_approve_or_reject_it() {
        proposed()
                .when(approvePromise("p-3", "user-1"))
                .at(THIRD)
                .thenRefused("approver-made-it")
                .when(rejectPromise("p-3", "user-1"))
                .at(THIRD)
                .thenRefused("approver-made-it");
    }

    /** ▣ The second look is a person's: of two machines one would take down and the other nod. */
    @Test
    void no_machine_approves_or_rejects_it_though_another_took_it_down() {
        proposed()
                .when(new CaseInput.PromiseReviewed("p-3", "bot-2", Maker.BOT, true))
                .at(THIRD)
                .thenRefused("approver-not-a-person")
                .when(new CaseInput.PromiseReviewed("p-3", "bot-2", Maker.BOT, false))
                .at(THIRD)
                .thenRefused("approver-not-a-person");
    }

    @Test
    void a_rejected_one_is_none_and_says_who_rejected_it() {
        var rejected = proposed()
                .when(rejectPromise("p-3", "user-2"))
                .at(THIRD)
                .then(new PromiseRejected("p-3", "user-2", at(THIRD)))
                .andNoDeadline("promise-approval")
                .andNoDeadline("promise");
        rejected.when(rejectPromise("p-3", "user-2"))
                .at(THIRD)
                .thenNothing()
                .when(approvePromise("p-3", "user-3"))
                .at(THIRD)
                .thenRefused("promise-not-waiting")
                .when(promise("p-3", 50_000, "2026-03-20"))
                .at(THIRD)
                .thenNothing()
                .when(promise("p-3", 60_000, "2026-03-20"))
                .at(THIRD)
                .thenRefused("promise-id-taken");
    }

    @Test
    void an_approval_told_twice_is_one() {
        proposed()
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .thenNothing()
                .when(approvePromise("p-3", "user-4"))
                .at(THIRD)
                .thenRefused("promise-not-waiting")
                .when(promise("p-3", 50_000, "2026-03-20"))
                .at(THIRD)
                .thenNothing();
    }

    @Test
    void nobody_approves_what_waits_for_nobody() {
        promised("2026-03-06")
                .when(approvePromise("p-1", "user-2"))
                .at(MADE)
                .thenRefused("promise-not-waiting")
                .when(approvePromise("p-9", "user-2"))
                .at(MADE)
                .thenRefused("promise-unknown");
    }

    /** ▣ A twentieth of 1 000.00 is 50.00. */
    @Test
    void one_of_next_to_nothing_waits_for_a_second_person_though_none_was_broken() {
        String last = "2026-03-20";
        Spec<CaseState, CaseInput, CaseEvent> waiting =
                talking(SMS).when(promise("p-1", 4_999, last)).at(MADE);
        waiting.then(new PromiseProposed(new PromiseProposal(
                        "p-1",
                        yuan(4_999),
                        LocalDate.parse(last),
                        "user-1",
                        at(MADE),
                        LocalDate.parse("2026-03-07"),
                        PromiseProposal.Status.WAITING,
                        null,
                        null)))
                .andDeadline("promise-approval", "2026-03-08T00:00:00+08:00")
                .andNoDeadline("promise");
        waiting.when(approvePromise("p-1", "user-2"))
                .at(MADE)
                .thenPublished(new PromiseRecorded("p-1", yuan(4_999), LocalDate.parse(last), at(MADE)));
        talking(SMS)
                .when(promise("p-1", 5_000, last))
                .at(MADE)
                .thenPublished(new PromiseRecorded("p-1", yuan(5_000), LocalDate.parse(last), at(MADE)));
    }

    /** Talks of 0.01 a month had no end; nobody takes the second one while it waits. */
    @Test
    void a_cent_that_is_promised_and_paid_begins_no_days_anew() {
        talking()
                .when(promise("p-1", 1, "2026-03-31"))
                .at(MADE)
                .when(payment("pay-1", 1, "2026-03-31", 99_999, "2026-03-31T12:00:00+08:00"))
                .at("2026-03-31T12:00:00+08:00")
                .thenPublished()
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
    }

    @Test
    void all_that_is_left_is_enough_however_little_it_is() {
        talking(SMS)
                .when(balanceAlone(owing(1), at(MADE)))
                .at(MADE)
                .when(promise("p-1", 1, "2026-03-20"))
                .at(MADE)
                .thenPublished(new PromiseRecorded("p-1", yuan(1), LocalDate.parse("2026-03-20"), at(MADE)));
    }

    @Test
    void the_ladder_goes_on_while_it_waits() {
        proposed().andDeadline("step", "2026-03-06T09:00:00+08:00");
    }

    @Test
    void what_nobody_decides_in_five_days_is_none() {
        proposed()
                .whenTimePasses()
                .at("2026-03-11T23:59:59.999999+08:00")
                .when(promise("p-4", 50_000, "2026-03-20"))
                .at("2026-03-11T23:59:59.999999+08:00")
                .thenRefused("promise-already-waiting");
        Spec<CaseState, CaseInput, CaseEvent> lapsed =
                proposed().whenTimePasses().at("2026-03-12T00:00:00+08:00");
        assertThat(lapsed.events())
                .contains(new PromiseDropped("p-3", PromiseProposal.Status.LAPSED, at("2026-03-12T00:00:00+08:00")));
        lapsed.when(approvePromise("p-3", "user-2"))
                .at("2026-03-12T00:00:00+08:00")
                .thenRefused("promise-not-waiting");
    }

    @Test
    void nobody_decides_on_it_any_more_once_its_own_last_day_is_over() {
        twiceBroken()
                .when(promise("p-3", 50_000, "2026-03-08"))
                .at(THIRD)
                .andDeadline("promise-approval", "2026-03-09T00:00:00+08:00");
    }

    @Test
    void a_dispute_stops_the_time_in_which_somebody_decides() {
        proposed()
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-07T00:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-03-07T00:00:00+08:00")
                .andNoDeadline("promise-approval");
    }

    @Test
    void what_cannot_be_promised_any_more_is_not_approved() {
        proposed()
                .when(balanceAlone(owing(40_000), at(THIRD)))
                .at(THIRD)
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .thenRefused("promise-above-balance");
        proposed()
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.BANKRUPTCY, at(THIRD), at("2026-06-01T00:00:00+08:00")))
                .at(THIRD)
                .when(approvePromise("p-3", "user-2"))
                .at(THIRD)
                .thenRefused("debtor-cannot-agree");
    }

    @Test
    void what_waits_ends_with_the_case_and_with_what_the_debtor_agrees_to_meanwhile() {
        Spec<CaseState, CaseInput, CaseEvent> closed =
                proposed().when(closedWithoutReason(at(THIRD))).at(THIRD);
        assertThat(closed.events()).contains(new PromiseDropped("p-3", PromiseProposal.Status.WITHDRAWN, at(THIRD)));
        closed.when(approvePromise("p-3", "user-2")).at(THIRD).thenRefused("case-closed");
        Spec<CaseState, CaseInput, CaseEvent> agreed = proposed()
                .when(Sample.instalments(2, Maker.SUPERVISOR))
                .at(THIRD)
                .when(Sample.approve("user-2", Maker.SUPERVISOR))
                .at(THIRD)
                .when(Sample.accept("a-1"))
                .at(THIRD);
        assertThat(agreed.events()).contains(new PromiseDropped("p-3", PromiseProposal.Status.WITHDRAWN, at(THIRD)));
    }

    @Test
    void a_part_that_was_paid_is_no_broken_promise_and_the_third_needs_nobody() {
        promised("2026-03-03")
                .when(payment("pay-1", 1, "2026-03-03", 99_999, "2026-03-03T12:00:00+08:00"))
                .at("2026-03-03T12:00:00+08:00")
                .when(promise("p-2", 50_000, "2026-03-05"))
                .at("2026-03-04T08:30:00+08:00")
                .whenTimePasses()
                .at("2026-03-06T00:00:00+08:00")
                .when(promise("p-3", 50_000, "2026-03-20"))
                .at(THIRD)
                .thenPublished(new PromiseRecorded("p-3", yuan(50_000), LocalDate.parse("2026-03-20"), at(THIRD)));
    }

    @Test
    void one_that_a_late_word_of_a_payment_kept_was_not_broken() {
        twiceBroken()
                .when(payment("pay-1", 50_000, "2026-03-05", 50_000, THIRD))
                .at(THIRD)
                .when(promise("p-3", 50_000, "2026-03-20"))
                .at(THIRD)
                .thenPublished(new PromiseRecorded("p-3", yuan(50_000), LocalDate.parse("2026-03-20"), at(THIRD)));
    }

    @Test
    void a_closed_or_unknown_case_takes_no_promise() {
        talking(SMS)
                .when(closedWithoutReason(at(MADE)))
                .at(MADE)
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .thenRefused("case-closed");
        Spec.of(Sample.cases())
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .thenRefused("case-unknown");
    }

    @Test
    void talks_without_result_are_exhausted_after_thirty_days_and_contacts_stop() {
        talking()
                .whenTimePasses()
                .at("2026-04-01T07:59:59.999999+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-04-01T08:00:00+08:00")
                .thenPublished(new NegotiationExhausted(at("2026-04-01T08:00:00+08:00"), "days-since-start", 0, 0))
                .andStatus("EXHAUSTED")
                .andDeadlines();
    }

    @Test
    void a_live_promise_defers_exhaustion_to_after_its_last_date() {
        talking()
                .when(promise("p-1", 50_000, "2026-04-10"))
                .at("2026-03-31T10:00:00+08:00")
                .andDeadline("exhaust", "2026-04-13T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-13T09:00:00+08:00")
                .thenPublished(
                        new PromiseBroken("p-1", yuan(50_000), yuan(0)),
                        new NegotiationExhausted(at("2026-04-13T09:00:00+08:00"), "days-since-start", 0, 1));
    }

    @Test
    void a_kept_promise_is_a_result_and_its_days_count_anew() {
        promised("2026-03-06")
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .andDeadline("exhaust", "2026-04-06T00:00:00+08:00");
    }

    @Test
    void after_an_outage_over_the_end_of_the_talks_nobody_is_contacted() {
        talking(LETTER)
                .whenTimePasses()
                .at("2026-05-01T09:00:00+08:00")
                .thenPublished(
                        new StepLapsed("letter", at("2026-03-16T09:00:00+08:00"), "shelf-life"),
                        new NegotiationExhausted(at("2026-04-01T08:00:00+08:00"), "days-since-start", 0, 0));
    }

    @Test
    void a_promise_of_another_day_needs_another_id() {
        promised("2026-03-06")
                .when(promise("p-1", 50_000, "2026-03-07"))
                .at("2026-03-03T08:30:00+08:00")
                .thenRefused("promise-id-taken");
    }

    @Test
    void a_payment_of_the_day_before_keeps_nothing() {
        promised("2026-03-06")
                .when(payment("pay-1", 50_000, "2026-03-01", 50_000, "2026-03-03T12:00:00+08:00"))
                .at("2026-03-03T12:00:00+08:00")
                .thenPublished();
    }

    @Test
    void payments_of_one_day_count_by_their_ids_whichever_was_heard_first() {
        talking(SMS)
                .when(payment("pay-2", 30_000, "2026-03-02", 70_000, MADE))
                .at(MADE)
                .when(payment("pay-1", 40_000, "2026-03-02", 30_000, MADE))
                .at(MADE)
                .when(promise("p-1", 30_000, "2026-03-06"))
                .at(MADE)
                .thenAlsoPublished(new PromiseKept("p-1", yuan(40_000)));
    }

    @Test
    void what_a_kept_promise_did_not_need_counts_for_the_next_one() {
        promised("2026-03-06")
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .when(payment("pay-2", 20_000, "2026-03-04", 30_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .when(promise("p-2", 20_000, "2026-03-10"))
                .at("2026-03-04T13:00:00+08:00")
                .thenAlsoPublished(new PromiseKept("p-2", yuan(20_000)));
    }

    @Test
    void a_promise_kept_before_the_talks_began_does_not_shorten_them() {
        String day = "2026-03-01T12:00:00+08:00";
        Sample.opened()
                .when(promise("p-1", 50_000, "2026-03-01"))
                .at(day)
                .when(payment("pay-1", 50_000, "2026-03-01", 50_000, day))
                .at(day)
                .thenPublished(new PromiseKept("p-1", yuan(50_000)))
                .when(Sample.strategy())
                .at(day)
                .whenTimePasses()
                .at("2026-03-02T08:00:00+08:00")
                .andDeadlines(Deadline.business("exhaust", "", at("2026-04-01T08:00:00+08:00"), "days-since-start"));
    }

    @Test
    void talks_that_end_after_a_kept_promise_say_so() {
        talking()
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-06T00:00:00+08:00")
                .thenPublished(
                        new NegotiationExhausted(at("2026-04-06T00:00:00+08:00"), "days-since-kept-promise", 0, 0));
    }

    @Test
    void escalation_that_would_resume_within_a_dispute_resumes_when_it_is_over() {
        promised("2026-03-06")
                .whenTimePasses()
                .at("2026-03-07T00:00:00+08:00")
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-03-09T08:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-03-09T08:00:00+08:00")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-09T10:00:00+08:00")))
                .at("2026-03-09T09:30:00+08:00")
                .andDeadline("step", "2026-03-09T10:00:00+08:00");
    }

    @Test
    void talks_that_would_end_within_a_dispute_end_when_it_is_over() {
        talking()
                .when(promise("p-1", 50_000, "2026-04-10"))
                .at("2026-03-31T10:00:00+08:00")
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-04-13T08:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-04-13T08:00:00+08:00")
                .when(new CaseInput.PauseOver("d-1", at("2026-04-14T08:00:00+08:00")))
                .at("2026-04-13T09:00:00+08:00")
                .andDeadline("exhaust", "2026-04-14T08:00:00+08:00");
    }

    @Test
    void a_dispute_holds_talks_that_only_a_kept_promise_let_go_on_until_then() {
        talking()
                .when(promise("p-1", 50_000, "2026-03-06"))
                .at(MADE)
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, "2026-03-04T12:00:00+08:00"))
                .at("2026-03-04T12:00:00+08:00")
                // after the thirty days from the start, before those from the promise's last day
                .when(new CaseInput.PauseBegan(
                        "d-1", PauseReason.DISPUTE, at("2026-04-03T08:00:00+08:00"), at("2026-06-01T00:00:00+08:00")))
                .at("2026-04-03T08:00:00+08:00")
                .andNoDeadline("exhaust");
    }

    private static final String THIRD = "2026-03-06T08:30:00+08:00";

    static Spec<CaseState, CaseInput, CaseEvent> twiceBroken() {
        return promised("2026-03-03")
                .when(promise("p-2", 50_000, "2026-03-05"))
                .at("2026-03-04T08:30:00+08:00")
                .whenTimePasses()
                .at("2026-03-06T00:00:00+08:00")
                .thenPublished(new PromiseBroken("p-2", yuan(50_000), yuan(0)));
    }

    /** A third one after two that were broken, of a Friday before the first step. */
    static Spec<CaseState, CaseInput, CaseEvent> proposed() {
        return twiceBroken().when(promise("p-3", 50_000, "2026-03-20")).at(THIRD);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> promised(String lastDate) {
        return talking(SMS, BOT).when(promise("p-1", 50_000, lastDate)).at(MADE);
    }

    private static void refused(CaseInput.PromiseMade promise, String rule) {
        talking(SMS).when(promise).at(MADE).thenRefused(rule);
    }
}
