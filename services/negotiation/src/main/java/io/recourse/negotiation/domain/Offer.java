package io.recourse.negotiation.domain;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An offer and how it stands.
 *
 * <pre>
 * PROPOSED ──approve──▶ OPEN ──▶ ACCEPTED | DECLINED
 *     └──▶ REJECTED | LAPSED | WITHDRAWN ◀──┘
 * </pre>
 *
 * @param party whom it is made to
 * @param madeBy who made it
 * @param lastDay last day, debtor-local, of the state it is in, while nothing pauses the case
 * @param since from when that state counts
 * @param decidedBy the second person who approved or rejected it; null if nobody did
 * @param acceptance the debtor's acceptance; null if there is none
 */
public record Offer(
        String offerId,
        Terms terms,
        String party,
        String madeBy,
        Status status,
        LocalDate lastDay,
        Instant since,
        @Nullable String decidedBy,
        @Nullable String acceptance) {

    /** PROPOSED waits for a second person, OPEN for the debtor; the others are over. */
    public enum Status {
        PROPOSED,
        OPEN,
        ACCEPTED,
        DECLINED,
        LAPSED,
        WITHDRAWN,
        REJECTED
    }

    boolean isPending() {
        return status == Status.PROPOSED || status == Status.OPEN;
    }

    Offer approved(String by, LocalDate untilDay, Instant at) {
        return new Offer(offerId, terms, party, madeBy, Status.OPEN, untilDay, at, by, null);
    }

    Offer rejected(String by) {
        return new Offer(offerId, terms, party, madeBy, Status.REJECTED, lastDay, since, by, null);
    }

    Offer accepted(String acceptanceId) {
        return new Offer(offerId, terms, party, madeBy, Status.ACCEPTED, lastDay, since, decidedBy, acceptanceId);
    }

    Offer ended(Status as) {
        return new Offer(offerId, terms, party, madeBy, as, lastDay, since, decidedBy, acceptance);
    }
}
