package io.recourse.verify.evidence;

/** The three parts of what is owed, minor units. */
public record Balance(String currency, long costs, long interest, long principal) {

    public Balance plus(long toCosts, long toInterest, long toPrincipal) {
        return new Balance(
                currency,
                Math.addExact(costs, toCosts),
                Math.addExact(interest, toInterest),
                Math.addExact(principal, toPrincipal));
    }

    public long total() {
        return Math.addExact(Math.addExact(costs, interest), principal);
    }
}
