package io.recourse.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An auction venue's or appraiser's report about one asset, written to {@code venues.<id>.reports}.
 *
 * @param at when it happened, not when it was reported
 * @param round 1, 2 or 3, the forced sale; absent with a valuation
 * @param amount the value, the highest bid or the price paid; absent when a round closed without a bid
 * @param method how the value was found
 * @param bidders how many bid in the round, ≥ 0
 */
public record VenueReported(
        String caseId,
        String asset,
        Report report,
        Instant at,
        @Nullable Integer round,
        @Nullable Money amount,
        @Nullable String method,
        @Nullable Integer bidders)
        implements PartnerMessage {

    public enum Report {
        VALUATION,
        ROUND_CLOSED,
        PRICE_PAID,
        WINNER_DEFAULTED
    }
}
