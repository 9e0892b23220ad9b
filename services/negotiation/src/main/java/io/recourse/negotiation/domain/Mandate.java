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
 * @param range within which the debtor wants no notice of a debit (12 CFR 1005.10(d)(2)); null if he chose none
 * @param electronic whether he agreed to have notices by e-mail (12 CFR 1005.4(a)(1), 15 U.S.C. 7001(c)); null in rows of before
 *     that was asked
 */
public record Mandate(
        String mandateId,
        String party,
        String reference,
        Money most,
        @Nullable LocalDate lastDay,
        Instant givenAt,
        boolean revoked,
        @Nullable Range range,
        @Nullable Boolean electronic) {

    /** @param least in minor units of the mandate's currency, as is {@code most}; both included */
    public record Range(long least, long most) {
        boolean covers(Money amount) {
            return amount.minor() >= least && amount.minor() <= most;
        }
    }

    static Mandate given(CaseInput.MandateGiven given, Instant at) {
        return new Mandate(
                given.mandateId(),
                given.party(),
                given.reference(),
                given.most(),
                given.lastDay(),
                at,
                false,
                given.range(),
                given.electronic());
    }

    Mandate takenBack() {
        return new Mandate(mandateId, party, reference, most, lastDay, givenAt, true, range, electronic);
    }

    boolean covers(LocalDate day) {
        return !revoked && (lastDay == null || !day.isAfter(lastDay));
    }

    boolean takesMail() {
        return Boolean.TRUE.equals(electronic);
    }

    /** Whether another word of the same mandate says the same. */
    boolean isSame(Mandate other) {
        return party.equals(other.party)
                && reference.equals(other.reference)
                && most.equals(other.most)
                && Objects.equals(lastDay, other.lastDay)
                && Objects.equals(range, other.range)
                && takesMail() == other.takesMail();
    }
}
