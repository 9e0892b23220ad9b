package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact that was granted and handed to its channel; {@code outcome} is null while nobody has said what became of it. */
public record Attempt(
        String attemptId, String step, Instant at, @Nullable ContactOutcome outcome) {

    Attempt ended(ContactOutcome how) {
        return new Attempt(attemptId, step, at, how);
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
