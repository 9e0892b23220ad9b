package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.segmentation.domain.CaseState.Withheld;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case of segmentation. */
public sealed interface CaseEvent {

    /** The case was scored, or it has its strategy. */
    record Told(SegmentationEvent event) implements CaseEvent, Published {}

    /** The case is known and watched until it reaches the EARLY bucket. */
    record CaseWatched(CaseFacts facts, Standing standing) implements CaseEvent {}

    record BucketRecorded(Bucket bucket, int dpd, LocalDate oldestUnpaidDue) implements CaseEvent {}

    record BalanceRecorded(Balance balance, @Nullable LocalDate oldestUnpaidDue) implements CaseEvent {}

    /** Of what was owed when the strategy was assigned, so much was paid; below zero where a payment went back. */
    record PaymentCounted(long minor) implements CaseEvent {}

    /** A contact under the strategy. */
    record ContactCounted(String attemptId, Channel channel) implements CaseEvent {}

    record LimitationRecorded(Instant endsAt) implements CaseEvent {}

    /** What the profile of its debtor shows is something new. */
    record ProfileNoted(Shown shown) implements CaseEvent {}

    /** The index of its industry was read anew. */
    record IndexNoted(IndustryIndex index) implements CaseEvent {}

    /** It was to get a strategy, and gets none as things stand. */
    record PlacementWithheld(Withheld why) implements CaseEvent {}

    record PauseRecorded(String pauseId, PauseReason reason) implements CaseEvent {}

    record PauseLifted(String pauseId, Instant at) implements CaseEvent {}

    /**
     * There is something to warn the lender of, once per cause. Nothing is sent: the lender reads it in the list of early
     * warnings.
     *
     * @param value DPD, or the industry index in basis points
     */
    record EarlyWarned(Warning warning, int value, Instant at) implements CaseEvent {}

    /** It is of another kind than it was thought to be, or of the first. */
    record CaseClustered(String model, Cluster cluster) implements CaseEvent {}

    /**
     * What the strategy rests on, for the debtor's right to an explanation (个人信息保护法 art. 24).
     *
     * @param quadrant null where a release told it that did not look; as {@code chosen}
     */
    record CauseExplained(
            Cause cause,
            @Nullable Quadrant quadrant,
            List<String> evidence,
            @Nullable Chosen chosen) implements CaseEvent {
        public CauseExplained {
            evidence = List.copyOf(evidence);
        }
    }

    /** Its strategy came before it was late enough for one. */
    record TalksPreempted(Preempted because) implements CaseEvent {}

    /** Talks are over; the case is scored on for those who take it further. */
    record CaseEscalated(Instant at) implements CaseEvent {}

    record CaseEnded(CloseReason reason, Instant at) implements CaseEvent {}
}
