package io.recourse.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which days are working days: announced holidays are not, announced make-up days (调休) are, else Monday to Friday. */
public final class WorkingDays {

    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> madeUp = new HashSet<>();
    private final Set<Integer> verifiedYears = new HashSet<>();

    public WorkingDays(CalendarPack pack) {
        for (CalendarPack.Year year : pack.years()) {
            year.holidays().forEach(h -> h.from().datesUntil(h.to().plusDays(1)).forEach(off::add));
            madeUp.addAll(year.makeUpDays());
            if (!year.source().unverified()) {
                verifiedYears.add(year.year());
            }
        }
        if (madeUp.stream().anyMatch(off::contains)) {
            throw new IllegalArgumentException("a day is both holiday and make-up day");
        }
    }

    /** Monday to Friday, no holidays. */
    public static WorkingDays weekendsOnly() {
        return new WorkingDays(new CalendarPack("-", null, List.of()));
    }

    public boolean isWorkingDay(LocalDate day) {
        return madeUp.contains(day) || (!off.contains(day) && !isWeekend(day));
    }

    /** True if the day's year rests on an announced calendar, not on the weekend rule or on an expectation. */
    public boolean isVerified(LocalDate day) {
        return verifiedYears.contains(day.getYear());
    }

    /** The day itself if it is a working day, else the first one after it. */
    public LocalDate next(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself if it is a working day, else the last one before it. */
    public LocalDate previous(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    /** The n-th working day after the day, n ≥ 0; 0 gives {@link #next}. */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n must not be negative");
        }
        if (n == 0) {
            return next(day);
        }
        LocalDate found = day;
        for (int i = 0; i < n; i++) {
            found = next(found.plusDays(1));
        }
        return found;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
