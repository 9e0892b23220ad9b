package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.applied;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.done;
import static io.recourse.litigation.domain.Cases.filing;
import static io.recourse.litigation.domain.Cases.objected;
import static io.recourse.litigation.domain.Cases.said;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CaseInput.ClearanceGiven;
import io.recourse.litigation.domain.CourtReport.OnFiling;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a court says of an earlier filing does not move a later one. */
class StaleReportsTest {

    private static final Instant REFUSED = at("2026-03-06T09:00:00+08:00");
    private static final Instant LATER = at("2026-03-10T09:00:00+08:00");

    private static OnFiling on(String requestId, CourtReport said) {
        return new OnFiling(requestId, said);
    }

    /** The order lit-1 was refused; the suit lit-2 is cleared and on its way. */
    private static Spec<CaseState, CaseInput, CaseEvent> suitOnItsWay() {
        return said(applied(), on("lit-1", new CourtReport.FilingRefused(REFUSED, "not servable")))
                .when(new ClearanceGiven("lit-2", DEBT, at("2026-03-07T09:00:00+08:00")))
                .at("2026-03-06T09:05:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> suitFiled() {
        return suitOnItsWay().when(done("lit-2")).at("2026-03-06T09:06:00+08:00");
    }

    @Test
    void a_report_on_the_filing_in_question_counts() {
        said(applied(), on("lit-1", new CourtReport.ApplicationAccepted(REFUSED)))
                .andStatus("ORDER_ACCEPTED");
    }

    @Test
    void a_refusal_of_the_order_does_not_refuse_the_suit_that_followed() {
        said(suitFiled(), on("lit-1", new CourtReport.FilingRefused(LATER, "said again, otherwise")))
                .thenRefused("report-of-another-filing")
                .andStatus("SUIT_FILED");
        said(suitFiled(), on("lit-2", new CourtReport.FilingRefused(LATER, "venue")))
                .andStatus("STALLED");
    }

    @Test
    void a_docketing_of_an_earlier_filing_proves_none_that_is_on_its_way() {
        said(suitOnItsWay(), on("lit-1", new CourtReport.SuitAccepted(LATER, Route.SUMMARY)))
                .thenRefused("report-of-another-filing")
                .andStatus("FILING");
        said(suitOnItsWay(), on("lit-2", new CourtReport.SuitAccepted(LATER, Route.SUMMARY)))
                .andStatus("SUIT_PENDING");
    }

    @Test
    void an_order_that_was_never_found_and_turns_up_later_is_not_the_one_filed_again() {
        Spec<CaseState, CaseInput, CaseEvent> again = filing().when(
                        new CaseInput.EffectEnded("lit-1", Effect.Result.FAILED, "rejected"))
                .at("2026-03-03T10:06:00+08:00")
                .whenTimePasses()
                .at("2026-03-20T10:00:00+08:00")
                .when(new ClearanceGiven("lit-2", DEBT, at("2026-03-21T10:00:00+08:00")))
                .at("2026-03-20T10:05:00+08:00");
        said(again, on("lit-1", new CourtReport.ApplicationAccepted(at("2026-03-20T11:00:00+08:00"))))
                .thenRefused("report-of-another-filing")
                .andStatus("FILING");
    }

    @Test
    void a_repeated_report_is_nothing_however_late() {
        said(suitFiled(), on("lit-1", new CourtReport.FilingRefused(REFUSED, "not servable")))
                .thenNothing()
                .andStatus("SUIT_FILED");
    }

    @Test
    void a_suit_that_an_order_turned_into_is_reported_under_the_orders_name() {
        Instant docketed = at("2026-04-20T09:00:00+08:00");
        said(
                        objected().whenTimePasses().at("2026-04-16T00:00:00+08:00"),
                        on("lit-1", new CourtReport.SuitAccepted(docketed, Route.SUMMARY)))
                .andStatus("SUIT_PENDING");
    }
}
