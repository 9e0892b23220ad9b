package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;

/** What happened to a number; all of it private. */
public sealed interface NumberEvent {

    /** @param lapsesAt until when it is kept for a party to take */
    record PlaceKept(String lender, String placeId, SharedContact dial, Instant lapsesAt) implements NumberEvent {}

    record PlaceGivenBack(String placeId) implements NumberEvent {}

    /** No party took it in time. */
    record PlaceLapsed(String placeId, Instant at) implements NumberEvent {}

    /**
     * A dial counts from here on.
     *
     * @param placeId the place that was kept for it and is gone; empty if it was told after the deed
     */
    record DialNoted(String lender, String placeId, SharedContact dial) implements NumberEvent {}

    record DialConcluded(String key, ContactOutcome outcome) implements NumberEvent {}

    /** It was none. */
    record DialStruck(String key) implements NumberEvent {}
}
