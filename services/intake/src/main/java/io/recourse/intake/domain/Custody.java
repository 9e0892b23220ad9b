package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
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
 * @param kind ENTERPRISE if it is one and erased: it may be bankrupt later, and what it is names nobody. Of a person nothing
 *     is kept
 */
public record Custody(
        int moreCases,
        Map<String, String> holds,
        @Nullable Instant erased,
        @Nullable DebtorKind kind) {

    /** Of a party that has just become known. */
    public static final Custody NEW = new Custody(0, Map.of(), null, null);

    public Custody {
        // sorted, so that equal states have equal text
        holds = Collections.unmodifiableSortedMap(new TreeMap<>(holds));
    }

    Custody counting(int more) {
        return new Custody(moreCases + more, holds, erased, kind);
    }

    Custody held(String holdId, String reason) {
        Map<String, String> more = new TreeMap<>(holds);
        more.put(holdId, reason);
        return new Custody(moreCases, more, erased, kind);
    }

    Custody released(String holdId) {
        Map<String, String> fewer = new TreeMap<>(holds);
        fewer.remove(holdId);
        return new Custody(moreCases, fewer, erased, kind);
    }

    Custody erased(Instant at, @Nullable DebtorKind whatItWas) {
        return new Custody(moreCases, holds, at, whatItWas == DebtorKind.ENTERPRISE ? whatItWas : null);
    }

    Custody takenAnew() {
        return new Custody(moreCases, holds, null, null);
    }
}
