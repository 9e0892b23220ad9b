package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * @param besides what other agreements of the case waived, by head, when this one was judged to be within somebody's limit; null
 *     if nothing, and in rows of before that was kept
 * @param paidBefore payments of that day or later that had come in by then, as they were, and of the days before those that a
 *     statement among them may show; null if there were none, and in rows of before that was kept
 * @param owed of a settlement what was owed when it was made, all of which it settles; null in rows of before that was kept
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
        @Nullable String acceptance,
        @Nullable Balance besides,
        @Nullable List<Payment> paidBefore,
        @Nullable Balance owed) {

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

    public Offer {
        paidBefore = paidBefore == null ? null : List.copyOf(paidBefore);
    }

    boolean isPending() {
        return status == Status.PROPOSED || status == Status.OPEN;
    }

    Offer approved(String by, LocalDate untilDay, Instant at, @Nullable Balance waivedBesides) {
        return new Offer(offerId, terms, party, madeBy, Status.OPEN, untilDay, at, by, null, waivedBesides, null, owed);
    }

    Offer rejected(String by) {
        return new Offer(offerId, terms, party, madeBy, Status.REJECTED, lastDay, since, by, null, besides, null, owed);
    }

    Offer accepted(String acceptanceId, @Nullable List<Payment> before) {
        return new Offer(
                offerId,
                terms,
                party,
                madeBy,
                Status.ACCEPTED,
                lastDay,
                since,
                decidedBy,
                acceptanceId,
                besides,
                before,
                owed);
    }

    Offer ended(Status as) {
        return new Offer(
                offerId, terms, party, madeBy, as, lastDay, since, decidedBy, acceptance, besides, paidBefore, owed);
    }
}
