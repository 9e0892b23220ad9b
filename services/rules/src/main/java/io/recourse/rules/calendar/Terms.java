package io.recourse.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Term arithmetic of civil law (民法典 art. 201–203, 民事诉讼法 art. 85): the first day does not count, a term of months or
 * years ends on the corresponding day or the month's last, a term that ends on a holiday ends on the next working day.
 */
public record Terms(WorkingDays workingDays) {

    /** n ≥ 0 days after the start day. */
    public Term days(LocalDate start, int n) {
        return rolled(start.plusDays(notNegative(n)));
    }

    /** n ≥ 0 months after the start day; 31 Jan + 1 month ends on the last of February. */
    public Term months(LocalDate start, int n) {
        return rolled(start.plusMonths(notNegative(n)));
    }

    /** n ≥ 0 years after the start day; 29 Feb + 1 year ends on 28 Feb. */
    public Term years(LocalDate start, int n) {
        return rolled(start.plusYears(notNegative(n)));
    }

    /** n ≥ 0 days after an instant, its local day in the forum's zone being the start. */
    public Instant daysFrom(Instant start, int n, ZoneId forum) {
        return days(LocalDays.dateOf(start, forum), n).endsAt(forum);
    }

    public Instant monthsFrom(Instant start, int n, ZoneId forum) {
        return months(LocalDays.dateOf(start, forum), n).endsAt(forum);
    }

    public Instant yearsFrom(Instant start, int n, ZoneId forum) {
        return years(LocalDays.dateOf(start, forum), n).endsAt(forum);
    }

    /**
     * The last day for an act that must be done at least n days before an event: n whole days lie between the end of that
     * day and the start of the event's. On a holiday it moves back, never forward, for that would shorten the other side's time.
     */
    public Term daysBefore(LocalDate event, int n) {
        return new Term(workingDays.previous(event.minusDays(notNegative(n) + 1L)));
    }

    private Term rolled(LocalDate end) {
        return new Term(workingDays.next(end));
    }

    private static int notNegative(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("a term must not be negative");
        }
        return n;
    }
}
