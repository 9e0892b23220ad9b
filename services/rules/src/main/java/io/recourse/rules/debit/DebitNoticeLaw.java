package io.recourse.rules.debit;

import io.recourse.rules.Bounds;
import io.recourse.rules.Source;

/**
 * How long before a debit of another amount than the one before, or than was authorised, its debtor is told in writing of amount
 * and date. A jurisdiction without such a law has no pack of it.
 *
 * @param days from the day on which the notice is sent to that of the debit, ≥ 1
 */
public record DebitNoticeLaw(String name, int version, String jurisdiction, int days, Source source) {
    public DebitNoticeLaw {
        Bounds.atLeast("days", days, 1);
    }
}
