package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A promise after too many promises and agreements that were broken, or of next to nothing: the debtor gave his word, and it
 * counts once a second person took it.
 *
 * <pre>
 * WAITING ──approve──▶ APPROVED, a promise of the day on which it was made
 *    └──▶ REJECTED | LAPSED | WITHDRAWN
 * </pre>
 *
 * @param lastDate last day on which a payment's value date keeps it, debtor-local
 * @param madeBy the caller who took it down, and so cannot approve it
 * @param lastDay last day, debtor-local, on which somebody may decide, while nothing pauses the case
 * @param decidedBy the second person who approved or rejected it; null if nobody did
 * @param ownWish the debtor came with it by himself though he disputes the debt or is in hardship; null if nobody said so, and in
 *     rows of before that was kept
 */
public record PromiseProposal(
        String promiseId,
        Money amount,
        LocalDate lastDate,
        String madeBy,
        Instant madeAt,
        LocalDate lastDay,
        Status status,
        @Nullable String decidedBy,
        @Nullable Boolean ownWish) {

    /** WITHDRAWN is one of a case that closed, or of a debtor who committed himself otherwise meanwhile. */
    public enum Status {
        WAITING,
        APPROVED,
        REJECTED,
        LAPSED,
        WITHDRAWN
    }

    boolean isWaiting() {
        return status == Status.WAITING;
    }

    boolean isOwnWish() {
        return Boolean.TRUE.equals(ownWish);
    }

    boolean isSame(Money ofAmount, LocalDate until) {
        return amount.equals(ofAmount) && lastDate.equals(until);
    }

    PromiseProposal decided(Status as, String by) {
        return new PromiseProposal(promiseId, amount, lastDate, madeBy, madeAt, lastDay, as, by, ownWish);
    }

    PromiseProposal dropped(Status as) {
        return new PromiseProposal(promiseId, amount, lastDate, madeBy, madeAt, lastDay, as, null, ownWish);
    }
}
