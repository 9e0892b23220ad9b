package io.recourse.negotiation.domain;

import java.math.BigInteger;

/** Parts of a whole in basis points, 1/10 000; exact, whatever is compared. */
final class BasisPoints {

    static final int WHOLE = 10_000;

    private BasisPoints() {}

    /** How a part compares to so many basis points of a whole, both in minor units: less than 0 if it is less. */
    static int compare(long part, long whole, int bp) {
        return times(part, WHOLE).compareTo(times(whole, bp));
    }

    private static BigInteger times(long minor, int bp) {
        return BigInteger.valueOf(minor).multiply(BigInteger.valueOf(bp));
    }
}
