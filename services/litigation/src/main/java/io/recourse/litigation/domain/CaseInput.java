package io.recourse.litigation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import java.time.Instant;

/** Everything that can reach a case in this service. Court reports are a family of their own. */
public sealed interface CaseInput extends Input permits CaseInput.Fact, CaseInput.PersonCommand, CourtReport {

    /** Facts of our own services, results of effects and due deadlines: never refused. */
    sealed interface Fact extends CaseInput {}

    /** From intake's {@code CaseOpened}. */
    record Opened(Docket.Debt debt, Balance balance, Instant limitationEndsAt, Instant at) implements Fact, Dated {}

    /** From any event of intake that carries a new balance. */
    record BalanceChanged(Balance balance, Instant at) implements Fact, Dated {}

    /** From intake: another day is the last for the claim. */
    record LimitationMoved(Instant endsAt, Instant at) implements Fact, Dated {}

    /** From {@code NegotiationExhausted}. */
    record NegotiationOver(Instant at) implements Fact, Dated {}

    /** From {@code NegotiationResumed}: a promise, or a fact of before the end, came late, and talks go on. */
    record TalksResumed(Instant at) implements Fact, Dated {}

    /** From {@code BucketEntered}: an instalment is overdue, where perhaps none was. */
    record FellOverdue(Instant at) implements Fact, Dated {}

    record PauseBegan(String pauseId, PauseReason reason, Instant at) implements Fact, Dated {}

    record PauseOver(String pauseId, Instant at) implements Fact, Dated {}

    record ClearanceGiven(String requestId, Balance balance, Instant until) implements Fact {}

    record ClearanceRefused(String requestId, String rule) implements Fact {}

    /** From intake's {@code CaseClosed}: paid, cured, recalled or given up. */
    record Closed(CloseReason reason, Instant at) implements Fact, Dated {}

    /** From {@code DisposalEnded}. */
    record DisposalOver(Instant at) implements Fact, Dated {}

    /**
     * How an effect ended. {@code ref} is the request's id for the filing itself, {@code <id>/status-<n>} for a question
     * about it (DONE = the court has it, FAILED = it has not), {@code <id>/withdrawal} for its withdrawal.
     */
    record EffectEnded(String ref, Effect.Result result, String detail) implements Fact {}

    record DeadlinePassed(Deadline deadline) implements Fact, PassedDeadline {}

    /** Decisions of a person at the task list. */
    sealed interface PersonCommand extends CaseInput {}

    /** A person asked the court what became of a filing whose outcome nobody knew. */
    record FilingClarified(String requestId, boolean filed) implements PersonCommand {}

    /** A person removed what stopped the case: the act is asked for again. */
    record WorkResumed() implements PersonCommand {}

    /** A person decided that the claim is not pursued in court any further. */
    record ClaimGivenUp() implements PersonCommand {}
}
