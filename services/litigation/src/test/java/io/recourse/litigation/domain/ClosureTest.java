package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.ended;
import static io.recourse.litigation.domain.Cases.enforcing;
import static io.recourse.litigation.domain.Cases.filing;
import static io.recourse.litigation.domain.Cases.said;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.suitFiled;
import static io.recourse.litigation.domain.Cases.told;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.LitigationEvent.LitigationEnded;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.litigation.domain.CourtReport.EnforcementClosed;
import io.recourse.litigation.domain.CourtReport.EnforcementResult;
import io.recourse.litigation.domain.CourtReport.JudgmentRendered;
import io.recourse.litigation.domain.CourtReport.SuitAccepted;
import io.recourse.litigation.domain.CourtReport.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the end of a case means in each stage: left, withdrawn, enforced, terminated. */
class ClosureTest {

    private static Spec<CaseState, CaseInput, CaseEvent> closed(
            Spec<CaseState, CaseInput, CaseEvent> spec, CloseReason reason, String when) {
        return spec.when(new CaseInput.Closed(reason, at(when))).at(when);
    }

    @Test
    void a_case_that_waits_for_its_start_is_left() {
        String day = "2026-03-02T11:00:00+08:00";
        closed(
                        watching()
                                .when(new CaseInput.NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                                .at("2026-03-02T10:00:00+08:00"),
                        CloseReason.PAID,
                        day)
                .then(new CaseEvent.CaseLeft(at(day)))
                .andStatus("LEFT")
                .andDeadlines();
    }

    @Test
    void a_case_that_no_court_policy_let_start_is_left() {
        String day = "2026-03-05T09:00:00+08:00";
        closed(abroad(), CloseReason.RECALLED, day)
                .then(new CaseEvent.CaseLeft(at(day)))
                .andStatus("LEFT");
    }

    /** A debtor in a country whose courts no policy knows. */
    private static Spec<CaseState, CaseInput, CaseEvent> abroad() {
        Docket.Debt debt =
                new Docket.Debt("lender-1", DebtorKind.ENTERPRISE, "party-1", "CA", "US", "loan", false, List.of());
        return watching(debt, new Balance("USD", 0, 0, 1_000_00), Cases.LIMITATION)
                .when(new CaseInput.NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00");
    }

    @Test
    void a_person_cannot_resume_what_no_court_policy_covers() {
        abroad().when(new CaseInput.WorkResumed())
                .at("2026-03-05T09:00:00+08:00")
                .thenRefused("no-court-policy")
                .andStatus("STALLED");
    }

    @Test
    void an_act_that_is_planned_or_stopped_after_the_start_is_withdrawn_without_a_word_to_the_court() {
        String day = "2026-03-04T11:00:00+08:00";
        LitigationEnded withdrawn = new LitigationEnded(LitigationOutcome.WITHDRAWN, at(day));
        closed(
                        filing().when(ended("lit-1", Effect.Result.DROPPED)).at("2026-03-04T10:00:00+08:00"),
                        CloseReason.CURED,
                        day)
                .then(told(withdrawn))
                .andEffects();
        closed(asking(), CloseReason.CURED, day).then(told(withdrawn)).andEffects();
        closed(
                        asking().when(new CaseInput.ClearanceRefused("lit-1", "identity-in-doubt"))
                                .at("2026-03-03T10:02:00+08:00"),
                        CloseReason.CURED,
                        day)
                .then(told(withdrawn))
                .andEffects();
    }

    @Test
    void a_served_order_and_a_judgment_cannot_be_taken_back() {
        closed(served(), CloseReason.PAID, "2026-03-21T09:00:00+08:00")
                .then(told(new LitigationEnded(LitigationOutcome.WITHDRAWN, at("2026-03-21T09:00:00+08:00"))))
                .andEffects();
        closed(judged(), CloseReason.PAID, "2026-06-02T09:00:00+08:00")
                .then(told(new LitigationEnded(LitigationOutcome.WITHDRAWN, at("2026-06-02T09:00:00+08:00"))))
                .andEffects();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> judged() {
        return said(
                said(suitFiled(false, 600_000_00), new SuitAccepted(at("2026-03-09T09:00:00+08:00"), Route.SUMMARY)),
                new JudgmentRendered(at("2026-06-01T09:00:00+08:00"), new Verdict.Awarded(yuan(590_000_00))));
    }

    @Test
    void the_end_of_a_case_that_is_withdrawn_already_is_nothing_new() {
        closed(
                        closed(filing(), CloseReason.PAID, "2026-03-03T10:05:01+08:00"),
                        CloseReason.RECALLED,
                        "2026-03-03T10:05:02+08:00")
                .thenNothing()
                .andStatus("WITHDRAWING");
    }

    @Test
    void enforcement_was_successful_when_the_debt_is_paid_or_the_arrears_are() {
        String day = "2026-06-01T09:00:00+08:00";
        for (CloseReason reason : List.of(CloseReason.PAID, CloseReason.CURED)) {
            closed(enforcing(served()), reason, day)
                    .thenPublished(new LitigationEnded(LitigationOutcome.ENFORCED, at(day)));
        }
    }

    @Test
    void enforcement_of_a_recalled_debt_is_withdrawn_from_the_court() {
        String day = "2026-06-01T09:00:00+08:00";
        closed(enforcing(served()), CloseReason.RECALLED, day)
                .then(
                        new CaseEvent.FilingWithdrawn("lit-2", at(day)),
                        told(new LitigationEnded(LitigationOutcome.WITHDRAWN, at(day))))
                .andEffects(new Effect(
                        "filing",
                        "lit-2/withdrawal",
                        Map.of("act", "withdraw", "request", "lit-2", "court", "ZJ"),
                        null));
    }

    @Test
    void an_application_for_enforcement_that_the_court_has_not_taken_is_withdrawn_even_if_all_is_paid() {
        String day = "2026-04-07T09:00:00+08:00";
        closed(
                        served().whenTimePasses()
                                .at("2026-04-07T00:00:00+08:00")
                                .when(new CaseInput.ClearanceGiven(
                                        "lit-2", Cases.DEBT, at("2026-04-08T00:00:00+08:00")))
                                .at("2026-04-07T00:01:00+08:00")
                                .when(Cases.done("lit-2"))
                                .at("2026-04-07T00:02:00+08:00"),
                        CloseReason.PAID,
                        day)
                .thenPublished(new LitigationEnded(LitigationOutcome.WITHDRAWN, at(day)));
    }

    @Test
    void a_title_that_found_nothing_ends_as_enforced_if_the_money_comes_and_terminated_if_not() {
        concluded(CloseReason.PAID, LitigationOutcome.ENFORCED);
        concluded(CloseReason.CURED, LitigationOutcome.ENFORCED);
        concluded(CloseReason.RECALLED, LitigationOutcome.TERMINATED);
    }

    private static void concluded(CloseReason reason, LitigationOutcome outcome) {
        String day = "2026-06-02T09:00:00+08:00";
        Instant found = at("2026-06-01T09:00:00+08:00");
        closed(said(enforcing(served()), new EnforcementClosed(found, EnforcementResult.NO_ASSETS)), reason, day)
                .then(told(new LitigationEnded(outcome, at(day))));
    }
}
