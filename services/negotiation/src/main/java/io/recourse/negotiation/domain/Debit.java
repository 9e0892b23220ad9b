package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to debit an instalment.
 *
 * @param requestId names it in the ledger's clearance and towards the provider
 * @param index of the instalment, from 0
 * @param amount what was asked for, and once it was handed over what the provider was told
 * @param until by when the provider may make it; null until handed over
 * @param bookedBy last day, debtor-local, on which the ledger should have heard of the money, or if it was clarified that
 *     there is none, on which it still may be paid; null until handed over
 * @param outcome null while it is under way
 * @param endedAt null while it is under way
 * @param clarified true once a person said what became of one of which nobody knew; null otherwise
 */
public record Debit(
        String requestId,
        String offerId,
        int index,
        Money amount,
        @Nullable Instant until,
        @Nullable LocalDate bookedBy,
        @Nullable DebitOutcome outcome,
        @Nullable Instant endedAt,
        @Nullable Boolean clarified) {

    static Debit asked(String requestId, String offerId, int index, Money amount) {
        return new Debit(requestId, offerId, index, amount, null, null, null, null, null);
    }

    Debit handedOver(Money cleared, Instant end, LocalDate booked) {
        return new Debit(requestId, offerId, index, cleared, end, booked, null, null, null);
    }

    Debit ended(DebitOutcome as, Instant at) {
        return new Debit(requestId, offerId, index, amount, until, bookedBy, as, at, clarified);
    }

    Debit clarified(DebitOutcome as, LocalDate booked, Instant at) {
        return new Debit(requestId, offerId, index, amount, until, booked, as, at, true);
    }

    boolean isClarified() {
        return clarified != null && clarified;
    }

    boolean isOf(Agreement agreement, int instalment) {
        return offerId.equals(agreement.offerId()) && index == instalment;
    }

    boolean isAsked() {
        return outcome == null && bookedBy == null;
    }

    boolean isWithProvider() {
        return outcome == null && bookedBy != null;
    }

    /** The money may have moved, or still may: nothing of the sort is asked for again. */
    boolean mayHaveMoved() {
        return outcome == null || outcome == DebitOutcome.MADE || outcome == DebitOutcome.UNKNOWN;
    }
}
