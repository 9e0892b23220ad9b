package io.recourse.negotiation.domain;

import java.time.LocalDate;

/**
 * A payment as promises see it.
 *
 * @param minor minor units of the case's currency, > 0
 * @param voided taken back; kept so that a repeated fact does not revive it
 */
public record Payment(String paymentId, long minor, LocalDate valueDate, boolean voided) {

    Payment taken() {
        return new Payment(paymentId, minor, valueDate, true);
    }
}
