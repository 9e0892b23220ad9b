package io.recourse.intake.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a settlement waived once it was paid; minor units of the case's currency, by head. It counts from the day of the
 * agreement, before the payments that fulfilled it, which therefore pay what is left.
 *
 * @param on the day of the agreement
 * @param paidOn value date of the payment with which all was paid
 * @param discharged what is left after the payments of that day is waived too
 * @param counted the host has stated the account since: what it says then is what is owed, and this is kept as a name only
 * @param paidInAll what all payments up to that day come to if none of before it was agreed went back: what is missing of it did
 *     not come up since and stays owed; null in rows of before that was kept, then all is discharged
 * @param stated the books as they stood when it was agreed: what statements add to principal and costs was no part of what was settled
 *     and stays owed, too; null in rows of before that was kept
 */
public record Waiver(
        String id,
        LocalDate on,
        LocalDate paidOn,
        long costs,
        long interest,
        long principal,
        boolean discharged,
        boolean counted,
        @Nullable Long paidInAll,
        @Nullable Stated stated) {

    /** As it was on the evening before: a payment of that day or later had discharged nothing yet. */
    Waiver before(LocalDate day) {
        return new Waiver(
                id,
                on,
                paidOn,
                costs,
                interest,
                principal,
                discharged && paidOn.isBefore(day),
                counted,
                paidInAll,
                stated);
    }

    /** As it is once that statement is what the ledger counts from. */
    Waiver under(Statement statement) {
        return new Waiver(
                id,
                on,
                paidOn,
                costs,
                interest,
                principal,
                discharged,
                counted || statement.knows(paidOn),
                paidInAll,
                stated);
    }
}
