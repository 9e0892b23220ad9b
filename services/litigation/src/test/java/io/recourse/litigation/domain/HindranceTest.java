package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.CLEARED_UNTIL;
import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.asking;
import static io.recourse.litigation.domain.Cases.at;
import static io.recourse.litigation.domain.Cases.cny;
import static io.recourse.litigation.domain.Cases.debt;
import static io.recourse.litigation.domain.Cases.done;
import static io.recourse.litigation.domain.Cases.ended;
import static io.recourse.litigation.domain.Cases.filing;
import static io.recourse.litigation.domain.Cases.served;
import static io.recourse.litigation.domain.Cases.told;
import static io.recourse.litigation.domain.Cases.watching;
import static io.recourse.litigation.domain.Cases.yuan;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.litigation.domain.CaseInput.ClearanceGiven;
import io.recourse.litigation.domain.CaseInput.ClearanceRefused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps a step of ours back, what stops it for good, and what does neither. */
class HindranceTest {

    private static final Instant CLEARED = at("2026-03-03T10:05:00+08:00");

    @Test
    void nothing_starts_while_nothing_is_owed_and_it_starts_when_something_is_again() {
        Instant back = at("2026-05-04T09:00:00+08:00");
        asking(watching()
                        .when(new CaseInput.BalanceChanged(cny(0), at("2026-03-01T09:00:00+08:00")))
                        .at("2026-03-01T09:00:00+08:00"))
                .thenNothing()
                .andNoDeadline("start-litigation")
                .when(new CaseInput.BalanceChanged(cny(1_000_00), back))
                .at(back)
                .thenAlsoPublished(
                        new LitigationEvent.ActRequested("lit-1", "file-payment-order", yuan(1_000_00), back));
    }

    @Test
    void the_end_of_another_pause_ends_none() {
        watching()
                .when(new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, at("2026-02-01T09:00:00+08:00")))
                .at("2026-02-01T09:00:00+08:00")
                .when(new CaseInput.PauseOver("p2", at("2026-02-02T09:00:00+08:00")))
                .at("2026-02-02T09:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_clearance_for_a_debt_that_is_paid_is_not_used_and_asked_for_again_a_day_later() {
        asking().when(new ClearanceGiven("lit-1", cny(0), CLEARED_UNTIL))
                .at(CLEARED)
                .then(
                        new CaseEvent.FilingMissed("lit-1", "nothing-owed", CLEARED),
                        new CaseEvent.ActPlanned(Act.FILE_PAYMENT_ORDER, at("2026-03-04T10:05:00+08:00"), 1))
                .andEffects();
    }

    @Test
    void a_clearance_that_comes_with_the_end_of_limitation_comes_too_late() {
        Instant limitation = at("2026-03-03T12:00:00+08:00");
        asking(watching(debt("ZJ", false), DEBT, limitation))
                .when(new ClearanceGiven("lit-1", DEBT, CLEARED_UNTIL))
                .at(limitation)
                .then(
                        told(new LitigationEvent.ActAbandoned(
                                "lit-1", "file-payment-order", "last-day-passed", limitation)),
                        new CaseEvent.WorkStopped(Act.FILE_PAYMENT_ORDER, "last-day-passed", limitation))
                .andEffects()
                .andStatus("STALLED");
    }

    @Test
    void the_last_day_stops_an_act_that_waits_for_a_pause_to_end() {
        Instant limitation = at("2026-04-01T00:00:00+08:00");
        Instant denied = at("2026-03-03T10:02:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = asking(watching(debt("ZJ", false), DEBT, limitation))
                .when(new CaseInput.PauseBegan("p1", PauseReason.DECEASED, denied))
                .at(denied)
                .when(new ClearanceRefused("lit-1", "case-paused"))
                .at(denied)
                .then(
                        told(new LitigationEvent.ActAbandoned("lit-1", "file-payment-order", "case-paused", denied)),
                        new CaseEvent.ActPlanned(Act.FILE_PAYMENT_ORDER, denied, 0),
                        new CaseEvent.LastDayNear(Act.FILE_PAYMENT_ORDER, limitation));
        spec.whenTimePasses()
                .at(limitation)
                .then(new CaseEvent.WorkStopped(Act.FILE_PAYMENT_ORDER, "last-day-passed", limitation));
    }

    @Test
    void work_that_stopped_for_another_reason_does_not_go_on_because_limitation_moved() {
        Instant moved = at("2029-03-02T00:00:00+08:00");
        asking().when(new ClearanceRefused("lit-1", "identity-in-doubt"))
                .at("2026-03-03T10:02:00+08:00")
                .when(new CaseInput.LimitationMoved(moved, at("2026-03-04T09:00:00+08:00")))
                .at("2026-03-04T09:00:00+08:00")
                .then(new CaseEvent.LimitationHeard(moved))
                .andStatus("STALLED");
    }

    @Test
    void what_became_of_another_filing_says_nothing_of_this_one() {
        filing().when(ended("lit-9", Effect.Result.FAILED))
                .at("2026-03-03T10:06:00+08:00")
                .thenNothing()
                .when(done("lit-9"))
                .at("2026-03-03T10:06:00+08:00")
                .thenNothing()
                .andStatus("FILING");
    }

    @Test
    void a_title_and_a_claim_expire_by_articles_of_their_own() {
        served().when(new CaseInput.PauseBegan("p1", PauseReason.HARDSHIP, at("2026-03-21T09:00:00+08:00")))
                .at("2026-03-21T09:00:00+08:00")
                .whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .andDeadlines(
                        Deadline.legal(
                                "last-day-near",
                                "apply-enforcement",
                                at("2028-03-08T00:00:00+08:00"),
                                "民事诉讼法 (2023) art. 250"),
                        Deadline.legal(
                                "last-day",
                                "apply-enforcement",
                                at("2028-04-07T00:00:00+08:00"),
                                "民事诉讼法 (2023) art. 250"));
        watching()
                .when(new CaseInput.PauseBegan("p1", PauseReason.HARDSHIP, at("2026-03-01T09:00:00+08:00")))
                .at("2026-03-01T09:00:00+08:00")
                .when(new CaseInput.NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00")
                .andDeadlines(
                        Deadline.legal(
                                "last-day-near",
                                "file-suit",
                                at("2028-11-01T00:00:00+08:00"),
                                "民法典 art. 188, 195; 诉讼时效规定 art. 11"),
                        Deadline.legal(
                                "last-day",
                                "file-suit",
                                at("2028-12-01T00:00:00+08:00"),
                                "民法典 art. 188, 195; 诉讼时效规定 art. 11"));
    }
}
