package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.account;
import static io.recourse.intake.domain.Given.balance;
import static io.recourse.intake.domain.Given.chargedOff;
import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.costs;
import static io.recourse.intake.domain.Given.day;
import static io.recourse.intake.domain.Given.due;
import static io.recourse.intake.domain.Given.opened;
import static io.recourse.intake.domain.Given.payment;
import static io.recourse.intake.domain.Given.received;
import static io.recourse.intake.domain.Given.reversal;
import static io.recourse.intake.domain.Given.spec;
import static io.recourse.intake.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import io.recourse.intake.domain.CaseEvent.Told;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a fact that counts from an earlier day, or that a statement knew already, does to the books. */
class LateFactsTest {

    private static final LocalDate FIRST = day("2026-01-01");
    private static final LocalDate SECOND = day("2026-01-20");

    @Test
    void payments_that_one_statement_knew_pay_no_head_twice() {
        Balance left = balance(0, 0, 80_000);
        opened().when(costs("c1", 3_000, "2026-01-11"))
                .at("2026-01-11T12:00:00+08:00")
                .when(received(statement("2026-01-12", 0, left)))
                .at("2026-01-13T09:00:00+08:00")
                .when(payment("p1", 2_000, "2026-01-12"))
                .at("2026-01-13T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted("in-statement", left, balance(2_000, 0, 80_000), FIRST),
                        allocated("p1", "2026-01-12", 2_000, 0, 0, left, FIRST))
                .when(payment("p2", 4_000, "2026-01-12"))
                .at("2026-01-13T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted("in-statement", left, balance(1_000, 3_000, 80_000), FIRST),
                        allocated("p2", "2026-01-12", 1_000, 3_000, 0, left, FIRST))
                .when(payment("p3", 5_000, "2026-01-12"))
                .at("2026-01-13T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted("in-statement", left, balance(0, 2_000, 83_000), FIRST),
                        allocated("p3", "2026-01-12", 0, 2_000, 3_000, left, FIRST));
    }

