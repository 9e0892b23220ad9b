package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.RULES;
import static io.recourse.disposal.domain.Samples.at;
import static io.recourse.disposal.domain.Samples.car;
import static io.recourse.disposal.domain.Samples.cny;
import static io.recourse.disposal.domain.Samples.house;
import static io.recourse.disposal.domain.Samples.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Orders;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.DisposalEvent.ProceedsDistributed;
import io.recourse.contracts.DisposalEvent.SaleCostsIncurred;
import io.recourse.contracts.PublicEvent;
import io.recourse.disposal.domain.CaseInput.Announced;
import io.recourse.disposal.domain.CaseInput.BalanceChanged;
import io.recourse.disposal.domain.CaseInput.Closed;
import io.recourse.disposal.domain.CaseInput.NegotiationOver;
import io.recourse.disposal.domain.CaseInput.Sold;
import io.recourse.disposal.domain.CaseInput.Stopped;
import io.recourse.disposal.domain.CaseInput.TitleReached;
import io.recourse.disposal.domain.CaseInput.Unsold;
import io.recourse.disposal.domain.CaseInput.ValuationTooOld;
import io.recourse.disposal.domain.CaseInput.Valued;
import io.recourse.disposal.domain.CaseInput.WinnerLost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Costs of sales are taken out of a price or told to the ledger: every cent once, whatever was heard first. */
class CostsTest {

    private static final Instant DAY = at("2026-06-01T09:00:00+08:00");
    /** The house's valuation 200.00 and first round 70.00, the car's valuation 180.00. */
    private static final long INCURRED = 450_00;

    private static final Announced ANNOUNCED =
            new Announced("house-1", new RoundTerms(1, cny("70000.00"), cny("7000.00"), DAY, DAY, DAY, DAY, DAY), DAY);
    private static final Valued CAR = valued("car-1", "90000.00");
    private static final List<CaseInput> PAID =
            List.of(new BalanceChanged(Balance.zero("CNY"), "payment-1", DAY), new Closed(DAY));

    private static Valued valued(String asset, String value) {
        return new Valued(asset, cny(value), ValuationMethod.NETWORK, DAY, at("2027-03-05T00:00:00+08:00"));
    }

    @Test
    void a_sale_that_is_stopped_by_the_end_of_the_case() {
        inAnyOrder(List.of(ANNOUNCED, new Stopped("house-1", 1, "debt-paid", DAY)), List.of(CAR), PAID);
    }

    @Test
    void a_price_that_covers_all_costs_or_those_known_by_then() {
        inAnyOrder(List.of(ANNOUNCED, new Sold("house-1", 1, cny("80000.00"), DAY)), List.of(CAR), PAID);
    }

    @Test
    void a_price_below_the_costs() {
        inAnyOrder(List.of(ANNOUNCED, new Sold("house-1", 1, cny("100.00"), DAY)), List.of(CAR), PAID);
    }

    @Test
    void a_deposit_that_covers_a_part_and_nobody_who_buys() {
        inAnyOrder(
                List.of(ANNOUNCED, new WinnerLost("house-1", 1, cny("100.01"), DAY), new Unsold("house-1", DAY)),
                List.of(CAR),
                PAID);
    }

    @Test
    void a_value_that_became_too_old_for_the_notice() {
        inAnyOrder(List.of(ANNOUNCED, new ValuationTooOld("house-1", 1, DAY)), List.of(CAR), PAID);
    }

    @Test
    void a_case_that_stays_open_hears_of_them_before_the_disposal_ends() {
        for (List<CaseInput> order : Orders.<CaseInput>merged(
                List.of(List.of(ANNOUNCED, new Unsold("house-1", DAY)), List.of(CAR, new Unsold("car-1", DAY))))) {
            List<PublicEvent> told = run(order);
            assertThat(told.getLast()).as("%s", order).isInstanceOf(DisposalEnded.class);
            assertThat(ledger(told)).as("%s", order).isEqualTo(INCURRED);
        }
    }

    @SafeVarargs
    private static void inAnyOrder(List<CaseInput>... publishers) {
        for (List<CaseInput> order : Orders.merged(List.of(publishers))) {
            List<PublicEvent> told = run(order);
            assertThat(ledger(told) + deducted(told)).as("%s", order).isEqualTo(INCURRED);
            assertThat(told.stream().filter(SaleCostsIncurred.class::isInstance).map(e -> ((SaleCostsIncurred) e)
                            .costId()))
                    .as("%s", order)
                    .doesNotHaveDuplicates();
        }
    }

    /** The house is at auction, the car still with the valuers; what they and the ledger say comes in this order, and twice. */
    private static List<PublicEvent> run(List<CaseInput> order) {
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(new CaseDecider(RULES), "case-1")
                .when(opened("50000.00", house(), car()))
                .at("2026-01-05T09:00:00+08:00");
        List<CaseInput> inputs = new ArrayList<>(
                List.of(new NegotiationOver(DAY), valued("house-1", "100000.00"), new TitleReached(DAY)));
        inputs.addAll(order);
        List<PublicEvent> told = new ArrayList<>();
        for (CaseInput input : inputs) {
            spec.when(input).at(DAY);
            told.addAll(spec.published());
        }
        for (Line line : ((CaseState.Known) spec.state()).dossier().lines()) {
            if (line.atAuction()) {
                spec.when(new Stopped(line.asset(), 1, "case-closed", DAY)).at(DAY);
                told.addAll(spec.published());
            }
        }
        for (CaseInput input : order) {
            if (!(input instanceof WinnerLost)) {
                spec.when(input).at(DAY);
                told.addAll(spec.published());
            }
        }
        return told;
    }

    private static long ledger(List<PublicEvent> told) {
        return told.stream()
                .mapToLong(e -> e instanceof SaleCostsIncurred c ? c.amount().minor() : 0)
                .sum();
    }

    private static long deducted(List<PublicEvent> told) {
        return told.stream()
                .mapToLong(e -> e instanceof ProceedsDistributed p ? p.toCosts() : 0)
                .sum();
    }
}
