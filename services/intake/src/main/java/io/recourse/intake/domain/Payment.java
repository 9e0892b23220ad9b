package io.recourse.intake.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it was allocated when it came; the parts and {@code unallocated} sum to {@code minor}.
 *
 * @param reversal null unless it was taken back
 * @param alias another id by which it was told, null if there is none: who told it by a lender's id may tell it by its
 *     servicer's reference too
 * @param otherKey the second of the two ids that its servicer's word makes, its reference's and its end-to-end id's; null
 *     while but one of them is known
 */
public record Payment(
        String id,
        long minor,
        LocalDate valueDate,
        long toCosts,
        long toInterest,
        long toPrincipal,
        long unallocated,
        @Nullable Reversal reversal,
        @Nullable String alias,
        @Nullable String otherKey) {

    /** As it was first told. */
    Payment(
            String id,
            long minor,
            LocalDate valueDate,
            long toCosts,
            long toInterest,
            long toPrincipal,
            long unallocated) {
        this(id, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, null, null, null);
    }

    /** @param on the day it counts from, never before the payment's value date */
    public record Reversal(String id, LocalDate on) {

        /** Whether it is that one; of a folded payment's only the mark is known. */
        boolean is(String reversalId) {
            return Packing.stands(id, reversalId);
        }
    }

    /** By the id it is asked for, where it has but one and only its mark is known. */
    Payment called(String name) {
        return hasOneId()
                ? new Payment(
                        name, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, reversal, null, null)
                : this;
    }

    private boolean hasOneId() {
        return alias == null && otherKey == null;
    }

    Payment reversed(String reversalId, LocalDate on) {
        Reversal back = new Reversal(reversalId, backOn(on));
        return new Payment(id, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, back, alias, otherKey);
    }

    /** The day on which it goes back, whatever day is told: none before its own. */
    LocalDate backOn(LocalDate told) {
        return told.isBefore(valueDate) ? valueDate : told;
    }

    /** The part of it that goes back first: as if it had been smaller, what it paid last. */
    Payment returning(long part) {
        long beyond = Math.min(unallocated, part);
        long principal = Math.min(toPrincipal, part - beyond);
        long interest = Math.min(toInterest, part - beyond - principal);
        long costs = part - beyond - principal - interest;
        return new Payment(id, part, valueDate, costs, interest, principal, beyond, reversal, alias, otherKey);
    }

    /** What is left of it without that part, as a payment of its own. */
    Payment without(Payment part, String restId) {
        return new Payment(
                restId,
                minor - part.minor,
                valueDate,
                toCosts - part.toCosts,
                toInterest - part.toInterest,
                toPrincipal - part.toPrincipal,
                unallocated - part.unallocated);
    }

    Payment alsoKnownAs(String other) {
        return new Payment(
                id, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, reversal, other, otherKey);
    }

    Payment keyedAs(String key) {
        return new Payment(id, minor, valueDate, toCosts, toInterest, toPrincipal, unallocated, reversal, alias, key);
    }

    /** Told by that end-to-end id and, as far as anybody knows, by no reference of its servicer. */
    boolean awaitsReference(String endToEnd) {
        return otherKey == null && goesBy(endToEnd);
    }

    boolean goesBy(String name) {
        return Packing.stands(id, name)
                || alias != null && Packing.stands(alias, name)
                || otherKey != null && Packing.stands(otherKey, name);
    }

    /** Whether it was paid by the end of that day and had not gone back by then. */
    boolean stoodOn(LocalDate day) {
        return !valueDate.isAfter(day) && (reversal == null || reversal.on().isAfter(day));
    }

    long allocated() {
        return toCosts + toInterest + toPrincipal;
    }
}
