package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.MADE;
import static io.recourse.negotiation.domain.Sample.accept;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.balanceAlone;
import static io.recourse.negotiation.domain.Sample.instalments;
import static io.recourse.negotiation.domain.Sample.owing;
import static io.recourse.negotiation.domain.Sample.payment;
import static io.recourse.negotiation.domain.Sample.promise;
import static io.recourse.negotiation.domain.Sample.takenBack;
import static io.recourse.negotiation.domain.Sample.talking;
import static io.recourse.negotiation.domain.Sample.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Maker;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.NegotiationEvent.OfferType;
import io.recourse.contracts.NegotiationEvent.PlanKept;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.negotiation.domain.CaseEvent.AgreementReleased;
import io.recourse.negotiation.domain.CaseEvent.FileClosed;
import io.recourse.negotiation.domain.CaseEvent.PromiseInvalidated;
import io.recourse.negotiation.domain.CaseEvent.Told;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a debtor had committed himself to, and had time left for, when the ledger ended his case. */
class ReleaseTest {

    private static final String OVER = "2026-03-04T12:00:00+08:00";
    private static final String LATER = "2026-03-10T12:00:00+08:00";

    @Test
    void who_paid_all_that_was_owed_kept_what_he_promised_though_it_was_less_by_then() {
        promised()
                .when(balanceAlone(owing(40_000), at(OVER)))
                .at(OVER)
                .when(payment("pay-1", 40_000, "2026-03-04", 0, OVER))
                .at(OVER)
                .thenPublished()
                .when(closed(CloseReason.PAID))
                .at(OVER)
                .then(new Told(new PromiseKept("p-1", yuan(40_000))), new FileClosed(at(OVER)));
    }

    @Test
    void of_who_paid_all_before_he_promised_nobody_knows_whether_he_keeps_it() {
        promised()
                .when(payment("pay-1", 100_000, "2026-03-01", 0, OVER))
                .at(OVER)
                .when(closed(CloseReason.PAID))
                .at(OVER)
                .then(new PromiseInvalidated("p-1", "case-paid"), new FileClosed(at(OVER)));
    }

    @ParameterizedTest
    @CsvSource({
        "CURED, case-cured",
        "RECALLED, case-recalled",
        "UNRECOVERABLE, case-unrecoverable",
        ", case-closed",
    })
    void a_promise_of_a_case_that_ended_otherwise_is_neither_kept_nor_broken(CloseReason reason, String rule) {
        Spec<CaseState, CaseInput, CaseEvent> spec = promised()
                .when(payment("pay-1", 20_000, "2026-03-04", 80_000, OVER))
                .at(OVER)
                .when(new CaseInput.Closed(at(OVER), reason))
                .at(OVER)
                .then(new PromiseInvalidated("p-1", rule), new FileClosed(at(OVER)))
                .andDeadlines();
        assertThat(Sample.cases().facets(spec.state()).columns()).containsEntry("broken_promises", 0L);
    }

    @Test
    void one_that_was_kept_before_stays_so_and_one_whose_day_was_over_is_broken() {
        promised()
                .when(payment("pay-1", 50_000, "2026-03-04", 50_000, OVER))
                .at(OVER)
                .when(closed(CloseReason.RECALLED))
                .at(OVER)
                .then(new FileClosed(at(OVER)));
        promised()
                .when(new CaseInput.Closed(at("2026-03-07T00:00:00+08:00"), CloseReason.RECALLED))
                .at("2026-03-07T00:00:00+08:00")
                .then(
                        new Told(new PromiseBroken("p-1", yuan(50_000), yuan(0))),
                        new FileClosed(at("2026-03-07T00:00:00+08:00")));
    }

