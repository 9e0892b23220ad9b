package io.recourse.disposal.domain;

import io.recourse.contracts.Money;

/**
 * Who gets the price: the costs of the sale first, then this debt, the rest is the owner's. Minor units of the price's
 * currency; the parts sum to it.
 */
public record Distribution(long toCosts, long toDebt, long surplusToOwner) {

    /**
     * @param costs costs of the sale not yet covered, ≥ 0
     * @param debt what is still owed, ≥ 0
     */
    static Distribution of(Money price, long costs, long debt) {
        long toCosts = Math.min(price.minor(), costs);
        long toDebt = Math.min(price.minor() - toCosts, debt);
        return new Distribution(toCosts, toDebt, price.minor() - toCosts - toDebt);
    }
}
