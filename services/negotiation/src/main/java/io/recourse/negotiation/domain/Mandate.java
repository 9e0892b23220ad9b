package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A debtor's leave to debit his account for what he agreed to pay. It may be taken back at any time.
 *
 * @param reference the payment provider's own reference of it; no account number
 * @param most of one debit
 * @param lastDay last day, debtor-local, on which it may be used; null if it was given for as long as there is something to pay
 */
public record Mandate(
        String mandateId,
        String party,
        String reference,
        Money most,
        @Nullable LocalDate lastDay,
        Instant givenAt,
        boolean revoked) {

    Mandate takenBack() {
        return new Mandate(mandateId, party, reference, most, lastDay, givenAt, true);
    }

    boolean covers(LocalDate day) {
        return !revoked && (lastDay == null || !day.isAfter(lastDay));
    }

    /** Whether another word of the same mandate says the same. */
    boolean isSame(Mandate other) {
        return party.equals(other.party)
                && reference.equals(other.reference)
                && most.equals(other.most)
                && Objects.equals(lastDay, other.lastDay);
    }
}
