package io.recourse.negotiation.domain;

import io.recourse.rules.contact.ContactKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a party can be reached at all. It is lost after so many calls in a row that failed, and found by a conversation
 * or by an address that was lawfully repaired.
 *
 * @param failedCalls calls in a row that nobody answered or that could not be put through, ≥ 0
 * @param lostSince when it was lost, null if it is not
 * @param refusing third persons who said that they do not want to be asked: for good
 */
public record Reach(int failedCalls, @Nullable Instant lostSince, List<String> refusing) {

    public Reach {
        refusing = List.copyOf(refusing);
    }

    static Reach unknown() {
        return new Reach(0, null, List.of());
    }

    boolean isLost() {
        return lostSince != null;
    }

    /** A call failed. Messages and letters prove nothing: nobody knows who reads them. */
    Reach failed(ContactKind kind) {
        return kind == ContactKind.VOICE ? new Reach(failedCalls + 1, lostSince, refusing) : this;
    }

    Reach talkedTo() {
        return new Reach(0, lostSince, refusing);
    }

    Reach lost(Instant at) {
        return new Reach(failedCalls, at, refusing);
    }

    Reach found() {
        return new Reach(0, null, refusing);
    }

    Reach refusedBy(String ref) {
        return refusing.contains(ref)
                ? this
                : new Reach(
                        failedCalls,
                        lostSince,
                        Stream.concat(refusing.stream(), Stream.of(ref)).toList());
    }
}
