package io.recourse.litigation.domain;

import static io.recourse.litigation.domain.Cases.CLEARED_UNTIL;
import static io.recourse.litigation.domain.Cases.DEBT;
import static io.recourse.litigation.domain.Cases.LIMITATION;
import static io.recourse.litigation.domain.Cases.applied;
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
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Effect.Result;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.litigation.domain.CaseInput.ClearanceGiven;
import io.recourse.litigation.domain.CaseInput.ClearanceRefused;
import io.recourse.litigation.domain.CaseInput.Closed;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Acts that cannot be undone are asked for, cleared, done in time and never done twice. */
class ClearanceTest {

    private static final Effect WITHDRAWAL = new Effect(
            "filing", "lit-1/withdrawal", Map.of("act", "withdraw", "request", "lit-1", "court", "ZJ"), null);

    @Test
    void a_cleared_act_is_handed_over_with_the_end_of_its_clearance() {
        filing().then(new CaseEvent.HandedOver(
                        "lit-1",
                        yuan(100_000_00),
                        CLEARED_UNTIL,
                        at("2026-03-05T10:00:00+08:00"),
                        at("2026-03-03T10:05:00+08:00")))
                .andEffects(new Effect(
                        "filing",
                        "lit-1",
                        Map.of(
                                "act", "file-payment-order",
                                "court", "ZJ",
                                "claimMinor", "10000000",
                                "currency", "CNY"),
                        CLEARED_UNTIL))
                .when(done("lit-1"))
                .at("2026-03-03T10:06:00+08:00")
                .thenPublished(
                        new LitigationEvent.ActPerformed(
                                "lit-1", "file-payment-order", at("2026-03-03T10:06:00+08:00"), CLEARED_UNTIL),
                        new LitigationEvent.CostsIncurred("lit-1/fee", yuan(766_67), "court-fee"));
    }

    @Test
    void the_claim_is_what_the_ledger_said_when_it_cleared() {
        asking().when(new ClearanceGiven("lit-1", cny(90_000_00), CLEARED_UNTIL))
                .at("2026-03-03T10:05:00+08:00")
                .then(new CaseEvent.HandedOver(
                        "lit-1",
                        yuan(90_000_00),
                        CLEARED_UNTIL,
                        at("2026-03-05T10:00:00+08:00"),
                        at("2026-03-03T10:05:00+08:00")));
    }

