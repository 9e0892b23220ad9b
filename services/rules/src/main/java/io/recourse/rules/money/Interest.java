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

    /**
     * All that stood so far, added exactly: who posts the interest of all of it less what was posted before never drifts, however
     * often that is.
     */
    public record Stood(BigInteger principalTime) {

        public static final Stood NOTHING = new Stood(BigInteger.ZERO);

        public Stood and(Leg leg) {
            return new Stood(principalTime.add(
                    BigInteger.valueOf(leg.principalMinor()).multiply(BigInteger.valueOf(leg.time()))));
        }

        private BigInteger at(Ratio rate) {
            return principalTime.multiply(BigInteger.valueOf(rate.numerator()));
        }
    }

    /** On a principal that changed: the legs are added exactly and rounded once. */
    public static Money yearly(String currency, List<Leg> legs, Ratio perYear, DayCount count) {
        return yearly(currency, stood(legs), perYear, count);
    }

    /** Of all that stood, rounded once. */
    public static Money yearly(String currency, Stood stood, Ratio perYear, DayCount count) {
        BigInteger year = BigInteger.valueOf(DayCounts.year(count));
        return new Money(Exact.halfEven(stood.at(perYear), denominator(perYear).multiply(year)), currency);
    }

    /** At a rate per day. */
    public static Money daily(String currency, List<Leg> legs, Ratio perDay) {
        return daily(currency, stood(legs), perDay);
    }

    /** At a rate per day, of all that stood. */
    public static Money daily(String currency, Stood stood, Ratio perDay) {
        return new Money(Exact.halfEven(stood.at(perDay), denominator(perDay)), currency);
    }

    private static Stood stood(List<Leg> legs) {
        Stood stood = Stood.NOTHING;
        for (Leg leg : legs) {
            stood = stood.and(leg);
        }
        return stood;
    }

    private static BigInteger denominator(Ratio rate) {
        return BigInteger.valueOf(rate.denominator());
    }
}
