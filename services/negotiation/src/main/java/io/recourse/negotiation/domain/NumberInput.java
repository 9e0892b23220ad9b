package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;

/** What reaches a number. */
public sealed interface NumberInput extends Input {

    /**
     * Somebody is about to ask a party for a contact on this number; a command, and its first input. It is answered with what
     * else counts, and a place is kept until the party has spoken.
     *
     * @param lender for whom it would be dialled
     * @param placeId tells one ask from another
     * @param key of the contact, as {@link SharedContact} has it
     * @param number its digest
     */
    record PlaceAsked(String lender, String placeId, String key, Channel channel, String number)
            implements NumberInput {}

    /** The party denied the contact, or had allowed it before. */
    record PlaceReturned(String placeId) implements NumberInput {}

    /**
     * A party allowed the contact.
     *
     * @param placeId the place that was kept for it
     */
    record PlaceTaken(String lender, String placeId, SharedContact dial) implements NumberInput {}

    /** The number was dialled in a contact of which it had not been known before. */
    record DialTold(String lender, SharedContact dial) implements NumberInput {}

    /** What became of a dial. */
    record DialEnded(String key, ContactOutcome outcome) implements NumberInput {}

    /** It turns out never to have been dialled. */
    record DialReturned(String key) implements NumberInput {}

    record DeadlinePassed(Deadline deadline) implements NumberInput, PassedDeadline {}
}
