package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was granted and handed to its channel.
 *
 * @param outcome null while nobody has said what became of it
 * @param party the co-debtor it went to; null if to the debtor
 * @param channel null in rows of before it was kept, as is the tone
 */
public record Attempt(
        String attemptId,
        String step,
        Instant at,
        @Nullable ContactOutcome outcome,
        @Nullable String party,
        @Nullable Channel channel,
        @Nullable Tone tone) {

    Attempt ended(ContactOutcome how) {
        return new Attempt(attemptId, step, at, how, party, channel, tone);
    }

    /** An adapter only knows that it delivered, or nothing at all; whoever spoke to the debtor may know more. */
    boolean takes(ContactOutcome better) {
        return switch (outcome) {
            case null -> true;
            case UNKNOWN -> better != ContactOutcome.UNKNOWN;
            case DELIVERED -> better != ContactOutcome.UNKNOWN && better != ContactOutcome.DELIVERED;
            case CONVERSATION, UNANSWERED, UNREACHABLE -> false;
        };
    }
}
