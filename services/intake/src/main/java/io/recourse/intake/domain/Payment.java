package io.recourse.intake.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was allocated when it came; the parts and {@code unallocated} sum to {@code minor}.
 *
 * @param reversal null unless it was taken back
 */
public record Payment(
        String id,
        long minor,
        LocalDate valueDate,
        long toCosts,
        long toInterest,
        long toPrincipal,
        long unallocated,
        @Nullable Reversal reversal) {

    /** @param on the day it counts from, never before the payment's value date */
    public record Reversal(String id, LocalDate on) {

        /** Whether it is that one; of a folded payment's only the mark is known. */
        boolean is(String reversalId) {
            return id.equals(reversalId) || id.equals(Packing.mark(reversalId));
        }
    }

    Payment called(String name) {
        return new Payment(name, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, reversal);
    }

    Payment reversed(String reversalId, LocalDate on) {
        LocalDate from = on.isBefore(valueDate) ? valueDate : on;
        return new Payment(
                id, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, new Reversal(reversalId, from));
    }

    long allocated() {
        return toCosts + toInterest + toPrincipal;
    }
}
