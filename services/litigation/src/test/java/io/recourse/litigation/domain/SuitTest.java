package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.enforcing;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.suitFiled;
import static io.recourse.litigation.domain.Cases.told;
import static io.recourse.litigation.domain.Cases.yuan;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CourtReport.EnforcementClosed;
import io.recourse.litigation.domain.CourtReport.EnforcementResult;
import io.recourse.litigation.domain.CourtReport.JudgmentRendered;
import io.recourse.litigation.domain.CourtReport.Verdict.Awarded;
import io.recourse.litigation.domain.CourtReport.Verdict.Dismissed;
import org.junit.jupiter.api.Test;

/** 第一审, 第二审 and enforcement: 民事诉讼法 art. 126, 152, 164–168, 171, 183, 237, 250. */
class SuitTest {

    private static final long CLAIM = 600_000_00;

    private static Spec<CaseState, CaseInput, CaseEvent> pending(Route route) {
        return said(suitFiled(false, CLAIM), new CourtReport.SuitAccepted(at("2026-03-09T09:00:00+08:00"), route));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> judged(CourtReport.Verdict verdict) {
        return said(pending(Route.SUMMARY), new JudgmentRendered(at("2026-06-01T09:00:00+08:00"), verdict));
    }

    @Test
    void docketing_is_due_in_seven_days() {
        suitFiled(false, CLAIM).andStatus("SUIT_FILED").andDeadline("docketing-due", "2026-03-11T00:00:00+08:00");
    }

    @Test
    void judgment_is_due_in_two_three_or_six_months_and_an_extension_is_waited_for() {
        pending(Route.SMALL_CLAIM).andDeadline("judgment-small-claim-due", "2026-05-12T00:00:00+08:00");
        pending(Route.SUMMARY)
                .andDeadline("judgment-summary-due", "2026-06-10T00:00:00+08:00")
                .whenTimePasses()
                .at("2026-06-10T00:00:00+08:00")
                .then(new CaseEvent.CourtOverdue(
                        "judgment-summary", at("2026-06-10T00:00:00+08:00"), at("2026-07-10T00:00:00+08:00")))
                .whenTimePasses()
                .at("2026-07-10T00:00:00+08:00")
                .then(new CaseEvent.CourtOverdue("judgment-summary", at("2026-07-10T00:00:00+08:00"), null))
                .andDeadlines();
        pending(Route.ORDINARY).andDeadline("judgment-ordinary-due", "2026-09-10T00:00:00+08:00");
    }

    @Test
    void a_judgment_is_a_title_after_fifteen_days_without_appeal_and_enforced_after_the_performance_term() {
        judged(new Awarded(yuan(590_000_00)))
                .thenPublished(new LitigationEvent.JudgmentGiven(
                        at("2026-06-01T09:00:00+08:00"), at("2026-06-17T00:00:00+08:00"), yuan(590_000_00)))
                .whenTimePasses()
                .at("2026-06-17T00:00:00+08:00")
                .thenPublished(new LitigationEvent.TitleEffective(
                        Route.SUMMARY,
                        at("2026-06-17T00:00:00+08:00"),
                        // performed until Saturday 27, so Monday 29 June; two years later is a Thursday
                        at("2028-06-30T00:00:00+08:00"),
                        yuan(590_000_00)))
                .whenTimePasses()
                .at("2026-06-30T00:00:00+08:00")
                .thenPublished(new LitigationEvent.ActRequested(
                        "lit-2", "apply-enforcement", yuan(590_000_00), at("2026-06-30T00:00:00+08:00")));
    }

    @Test
    void a_small_claim_is_final_at_once() {
        said(pending(Route.SMALL_CLAIM), new JudgmentRendered(at("2026-04-20T09:00:00+08:00"), new Awarded(yuan(1_00))))
                .thenPublished(
                        new LitigationEvent.JudgmentGiven(
                                at("2026-04-20T09:00:00+08:00"), at("2026-04-20T09:00:00+08:00"), yuan(1_00)),
                        new LitigationEvent.TitleEffective(
                                Route.SMALL_CLAIM,
                                at("2026-04-20T09:00:00+08:00"),
                                at("2028-05-02T00:00:00+08:00"),
                                yuan(1_00)));
    }

    @Test
    void a_dismissed_claim_ends_litigation_when_nobody_appeals() {
        judged(new Dismissed("limitation"))
                .thenPublished()
                .whenTimePasses()
                .at("2026-06-17T00:00:00+08:00")
                .then(
                        told(new LitigationEvent.ClaimDismissed(at("2026-06-17T00:00:00+08:00"), "limitation")),
                        told(new LitigationEvent.LitigationEnded(
                                LitigationOutcome.DISMISSED, at("2026-06-17T00:00:00+08:00"))));
    }

    @Test
    void an_appeal_in_time_takes_the_judgment_to_the_second_instance_which_is_final() {
        said(judged(new Dismissed("proof")), new CourtReport.AppealFiled(at("2026-06-16T23:59:59+08:00")))
                .andNoDeadline("appeal-ends")
                .andDeadline("second-instance-due", "2026-09-17T00:00:00+08:00")
                .when(new CourtReport.SecondInstanceDecided(
                        at("2026-08-03T09:00:00+08:00"), new Awarded(yuan(500_000_00))))
                .at("2026-08-03T09:00:00+08:00")
                .thenPublished(new LitigationEvent.TitleEffective(
                        Route.SUMMARY,
                        at("2026-08-03T09:00:00+08:00"),
                        at("2028-08-15T00:00:00+08:00"),
                        yuan(500_000_00)));
        said(judged(new Dismissed("proof")), new CourtReport.AppealFiled(at("2026-06-17T00:00:00+08:00")))
                .thenRefused("litigation-over");
    }

    @Test
    void an_award_must_be_a_sum_of_the_claims_currency() {
        said(pending(Route.SUMMARY), new JudgmentRendered(at("2026-06-01T09:00:00+08:00"), new Awarded(yuan(0))))
                .thenRefused("award-not-a-sum-of-the-claim");
    }

    @Test
    void a_refused_suit_is_a_persons_task() {
        said(suitFiled(false, CLAIM), new CourtReport.FilingRefused(at("2026-03-06T09:00:00+08:00"), "venue"))
                .thenPublished(new LitigationEvent.ActAbandoned(
                        "lit-1", "file-suit", "filing-refused", at("2026-03-06T09:00:00+08:00")))
                .andStatus("STALLED");
    }

    @Test
    void enforcement_that_satisfies_ends_as_enforced_whoever_says_so_first() {
        said(enforcing(served()), new EnforcementClosed(at("2026-06-01T09:00:00+08:00"), EnforcementResult.SATISFIED))
                .thenPublished(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.ENFORCED, at("2026-06-01T09:00:00+08:00")));
        enforcing(served())
                .when(new CaseInput.Closed(CloseReason.PAID, at("2026-06-01T09:00:00+08:00")))
                .at("2026-06-01T09:00:00+08:00")
                .thenPublished(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.ENFORCED, at("2026-06-01T09:00:00+08:00")));
    }

    @Test
    void enforcement_not_done_within_six_months_of_the_application_is_recorded() {
        enforcing(served()).andDeadline("enforcement-due", "2026-10-08T00:00:00+08:00");
    }

    @Test
    void without_assets_litigation_ends_as_terminated_once_money_on_its_way_would_have_come() {
        said(enforcing(served()), new EnforcementClosed(at("2026-06-01T09:00:00+08:00"), EnforcementResult.NO_ASSETS))
                .thenPublished()
                .whenTimePasses()
                .at("2026-06-04T09:00:00+08:00")
                .thenPublished(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.TERMINATED, at("2026-06-04T09:00:00+08:00")));
    }

    @Test
    void a_running_sale_of_collateral_is_waited_for() {
        Spec<CaseState, CaseInput, CaseEvent> spec = said(
                said(
                        suitFiled(true, CLAIM),
                        new CourtReport.SuitAccepted(at("2026-03-09T09:00:00+08:00"), Route.SMALL_CLAIM)),
                new JudgmentRendered(at("2026-04-20T09:00:00+08:00"), new Awarded(yuan(CLAIM))));
        spec.whenTimePasses().at("2026-05-01T00:00:00+08:00");
        spec.when(new CaseInput.ClearanceGiven("lit-2", Cases.cny(CLAIM), at("2026-05-06T00:00:00+08:00")))
                .at("2026-05-05T09:00:00+08:00")
                .when(Cases.done("lit-2"))
                .at("2026-05-05T09:01:00+08:00");
        said(spec, new CourtReport.EnforcementAccepted(at("2026-05-06T09:00:00+08:00")));
        said(spec, new EnforcementClosed(at("2026-06-01T09:00:00+08:00"), EnforcementResult.NO_ASSETS))
                .andDeadlines()
                .when(new CaseInput.DisposalOver(at("2026-09-01T09:00:00+08:00")))
                .at("2026-09-01T09:00:00+08:00")
                .andDeadline("conclude", "2026-09-04T09:00:00+08:00")
                .when(new CaseInput.Closed(CloseReason.PAID, at("2026-09-01T09:00:00+08:00")))
                .at("2026-09-01T10:00:00+08:00")
                .thenPublished(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.ENFORCED, at("2026-09-01T09:00:00+08:00")));
    }
}
