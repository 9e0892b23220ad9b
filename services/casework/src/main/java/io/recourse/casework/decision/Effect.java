package io.recourse.casework.decision;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done in the world, written down with the event that wants it and carried out by an adapter afterwards.
 * Its result comes back as an input ({@link Decider#effectResult}).
 *
 * @param adapter which adapter does it: {@code message}, {@code filing}, {@code auction}
 * @param ref names it within the subject; the adapter's idempotency key is subject and ref
 * @param body what the adapter needs; party ids and derived facts only, never identity
 * @param until from this instant on it is dropped with the result DROPPED, null if it does not age
 */
public record Effect(
        String adapter,
        String ref,
        Map<String, String> body,
        @Nullable Instant until) {

    public Effect {
        body = Map.copyOf(body);
    }

    /** Whether it is too late for it: from {@code until} on, that instant included. */
    public static boolean isPast(@Nullable Instant until, Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** How an effect ended. */
    public enum Result {
        /** The adapter did it and knows. */
        DONE,
        /** The adapter knows that it did not happen. */
        FAILED,
        /** {@code until} had passed, nothing was done. */
        DROPPED,
        /** Nobody knows; a contact stays spent. */
        UNKNOWN
    }
}
