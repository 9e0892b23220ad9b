package io.recourse.disposal.domain;

import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What does not change from round to round.
 *
 * @param asset the lender's own name of it
 * @param zone the forum's
 * @param validUntil the first notice must come before it
 * @param usableUntil every round must open before it
 * @param clearedUntil end of the last clearance heard of
 * @param effects orders sent to the venue so far; numbers their references
 * @param barred bidders that may not bid again
 */
public record Sale(
        String asset,
        String caseId,
        String lender,
        AssetKind kind,
        String province,
        String zone,
        Money valuation,
        Instant validUntil,
        Instant usableUntil,
        @Nullable Instant clearedUntil,
        int effects,
        List<String> barred) {

    public Sale {
        barred = List.copyOf(barred);
    }

    /** What a venue knows the asset by. */
    String code() {
        return AssetCode.of(lender, asset);
    }

    Sale cleared(Instant until) {
        return new Sale(
                asset,
                caseId,
                lender,
                kind,
                province,
                zone,
                valuation,
                validUntil,
                usableUntil,
                until,
                effects,
                barred);
    }

    Sale withEffect() {
        return new Sale(
                asset,
                caseId,
                lender,
                kind,
                province,
                zone,
                valuation,
                validUntil,
                usableUntil,
                clearedUntil,
                effects + 1,
                barred);
    }

    Sale barring(@Nullable String bidder) {
        return bidder == null
                ? this
                : new Sale(
                        asset,
                        caseId,
                        lender,
                        kind,
                        province,
                        zone,
                        valuation,
                        validUntil,
                        usableUntil,
                        clearedUntil,
                        effects,
                        Stream.concat(barred.stream(), Stream.of(bidder)).toList());
    }

    boolean bars(@Nullable String bidder) {
        return bidder != null && barred.contains(bidder);
    }

    String nextRef(String act) {
        return act + "-" + (effects + 1);
    }
}
