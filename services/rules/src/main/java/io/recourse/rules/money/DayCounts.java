package io.recourse.rules.money;

import io.recourse.contracts.AccountPushed.DayCount;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;

/**
 * The part of a year between two days, from the first up to but without the last (2006 ISDA Definitions, section 4.16), as a
 * whole number of equal parts, so that nothing is rounded.
 */
public final class DayCounts {

    private static final int COMMON = 365;
    private static final int LEAP = 366;
    private static final int OF_MONTHS = 360;
    private static final int MONTHS_DAYS = 30;

    private DayCounts() {}

    /** How many parts a year has. */
    public static int year(DayCount count) {
        return switch (count) {
            case ACT_365_FIXED -> COMMON;
            case ACT_360, THIRTY_360, THIRTY_E_360 -> OF_MONTHS;
            case ACT_ACT_ISDA -> COMMON * LEAP;
        };
    }

    /**
     * Parts of a year between two days, ≥ 0.
     *
     * @throws IllegalArgumentException if {@code to} lies before {@code from}
     */
    public static long parts(DayCount count, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a day count does not run backwards");
        }
        return switch (count) {
            case ACT_365_FIXED, ACT_360 -> ChronoUnit.DAYS.between(from, to);
            case THIRTY_360 -> {
                int first = Math.min(from.getDayOfMonth(), MONTHS_DAYS);
                int last = to.getDayOfMonth();
                yield ofMonths(from, first, to, first == MONTHS_DAYS ? Math.min(last, MONTHS_DAYS) : last);
            }
            case THIRTY_E_360 ->
                ofMonths(
                        from,
                        Math.min(from.getDayOfMonth(), MONTHS_DAYS),
                        to,
                        Math.min(to.getDayOfMonth(), MONTHS_DAYS));
            case ACT_ACT_ISDA -> {
                long leap = inLeapYears(from, to);
                yield leap * COMMON + (ChronoUnit.DAYS.between(from, to) - leap) * LEAP;
            }
        };
    }

    /** What the 365 days of a common year come to, in years: more than one where they are divided by 360. */
    public static Ratio commonYear(DayCount count) {
        return switch (count) {
            case ACT_360 -> new Ratio(COMMON, OF_MONTHS);
            case ACT_365_FIXED, THIRTY_360, THIRTY_E_360, ACT_ACT_ISDA -> new Ratio(1, 1);
        };
    }

    private static long ofMonths(LocalDate from, int firstDay, LocalDate to, int lastDay) {
        return (long) OF_MONTHS * (to.getYear() - from.getYear())
                + (long) MONTHS_DAYS * (to.getMonthValue() - from.getMonthValue())
                + (lastDay - firstDay);
    }

    private static long inLeapYears(LocalDate from, LocalDate to) {
        long days = 0;
        for (LocalDate day = from; day.isBefore(to); ) {
            LocalDate newYear = LocalDate.of(day.getYear() + 1, 1, 1);
            LocalDate end = newYear.isBefore(to) ? newYear : to;
            days += Year.isLeap(day.getYear()) ? ChronoUnit.DAYS.between(day, end) : 0;
            day = end;
        }
        return days;
    }
}
