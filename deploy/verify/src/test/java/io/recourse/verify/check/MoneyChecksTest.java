package io.recourse.verify.check;

import static io.recourse.verify.Sample.OPENED;
import static io.recourse.verify.Sample.money;
import static io.recourse.verify.Sample.owing;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.verify.Sample;
import io.recourse.verify.evidence.Balance;
import io.recourse.verify.evidence.Fact;
import io.recourse.verify.evidence.Fact.BalanceAdjusted;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyChecksTest {

    private static List<String> ledger(Sample sample) {
        return new LedgersAddUp()
                .examine(sample.evidence()).findings().stream()
                        .map(Finding::rule)
                        .toList();
    }

    private static List<String> proceeds(Sample sample) {
        return new ProceedsArrive()
                .examine(sample.evidence()).findings().stream()
                        .map(Finding::rule)
                        .toList();
    }

    @Test
    void costs_payments_a_refund_and_a_reversal_add_up() {
        Balance withCosts = new Balance("CNY", 500, 0, 100_000);
        Sample sample = Sample.open()
                .say(OPENED, new BalanceAdjusted("costs", owing(100_000), withCosts, true))
                .say(
                        OPENED,
                        new Fact.PaymentAllocated(
                                "a", LocalDate.of(2026, 1, 2), money(101_000), 500, 0, 100_000, 500, owing(0), false))
                .say(OPENED, new Fact.RefundDue("a", money(500)))
                .say(OPENED, new Fact.PaymentReversed("a", "r", money(101_000), withCosts, true))
                .owes(100_500);
        assertThat(ledger(sample)).isEmpty();
    }

    @Test
    void a_balance_in_the_wrong_part_is_found_though_the_total_is_right() {
        Sample sample = Sample.open()
                .say(OPENED, new BalanceAdjusted("costs", new Balance("CNY", 100_000, 0, 0), owing(100_000), true));
        assertThat(ledger(sample)).containsExactly("balance-follows");
    }

    @Test
    void a_reversal_of_another_amount_is_found() {
        Sample sample = Sample.open()
                .pay("a", 40_000, 0, 60_000)
                .say(OPENED, new Fact.PaymentReversed("a", "r", money(39_999), owing(100_000), true))
                .owes(100_000);
        assertThat(ledger(sample)).containsExactly("reversal-amount");
    }

    @Test
    void a_refund_short_of_a_cent_is_found() {
        Sample sample = Sample.open().pay("a", 100_000, 50, 0).say(OPENED, new Fact.RefundDue("a", money(49)));
        assertThat(ledger(sample)).containsExactly("refund");
    }

    @Test
    void a_refund_may_be_larger_only_after_a_count_by_value_date() {
        assertThat(ledger(Sample.open().pay("a", 100_000, 0, 0).say(OPENED, new Fact.RefundDue("a", money(7)))))
                .containsExactly("refund");
        assertThat(ledger(Sample.open()
                        .pay("a", 99_000, 0, 1_000)
                        .say(OPENED, new BalanceAdjusted("value-date", owing(1_000), owing(0), false))
                        .say(OPENED, new Fact.RefundDue("a", money(7)))
                        .owes(0)))
                .isEmpty();
    }

    @Test
    void a_refund_may_be_larger_of_who_paid_all_where_a_settlement_asked_for_a_part() {
        Sample sample = Sample.open()
                .pay("a", 100_000, 0, 0)
                .say(OPENED, new Fact.CaseClosed(OPENED))
                .say(OPENED, new Fact.RefundDue("a", money(7)));
        assertThat(ledger(sample)).containsExactly("refund");
        sample.say(OPENED, new Fact.PromiseJudged("o", "SettlementFulfilled.v1"));
        assertThat(ledger(sample)).isEmpty();
    }

    /** Of two payments the second one names all that goes back; what was taken back meanwhile is nobody's to give. */
    @Test
    void no_more_goes_back_by_a_settlement_than_was_paid() {
        for (long more : new long[] {0, 1}) {
            Sample sample = Sample.open()
                    .pay("gone", 500, 0, 99_500)
                    .say(OPENED, new Fact.PaymentReversed("gone", "r", money(500), owing(100_000), true))
                    .pay("a", 99_000, 0, 1_000)
                    .pay("b", 1_000, 0, 0)
                    .say(OPENED, new Fact.CaseClosed(OPENED))
                    .say(OPENED, new Fact.PromiseJudged("o", "SettlementFulfilled.v1"))
                    .say(OPENED, new Fact.RefundDue("b", money(100_000 + more)));
            assertThat(ledger(sample)).isEqualTo(more == 0 ? List.of() : List.of("refund-beyond-paid"));
        }
    }

    @Test
    void a_case_without_opening_has_no_ledger() {
        assertThat(new LedgersAddUp()
                        .examine(Sample.open().evidence().withPosts(List.of()))
                        .findings())
                .extracting(Finding::rule)
                .containsExactly("row-balance");
    }

    @Test
    void a_price_and_a_kept_deposit_reach_the_ledger() {
        Sample sample = Sample.open()
                .say(OPENED, new Fact.WinnerDefaulted("flat", 1, money(1_000)))
                .say(OPENED, new Fact.ProceedsDistributed("flat-p1", "flat", money(1_000), 1_000, 0, 0))
                .say(OPENED, new Fact.AssetSold("flat", money(70_000)))
                .say(OPENED, new Fact.ProceedsDistributed("flat-p2", "flat", money(70_000), 500, 60_000, 9_500))
                .pay("proceeds/flat-p2", 60_000, 0, 40_000);
        assertThat(proceeds(sample)).isEmpty();
        assertThat(ledger(sample)).isEmpty();
    }

    @Test
    void a_lenders_payment_of_the_same_name_is_not_taken_for_proceeds() {
        Sample sample = Sample.open()
                .say(OPENED, new Fact.AssetSold("flat", money(70_000)))
                .say(OPENED, new Fact.ProceedsDistributed("flat-p1", "flat", money(70_000), 10_000, 60_000, 0))
                .pay("flat-p1", 60_000, 0, 40_000);
        assertThat(proceeds(sample)).containsExactly("paid-in");
    }

    @Test
    void proceeds_that_arrive_short_of_a_cent_are_found() {
        Sample sample = Sample.open()
                .say(OPENED, new Fact.AssetSold("flat", money(70_000)))
                .say(OPENED, new Fact.ProceedsDistributed("flat-p1", "flat", money(70_000), 10_000, 60_000, 0))
                .pay("proceeds/flat-p1", 59_999, 0, 40_001);
        assertThat(proceeds(sample)).containsExactly("paid-in");
    }
}
