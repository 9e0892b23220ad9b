package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;

/**
 * What of the next instalment may be debited under a mandate: never more than was agreed, nor than is owed.
 *
 * @param index of the instalment, from 0
 * @param amount nothing or less where nothing is left of it
 */
record NextDebit(Agreement agreement, int index, Mandate mandate, Money amount) {

    static NextDebit of(Agreement agreement, Cover.Covered covered, Mandate mandate, Money owed) {
        int index = covered.met();
        long agreed = agreement.instalments().get(index).amount().minor();
        long unpaid = Math.subtractExact(agreement.dueUpTo(index).minor(), covered.paid());
        long least = Math.min(Math.min(agreed, unpaid), Math.min(mandate.most().minor(), owed.minor()));
        return new NextDebit(agreement, index, mandate, new Money(least, owed.currency()));
    }

    /** The same instalment, of so much. */
    NextDebit of(Money other) {
        return new NextDebit(agreement, index, mandate, other);
    }

    /** What the debtor agreed to pay and so to have debited. */
    Money agreed() {
        return agreement.instalments().get(index).amount();
    }
}
