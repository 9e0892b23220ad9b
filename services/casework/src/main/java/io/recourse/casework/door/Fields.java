package io.recourse.casework.door;

import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contract's common schemas ask of single fields, for what a caller may choose freely. */
public final class Fields {

    /** A calendar day of before is a slip: no debt of ours is as old, and no clock of ours counts from it. */
    public static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");
    private static final Pattern CODE = Pattern.compile("[!-~]{1,64}");

    private Fields() {}

    /** As {@code Id.v1}. */
    public static String id(String value, String field) throws BadInput {
        return fitting(ID, value, field, "An id has 1 … 128 printable ASCII characters without spaces.");
    }

    /** As {@code Code.v1}. */
    public static String code(String value, String field) throws BadInput {
        return fitting(CODE, value, field, "A code has 1 … 64 printable ASCII characters without spaces.");
    }

    /**
     * As {@code Id.v1}, of what a caller makes up: it stands in journals and topics, so nobody may be known from it.
     *
     * @param somebodys whether an id holds something by which somebody is known
     * @throws BadInput by {@code identity-in-id} if it does; what it says is not quoted
     */
    public static String nobodysId(String value, String field, Predicate<String> somebodys) throws BadInput {
        return nobodys(id(value, field), field, somebodys);
    }

    /** Likewise, as {@code Code.v1}. */
    public static String nobodysCode(String value, String field, Predicate<String> somebodys) throws BadInput {
        return nobodys(code(value, field), field, somebodys);
    }

    /** Likewise, of whatever form. */
    public static String nobodys(String id, String field, Predicate<String> somebodys) throws BadInput {
        if (somebodys.test(id)) {
            throw new BadInput(
                    "identity-in-id",
                    field,
                    "An id names nobody: this one holds what is somebody's number or address.");
        }
        return id;
    }

    /** The subject a message names; that it exists is for the desk to find out. */
    public static SubjectId subject(String kind, String id, String field) throws BadInput {
        return new SubjectId(kind, code(id, field));
    }

    /** As {@code Instant.v1}, whose years were looked at when it was read: cut to microseconds. */
    public static Instant instant(Instant value) {
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /** The instant, or the one that holds if the caller named none. */
    public static Instant instant(@Nullable Instant value, Instant otherwise) {
        return value == null ? otherwise : instant(value);
    }

    /** A day on which something was so or is to be: 1970-01-01 at the earliest; what is earlier was mistyped. */
    public static LocalDate day(LocalDate value, String field) throws BadInput {
        if (value.isBefore(EARLIEST)) {
            throw new BadInput("date-range", field, "A day is " + EARLIEST + " at the earliest.");
        }
        return value;
    }

    /** Likewise, where none need be named. */
    public static @Nullable LocalDate dayIfAny(@Nullable LocalDate value, String field) throws BadInput {
        return value == null ? null : day(value, field);
    }

    private static String fitting(Pattern form, String value, String field, String detail) throws BadInput {
        if (!form.matcher(value).matches()) {
            throw new BadInput("field-invalid", field, detail);
        }
        return value;
    }
}
