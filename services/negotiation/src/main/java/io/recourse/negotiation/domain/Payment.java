package io.recourse.negotiation.domain;

import io.recourse.contracts.PaymentRest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as promises see it.
 *
 * @param minor minor units of the case's currency, > 0
 * @param valueDate of money that only a statement shows the latest day on which it may have been paid
 * @param voided taken back; kept so that a repeated fact does not revive it
 * @param left minor units that were owed once it was booked, ≥ 0; null in rows of before that was kept
 * @param statedFrom the earliest such day; null of a payment that was told as one
 */
public record Payment(
        String paymentId,
        long minor,
        LocalDate valueDate,
        boolean voided,
        @Nullable Long left,
        @Nullable LocalDate statedFrom) {

    /** Called so is what statements show as owed again though nobody told of a return; it never counts. */
    static final String OWED_AGAIN = "owed again";

    boolean isStated() {
        return statedFrom != null;
    }

    /** Whether a statement of that day or later showed it, and nothing took it back. */
    boolean isShownSince(LocalDate first) {
        return isStated() && !voided && !valueDate.isBefore(first);
    }

    /** The earliest day on which it may have been paid: when it was, a statement does not say. */
    LocalDate earliest() {
        return statedFrom == null ? valueDate : statedFrom;
    }

    /** Likewise from that day on. */
    LocalDate earliestFrom(LocalDate first) {
        return isStated() && earliest().isBefore(first) ? first : earliest();
    }

    /** Whose rest it is, if it is one. */
    PaymentRest rest() {
        return PaymentRest.of(paymentId);
    }

    Payment taken() {
        return new Payment(paymentId, minor, valueDate, true, left, statedFrom);
    }

    Payment less(long part) {
        return part >= minor ? taken() : new Payment(paymentId, minor - part, valueDate, voided, left, statedFrom);
    }
}
