package io.recourse.local.portfolio;

import io.recourse.contracts.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as tables write them, 1e+05 included; no thousands separators, which mean different things in different places. */
final class Figures {
    /** The bound keeps a number from becoming a billion digits long. */
    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{0,18})?([eE][+-]?[0-9]{1,2})?");

    private Figures() {}

    static BigDecimal number(String column, String cell) throws RowFault {
        if (cell.isEmpty()) {
            throw new RowFault(column, "empty", "a number is missing");
        }
        if (!FORM.matcher(cell).matches()) {
            throw new RowFault(column, "not-a-number", "not a number like -1234.5 or 1e+05");
        }
        return new BigDecimal(cell);
    }

    static int whole(String column, String cell, int least, int most) throws RowFault {
        BigDecimal number = number(column, cell).stripTrailingZeros();
        if (number.scale() > 0) {
            throw new RowFault(column, "not-whole", "not a whole number");
        }
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new RowFault(column, "out-of-range", "not between " + least + " and " + most);
        }
        return number.intValueExact();
    }

    /** Whole currency units with their decimals → minor units; may be negative. */
    static long minor(String column, String cell, String currency) throws RowFault {
        BigDecimal minor =
                number(column, cell).movePointRight(Money.digits(currency)).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw new RowFault(column, "too-many-decimals", currency + " has " + Money.digits(currency) + " decimals");
        }
        if (minor.abs().compareTo(BigDecimal.valueOf(Money.MAX_MINOR)) > 0) {
            throw new RowFault(column, "out-of-range", "more than 2^53 − 1 minor units");
        }
        return minor.longValueExact();
    }
}
