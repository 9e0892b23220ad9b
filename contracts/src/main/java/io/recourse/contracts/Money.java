package io.recourse.contracts;

import java.util.Currency;

/**
 * An amount of money: whole minor units (cents, fen, fils) of one ISO 4217 currency.
 *
 * @param minor minor units; −(2^53 − 1) … 2^53 − 1, so that every JSON reader keeps it exact (RFC 8259 §6)
 * @param currency ISO 4217 alphabetic code
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    /** The largest amount that survives every JSON parser. */
    public static final long MAX_MINOR = (1L << 53) - 1;

    public Money {
        if (minor > MAX_MINOR || minor < -MAX_MINOR) {
            throw new IllegalArgumentException("minor must lie within ±(2^53 − 1)");
        }
        digits(currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** Digits after the decimal point of a currency (CNY 2, JPY 0, KWD 3). */
    public static int digits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            if (digits < 0) {
                throw new IllegalArgumentException("currency must be one with minor units");
            }
            return digits;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code", e);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other)), currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other));
    }

    /** Whole and fractional part as written in the currency, for people: {@code 250000.00 CNY}. */
    public String text() {
        return java.math.BigDecimal.valueOf(minor, digits(currency)).toPlainString() + " " + currency;
    }

    private long sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts of " + currency + " and " + other.currency + " do not mix");
        }
        return other.minor;
    }
}
