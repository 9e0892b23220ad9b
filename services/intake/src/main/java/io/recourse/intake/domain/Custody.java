package io.recourse.intake.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What decides how long who a party is may be kept, and whether it may be told.
 *
 * @param moreCases live cases beyond those that the party keeps by their ids, ≥ 0
 * @param holds reasons, by the hold's id, for which nothing may be destroyed
 * @param erased since when nobody knows who it is; null while the vault does
 */
public record Custody(
        int moreCases, Map<String, String> holds, @Nullable Instant erased) {

    /** Of a party that has just become known. */
    public static final Custody NEW = new Custody(0, Map.of(), null);

    public Custody {
        // sorted, so that equal states have equal text
        holds = Collections.unmodifiableSortedMap(new TreeMap<>(holds));
    }

    Custody counting(int more) {
        return new Custody(moreCases + more, holds, erased);
    }

    Custody held(String holdId, String reason) {
        Map<String, String> more = new TreeMap<>(holds);
        more.put(holdId, reason);
        return new Custody(moreCases, more, erased);
    }

    Custody released(String holdId) {
        Map<String, String> fewer = new TreeMap<>(holds);
        fewer.remove(holdId);
        return new Custody(moreCases, fewer, erased);
    }

    Custody erasedAt(@Nullable Instant at) {
        return new Custody(moreCases, holds, at);
    }
}
