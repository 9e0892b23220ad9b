package io.recourse.intake.domain;

import java.time.LocalDate;

/**
 * What a settlement waived once it was paid; minor units of the case's currency, by head. It counts from the day of the
 * agreement, before the payments that fulfilled it, which therefore pay what is left.
 *
 * @param on the day of the agreement
 * @param paidOn value date of the payment with which all was paid
 * @param discharged whatever is left after the payments of that day is waived too
 * @param counted the host has stated the account since: what it says then is what is owed, and this is kept as a name only
 */
public record Waiver(
        String id,
        LocalDate on,
        LocalDate paidOn,
        long costs,
        long interest,
        long principal,
        boolean discharged,
        boolean counted) {

    /** As it was on the evening before: a payment of that day or later had discharged nothing yet. */
    Waiver before(LocalDate day) {
        return new Waiver(id, on, paidOn, costs, interest, principal, discharged && paidOn.isBefore(day), counted);
    }

    /** As it is once that statement is what the ledger counts from. */
    Waiver under(Statement statement) {
        return new Waiver(id, on, paidOn, costs, interest, principal, discharged, counted || statement.knows(paidOn));
    }
}
