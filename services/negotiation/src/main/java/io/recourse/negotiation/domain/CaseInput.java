package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reaches a case of negotiation. */
public sealed interface CaseInput extends Input {

    /**
     * Intake opened the case; its first input.
     *
     * @param limitationEndsAt from when on the claim is time-barred; null in mail of a release that did not look at it
     */
    record Opened(
            String lender,
            String debtorParty,
            String zone,
            String jurisdiction,
            String language,
            Balance balance,
            @Nullable Instant limitationEndsAt,
            Instant at)
            implements CaseInput, Dated {}

    /** Segmentation gave the ladder; a live case keeps the one it has. */
    record StrategyGiven(String strategy, Instant startAt, int exhaustAfterDays, List<Step> steps)
            implements CaseInput {
        public StrategyGiven {
            steps = List.copyOf(steps);
        }
    }

    /** The balance moved for another reason than a payment. */
    record BalanceChanged(Balance balance, Instant at) implements CaseInput, Dated {}

    /** The ledger allocated a payment; promises look at its value date, never at when it was heard. */
    record PaymentHeard(String paymentId, Money amount, LocalDate valueDate, Balance balance, Instant at)
            implements CaseInput, Dated {}

    /** A payment was reversed; it no longer counts for any promise. */
    record PaymentTakenBack(String paymentId, Balance balance, Instant at) implements CaseInput, Dated {}

    /** The ledger counts the claim's limitation to another end: earlier, or later where something renewed it. */
    record LimitationMoved(Instant endsAt, Instant at) implements CaseInput, Dated {}

    /** A pause began, possibly backdated; intake watches {@code reviewAt}. */
    record PauseBegan(String pauseId, PauseReason reason, Instant from, Instant reviewAt) implements CaseInput {
        @Override
        public Instant businessAt(Instant now) {
            return from;
        }
    }

    record PauseOver(String pauseId, Instant at) implements CaseInput, Dated {}

    /** Intake ended the case. */
    record Closed(Instant at) implements CaseInput, Dated {}

    /**
     * The party spent a unit on this attempt.
     *
     * @param until end of the hours in which the contact may still take place
     */
    record ContactGranted(String attemptId, Instant until) implements CaseInput {}

    /**
     * The party's guard said no.
     *
     * @param nextAllowedAt when asking again makes sense, null if time alone will never allow it
     */
    record ContactDenied(
            String attemptId, String rule, @Nullable Instant nextAllowedAt) implements CaseInput {}

    /**
     * The party let somebody outside the ladder contact it: the case keeps the contact like one of its own.
     */
    record ContactPermitted(String attemptId, String purpose, Tone tone, Channel channel, Instant at)
            implements CaseInput, Dated {}

    /** What the channel's adapter said of an attempt. */
    record EffectEnded(String ref, Effect.Result result, String detail) implements CaseInput {}

    /** A partner reports what became of a contact; it may know better than the adapter did. */
    record ContactResultReported(String attemptId, ContactOutcome outcome, Instant at) implements CaseInput, Dated {}

    /**
     * The debtor promises to pay; a command.
     *
     * @param lastDate last day on which a payment's value date keeps the promise, debtor-local
     * @param madeBy who took it down: a user, an agency, a bot
     * @param approved a person with the right to do so approved a promise after broken ones
     */
    record PromiseMade(String promiseId, Money amount, LocalDate lastDate, String madeBy, boolean approved)
            implements CaseInput {}

    record DeadlinePassed(Deadline deadline) implements CaseInput, PassedDeadline {}
}
