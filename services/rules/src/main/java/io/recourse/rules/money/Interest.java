package io.recourse.rules.money;

import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.contracts.Money;
import java.math.BigInteger;
import java.util.List;

/** Simple interest: principal × rate × time, exact until one half-even rounding when it is posted. */
public final class Interest {

    private Interest() {}

    /**
     * An amount that stood for some time.
     *
     * @param time days at a rate per day, parts of a year ({@link DayCounts}) at a rate per year; ≥ 0
     */
    public record Leg(long principalMinor, long time) {
        public Leg {
            if (principalMinor < 0 || time < 0) {
                throw new IllegalArgumentException("neither principal nor time may be negative");
            }
        }
    }

    /** On a principal that changed: the legs are added exactly and rounded once, so posting often never drifts. */
    public static Money yearly(String currency, List<Leg> legs, Ratio perYear, DayCount count) {
        BigInteger year = BigInteger.valueOf(DayCounts.year(count));
        return new Money(
                Exact.halfEven(weighted(legs, perYear), denominator(perYear).multiply(year)), currency);
    }

    /** At a rate per day. */
    public static Money daily(String currency, List<Leg> legs, Ratio perDay) {
        return new Money(Exact.halfEven(weighted(legs, perDay), denominator(perDay)), currency);
    }

    private static BigInteger weighted(List<Leg> legs, Ratio rate) {
        return legs.stream()
                .map(leg -> BigInteger.valueOf(leg.principalMinor()).multiply(BigInteger.valueOf(leg.time())))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .multiply(BigInteger.valueOf(rate.numerator()));
    }

    private static BigInteger denominator(Ratio rate) {
        return BigInteger.valueOf(rate.denominator());
    }
}
