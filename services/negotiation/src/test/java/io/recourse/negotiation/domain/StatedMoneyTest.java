package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.owingHeads;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.settlement;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromisePartlyKept;
import io.recourse.contracts.NegotiationEvent.SettlementFailed;
import io.recourse.negotiation.domain.CaseEvent.MoneyStated;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import io.recourse.negotiation.domain.CaseEvent.StatedMoneyGone;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The lender tells no payments, its host's statements show them. 500.00 of 1 000.00 are promised by 6 March. */
class StatedMoneyTest {

    private static final String OVER = "2026-03-07T00:00:00+08:00";

    @Test
    void what_a_statement_shows_as_paid_keeps_a_promise() {
        promised()
                .when(stated(owing(50_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .then(
                        new MoneyStated(
                                "stated 1",
                                yuan(50_000),
                                LocalDate.parse("2026-02-26"),
                                LocalDate.parse("2026-03-05"),
                                owing(50_000)),
                        new Told(new PromiseKept("p-1", yuan(50_000))));
    }

    @Test
    void a_part_of_it_keeps_a_part() {
        promised()
                .when(stated(owing(80_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .thenPublished()
                .whenTimePasses()
                .at(OVER)
                .thenPublished(new PromisePartlyKept("p-1", yuan(50_000), yuan(20_000)));
    }

    /** Which day it was paid on no statement says: of the last seven the best for the debtor counts. */
    @Test
    void a_statement_of_the_week_after_the_last_day_keeps_it_still_and_a_later_one_does_not() {
        promised()
                .whenTimePasses()
                .at(OVER)
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)))
                .when(stated(owing(50_000), "2026-03-13T10:00:00+08:00"))
                .at("2026-03-13T10:00:00+08:00")
                .thenAlsoPublished(new PromiseKept("p-1", yuan(50_000)));
        Spec<CaseState, CaseInput, CaseEvent> later = promised()
                .whenTimePasses()
                .at(OVER)
                .when(stated(owing(50_000), "2026-03-14T10:00:00+08:00"))
                .at("2026-03-14T10:00:00+08:00");
        assertThat(((CaseState.Known) later.state()).file().promises())
                .extracting(Promise::verdict)
                .containsExactly(Promise.Verdict.BROKEN);
    }

    @Test
    void what_is_told_as_a_payment_afterwards_counts_once_and_on_its_own_day() {
        String later = "2026-03-05T12:00:00+08:00";
        told(promisedAndStated())
                .when(payment("pay-1", 30_000, "2026-03-04", 70_000, later))
                .at(later)
                .thenPublished()
                .when(payment("pay-2", 19_999, "2026-03-06", 50_001, later))
                .at(later)
                .thenPublished()
                .whenTimePasses()
                .at(OVER)
                .thenPublished(new PromisePartlyKept("p-1", yuan(50_000), yuan(49_999)));
    }

    @Test
    void principal_that_a_later_statement_shows_as_owed_again_was_not_paid() {
        promised()
                .when(stated(owing(50_000), "2026-03-04T10:00:00+08:00"))
                .at("2026-03-04T10:00:00+08:00")
                .when(stated(owing(60_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .then(
                        new StatedMoneyGone(
                                yuan(10_000),
                                LocalDate.parse("2026-03-05"),
                                owing(60_000),
                                LocalDate.parse("2026-02-26")),
                        new PromiseReopened("p-1"));
    }

    /** What is owed anew for a while after the next bill is paid like anything else. */
    @Test
    void the_next_bill_leaves_a_kept_promise_kept_and_what_is_paid_after_it_keeps_another() {
        Spec<CaseState, CaseInput, CaseEvent> spec = promised()
                .when(stated(owing(50_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .when(stated(owing(130_000), "2026-03-20T10:00:00+08:00"))
                .at("2026-03-20T10:00:00+08:00");
        assertThat(spec.events()).noneMatch(e -> e instanceof StatedMoneyGone || e instanceof Told(PromiseBroken _));
        spec.when(promise("p-2", 30_000, "2026-03-28"))
                .at("2026-03-21T10:00:00+08:00")
                .when(stated(owing(100_000), "2026-03-27T10:00:00+08:00"))
                .at("2026-03-27T10:00:00+08:00")
                .thenAlsoPublished(new PromiseKept("p-2", yuan(30_000)));
    }

    /** Nor does it take more back than was shown in these days: the rest of it is new. */
    @Test
    void a_week_after_it_was_shown_money_is_corrected_and_later_no_more() {
        for (int day : new int[] {12, 13}) {
            String later = "2026-03-%dT10:00:00+08:00".formatted(day);
            Spec<CaseState, CaseInput, CaseEvent> spec = promised()
                    .when(stated(owing(50_000), "2026-03-05T10:00:00+08:00"))
                    .at("2026-03-05T10:00:00+08:00")
                    .when(stated(owing(180_000), later))
                    .at(later);
            CaseFile file = ((CaseState.Known) spec.state()).file();
            assertThat(file.promises())
                    .extracting(Promise::verdict)
                    .containsExactly(day == 12 ? Promise.Verdict.BROKEN : Promise.Verdict.KEPT);
            assertThat(file.owedAgain()).isZero();
        }
    }

    /** The host's books of that day did not have it yet, those of the next day had. */
    @Test
    void a_payment_that_was_told_counts_once_though_it_comes_late_into_the_hosts_books() {
        promised()
                .when(payment("pay-1", 25_000, "2026-03-03", 75_000, "2026-03-03T12:00:00+08:00"))
                .at("2026-03-03T12:00:00+08:00")
                .when(stated(owing(100_000), "2026-03-04T10:00:00+08:00"))
                .at("2026-03-04T10:00:00+08:00")
                .when(stated(owing(75_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .thenPublished()
                .when(stated(owing(70_000), "2026-03-06T10:00:00+08:00"))
                .at("2026-03-06T10:00:00+08:00")
                .whenTimePasses()
                .at(OVER)
                .thenPublished(new PromisePartlyKept("p-1", yuan(50_000), yuan(30_000)));
    }

    @Test
    void a_return_that_a_statement_knew_before_it_was_told_takes_nothing_from_what_is_paid_afterwards() {
        String told = "2026-03-04T12:00:00+08:00";
        promised()
                .when(payment("pay-1", 20_000, "2026-03-03", 80_000, "2026-03-03T12:00:00+08:00"))
                .at("2026-03-03T12:00:00+08:00")
                .when(stated(owing(100_000), "2026-03-04T10:00:00+08:00"))
                .at("2026-03-04T10:00:00+08:00")
                .when(takenBack("pay-1", owing(120_000), at(told)))
                .at(told)
                .when(new CaseInput.BalanceChanged(owing(100_000), at(told), null, CaseInput.Cause.IN_STATEMENT))
                .at(told)
                .when(stated(owing(50_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    @Test
    void interest_that_a_statement_adds_takes_nothing_back() {
        promised()
                .when(stated(owing(50_000), "2026-03-04T10:00:00+08:00"))
                .at("2026-03-04T10:00:00+08:00")
                .when(stated(new Balance("CNY", 0, 2_000, 50_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .thenPublished();
    }

    @Test
    void what_moves_a_balance_without_a_statement_is_no_payment() {
        promised()
                .when(balanceAlone(owing(50_000), at("2026-03-05T10:00:00+08:00")))
                .at("2026-03-05T10:00:00+08:00")
                .whenTimePasses()
                .at(OVER)
                .thenPublished(new PromiseBroken("p-1", yuan(50_000), yuan(0)));
    }

    @Test
    void it_pays_an_instalment_of_a_plan() {
        talking(SMS)
                .when(instalments(2, Maker.BOT))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(stated(owing(50_000), "2026-03-17T10:00:00+08:00"))
                .at("2026-03-17T10:00:00+08:00")
                .thenPublished()
                .whenTimePasses()
                .at("2026-04-20T00:00:00+08:00")
                .thenPublished(new PlanBroken("o-1", 2, yuan(100_000), yuan(50_000)));
    }

    /** 201 statements of before the promise show a cent each, and the oldest of them is forgotten. */
    @Test
    void what_two_statements_show_keeps_a_promise_however_many_there_were_before() {
        Spec<CaseState, CaseInput, CaseEvent> spec = talking();
        for (int i = 1; i <= 201; i++) {
            spec.when(stated(owing(100_000 - i), MADE)).at(MADE);
        }
        spec.when(promise("p-1", 50_000, "2026-03-06")).at("2026-03-03T08:30:00+08:00");
        spec.when(stated(owing(69_799), "2026-03-04T10:00:00+08:00"))
                .at("2026-03-04T10:00:00+08:00")
                .thenPublished()
                .when(stated(owing(49_799), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00")
                .thenPublished(new PromiseKept("p-1", yuan(50_000)));
    }

    /** The ledger waives for it, and a host may have corrected its books. */
    @Test
    void it_fulfils_no_settlement() {
        owingHeads()
                .when(settlement(94_500, 1_000, 4_500, 0, Maker.STAFF))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(stated(new Balance("CNY", 0, 0, 5_500), "2026-03-10T10:00:00+08:00"))
                .at("2026-03-10T10:00:00+08:00")
                .thenPublished()
                .whenTimePasses()
                .at("2026-03-17T00:00:00+08:00")
                .thenPublished(new SettlementFailed("o-1", yuan(94_500), yuan(0)));
    }

    /** Of the 300.00 that a statement showed. */
    static Spec<CaseState, CaseInput, CaseEvent> promisedAndStated() {
        return promised()
                .when(stated(owing(70_000), "2026-03-05T10:00:00+08:00"))
                .at("2026-03-05T10:00:00+08:00");
    }

    /** The ledger makes room for the payment that it tells next. */
    private static Spec<CaseState, CaseInput, CaseEvent> told(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.when(new CaseInput.BalanceChanged(
                        owing(100_000), at("2026-03-05T12:00:00+08:00"), null, CaseInput.Cause.IN_STATEMENT))
                .at("2026-03-05T12:00:00+08:00")
                .then(new StatedMoneyGone(yuan(30_000), LocalDate.parse("2026-03-05"), owing(100_000), null));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> promised() {
        return talking(SMS).when(promise("p-1", 50_000, "2026-03-06")).at(MADE);
    }

    private static CaseInput.BalanceChanged stated(Balance balance, String at) {
        return new CaseInput.BalanceChanged(balance, at(at), null, CaseInput.Cause.STATEMENT);
    }
}
