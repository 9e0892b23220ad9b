package io.recourse.rules.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Business time stands still from {@code from} on, included, until {@code to}, excluded.
 *
 * @param reason why, for people and for rules that look at it
 * @param to null while it is open; not before {@code from}
 */
public record Pause(
        String id, String reason, Instant from, @Nullable Instant to) {

    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a pause must not end before it begins");
        }
    }

    public static Pause open(String id, String reason, Instant from) {
        return new Pause(id, reason, from, null);
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && (to == null || at.isBefore(to));
    }

    /** Ends it at the instant if that is earlier than its end; a pause ended before it began becomes empty. */
    Pause endedAt(Instant at) {
        if (to != null && !at.isBefore(to)) {
            return this;
        }
        return new Pause(id, reason, from, at.isBefore(from) ? from : at);
    }
}
