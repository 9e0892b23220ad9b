package io.recourse.rules.contact;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;

/** What a budget counts. */
public enum Counted {
    /** A call of ours that was or may have been a conversation, bots included. */
    EFFECTIVE_CALL,
    /** The same, whoever began it. */
    CONVERSATION,
    /** A dial of ours that was or may have been without answer. */
    UNANSWERED_DIAL,
    /** A contact of ours of any result, but one proved not to have been put through. */
    ATTEMPT;

    boolean counts(Made made) {
        return switch (this) {
            case EFFECTIVE_CALL -> made.isOurs() && CONVERSATION.counts(made);
            case CONVERSATION -> made.kind() == ContactKind.VOICE && made.maybeReached();
            case UNANSWERED_DIAL -> made.isOurs() && made.kind() == ContactKind.VOICE && made.maybeUnanswered();
            case ATTEMPT -> made.isOurs() && made.outcome() != ContactOutcome.UNREACHABLE;
        };
    }
}
