package io.recourse.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A term by its last day; it ends at 24:00 of that day (民法典 art. 203). */
public record Term(LocalDate lastDay) {

    /** 24:00 of the last day in the forum's zone, that is the start of the following day; acts before it are in time. */
    public Instant endsAt(ZoneId forum) {
        return LocalDays.endOf(lastDay, forum);
    }
}
