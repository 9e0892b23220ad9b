package io.recourse.rules.contact;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was made, or may have been.
 *
 * @param outcome null while nobody has said what became of it; it then counts in every way it may have ended
 * @param begunByThem the person contacted us; null if we did
 * @param basis on what recorded ground a contact for another lender may be counted at all, null if there is none
 */
public record Made(
        Instant at,
        Channel channel,
        @Nullable ContactOutcome outcome,
        Whom whom,
        @Nullable String basis,
        @Nullable Boolean begunByThem) {

    /** By us. */
    public Made(Instant at, Channel channel, @Nullable ContactOutcome outcome, Whom whom, @Nullable String basis) {
        this(at, channel, outcome, whom, basis, null);
    }

    boolean isOurs() {
        return !Boolean.TRUE.equals(begunByThem);
    }

    public ContactKind kind() {
        return ContactKind.of(channel);
    }

    /** True if somebody may have been talked to or have read it. */
    boolean maybeReached() {
        return outcome != ContactOutcome.UNANSWERED && outcome != ContactOutcome.UNREACHABLE;
    }

    /** True if it may have rung in vain, or never have been put through. */
    boolean maybeUnanswered() {
        return outcome != ContactOutcome.CONVERSATION;
    }
}
