package io.recourse.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days of a zone and days past due. Days begin at the zone's first instant of the date, also where DST skips midnight. */
public final class LocalDays {

    private LocalDays() {}

    public static LocalDate dateOf(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }

    public static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** 24:00 of the day, exclusive: the first instant of the following day. */
    public static Instant endOf(LocalDate day, ZoneId zone) {
        return startOf(day.plusDays(1), zone);
    }

    /** 24:00 of the local day the instant lies in. */
    public static Instant endOfDayOf(Instant at, ZoneId zone) {
        return endOf(dateOf(at, zone), zone);
    }

    /** Days past due in the contract's zone, ≥ 0; the due day itself is 0. */
    public static int dpd(LocalDate oldestUnpaidDue, Instant at, ZoneId contract) {
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(oldestUnpaidDue, dateOf(at, contract))));
    }

    /** The first instant at which a debt due that day is n days past due: due 1 Mar, DPD 31 begins 00:00 on 1 Apr. */
    public static Instant startOfDpd(LocalDate oldestUnpaidDue, int n, ZoneId contract) {
        return startOf(oldestUnpaidDue.plusDays(n), contract);
    }
}
