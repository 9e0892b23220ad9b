package io.recourse.casework.door;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a caller asks for in a query, read where what is wrong with it can be told. */
public final class Asked {

    private Asked() {}

    /** Text the database can look for; null if the caller names none. */
    public static @Nullable String text(@Nullable String value, String field) throws BadInput {
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

    /** A whole number, null if the caller names none. */
    public static @Nullable Long numberIfAny(@Nullable String value, String field) throws BadInput {
        return value == null ? null : Long.valueOf(number(value, field));
    }

    /** A day such as 2026-01-31, null if the caller names none. */
    public static @Nullable LocalDate day(@Nullable String value, String field) throws BadInput {
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new BadInput("field-invalid", field, "This is a day such as 2026-01-31.");
        }
    }

    /** One of a few words, null if the caller names none. */
    public static <E extends Enum<E>> @Nullable E word(@Nullable String value, Class<E> words, String field)
            throws BadInput {
        if (value == null) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(value))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "field-invalid",
                        field,
                        "This is one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /** Yes or no. */
    public static boolean flag(String value, String field) throws BadInput {
        if (!value.equals("true") && !value.equals("false")) {
            throw new BadInput("field-invalid", field, "This is true or false.");
        }
        return value.equals("true");
    }

    /** How long a page may be, 1 … {@code most}: what a caller does not get it is told, so that no list seems to end. */
    public static int limit(String value, int most) throws BadInput {
        long asked = number(value, "limit");
        if (asked < 1 || asked > most) {
            throw new BadInput("field-invalid", "limit", "This is a whole number, 1 … " + most + ".");
        }
        return (int) asked;
    }
}
