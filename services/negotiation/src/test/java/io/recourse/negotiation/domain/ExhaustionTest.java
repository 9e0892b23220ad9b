package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.POLICY;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.strategy;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.negotiation.domain.CaseEvent.OldestDueNoted;
import io.recourse.negotiation.domain.NegotiationPolicy.Basis;
import io.recourse.negotiation.domain.NegotiationPolicy.Exhaustion;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When talks without result are over, counted from what; thirty days by the strategy of these cases. */
class ExhaustionTest {

    private static final Map<String, WorkingDays> CN = Map.of("CN", Packs.workingDays("CN"));
    private static final String BEGUN = "2026-03-02T08:00:00+08:00";
    private static final String LATER = "2026-03-10T12:00:00+08:00";

    @Test
    void the_days_are_counted_from_the_start_of_talks_unless_the_policy_says_otherwise() {
        assertThat(POLICY.exhaustion().basis()).isEqualTo(Basis.DAYS_SINCE_START);
        talking(POLICY, "2026-02-25").andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
    }

    @Test
    void counted_by_days_past_due_they_begin_on_the_fifteenth() {
        // due on 25 February, so 15 days past due when 12 March begins; 30 days later it is 11 April
        talking(byDaysPastDue(15), "2026-02-25")
                .andDeadline("exhaust", "2026-04-11T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-10T23:59:59.999999+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-04-11T00:00:00+08:00")
                .thenPublished(new NegotiationExhausted(at("2026-04-11T00:00:00+08:00"), "days-past-due", 0, 0));
    }

    @Test
    void the_start_of_talks_tells_their_end_by_the_same_count() {
        opened(byDaysPastDue(15), "2026-02-25")
                .whenTimePasses()
                .at(BEGUN)
                .thenPublished(new NegotiationStarted("card-early@1", at(BEGUN), at("2026-04-11T00:00:00+08:00")));
    }

    @Test
    void talks_that_began_later_than_that_count_from_their_start() {
        talking(byDaysPastDue(15), "2026-02-14")
                .whenTimePasses()
                .at("2026-04-01T08:00:00+08:00")
                .thenPublished(new NegotiationExhausted(at("2026-04-01T08:00:00+08:00"), "days-since-start", 0, 0));
    }

    @Test
    void a_case_that_is_late_enough_on_the_day_its_talks_begin_counts_from_their_start() {
        // 15 days past due when 2 March begins, eight hours before talks do
        talking(byDaysPastDue(15), "2026-02-15").andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
        talking(byDaysPastDue(15), "2026-02-16").andDeadline("exhaust", "2026-04-02T00:00:00+08:00");
    }

