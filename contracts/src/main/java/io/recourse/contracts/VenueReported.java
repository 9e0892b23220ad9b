package io.recourse.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An auction venue's or appraiser's report about one asset, written to {@code venues.<id>.reports}.
 *
 * @param caseId the case the order named; a report on an asset that another case holds is refused
 * @param asset our code for it, as the order named it
 * @param at when it happened, not when it was reported
 * @param round 1, 2 or 3, the forced sale; absent with reports on a valuation
 * @param amount the value, the corrected value, the bid, the highest bid or the price paid; absent when a round closed
 *     without a bid and when an objection changed nothing
 * @param method how the value was found: AGREEMENT, OFFICIAL, NETWORK or APPRAISAL
 * @param bidders how many bid in the round, ≥ 0
 * @param bidder the venue's own code for who made the bid or, when a round closed, the highest one; never a person's name
 */
public record VenueReported(
        String caseId,
        String asset,
        Report report,
        Instant at,
        @Nullable Integer round,
        @Nullable Money amount,
        @Nullable String method,
        @Nullable Integer bidders,
        @Nullable String bidder)
        implements PartnerMessage {

    public enum Report {
        VALUATION,
        VALUATION_OBJECTED,
        OBJECTION_DECIDED,
        BID_PLACED,
        ROUND_CLOSED,
        PRICE_PAID,
        WINNER_DEFAULTED
    }
}
