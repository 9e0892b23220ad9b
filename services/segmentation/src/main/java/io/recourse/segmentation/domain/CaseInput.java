package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What reaches a case of segmentation. Nothing here is a command, so nothing is ever refused. */
public sealed interface CaseInput extends Dated {

    /**
     * Intake opened the case; see {@link CaseFacts}.
     *
     * @param limitationEndsAt from when on the claim is time-barred; null in mail of a release that did not look at it
     */
    record Opened(
            String lender,
            DebtorKind debtorKind,
            String jurisdiction,
            String contractZone,
            String debtorZone,
            String province,
            boolean secured,
            ScoringFacts scoring,
            Balance balance,
            LocalDate oldestUnpaidDue,
            int dpd,
            @Nullable Instant limitationEndsAt,
            Instant at)
            implements CaseInput {}

    /** Intake counted the case into a delinquency bucket. */
    record BucketReached(Bucket bucket, int dpd, LocalDate oldestUnpaidDue, Instant at) implements CaseInput {}

    /**
     * A payment, reversal or adjustment.
     *
     * @param balance what is owed after it
     * @param byPayment whether money came or went back; an adjustment is neither
     */
    record BalanceChanged(Balance balance, @Nullable LocalDate oldestUnpaidDue, boolean byPayment, Instant at)
            implements CaseInput {}

    /** The ledger counts the claim's limitation to another end: earlier, or later where something renewed it. */
    record LimitationMoved(Instant endsAt, Instant at) implements CaseInput {}

    /** Told by the profile of the case: its lender said something of the debtor. */
    record ProfileKnown(Shown shown, Instant at) implements CaseInput {}

    /** What the index of its industry is now: told where a reading is new, or where the case asked. */
    record IndexKnown(IndustryIndex index, Instant at) implements CaseInput {}

    record PauseStarted(String pauseId, PauseReason reason, Instant at) implements CaseInput {}

    record PauseEnded(String pauseId, Instant at) implements CaseInput {}

    /** Negotiation handed a contact to the channel. */
    record Contacted(String attemptId, Channel channel, Instant at) implements CaseInput {}

    /**
     * An operator moves the case to another strategy.
     *
     * @param from the one it must have, so that no case is moved that another strategy took in between
     * @param to one in force, whose condition takes the case as it stands now
     */
    record MigrationAsked(String from, String to, Instant at) implements CaseInput {}

    /** Negotiation ended without result. */
    record NegotiationOver(Instant at) implements CaseInput {}

    /** Intake closed the case in all services. */
    record Closed(CloseReason reason, Instant at) implements CaseInput {}

    /**
     * The weekly heat map found it in a hot cell; its talks shall not wait until it is later still.
     *
     * @param because what is hot
     */
    record PreemptionAsked(Preempted because, Instant at) implements CaseInput {}

    /** Everything is looked at once more: a model or a policy may have changed. */
    record LookedAtAgain(Instant at) implements CaseInput {}

    record DeadlinePassed(Deadline deadline) implements CaseInput, PassedDeadline {}
}
