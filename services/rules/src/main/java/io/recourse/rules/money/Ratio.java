package io.recourse.rules.money;

import io.recourse.contracts.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction, as data writes it: 70 % is 70/100, 0.0175 % is 175/1 000 000. Not negative. */
public record Ratio(long numerator, long denominator) {

    public static final Ratio ZERO = new Ratio(0, 1);

    public Ratio {
        if (numerator < 0 || denominator <= 0) {
            throw new IllegalArgumentException("a ratio needs a numerator ≥ 0 and a denominator > 0");
        }
    }

    /** Of a decimal number of per cent: {@code percent("0.0175")}. */
    public static Ratio percent(String decimal) {
        BigDecimal value = new BigDecimal(decimal).movePointLeft(2).stripTrailingZeros();
        BigDecimal whole = value.setScale(Math.max(0, value.scale()), RoundingMode.UNNECESSARY);
        return new Ratio(
                whole.unscaledValue().longValueExact(),
                BigInteger.TEN.pow(whole.scale()).longValueExact());
    }

    /** This share of an amount, half-even to the minor unit. */
    public Money of(Money amount) {
        return new Money(of(amount.minor()), amount.currency());
    }

    /** This share of minor units, half-even. */
    public long of(long minor) {
        return Exact.halfEven(big(minor).multiply(big(numerator)), big(denominator));
    }

    /** The smallest number of minor units that is at least this share of the whole. */
    public long atLeastOf(long whole) {
        BigInteger[] parts = big(whole).multiply(big(numerator)).divideAndRemainder(big(denominator));
        return parts[0].add(parts[1].signum() > 0 ? BigInteger.ONE : BigInteger.ZERO)
                .longValueExact();
    }

    /** Compares part ÷ whole with this ratio without rounding: negative if the part is less. {@code whole} > 0. */
    public int compareShare(long part, long whole) {
        if (whole <= 0) {
            throw new IllegalArgumentException("the whole must be positive");
        }
        return big(part).multiply(big(denominator)).compareTo(big(whole).multiply(big(numerator)));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }
}
