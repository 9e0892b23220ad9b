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
 * @param answered whether the debtor answered it in words that want no end of it; null if it said nothing, or nobody told so
 * @param noContactFrom from when on it wants no contact at all, as an answer to this one said and the ledger was told; null if none did
 */
public record Attempt(
        String attemptId,
        String step,
        Instant at,
        @Nullable ContactOutcome outcome,
        @Nullable String party,
        @Nullable Channel channel,
        @Nullable Tone tone,
        @Nullable Boolean answered,
        @Nullable Instant noContactFrom) {

    Attempt ended(ContactOutcome how) {
        return new Attempt(attemptId, step, at, how, party, channel, tone, answered, noContactFrom);
    }

    /** In whatever order its answers are heard: who wants to be left alone has not answered, whatever else it said. */
    Attempt answered(boolean withWords) {
        boolean now = withWords && !Boolean.FALSE.equals(answered);
        return new Attempt(attemptId, step, at, outcome, party, channel, tone, now, noContactFrom);
    }

    Attempt noContact(Instant from) {
        return new Attempt(attemptId, step, at, outcome, party, channel, tone, answered, from);
    }

    /** Said once more it is no news, unless it turns out to have been said earlier. */
    boolean wantsNoContactBy(Instant from) {
        return noContactFrom != null && !from.isBefore(noContactFrom);
    }

    /** Of what nobody knows, and of what is under way, only an answer says so. */
    boolean reachedSomebody() {
        return switch (outcome) {
            case DELIVERED, UNANSWERED, CONVERSATION -> true;
            case UNREACHABLE, UNKNOWN -> Boolean.TRUE.equals(answered);
            case null -> Boolean.TRUE.equals(answered);
        };
    }

    boolean isAnswered() {
        return answered == null ? outcome == ContactOutcome.CONVERSATION : answered;
    }

    /** An adapter only knows that it delivered, or nothing at all; whoever spoke to the debtor may know more. */
    boolean takes(ContactOutcome better) {
        return takes(outcome, better);
    }

    static boolean takes(@Nullable ContactOutcome known, ContactOutcome better) {
        return switch (known) {
            case null -> true;
            case UNKNOWN -> better != ContactOutcome.UNKNOWN;
            case DELIVERED -> better != ContactOutcome.UNKNOWN && better != ContactOutcome.DELIVERED;
            case CONVERSATION, UNANSWERED, UNREACHABLE -> false;
        };
    }
}
