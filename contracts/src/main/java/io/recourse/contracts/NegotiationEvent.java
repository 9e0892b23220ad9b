package io.recourse.contracts;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import java.time.LocalDate;

/** Published by negotiation on {@code cases.negotiation}: contact, promise, exhaustion. */
public sealed interface NegotiationEvent extends PublicEvent {

    @Override
    default String topic() {
        return "cases.negotiation";
    }

    record NegotiationStarted(String strategy, Instant at, Instant exhaustsAt) implements NegotiationEvent {}

    /** A contact was granted by the party's budget and handed to the channel. */
    record ContactAttempted(
            String attemptId, String step, Tone tone, Channel channel, String party, String zone, Instant at)
            implements NegotiationEvent {}

    record ContactResult(String attemptId, ContactOutcome outcome, Instant at) implements NegotiationEvent {}

    /** What became of a contact; UNKNOWN stays spent. */
    enum ContactOutcome {
        DELIVERED,
        CONVERSATION,
        UNANSWERED,
        UNREACHABLE,
        UNKNOWN
    }

    /** A step that is no longer worth taking is recorded, never taken late. */
    record StepLapsed(String step, Instant dueAt, String rule) implements NegotiationEvent {}

    record PromiseRecorded(String promiseId, Money amount, LocalDate lastDate, Instant at)
            implements NegotiationEvent {}

    record PromiseKept(String promiseId, Money paid) implements NegotiationEvent {}

    record PromisePartlyKept(String promiseId, Money amount, Money paid) implements NegotiationEvent {}

    record PromiseBroken(String promiseId, Money amount, Money paid) implements NegotiationEvent {}

    /** Talks are over without result; litigation and disposal take over. */
    record NegotiationExhausted(Instant at, String basis, int attempts, int brokenPromises)
            implements NegotiationEvent {}
}
