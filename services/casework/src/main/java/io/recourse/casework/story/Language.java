package io.recourse.casework.story;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A language sentences are written in, with its way to write days. */
public enum Language {
    EN("d MMMM uuuu", ", "),
    ZH("uuuu年M月d日", " ");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final DateTimeFormatter day;
    private final String beforeTime;

    Language(String day, String beforeTime) {
        this.day = DateTimeFormatter.ofPattern(day, Locale.ENGLISH);
        this.beforeTime = beforeTime;
    }

    /** As callers and data write it: {@code en}, {@code zh}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    /** To the minute; the end of a day is its 24:00, not the next day's 0:00. */
    String instant(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day(local.toLocalDate().minusDays(1)) + beforeTime + "24:00"
                : day(local.toLocalDate()) + beforeTime + TIME.format(local);
    }

    /** Grouped in thousands, all digits of its scale shown. */
    public static String number(BigDecimal value) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(value.scale());
        return format.format(value);
    }
}
