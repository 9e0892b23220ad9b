package io.recourse.negotiation.domain;

import io.recourse.contracts.PaymentRest;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as promises see it.
 *
 * @param minor minor units of the case's currency, > 0
 * @param voided taken back; kept so that a repeated fact does not revive it
 * @param left minor units that were owed once it was booked, ≥ 0; null in rows of before that was kept
 */
public record Payment(
        String paymentId,
        long minor,
        LocalDate valueDate,
        boolean voided,
        @Nullable Long left) {

    /** Whose rest it is, if it is one. */
    PaymentRest rest() {
        return PaymentRest.of(paymentId);
    }

    Payment taken() {
        return new Payment(paymentId, minor, valueDate, true, left);
    }
}
