package io.recourse.rules.money;

import io.recourse.contracts.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Simple interest ACT/365: principal × rate × days ÷ 365, exact until one half-even rounding when it is posted. */
public final class Interest {

    private static final BigInteger YEAR = BigInteger.valueOf(365);

    private Interest() {}

    /** An amount that stood for some days. */
    public record Leg(long principalMinor, long days) {
        public Leg {
            if (principalMinor < 0 || days < 0) {
                throw new IllegalArgumentException("neither principal nor days may be negative");
            }
        }

        /** From one day to another; the first day does not bear interest, the last one does. */
        public static Leg between(long principalMinor, LocalDate from, LocalDate to) {
            return new Leg(principalMinor, ChronoUnit.DAYS.between(from, to));
        }
    }

    /** On one principal for a number of days, ≥ 0. */
    public static Money act365(Money principal, Ratio perYear, long days) {
        return act365(principal.currency(), List.of(new Leg(principal.minor(), days)), perYear);
    }

    /** On a principal that changed: the legs are added exactly and rounded once, so posting often never drifts. */
    public static Money act365(String currency, List<Leg> legs, Ratio perYear) {
        return new Money(
                Exact.halfEven(weighted(legs, perYear), denominator(perYear).multiply(YEAR)), currency);
    }

    /** At a rate per day. */
    public static Money daily(String currency, List<Leg> legs, Ratio perDay) {
        return new Money(Exact.halfEven(weighted(legs, perDay), denominator(perDay)), currency);
    }

    private static BigInteger weighted(List<Leg> legs, Ratio rate) {
        return legs.stream()
                .map(leg -> BigInteger.valueOf(leg.principalMinor()).multiply(BigInteger.valueOf(leg.days())))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .multiply(BigInteger.valueOf(rate.numerator()));
    }

    private static BigInteger denominator(Ratio rate) {
        return BigInteger.valueOf(rate.denominator());
    }
}