    @Test
    void a_payment_one_millisecond_before_clearance_stops_the_filing() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asking();
        spec.when(new CaseInput.BalanceChanged(cny(0), at("2026-03-03T10:04:59.999+08:00")))
                .at("2026-03-03T10:05:00+08:00");
        spec.when(new ClearanceRefused("lit-1", "nothing-owed"))
                .at("2026-03-03T10:05:00+08:00")
                .thenPublished(new LitigationEvent.ActAbandoned(
                        "lit-1", "file-payment-order", "nothing-owed", at("2026-03-03T10:05:00+08:00")))
                .andEffects()
                .when(new Closed(CloseReason.PAID, at("2026-03-03T10:05:00+08:00")))
                .at("2026-03-03T10:05:00+08:00")
                .then(told(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.WITHDRAWN, at("2026-03-03T10:05:00+08:00"))))
                .andEffects()
                .andDeadlines();
    }

    @Test
    void a_payment_one_millisecond_after_clearance_is_compensated_and_its_costs_stay() {
        Instant paid = at("2026-03-03T10:05:00.001+08:00");
        filing().when(new Closed(CloseReason.PAID, paid))
                .at(paid)
                .then(new CaseEvent.ClosureHeard(CloseReason.PAID, paid))
                .andStatus("WITHDRAWING")
                .when(done("lit-1"))
                .at("2026-03-03T10:06:00+08:00")
                .thenPublished(
                        new LitigationEvent.ActPerformed(
                                "lit-1", "file-payment-order", at("2026-03-03T10:06:00+08:00"), CLEARED_UNTIL),
                        new LitigationEvent.CostsIncurred("lit-1/fee", yuan(766_67), "court-fee"),
                        new LitigationEvent.LitigationEnded(
                                LitigationOutcome.WITHDRAWN, at("2026-03-03T10:06:00+08:00")))
                .andEffects(WITHDRAWAL)
                .andStatus("WITHDRAWN")
                .when(done("lit-1/withdrawal"))
                .at("2026-03-03T10:07:00+08:00")
                .thenNothing();
    }

    @Test
    void closed_before_the_court_got_it_nothing_is_withdrawn() {
        Instant paid = at("2026-03-03T10:05:00.001+08:00");
        filing().when(new Closed(CloseReason.PAID, paid))
                .at(paid)
                .when(ended("lit-1", Result.DROPPED))
                .at("2026-03-04T10:00:00+08:00")
                .thenPublished(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.WITHDRAWN, at("2026-03-04T10:00:00+08:00")))
                .andEffects();
    }

    @Test
    void what_lies_before_the_court_is_withdrawn_when_the_case_closes() {
        applied()
                .when(new Closed(CloseReason.RECALLED, at("2026-03-05T09:00:00+08:00")))
                .at("2026-03-05T09:00:00+08:00")
                .then(
                        new CaseEvent.FilingWithdrawn("lit-1", at("2026-03-05T09:00:00+08:00")),
                        told(new LitigationEvent.LitigationEnded(
                                LitigationOutcome.WITHDRAWN, at("2026-03-05T09:00:00+08:00"))))
                .andEffects(WITHDRAWAL)
                .when(ended("lit-1/withdrawal", Result.UNKNOWN))
                .at("2026-03-05T09:01:00+08:00")
                .then(new CaseEvent.WithdrawalUnconfirmed("lit-1"));
    }

    @Test
    void a_case_that_closes_before_litigation_leaves_without_a_word() {
        watching()
                .when(new Closed(CloseReason.CURED, at("2026-02-01T09:00:00+08:00")))
                .at("2026-02-01T09:00:00+08:00")
                .then(new CaseEvent.CaseLeft(at("2026-02-01T09:00:00+08:00")))
                .when(new CaseInput.NegotiationOver(at("2026-02-01T09:00:00+08:00")))
                .at("2026-02-01T09:00:00+08:00")
                .thenNothing();
    }

    @Test
    void a_clearance_that_ran_out_is_asked_for_three_times_more_then_a_person_decides() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asking();
        for (int n = 1; n <= 3; n++) {
            Instant cleared = at("2026-03-03T10:05:00+08:00").plusSeconds((n - 1) * 90_000L);
            spec.when(new ClearanceGiven("lit-" + n, DEBT, cleared.plusSeconds(3_600)))
                    .at(cleared);
            spec.when(ended("lit-" + n, Result.DROPPED)).at(cleared.plusSeconds(3_600));
            spec.whenTimePasses().at(cleared.plusSeconds(90_000)).andStatus("AWAITING_CLEARANCE");
        }
        Instant late = at("2026-03-06T12:00:00+08:00").plusSeconds(86_400);
        spec.when(new ClearanceGiven("lit-4", DEBT, late))
                .at(late)
                .then(
                        new CaseEvent.FilingMissed("lit-4", "clearance-ran-out", late),
                        told(new LitigationEvent.ActAbandoned(
                                "lit-4", "file-payment-order", "clearance-ran-out", late)),
                        new CaseEvent.WorkStopped(Act.FILE_PAYMENT_ORDER, "clearance-ran-out", late))
                .andEffects()
                .andStatus("STALLED")
                .andDeadlines()
                .when(new CaseInput.WorkResumed())
                .at(late.plusSeconds(60))
                .thenPublished(new LitigationEvent.ActRequested(
                        "lit-5", "file-payment-order", yuan(100_000_00), late.plusSeconds(60)));
    }

    @Test
    void an_unknown_outcome_is_asked_about_three_times_and_never_filed_again() {
        Spec<CaseState, CaseInput, CaseEvent> spec = filing();
        spec.when(ended("lit-1", Result.UNKNOWN))
                .at("2026-03-03T10:06:00+08:00")
                .then(
                        new CaseEvent.OutcomeUnknown("lit-1", at("2026-03-03T10:06:00+08:00")),
                        new CaseEvent.StatusAsked("lit-1", 1, at("2026-03-04T10:06:00+08:00")))
                .andEffects(new Effect(
                        "filing",
                        "lit-1/status-1",
                        Map.of("act", "filing-status", "request", "lit-1", "court", "ZJ"),
                        null));
        spec.when(ended("lit-1/status-1", Result.UNKNOWN))
                .at("2026-03-03T10:07:00+08:00")
                .thenNothing();
        spec.whenTimePasses()
                .at("2026-03-06T10:06:00+08:00")
                .then(
                        new CaseEvent.StatusAsked("lit-1", 2, at("2026-03-05T10:06:00+08:00")),
                        new CaseEvent.StatusAsked("lit-1", 3, at("2026-03-06T10:06:00+08:00")),
                        new CaseEvent.ClarificationAsked("lit-1"))
                .andDeadlines();
        spec.when(new CaseInput.FilingClarified("lit-1", true))
                .at("2026-03-09T09:00:00+08:00")
                .thenAlsoPublished(
                        new LitigationEvent.ActPerformed("lit-1", "file-payment-order", CLEARED_UNTIL, CLEARED_UNTIL))
                .andStatus("ORDER_APPLIED");
    }

    @Test
    void the_courts_own_word_proves_a_filing_of_unknown_outcome() {
        filing().when(ended("lit-1", Result.UNKNOWN))
                .at("2026-03-03T10:06:00+08:00")
                .when(new CourtReport.ApplicationAccepted(at("2026-03-06T09:00:00+08:00")))
                .at("2026-03-06T09:00:00+08:00")
                .thenAlsoPublished(
                        new LitigationEvent.ActPerformed("lit-1", "file-payment-order", CLEARED_UNTIL, CLEARED_UNTIL))
                .andStatus("ORDER_ACCEPTED")
                .when(done("lit-1/status-1"))
                .at("2026-03-06T09:01:00+08:00")
                .thenNothing();
    }

    @Test
    void no_court_can_have_had_a_filing_before_it_was_handed_over() {
        filing().when(new CourtReport.ApplicationAccepted(at("2026-03-02T23:59:59+08:00")))
                .at("2026-03-06T09:00:00+08:00")
                .thenRefused("report-before-its-filing")
                .andStatus("FILING")
                .when(new CourtReport.ApplicationAccepted(at("2001-03-06T09:00:00+08:00")))
                .at("2026-03-06T09:00:00+08:00")
                .thenRefused("report-before-its-filing");
        served().whenTimePasses()
                .at("2026-04-07T00:00:00+08:00")
                .when(new ClearanceGiven("lit-2", DEBT, at("2026-04-09T00:00:00+08:00")))
                .at("2026-04-08T00:00:00+08:00")
                .when(new CourtReport.EnforcementAccepted(at("2026-04-07T09:00:00+08:00")))
                .at("2026-04-10T09:00:00+08:00")
                .thenRefused("report-before-its-filing");
    }

    @Test
    void a_court_that_names_only_the_day_proves_a_filing_of_that_day_from_its_hand_over_on() {
        filing().when(new CourtReport.ApplicationAccepted(at("2026-03-03T00:00:00+08:00")))
                .at("2026-03-06T09:00:00+08:00")
                .thenAlsoPublished(new LitigationEvent.ActPerformed(
                        "lit-1", "file-payment-order", at("2026-03-03T10:05:00+08:00"), CLEARED_UNTIL))
                .andStatus("ORDER_ACCEPTED");
    }

    @Test
    void a_filing_without_any_result_is_asked_about_a_day_after_its_clearance() {
        filing().andDeadline("filing-result", "2026-03-05T10:00:00+08:00")
                .whenTimePasses()
                .at("2026-03-05T10:00:00+08:00")
                .then(new CaseEvent.StatusAsked("lit-1", 1, at("2026-03-06T10:00:00+08:00")))
                .when(ended("lit-1/status-1", Result.FAILED))
                .at("2026-03-05T10:01:00+08:00")
                .then(
                        new CaseEvent.FilingMissed("lit-1", "filing-not-found", at("2026-03-05T10:01:00+08:00")),
                        new CaseEvent.ActPlanned(Act.FILE_PAYMENT_ORDER, at("2026-03-06T10:01:00+08:00"), 1));
    }

    @Test
    void a_denial_for_a_pause_waits_for_its_end_any_other_for_a_person() {
        asking().when(new CaseInput.PauseBegan("p1", PauseReason.DECEASED, at("2026-03-03T10:01:00+08:00")))
                .at("2026-03-03T10:01:00+08:00")
                .when(new ClearanceRefused("lit-1", "case-paused"))
                .at("2026-03-03T10:02:00+08:00")
                .andStatus("PLANNED")
                .andNoDeadline("request-clearance")
                .when(new CaseInput.PauseOver("p1", at("2026-05-04T09:00:00+08:00")))
                .at("2026-05-04T09:00:00+08:00")
                .thenPublished(new LitigationEvent.ActRequested(
                        "lit-2", "file-payment-order", yuan(100_000_00), at("2026-05-04T09:00:00+08:00")));
        asking().when(new ClearanceRefused("lit-1", "identity-in-doubt"))
                .at("2026-03-03T10:02:00+08:00")
                .andStatus("STALLED");
    }

    /** ▣ Five working days may be nine; nobody need set it going again when they are over, or somebody has read it. */
    @Test
    void while_an_answer_waits_for_a_reader_nothing_is_filed_and_the_ledger_is_asked_again_each_day() {
        Instant asked = at("2026-03-03T10:05:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = asking();
        for (int n = 1; n <= 9; n++) {
            spec.when(new ClearanceRefused("lit-" + n, "answer-waits"))
                    .at(asked)
                    .thenPublished(
                            new LitigationEvent.ActAbandoned("lit-" + n, "file-payment-order", "answer-waits", asked))
                    .andEffects()
                    .andStatus("PLANNED");
            asked = asked.plusSeconds(86_400);
            spec.whenTimePasses()
                    .at(asked)
                    .thenPublished(new LitigationEvent.ActRequested(
                            "lit-" + (n + 1), "file-payment-order", yuan(100_000_00), asked));
        }
        spec.when(new ClearanceGiven("lit-10", DEBT, asked.plusSeconds(86_400)))
                .at(asked)
                .andStatus("FILING");
    }

    @Test
    void what_was_said_turns_out_to_be_a_dispute_and_the_act_waits_for_the_end_of_that() {
        Instant read = at("2026-03-03T15:00:00+08:00");
        asking().when(new ClearanceRefused("lit-1", "answer-waits"))
                .at("2026-03-03T10:05:00+08:00")
                .when(new CaseInput.PauseBegan("p1", PauseReason.DISPUTE, read))
                .at(read)
                .andNoDeadline("request-clearance");
    }

    @Test
    void what_the_ledger_denied_because_limitation_was_over_goes_on_when_it_was_not() {
        Instant heard = at("2026-03-04T09:00:00+08:00");
        Instant moved = at("2029-03-02T00:00:00+08:00");
        asking().when(new ClearanceRefused("lit-1", "limitation-expired"))
                .at("2026-03-03T10:02:00+08:00")
                .andStatus("STALLED")
                .when(new CaseInput.LimitationMoved(moved, at("2026-03-01T09:00:00+08:00")))
                .at(heard)
                .thenPublished(new LitigationEvent.ActRequested("lit-2", "file-payment-order", yuan(100_000_00), heard))
                .andStatus("AWAITING_CLEARANCE");
    }

    @Test
    void a_request_to_cease_contact_forbids_no_lawsuit() {
        Instant wished = at("2026-03-01T09:00:00+08:00");
        asking(watching()
                        .when(new CaseInput.PauseBegan("p1", PauseReason.CEASE_CONTACT, wished))
                        .at(wished))
                .thenAlsoPublished(new LitigationEvent.ActRequested(
                        "lit-1", "file-payment-order", yuan(100_000_00), at("2026-03-03T10:00:00+08:00")))
                .andStatus("AWAITING_CLEARANCE");
    }

    @Test
    void another_pause_beside_a_request_to_cease_contact_stops_filings_until_it_ends() {
        Instant wished = at("2026-03-01T09:00:00+08:00");
        Instant over = at("2026-05-04T09:00:00+08:00");
        asking(watching()
                        .when(new CaseInput.PauseBegan("p1", PauseReason.CEASE_CONTACT, wished))
                        .at(wished)
                        .when(new CaseInput.PauseBegan("p2", PauseReason.HARDSHIP, wished))
                        .at(wished))
                .thenNothing()
                .andNoDeadline("start")
                .when(new CaseInput.PauseOver("p2", over))
                .at(over)
                .thenAlsoPublished(
                        new LitigationEvent.ActRequested("lit-1", "file-payment-order", yuan(100_000_00), over));
    }

    @Test
    void nothing_is_filed_after_limitation_has_run_out() {
        Instant limitation = at("2026-04-01T00:00:00+08:00");
        Spec<CaseState, CaseInput, CaseEvent> spec = watching(debt("ZJ", false), DEBT, limitation);
        spec.when(new CaseInput.PauseBegan("p1", PauseReason.HARDSHIP, at("2026-03-01T09:00:00+08:00")))
                .at("2026-03-01T09:00:00+08:00");
        spec.when(new CaseInput.NegotiationOver(at("2026-03-02T10:00:00+08:00")))
                .at("2026-03-02T10:00:00+08:00")
                .then(
                        new CaseEvent.StartPlanned(at("2026-03-03T10:00:00+08:00")),
                        new CaseEvent.LastDayNear(Act.FILE_SUIT, limitation));
        spec.whenTimePasses()
                .at(limitation)
                .then(new CaseEvent.WorkStopped(Act.FILE_SUIT, "last-day-passed", limitation));
        spec.when(new CaseInput.WorkResumed()).at("2026-04-02T09:00:00+08:00").thenRefused("last-day-passed");
        spec.when(new CaseInput.ClaimGivenUp())
                .at("2026-04-02T09:00:00+08:00")
                .thenPublished(new LitigationEvent.LitigationEnded(
                        LitigationOutcome.TERMINATED, at("2026-04-02T09:00:00+08:00")));
    }

    @Test
    void a_clearance_never_reaches_beyond_limitation() {
        Instant limitation = at("2026-03-03T12:00:00+08:00");
        filing(asking(watching(debt("ZJ", false), DEBT, limitation)))
                .then(new CaseEvent.HandedOver(
                        "lit-1",
                        yuan(100_000_00),
                        limitation,
                        limitation.plusSeconds(86_400),
                        at("2026-03-03T10:05:00+08:00")));
        assertThat(LIMITATION).isAfter(limitation);
    }
}
