package io.recourse.rules.contact;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;

/** What a budget counts. */
public enum Counted {
    /** A call that was or may have been a conversation, bots included. */
    EFFECTIVE_CALL,
    /** A dial that was or may have been without answer. */
    UNANSWERED_DIAL,
    /** A contact of any result, but one proved not to have been put through. */
    ATTEMPT;

    boolean counts(Made made) {
        return switch (this) {
            case EFFECTIVE_CALL -> made.kind() == ContactKind.VOICE && made.maybeReached();
            case UNANSWERED_DIAL -> made.kind() == ContactKind.VOICE && made.maybeUnanswered();
            case ATTEMPT -> made.outcome() != ContactOutcome.UNREACHABLE;
        };
    }
}
