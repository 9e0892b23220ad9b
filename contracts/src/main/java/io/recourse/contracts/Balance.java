package io.recourse.contracts;

/**
 * What is owed on one account, in the three heads that the Civil Code's order of allocation knows (民法典 art. 561).
 * Minor units of {@code currency}; no head is negative.
 */
public record Balance(String currency, long costs, long interest, long principal) {

    public Balance {
        Money.digits(currency);
        if (costs < 0 || interest < 0 || principal < 0) {
            throw new IllegalArgumentException("no head of a balance may be negative");
        }
    }

    public static Balance zero(String currency) {
        return new Balance(currency, 0, 0, 0);
    }

    public Money total() {
        return new Money(Math.addExact(Math.addExact(costs, interest), principal), currency);
    }

    /** True when nothing is owed under any head. */
    public boolean settled() {
        return costs == 0 && interest == 0 && principal == 0;
    }
}
