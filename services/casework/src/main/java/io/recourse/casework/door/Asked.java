package io.recourse.casework.door;

import org.jspecify.annotations.Nullable;

/** What a caller asks for in a query, read where what is wrong with it can be told. */
public final class Asked {

    private Asked() {}

    /** Text the database can look for; null if the caller names none. */
    static @Nullable String text(@Nullable String value, String field) throws BadInput {
        if (value != null && value.indexOf('\0') >= 0) {
            throw Bodies.nul(field);
        }
        return value;
    }

    /** A whole number that fits into 64 bits. */
    public static long number(String value, String field) throws BadInput {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new BadInput("field-invalid", field, "This is a whole number.");
        }
    }

    /** Yes or no. */
    public static boolean flag(String value, String field) throws BadInput {
        if (!value.equals("true") && !value.equals("false")) {
            throw new BadInput("field-invalid", field, "This is true or false.");
        }
        return value.equals("true");
    }

    /** How long a page may be: at least 1, and {@code most} however many are asked for. */
    static int limit(String value, int most) throws BadInput {
        return (int) Math.clamp(number(value, "limit"), 1L, most);
    }
}
