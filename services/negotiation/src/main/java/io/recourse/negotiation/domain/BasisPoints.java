package io.recourse.negotiation.domain;

import io.recourse.rules.Bounds;
import io.recourse.rules.money.Ratio;

/** Parts of a whole in basis points, 1/10 000; exact, whatever is compared. */
final class BasisPoints {

    static final int WHOLE = 10_000;

    private BasisPoints() {}

    /** Refuses a pack's number that is no part of a whole. */
    static void requirePart(String field, int bp) {
        Bounds.within(field, bp, 0, WHOLE);
    }

    /**
     * How a part compares to so many basis points of a whole, both in minor units: less than 0 if it is less. Of nothing, nothing is
     * as much, and anything is more.
     */
    static int compare(long part, long whole, int bp) {
        return whole == 0 ? Long.signum(part) : new Ratio(bp, WHOLE).compareShare(part, whole);
    }
}
