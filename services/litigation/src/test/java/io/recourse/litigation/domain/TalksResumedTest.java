package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.CLEARED_UNTIL;
import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.LIMITATION;
import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.done;
import static io.recourse.litigation.domain.Cases.ended;
import static io.recourse.litigation.domain.Cases.filing;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.litigation.domain.CaseInput.ClearanceGiven;
import io.recourse.litigation.domain.CaseInput.ClearanceRefused;
import io.recourse.litigation.domain.CaseInput.NegotiationOver;
import io.recourse.litigation.domain.CaseInput.TalksResumed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A promise came late, and talks go on that were over: on Monday 2 March 2026, ten o'clock, litigation a day later. */
class TalksResumedTest {

    private static final String OVER = "2026-03-02T10:00:00+08:00";
    private static final String LATE = "2026-03-02T15:00:00+08:00";
    private static final String NEXT_DAY = "2026-03-03T10:00:00+08:00";
    private static final String ASKED = "2026-03-03T10:01:00+08:00";
    private static final String AGAIN = "2026-03-09T09:00:00+08:00";

    @Test
    void what_had_not_begun_waits_again_and_begins_anew_when_they_are_over_again() {
        starting()
                .when(resumed(LATE))
                .at(LATE)
                .then(new CaseEvent.StartCalledOff(at(LATE)))
                .andStatus("WATCHING")
                .andDeadlines()
                .whenTimePasses()
                .at(NEXT_DAY)
                .thenNothing()
                .when(new NegotiationOver(at(AGAIN)))
                .at(AGAIN)
                .then(new CaseEvent.StartPlanned(at("2026-03-10T09:00:00+08:00")))
                .andStatus("STARTING");
    }

    @Test
    void so_does_what_had_stopped_before_it_began() {
        String nowhere = "2026-03-02T10:00:01+08:00";
        Docket.Debt elsewhere = new Docket.Debt(
                "lender-1", debt("ZJ", false).debtorKind(), "party-1", "", "US", "card", false, List.of());
        watching(elsewhere, DEBT, LIMITATION)
                .when(new NegotiationOver(at(OVER)))
                .at(OVER)
                .andStatus("STALLED")
                .when(resumed(nowhere))
                .at(nowhere)
                .andStatus("WATCHING");
    }

    @Test
    void what_was_asked_for_and_not_filed_is_abandoned_when_it_is_cleared_and_asked_for_anew() {
        asking().when(resumed(ASKED))
                .at(ASKED)
                .then(new CaseEvent.TalksHeard(at(ASKED)))
                .when(new ClearanceGiven("lit-1", DEBT, CLEARED_UNTIL))
                .at("2026-03-03T10:05:00+08:00")
                .thenPublished(new LitigationEvent.ActAbandoned(
                        "lit-1", "file-payment-order", "talks-resumed", at("2026-03-03T10:05:00+08:00")))
                .andEffects()
                .andStatus("PLANNED")
                .andNoDeadline("request-clearance")
                .when(new NegotiationOver(at(AGAIN)))
                .at(AGAIN)
                .thenPublished(
                        new LitigationEvent.ActRequested("lit-2", "file-payment-order", yuan(100_000_00), at(AGAIN)));
    }

    @Test
    void what_the_ledger_denies_meanwhile_is_for_a_person_as_ever_and_rests_when_he_goes_on() {
        asking().when(resumed(ASKED))
                .at(ASKED)
                .when(new ClearanceRefused("lit-1", "identity-in-doubt"))
                .at("2026-03-03T10:05:00+08:00")
                .andStatus("STALLED")
                .when(new CaseInput.WorkResumed())
                .at("2026-03-03T11:00:00+08:00")
                .andStatus("PLANNED")
                .andNoDeadline("request-clearance");
        asking().when(new ClearanceRefused("lit-1", "identity-in-doubt"))
                .at("2026-03-03T10:05:00+08:00")
                .when(resumed("2026-03-03T10:06:00+08:00"))
                .at("2026-03-03T10:06:00+08:00")
                .then(new CaseEvent.TalksHeard(at("2026-03-03T10:06:00+08:00")))
                .andStatus("STALLED");
    }

    @Test
    void the_last_day_for_the_claim_is_watched_all_the_while() {
        asking().when(resumed(ASKED))
                .at(ASKED)
                .when(new ClearanceGiven("lit-1", DEBT, CLEARED_UNTIL))
                .at("2026-03-03T10:05:00+08:00")
                .andDeadline("last-day", "2028-12-01T00:00:00+08:00");
    }

