package io.recourse.verify.law;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which days are worked. Of a year without an entry only its weekends are known. */
final class Calendar {

    /** A calendar's file. */
    @JsonIgnoreProperties("source")
    record Years(String jurisdiction, List<Year> years) {
        Years {
            years = List.copyOf(years);
        }
    }

    @JsonIgnoreProperties("source")
    record Year(int year, List<Holiday> holidays, List<LocalDate> makeUpDays) {
        Year {
            holidays = List.copyOf(holidays);
            makeUpDays = List.copyOf(makeUpDays);
        }
    }

    /** @param to its last day */
    record Holiday(String name, LocalDate from, LocalDate to) {
        Stream<LocalDate> days() {
            return from.datesUntil(to.plusDays(1));
        }
    }

    private final Set<LocalDate> off;
    private final Set<LocalDate> made;

    Calendar(Years years) {
        off = years.years().stream()
                .flatMap(y -> y.holidays().stream())
                .flatMap(Holiday::days)
                .collect(Collectors.toUnmodifiableSet());
        made = years.years().stream().flatMap(y -> y.makeUpDays().stream()).collect(Collectors.toUnmodifiableSet());
    }

    boolean worked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !off.contains(day) && (made.contains(day) || !weekend);
    }

    LocalDate nextWorked(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!worked(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
