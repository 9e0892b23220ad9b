package io.recourse.casework.door;

import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the contract's common schemas ask of single fields, for what a caller may choose freely. */
public final class Fields {

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

    private static String fitting(Pattern form, String value, String field, String detail) throws BadInput {
        if (!form.matcher(value).matches()) {
            throw new BadInput("field-invalid", field, detail);
        }
        return value;
    }
}
