package io.recourse.litigation.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a case. {@link Told} is published, everything else stays in this service's journal. */
public sealed interface CaseEvent {

    record Told(LitigationEvent event) implements CaseEvent, Published {}

    record CaseTaken(Docket.Debt debt, Balance balance, Instant limitationEndsAt, Instant at) implements CaseEvent {}

    record BalanceHeard(Balance balance, Instant at) implements CaseEvent {}

    record LimitationHeard(Instant endsAt) implements CaseEvent {}

    record PauseHeard(Docket.OpenPause pause) implements CaseEvent {}

    record PauseEndHeard(String pauseId, Instant at) implements CaseEvent {}

    record DisposalEndHeard(Instant at) implements CaseEvent {}

    /** Talks are over; litigation starts at {@code startAt} unless the case is hindered. */
    record StartPlanned(Instant startAt) implements CaseEvent {}

    /** Talks go on, and nothing had begun here: it begins anew when they are over again. */
    record StartCalledOff(Instant at) implements CaseEvent {}

    /** Talks go on; what was to be filed first waits until they are over again, what a court has had does not. */
    record TalksHeard(Instant since) implements CaseEvent {}

    record TalksEndHeard(Instant at) implements CaseEvent {}

    /** An act is wanted at {@code askAt}; {@code attempt} counts the requests for it that came to nothing. */
    record ActPlanned(Act act, Instant askAt, int attempt) implements CaseEvent {}

    /** A person's task: the last day for an act is near. */
    record LastDayNear(Act act, Instant lastDay) implements CaseEvent {}

    /**
     * The effect is on its way; without a result by {@code lookAt} the court is asked.
     *
     * @param at when; null in journals of before this was said
     */
    record HandedOver(
            String requestId,
            Money claim,
            Instant until,
            Instant lookAt,
            @Nullable Instant at) implements CaseEvent {}

    /** The act surely did not happen: its clearance ran out or its delivery failed. */
    record FilingMissed(String requestId, String rule, Instant at) implements CaseEvent {}

    record OutcomeUnknown(String requestId, Instant lookAt) implements CaseEvent {}

    record StatusAsked(String requestId, int number, Instant lookAt) implements CaseEvent {}

    /** A person's task: nobody knows whether the court has it, and it is never filed twice. */
    record ClarificationAsked(String requestId) implements CaseEvent {}

    /**
     * The matter is before the court.
     *
     * @param fee court fee paid for it, minor units
     * @param dueBy when the court must have answered
     */
    record Lodged(Docket.Filed matter, long fee, Instant dueBy) implements CaseEvent {}

    /** Fees of a claim in another currency than the tariff's are entered by a person. */
    record FeeNotPriced(String requestId, String currency) implements CaseEvent {}

    record FeeToppedUp(long amount) implements CaseEvent {}

    record CourtSaid(CourtReport report) implements CaseEvent {}

    /**
     * The court is late; nothing is lost by it.
     *
     * @param lookAgainAt end of a possible extension, null if there is none
     */
    record CourtOverdue(
            String term, Instant dueBy, @Nullable Instant lookAgainAt) implements CaseEvent {}

    /** A written objection lies with the court. */
    record ObjectionLodged(Instant at, Instant rulingExpectedBy) implements CaseEvent {}

    record ObjectionDropped(Instant at) implements CaseEvent {}

    /** The order will stand for less; the contested part is a person's task. */
    record PartContested(Money contested, Money left) implements CaseEvent {}

    /** We did not refuse: the ended order is a suit, filed on the day of the application (民诉法解释 art. 439). */
    record ConversionDeemed(Instant suitDate, Instant dueBy) implements CaseEvent {}

    record VerdictServed(CourtReport.Verdict verdict, Instant at, Instant appealEndsAt) implements CaseEvent {}

    record AppealPending(Instant at, Instant dueBy) implements CaseEvent {}

    /** Limitation restarts when proceedings that interrupted it end (民法典 art. 195). */
    record LimitationRestarted(Instant endsAt) implements CaseEvent {}

    record EnforcementBegan(Instant at, Instant dueBy) implements CaseEvent {}

    record EnforcementFoundNothing(Instant at) implements CaseEvent {}

    /** A person's task: the case cannot go on by itself. */
    record WorkStopped(Act act, String rule, Instant at) implements CaseEvent {}

    /** The case closed while a filing was on its way; it will be withdrawn if it arrived. */
    record ClosureHeard(CloseReason reason, Instant at) implements CaseEvent {}

    /** What lay before the court was withdrawn; its costs stay. */
    record FilingWithdrawn(String requestId, Instant at) implements CaseEvent {}

    /** A person's task: the court did not confirm a withdrawal. */
    record WithdrawalUnconfirmed(String requestId) implements CaseEvent {}

    /** The case closed before it ever came to us. */
    record CaseLeft(Instant at) implements CaseEvent {}
}