    @Test
    void a_pause_and_talks_hold_it_together_and_whichever_ends_last_lets_it_go() {
        for (boolean pauseFirst : List.of(true, false)) {
            Spec<CaseState, CaseInput, CaseEvent> spec =
                    asking().when(resumed(ASKED)).at(ASKED);
            spec.when(new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, at(ASKED)))
                    .at(ASKED);
            spec.when(new ClearanceRefused("lit-1", "paused-by-dispute")).at("2026-03-03T10:05:00+08:00");
            CaseInput pauseOver = new CaseInput.PauseOver("p1", at("2026-03-12T09:00:00+08:00"));
            CaseInput talksOver = new NegotiationOver(at(AGAIN));
            spec.when(pauseFirst ? pauseOver : talksOver).at("2026-03-12T09:00:00+08:00");
            spec.andNoDeadline("request-clearance")
                    .when(pauseFirst ? talksOver : pauseOver)
                    .at("2026-03-12T09:00:00+08:00")
                    .thenPublished(new LitigationEvent.ActRequested(
                            "lit-2", "file-payment-order", yuan(100_000_00), at("2026-03-12T09:00:00+08:00")));
        }
    }

    @Test
    void what_is_on_its_way_or_before_a_court_goes_on_there() {
        String late = "2026-03-03T10:05:30+08:00";
        filing().when(resumed(late))
                .at(late)
                .then(new CaseEvent.TalksHeard(at(late)))
                .andStatus("FILING")
                .when(done("lit-1"))
                .at("2026-03-03T10:06:00+08:00")
                .andStatus("ORDER_APPLIED");
        Spec<CaseState, CaseInput, CaseEvent> titled = served();
        titled.when(resumed("2026-04-01T10:00:00+08:00"))
                .at("2026-04-01T10:00:00+08:00")
                .andDeadline("objection-ends", "2026-04-07T00:00:00+08:00");
        titled.whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .andStatus("AWAITING_CLEARANCE")
                .when(new ClearanceGiven("lit-2", DEBT, at("2026-04-08T00:00:00+08:00")))
                .at("2026-04-07T00:01:00+08:00")
                .andStatus("FILING");
    }

    @Test
    void what_came_to_nothing_on_its_way_waits_before_it_is_tried_again() {
        filing().when(resumed("2026-03-03T10:05:30+08:00"))
                .at("2026-03-03T10:05:30+08:00")
                .when(ended("lit-1", Effect.Result.FAILED))
                .at("2026-03-03T10:06:00+08:00")
                .andStatus("PLANNED")
                .andNoDeadline("request-clearance");
    }

    @Test
    void told_twice_it_is_heard_once() {
        asking().when(resumed(ASKED)).at(ASKED).when(resumed(ASKED)).at(ASKED).thenNothing();
        watching().when(resumed(LATE)).at(LATE).thenNothing();
    }

    @Test
    void a_claim_of_which_nothing_was_due_is_asked_for_again_once_something_is() {
        String due = "2026-03-20T00:00:00+08:00";
        notDue().andStatus("STALLED")
                .when(new CaseInput.FellOverdue(at(due)))
                .at(due)
                .thenPublished(
                        new LitigationEvent.ActRequested("lit-2", "file-payment-order", yuan(100_000_00), at(due)));
    }

    @Test
    void whatever_else_stopped_a_claim_is_for_a_person_though_something_is_overdue() {
        CaseInput overdue = new CaseInput.FellOverdue(at("2026-03-20T00:00:00+08:00"));
        asking().when(new ClearanceRefused("lit-1", "identity-in-doubt"))
                .at("2026-03-03T10:05:00+08:00")
                .when(overdue)
                .at("2026-03-20T00:00:00+08:00")
                .thenNothing();
        watching().when(overdue).at("2026-03-20T00:00:00+08:00").thenNothing();
        CaseInput afterTheLastDay = new CaseInput.FellOverdue(LIMITATION);
        notDue().when(afterTheLastDay).at("2028-12-01T00:00:00+08:00").thenNothing();
    }

    private static Spec<CaseState, CaseInput, CaseEvent> notDue() {
        return asking().when(new ClearanceRefused("lit-1", "nothing-overdue")).at("2026-03-03T10:05:00+08:00");
    }

    private static Spec<CaseState, CaseInput, CaseEvent> starting() {
        return watching().when(new NegotiationOver(at(OVER))).at(OVER);
    }

    private static CaseInput resumed(String at) {
        return new TalksResumed(Cases.at(at));
    }
}