    @Test
    void the_days_past_due_are_policy() {
        talking(byDaysPastDue(30), "2026-02-25").andDeadline("exhaust", "2026-04-26T00:00:00+08:00");
        assertThatThrownBy(() -> byDaysPastDue(-1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> new Exhaustion(Basis.DAYS_PAST_DUE, 0, -1, 1, POLICY.source()))
                .hasMessageContaining("out of range");
        assertThatCode(() -> new Exhaustion(Basis.DAYS_PAST_DUE, 0, 0, 1, POLICY.source()))
                .doesNotThrowAnyException();
    }

    /** ▣ Contact in the debtor's zone, days past due in the contract's: a day begins in Lisbon eight hours after Shanghai's. */
    @Test
    void the_days_past_due_are_those_of_the_contracts_zone_wherever_the_debtor_lives() {
        opened(byDaysPastDue(15), "2026-02-25", "Europe/Lisbon")
                .whenTimePasses()
                .at(BEGUN)
                .andDeadline("exhaust", "2026-04-11T00:00:00+01:00");
        // in Lisbon 2 March begins as talks do, at eight in Shanghai; on Cape Verde an hour later
        opened(byDaysPastDue(15), "2026-02-15", "Europe/Lisbon")
                .whenTimePasses()
                .at(BEGUN)
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
        opened(byDaysPastDue(15), "2026-02-15", "Atlantic/Cape_Verde")
                .whenTimePasses()
                .at(BEGUN)
                .andDeadline("exhaust", "2026-04-01T00:00:00-01:00");
    }

    @Test
    void where_nobody_told_the_contracts_zone_the_days_are_the_debtors() {
        opened(byDaysPastDue(15), "2026-02-25", null)
                .whenTimePasses()
                .at(BEGUN)
                .andDeadline("exhaust", "2026-04-11T00:00:00+08:00");
    }

    @Test
    void who_pays_the_oldest_instalment_is_counted_by_the_next_one() {
        talking(byDaysPastDue(15), "2026-02-25")
                .when(paid("2026-03-20"))
                .at(LATER)
                .andDeadline("exhaust", "2026-05-04T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-11T00:00:00+08:00")
                .thenNothing()
                .whenTimePasses()
                .at("2026-05-04T00:00:00+08:00")
                .thenPublished(new NegotiationExhausted(at("2026-05-04T00:00:00+08:00"), "days-past-due", 0, 0));
    }

    @Test
    void a_payment_taken_back_and_a_statement_move_the_days_too() {
        talking(byDaysPastDue(15), "2026-02-25")
                .when(paid("2026-03-20"))
                .at(LATER)
                .when(new CaseInput.PaymentTakenBack("pay-1", owing(100_000), at(LATER), LocalDate.parse("2026-02-25")))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-11T00:00:00+08:00")
                .when(new CaseInput.BalanceChanged(owing(100_000), at(LATER), LocalDate.parse("2026-03-01"), null))
                .at(LATER)
                .then(new OldestDueNoted(LocalDate.parse("2026-03-01")))
                .andDeadline("exhaust", "2026-04-15T00:00:00+08:00")
                .when(new CaseInput.BalanceChanged(owing(100_000), at(LATER), LocalDate.parse("2026-03-01"), null))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void where_no_unpaid_instalment_is_known_they_are_counted_from_the_start_and_the_end_comes_all_the_same() {
        talking(byDaysPastDue(15), null).andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
        talking(byDaysPastDue(15), "2026-02-25")
                .when(paid(null))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
    }

    @Test
    void what_is_paid_or_taken_back_after_the_end_ends_nothing_again() {
        talking(byDaysPastDue(15), "2026-02-25")
                .whenTimePasses()
                .at("2026-04-11T00:00:00+08:00")
                .when(paid("2026-04-11", "2026-03-20"))
                .at("2026-04-12T12:00:00+08:00")
                .thenPublished()
                .andDeadlines()
                .when(new CaseInput.PaymentTakenBack(
                        "pay-1", owing(100_000), at("2026-04-13T12:00:00+08:00"), LocalDate.parse("2026-02-25")))
                .at("2026-04-13T12:00:00+08:00")
                .thenPublished()
                .andDeadlines()
                .andStatus("EXHAUSTED");
    }

    @Test
    void the_oldest_instalment_that_was_paid_before_the_end_moves_it_though_it_is_told_after_it() {
        for (String day : List.of("2026-03-10", "2026-04-10")) {
            talking(byDaysPastDue(15), "2026-02-25")
                    .whenTimePasses()
                    .at("2026-04-11T00:00:00+08:00")
                    .andStatus("EXHAUSTED")
                    .when(paid(day, "2026-03-20"))
                    .at("2026-04-12T12:00:00+08:00")
                    .thenPublished(new NegotiationResumed("late-payment", "pay-1", at("2026-04-12T12:00:00+08:00")))
                    .andDeadline("exhaust", "2026-05-04T00:00:00+08:00");
        }
    }

    @Test
    void a_pause_shifts_the_days_past_due_only_where_it_lies_within_the_days_without_result() {
        String week = "2026-03-16T00:00:00+08:00";
        talking(byDaysPastDue(15), "2026-02-25")
                .when(new CaseInput.PauseBegan("d-1", PauseReason.DISPUTE, at(week), at("2026-06-01T00:00:00+08:00")))
                .at(week)
                .andNoDeadline("exhaust")
                .when(new CaseInput.PauseOver("d-1", at("2026-03-23T00:00:00+08:00")))
                .at("2026-03-23T00:00:00+08:00")
                .andDeadline("exhaust", "2026-04-18T00:00:00+08:00");
    }

    @Test
    void a_kept_promise_counts_anew_whatever_the_basis() {
        talking(byDaysPastDue(15), "2026-02-25")
                .when(promise("p-1", 50_000, "2026-03-31"))
                .at("2026-03-10T10:00:00+08:00")
                .when(new CaseInput.PaymentHeard(
                        "pay-1",
                        yuan(50_000),
                        LocalDate.parse("2026-03-10"),
                        owing(50_000),
                        at(LATER),
                        LocalDate.parse("2026-02-25")))
                .at(LATER)
                .andDeadline("exhaust", "2026-05-01T00:00:00+08:00");
    }

    @Test
    void a_part_that_nobody_promised_is_no_result_and_all_that_is_owed_is() {
        assertThat(POLICY.exhaustion().paidFromBp()).isEqualTo(10_000);
        talking(POLICY, null)
                .when(Sample.payment("pay-1", 99_999, "2026-03-10", 1, LATER))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
        talking(POLICY, null)
                .when(Sample.payment("pay-1", 100_000, "2026-03-10", 0, LATER))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-10T00:00:00+08:00")
                .when(balanceAlone(owing(5_000), at(LATER)))
                .at(LATER)
                .whenTimePasses()
                .at("2026-04-10T00:00:00+08:00")
                .thenPublished(new NegotiationExhausted(at("2026-04-10T00:00:00+08:00"), "days-since-payment", 0, 0));
    }

    @Test
    void a_policy_may_count_from_a_payment_of_a_part_of_what_was_owed_right_before_it() {
        NegotiationPolicy half = Sample.policy(new Exhaustion(Basis.DAYS_SINCE_START, 15, 30, 5_000, POLICY.source()));
        talking(half, null)
                .when(Sample.payment("pay-1", 49_999, "2026-03-10", 50_001, LATER))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
        talking(half, null)
                .when(Sample.payment("pay-1", 50_000, "2026-03-10", 50_000, LATER))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-10T00:00:00+08:00")
                .when(takenBack("pay-1", owing(100_000), at(LATER)))
                .at(LATER)
                .andDeadline("exhaust", "2026-04-01T08:00:00+08:00");
        for (int none : new int[] {0, 10_001}) {
            assertThatThrownBy(() -> new Exhaustion(Basis.DAYS_SINCE_START, 15, 30, none, POLICY.source()))
                    .hasMessageContaining("out of range");
        }
    }

    private static CaseInput paid(@Nullable String oldestUnpaidDue) {
        return paid("2026-03-10", oldestUnpaidDue);
    }

    private static CaseInput paid(String valueDate, @Nullable String oldestUnpaidDue) {
        return new CaseInput.PaymentHeard(
                "pay-1",
                yuan(10_000),
                LocalDate.parse(valueDate),
                owing(90_000),
                at(LATER),
                oldestUnpaidDue == null ? null : LocalDate.parse(oldestUnpaidDue));
    }

    static NegotiationPolicy byDaysPastDue(int opensByDpd) {
        return Sample.policy(new Exhaustion(Basis.DAYS_PAST_DUE, opensByDpd, 30, 10_000, POLICY.source()));
    }

    static CaseDecider decider(NegotiationPolicy policy) {
        return new CaseDecider(policy, Sample.OFFERS, CN, "courier-1", Sample.DISPATCH);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> opened(
            NegotiationPolicy policy, @Nullable String oldestUnpaidDue) {
        return opened(policy, oldestUnpaidDue, "Asia/Shanghai");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> opened(
            NegotiationPolicy policy, @Nullable String oldestUnpaidDue, @Nullable String contractZone) {
        CaseInput.Opened o = Sample.opening();
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(decider(policy), "case-1")
                .when(new CaseInput.Opened(
                        o.lender(),
                        o.debtorParty(),
                        o.zone(),
                        o.jurisdiction(),
                        o.language(),
                        o.balance(),
                        null,
                        o.at(),
                        List.of(),
                        oldestUnpaidDue == null ? null : LocalDate.parse(oldestUnpaidDue),
                        contractZone))
                .at("2026-03-01T00:00:00+08:00");
        return spec.when(strategy()).at("2026-03-01T00:00:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> talking(
            NegotiationPolicy policy, @Nullable String oldestUnpaidDue) {
        return opened(policy, oldestUnpaidDue).whenTimePasses().at(BEGUN);
    }
}
