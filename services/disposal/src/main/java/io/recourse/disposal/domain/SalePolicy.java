package io.recourse.disposal.domain;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.rules.Source;
import java.util.Map;

/**
 * How we sell within the law: our own choice, as data. Basis points are 1/10 000.
 *
 * @param firstStartBp first start price, of the valuation
 * @param dropBp by which a later start lies below the one before it; the forced sale takes the second start
 * @param depositBp deposit, of the start price
 * @param payDays term for the winner's price, as announced with the notice
 * @param openingHour local hour at which a round opens, 0 … 23
 * @param openHours how long bids are taken
 * @param askAgainDays wait after a denied clearance, but for one that an unread answer denied
 * @param reportDays after which a venue that does not report a closed round is overdue
 * @param valuationFeeBp cost of a valuation, of the value
 * @param roundFeeBp cost of an announced round, of its start price
 * @param minValuationMinor least value, in minor units, for which shares still round into the law's bounds
 * @param firstMethod which valuation is ordered first, for every kind of asset
 */
public record SalePolicy(
        String name,
        int version,
        Source source,
        int firstStartBp,
        int dropBp,
        int depositBp,
        int payDays,
        int openingHour,
        int openHours,
        int askAgainDays,
        int reportDays,
        int valuationFeeBp,
        int roundFeeBp,
        long minValuationMinor,
        Map<AssetKind, ValuationMethod> firstMethod) {

    public SalePolicy {
        firstMethod = Map.copyOf(firstMethod);
        if (askAgainDays < 1 || payDays < 1 || reportDays < 1 || openingHour < 0 || openingHour > 23) {
            throw new IllegalArgumentException("sale policy " + name + ": terms are at least 1, an hour is 0 … 23");
        }
        for (AssetKind kind : AssetKind.values()) {
            ValuationMethod first = firstMethod.get(kind);
            if (first == null || !first.objectionAllowed()) {
                throw new IllegalArgumentException("sale policy " + name + ": no valuation can be ordered for " + kind);
            }
        }
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    ValuationMethod first(AssetKind kind) {
        ValuationMethod method = firstMethod.get(kind);
        if (method == null) {
            throw new IllegalStateException("the constructor lets no kind out");
        }
        return method;
    }
}