    @Test
    void a_plan_under_which_all_was_paid_is_kept_and_any_other_is_released() {
        agreed().when(balanceAlone(owing(40_000), at(OVER)))
                .at(OVER)
                .when(payment("pay-1", 40_000, "2026-03-04", 0, OVER))
                .at(OVER)
                .when(closed(CloseReason.PAID))
                .at(OVER)
                .then(new Told(new PlanKept("o-1", yuan(40_000))), new FileClosed(at(OVER)));
        agreed().when(closed(CloseReason.RECALLED))
                .at(OVER)
                .then(new AgreementReleased("o-1", "case-recalled"), new FileClosed(at(OVER)))
                .andDeadlines();
    }

    @Test
    void of_a_settlement_of_a_case_that_was_recalled_and_of_what_was_agreed_in_kind_nothing_is_waived_any_more() {
        settled()
                .when(closed(CloseReason.RECALLED))
                .at(OVER)
                .then(new AgreementReleased("o-1", "case-recalled"), new FileClosed(at(OVER)))
                .when(payment("pay-1", 90_000, "2026-03-04", 10_000, LATER))
                .at(LATER)
                .thenPublished();
        talking()
                .when(Sample.offer(OfferType.DEBT_FOR_ASSET, 60_000, owing(0), null, 0, Maker.STAFF))
                .at(MADE)
                .when(Sample.approve("user-2", Maker.SUPERVISOR))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE)
                .when(closed(CloseReason.RECALLED))
                .at(OVER)
                .then(new AgreementReleased("o-1", "case-recalled"), new FileClosed(at(OVER)));
    }

    /** A statement knew 450.00 of 3 March; 550.00 close the case, and then the lender tells 350.00 of the 450.00 */
    @Test
    void a_settlement_that_proves_paid_after_its_case_closed_as_paid_is_fulfilled() {
        settled()
                .when(balanceAlone(owing(55_000), at(OVER)))
                .at(OVER)
                .when(payment("pay-2", 55_000, "2026-03-04", 0, OVER))
                .at(OVER)
                .thenPublished()
                .when(closed(CloseReason.PAID))
                .at(OVER)
                .then(new FileClosed(at(OVER)))
                .andDeadlines()
                .when(payment("pay-1", 34_999, "2026-03-03", 0, LATER))
                .at(LATER)
                .thenPublished()
                .when(payment("pay-0", 1, "2026-03-03", 0, LATER))
                .at(LATER)
                .thenPublished(new SettlementFulfilled(
                        "o-1",
                        LocalDate.parse("2026-03-02"),
                        LocalDate.parse("2026-03-04"),
                        new Balance("CNY", 0, 0, 10_000),
                        true))
                .when(takenBack("pay-1", owing(0), at(LATER)))
                .at(LATER)
                .thenPublished();
    }

    /** Nothing else of the case is judged any more: what was not paid by its day was not. */
    @Test
    void one_that_was_not_paid_by_then_fails_no_more() {
        settled()
                .when(closed(CloseReason.PAID))
                .at(OVER)
                .when(payment("pay-1", 89_999, "2026-03-16", 0, "2026-03-17T12:00:00+08:00"))
                .at("2026-03-17T12:00:00+08:00")
                .thenPublished()
                .when(payment("pay-2", 1, "2026-03-17", 0, "2026-03-17T12:00:00+08:00"))
                .at("2026-03-17T12:00:00+08:00")
                .thenPublished();
    }

    private static CaseInput closed(CloseReason reason) {
        return new CaseInput.Closed(at(OVER), reason);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> promised() {
        return talking().when(promise("p-1", 50_000, "2026-03-06")).at(MADE);
    }

    /** 900.00 of 1 000.00 by 16 March. */
    private static Spec<CaseState, CaseInput, CaseEvent> settled() {
        return talking()
                .when(Sample.settlement(90_000, 0, 0, 10_000, Maker.SUPERVISOR))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> agreed() {
        return talking()
                .when(instalments(2, Maker.SUPERVISOR))
                .at(MADE)
                .when(accept("a-1"))
                .at(MADE);
    }
}
