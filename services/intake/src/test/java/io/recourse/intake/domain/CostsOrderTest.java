package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.cny;
import static io.recourse.intake.domain.Given.instant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.Orders;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.CostsAfterClose;
import io.recourse.intake.domain.CaseInput.CostsIncurred;
import io.recourse.intake.domain.CaseInput.DisposalOver;
import io.recourse.intake.domain.CaseInput.LitigationOver;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Costs of a stopped sale and the end of the case, in any order: booked while it is open, the lender's after it. */
class CostsOrderTest {

    private static final String DAY = "2026-01-12T12:00:00+08:00";

    private static CostsIncurred sale(int number, long minor) {
        return new CostsIncurred("sale-cost-" + number, cny(minor), "valuation", instant(DAY));
    }

    @Test
    void every_cost_is_booked_once_or_comes_after_the_end() {
        List<CaseInput> disposal = List.of(sale(1, 200), sale(2, 70), new DisposalOver());
        List<CaseInput> lender = List.of(Given.payment("p1", 100_000, "2026-01-12"));
        List<CaseInput> courts = List.of(Given.costs("lit-1/fee", 30, "2026-01-12"), new LitigationOver(null));
        List<List<CaseInput>> orders = Orders.merged(List.of(disposal, lender, courts));
        assertThat(orders).hasSize(60);
        orders.forEach(CostsOrderTest::check);
    }

    private static void check(List<CaseInput> order) {
        Spec<CaseState, CaseInput, CaseEvent> spec = Given.opened(Given.secured());
        long told = 0;
        long booked = 0;
        long lenders = 0;
        long owed = 100_000;
        long owedAtEnd = 0;
        for (CaseInput input : order) {
            boolean open = spec.state() instanceof CaseState.Open;
            if (input instanceof CostsIncurred cost) {
                told += cost.amount().minor();
            }
            if (input instanceof PaymentReceived paid) {
                owed -= paid.amount().minor();
            }
            for (CaseInput again : List.of(input, input)) {
                spec.when(again).at(DAY);
                booked += adjusted(spec);
                lenders += leftWithTheLender(spec);
            }
            assertThat(open || adjusted(spec) == 0).as("%s", order).isTrue();
            if (open && spec.state() instanceof CaseState.Closed) {
                owedAtEnd = owed + booked;
            }
        }
        assertThat(booked + lenders).as("%s", order).isEqualTo(told);
        CaseState.Closed closed = (CaseState.Closed) spec.state();
        // who paid what was owed before any cost was heard is free; costs heard before that must be paid too, and what
        // was
        // given up is paid all the same
        long left = owed + booked;
        assertThat(closed.ledger().balance().total().minor()).as("%s", order).isEqualTo(left);
        assertThat(closed.reason())
                .as("%s", order)
                .isEqualTo(owedAtEnd == 0 ? CloseReason.PAID : CloseReason.UNRECOVERABLE);
    }

    @Test
    void a_cost_that_comes_a_millisecond_after_full_payment_stays_with_the_lender_and_is_told_in_the_journal() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                Given.opened().when(Given.payment("p1", 100_000, "2026-01-12")).at(DAY);
        spec.andStatus("PAID")
                .when(sale(1, 200))
                .at("2026-01-12T12:00:00.001+08:00")
                .then(new CostsAfterClose("sale-cost-1", 200, "valuation", Given.day("2026-01-12")))
                .andStatus("PAID")
                .when(sale(1, 200))
                .at("2026-01-12T12:00:00.002+08:00")
                .thenNothing()
                .when(new CostsIncurred("nothing", cny(0), "valuation", instant(DAY)))
                .at(DAY)
                .thenNothing();
        CaseState.Closed closed = (CaseState.Closed) spec.state();
        assertThat(closed.ledger().balance().settled()).isTrue();
        assertThat(closed.lendersCosts()).containsExactly(new Cost("sale-cost-1", 200, Given.day("2026-01-12")));
    }

    @Test
    void a_cost_that_was_booked_before_the_close_is_not_told_again_after_it() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                Given.opened().when(sale(1, 200)).at(DAY);
        spec.when(Given.payment("p1", 100_200, "2026-01-12"))
                .at(DAY)
                .andStatus("PAID")
                .when(sale(1, 200))
                .at(DAY)
                .thenNothing();
    }

    @Test
    void a_late_cost_in_another_currency_or_below_nothing_is_a_bug_as_before_the_close() {
        Spec<CaseState, CaseInput, CaseEvent> spec =
                Given.opened().when(Given.payment("p1", 100_000, "2026-01-12")).at(DAY);
        for (Money bad : List.of(new Money(200, "USD"), cny(-1))) {
            CostsIncurred cost = new CostsIncurred("c", bad, "valuation", instant(DAY));
            assertThatThrownBy(() -> spec.when(cost).at(DAY)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static long leftWithTheLender(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.events().stream()
                .mapToLong(e -> e instanceof CostsAfterClose left ? left.minor() : 0)
                .sum();
    }

    private static long adjusted(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.published().stream()
                .mapToLong(e -> e instanceof BalanceAdjusted a && a.reason().equals("costs")
                        ? a.balance().total().minor() - a.before().total().minor()
                        : 0)
                .sum();
    }
}
