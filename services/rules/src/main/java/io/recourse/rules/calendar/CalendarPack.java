package io.recourse.rules.calendar;

import io.recourse.rules.Source;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The holidays of one jurisdiction by year; a year without an entry has weekends only.
 *
 * @param source why weekends are enough there; null for no jurisdiction's calendar
 */
public record CalendarPack(String jurisdiction, @Nullable Source source, List<Year> years) {

    public CalendarPack {
        years = List.copyOf(years);
    }

    /**
     * One announced (or, if its source is unverified, expected) year.
     *
     * @param makeUpDays Saturdays and Sundays on which people work (调休)
     */
    public record Year(int year, Source source, List<Holiday> holidays, List<LocalDate> makeUpDays) {
        public Year {
            holidays = List.copyOf(holidays);
            makeUpDays = List.copyOf(makeUpDays);
        }
    }

    /** Days off, first and last included. */
    public record Holiday(String name, LocalDate from, LocalDate to) {
        public Holiday {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException(name + " ends before it begins");
            }
        }
    }
}