    @Test
    void where_principal_comes_first_no_principal_is_paid_twice_either() {
        Spec<CaseState, CaseInput, CaseEvent> card = spec().when(received(
                        account("CARD"),
                        statement("2026-04-02", 0, balance(0, 5_000, 95_000), due("2026-01-01", 100_000))))
                .at("2026-04-02T09:00:00+08:00");
        Balance all = balance(0, 5_000, 95_000);
        card.when(payment("p1", 90_000, "2026-04-02"))
                .at("2026-04-02T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-04-02", 0, 0, 90_000, all, FIRST))
                .when(payment("p2", 8_000, "2026-04-02"))
                .at("2026-04-02T12:00:00+08:00")
                .thenAlsoPublished(allocated("p2", "2026-04-02", 0, 3_000, 5_000, all, FIRST));
    }

    @Test
    void what_a_statement_knew_was_paid_whole_even_if_it_is_more_than_we_knew_to_be_owed() {
        Balance owed = balance(0, 5_000, 95_000);
        opened().when(payment("p1", 110_000, "2026-01-09"))
                .at("2026-01-12T12:00:00+08:00")
                .thenAlsoPublished(
                        new BalanceAdjusted("in-statement", owed, balance(0, 10_000, 200_000), FIRST),
                        allocated("p1", "2026-01-09", 0, 5_000, 105_000, owed, FIRST))
                .andStatus("OPEN");
    }

    @Test
    void a_payment_goes_by_the_days_past_due_on_the_evening_before_its_own_day() {
        // 1 000.00 at 1/10 000 a day: 10 fen a day, 810 up to 1 April
        Spec<CaseState, CaseInput, CaseEvent> card = card();
        card.when(payment("p1", 50_810, "2026-04-01"))
                .at("2026-04-01T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-04-01", 0, 810, 50_000, balance(0, 0, 50_000), SECOND))
                .when(payment("p2", 100, "2026-04-03"))
                .at("2026-04-03T12:00:00+08:00")
                .thenAlsoPublished(allocated("p2", "2026-04-03", 0, 10, 90, balance(0, 0, 49_910), SECOND));
    }

    @Test
    void costs_before_its_day_count_for_that_evening() {
        Spec<CaseState, CaseInput, CaseEvent> card = card();
        card.when(costs("c1", 1_000, "2026-02-01"))
                .at("2026-02-01T12:00:00+08:00")
                .when(payment("p1", 50_810, "2026-04-01"))
                .at("2026-04-01T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-04-01", 1_000, 810, 49_000, balance(0, 0, 51_000), FIRST))
                .when(payment("p2", 100, "2026-04-03"))
                .at("2026-04-03T12:00:00+08:00")
                .thenAlsoPublished(allocated("p2", "2026-04-03", 0, 0, 100, balance(0, 10, 50_900), FIRST));
    }

    @Test
    void all_payments_of_a_day_go_by_one_order_whatever_the_first_of_them_paid() {
        Spec<CaseState, CaseInput, CaseEvent> card = card();
        card.when(payment("p1", 50_000, "2026-04-02"))
                .at("2026-04-02T12:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-04-02", 0, 0, 50_000, balance(0, 820, 50_000), SECOND))
                .when(payment("p2", 100, "2026-04-02"))
                .at("2026-04-02T13:00:00+08:00")
                .thenAlsoPublished(allocated("p2", "2026-04-02", 0, 0, 100, balance(0, 820, 49_900), SECOND));
    }

    @Test
    void what_was_paid_after_it_does_not_change_the_order_of_a_payment_that_the_statement_knew() {
        Balance after = balance(0, 5_000, 40_000);
        spec().when(received(
                        account("CARD"),
                        statement(
                                "2026-04-02",
                                0,
                                balance(0, 5_000, 95_000),
                                due("2026-01-01", 50_000),
                                due("2026-01-20", 50_000))))
                .at("2026-04-02T09:00:00+08:00")
                .when(payment("p2", 55_000, "2026-04-03"))
                .at("2026-04-03T12:00:00+08:00")
                .thenAlsoPublished(allocated("p2", "2026-04-03", 0, 0, 55_000, after, SECOND))
                .when(payment("p1", 1_000, "2026-04-02"))
                .at("2026-04-03T13:00:00+08:00")
                .thenAlsoPublished(allocated("p1", "2026-04-02", 0, 0, 1_000, after, SECOND));
    }

    @Test
    void what_is_taken_back_comes_before_what_is_paid_on_the_same_day() {
        opened().when(payment("p2", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(payment("p1", 10_000, "2026-01-09"))
                .at("2026-01-12T13:00:00+08:00")
                .when(reversal("p1", "2026-01-12"))
                .at("2026-01-12T14:00:00+08:00")
                .thenAlsoPublished(
                        new PaymentReversed("p1", "r-p1", cny(10_000), balance(0, 5_000, 85_000), FIRST),
                        new BalanceAdjusted("value-date", balance(0, 5_000, 85_000), balance(0, 0, 90_000), FIRST));
    }

    @Test
    void a_payment_that_the_statement_knew_and_knew_to_be_taken_back_changes_nothing() {
        opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(received(statement("2026-01-13", 0, balance(0, 5_000, 95_000))))
                .at("2026-01-14T09:00:00+08:00")
                .when(reversal("p1", "2026-01-13"))
                .at("2026-01-14T12:00:00+08:00")
                .thenAlsoPublished(
                        new PaymentReversed("p1", "r-p1", cny(20_000), balance(0, 10_000, 110_000), FIRST),
                        new BalanceAdjusted(
                                "in-statement", balance(0, 10_000, 110_000), balance(0, 5_000, 95_000), FIRST));
    }

    @Test
    void a_payment_is_taken_back_from_no_day_before_its_own() {
        CaseState takenBack = opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(reversal("p1", "2026-01-11"))
                .at("2026-01-13T12:00:00+08:00")
                .state();
        assertThat(((CaseState.Open) takenBack).ledger().payments())
                .extracting(Payment::reversal)
                .containsExactly(new Payment.Reversal("r-p1", day("2026-01-12")));
    }

    @Test
    void a_return_of_a_day_before_its_payment_brings_the_debt_of_a_closed_case_back_too() {
        CaseState takenBack = opened().when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(reversal("p1", "2025-01-14"))
                .at("2026-01-14T12:00:00+08:00")
                .state();
        assertThat(((CaseState.Closed) takenBack).hasLiveDebt()).isTrue();
    }

    @Test
    void costs_up_to_the_statements_day_are_in_it() {
        opened().when(costs("c1", 3_000, "2026-01-10"))
                .at("2026-01-11T12:00:00+08:00")
                .thenPublished();
    }

    @Test
    void what_was_paid_too_much_pays_the_costs_that_come_after_it() {
        opened().when(payment("p1", 20_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(costs("c1", 6_000, "2026-01-13"))
                .at("2026-01-13T12:00:00+08:00")
                .when(received(statement("2026-01-11", 0, balance(0, 0, 15_000), due("2026-01-01", 15_000))))
                .at("2026-01-14T09:00:00+08:00")
                .thenPublished(new BalanceAdjusted("statement", balance(6_000, 0, 80_000), balance(1_000, 0, 0), null));
    }

    @Test
    void costs_from_before_a_payment_take_their_part_of_it_and_an_instalment_is_unpaid_again() {
        opened().when(payment("p1", 50_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(costs("c1", 1_000, "2026-01-11"))
                .at("2026-01-12T13:00:00+08:00")
                .thenPublished(
                        new BalanceAdjusted("costs", balance(0, 0, 50_000), balance(0, 0, 51_000), FIRST),
                        new BucketEntered(Bucket.EARLY, 11, FIRST));
    }

    @Test
    void a_payment_that_went_back_whole_leaves_nothing_to_decide_when_it_is_taken_back() {
        opened().when(payment("p1", 100_000, "2026-01-12"))
                .at("2026-01-12T12:00:00+08:00")
                .when(payment("p2", 700, "2026-01-12"))
                .at("2026-01-12T13:00:00+08:00")
                .when(reversal("p2", "2026-01-13"))
                .at("2026-01-13T12:00:00+08:00")
                .then(
                        new Told(new PaymentReversed("p2", "r-p2", cny(700), balance(0, 0, 0), null)),
                        new ReversalDated("p2", "r-p2", day("2026-01-13")));
    }

    @Test
    void each_part_payment_restarts_the_limitation_and_one_taken_back_no_longer_does() {
        Spec<CaseState, CaseInput, CaseEvent> paid = opened().when(payment("p1", 1_000, "2026-02-01"))
                .at("2026-02-01T12:00:00+08:00")
                .thenAlsoPublished(moved("part-payment", "2029-02-02T00:00:00+08:00"))
                .when(payment("p2", 1_000, "2026-03-01"))
                .at("2026-03-01T12:00:00+08:00")
                .thenAlsoPublished(moved("part-payment", "2029-03-02T00:00:00+08:00"));
        paid.when(reversal("p2", "2026-03-02"))
                .at("2026-03-02T12:00:00+08:00")
                .thenAlsoPublished(moved("payment-taken-back", "2029-02-02T00:00:00+08:00"));
        assertThat(((CaseState.Open) paid.state()).claim().facts().interruptions())
                .extracting(i -> i.proof())
                .containsExactly("payment/p1");
    }

    private static LimitationMoved moved(String reason, String end) {
        return new LimitationMoved(reason, Given.instant(end));
    }

    /** A card of 1 000.00 charged off on 10 January: past due for 90 days on 1 April, for 91 on the next day. */
    private static Spec<CaseState, CaseInput, CaseEvent> card() {
        return spec().when(received(
                        account("CARD"),
                        chargedOff(
                                "2026-01-10",
                                balance(0, 0, 100_000),
                                due("2026-01-01", 50_000),
                                due("2026-01-20", 50_000))))
                .at(Given.OPENED);
    }

    private static PaymentAllocated allocated(
            String id, String on, long costs, long interest, long principal, Balance left, LocalDate oldest) {
        return new PaymentAllocated(
                id, day(on), cny(costs + interest + principal), costs, interest, principal, 0, left, oldest);
    }
}
