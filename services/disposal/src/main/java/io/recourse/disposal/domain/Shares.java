package io.recourse.disposal.domain;

import io.recourse.contracts.Money;
import io.recourse.rules.money.Ratio;

/** Shares of an amount in basis points (1/10 000), compared exactly. */
final class Shares {

    static final int WHOLE = 10_000;

    private Shares() {}

    /** Negative if {@code part ÷ whole < bp ÷ 10 000}. */
    static int compare(Money part, Money whole, int bp) {
        if (!part.currency().equals(whole.currency())) {
            throw new IllegalArgumentException(
                    "amounts of " + part.currency() + " and " + whole.currency() + " do not mix");
        }
        return ratio(bp).compareShare(part.minor(), whole.minor());
    }

    /** The smallest amount that is at least this share: a floor set by law stays kept after rounding. */
    static Money atLeast(Money whole, int bp) {
        return new Money(ratio(bp).atLeastOf(whole.minor()), whole.currency());
    }

    static Money halfEven(Money whole, int bp) {
        return ratio(bp).of(whole);
    }

    private static Ratio ratio(int bp) {
        return new Ratio(bp, WHOLE);
    }
}
