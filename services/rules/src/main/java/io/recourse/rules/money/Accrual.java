package io.recourse.rules.money;

import io.recourse.contracts.AccountPushed.DayCount;
import java.time.LocalDate;

/**
 * A day count that runs from one day on. Every span is measured as the difference of two terms from that day, so that the
 * spans of a term add up to the term wherever it is cut; of 30/360 two terms of their own would not.
 *
 * @param since first day of the term; spans begin on it or later
 */
public record Accrual(DayCount count, LocalDate since) {

    /** Parts of a year between two days of the term, ≥ 0; how many make a year {@link DayCounts#year} says. */
    public long parts(LocalDate from, LocalDate to) {
        return DayCounts.parts(count, since, to) - DayCounts.parts(count, since, from);
    }
}
