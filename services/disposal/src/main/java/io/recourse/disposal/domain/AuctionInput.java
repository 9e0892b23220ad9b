package io.recourse.disposal.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may reach an auction. Its id is its asset's. */
public sealed interface AuctionInput extends Input {

    /**
     * From a case with title and valuation: sell it.
     *
     * @param asset the lender's own name of it
     * @param zone the forum's
     * @param at from when both were there
     */
    record SaleOrdered(
            String caseId,
            String asset,
            String lender,
            AssetKind kind,
            String province,
            String zone,
            Money valuation,
            Instant validUntil,
            Instant at)
            implements AuctionInput, Dated {}

    /** From its case: the ledger lets the round be announced before {@code until}. */
    record Cleared(String caseId, Instant until, Instant at) implements AuctionInput, Dated {}

    /** From its case. */
    record Stop(String caseId, String rule, StopScope scope, Instant at) implements AuctionInput, Dated {}

    /** What a venue reports. */
    sealed interface VenueReport extends AuctionInput, Dated {
        /** The case the venue thinks it sells for. */
        String caseId();

        int round();
    }

    record BidPlaced(String caseId, int round, Money amount, String bidder, Instant at) implements VenueReport {}

    /**
     * Bidding is over.
     *
     * @param highestBid null if nobody bid
     * @param winner the venue's name for the highest bidder, if it tells
     */
    record RoundClosed(
            String caseId,
            int round,
            @Nullable Money highestBid,
            @Nullable String winner,
            int bidders,
            Instant at) implements VenueReport {}

    /** The whole price is there; {@code amount} must be it. */
    record PricePaid(String caseId, int round, Money amount, Instant at) implements VenueReport {}

    record WinnerInDefault(String caseId, int round, Instant at) implements VenueReport {}

    record EffectEnded(String ref, Effect.Result result, String detail) implements AuctionInput {}

    record DeadlinePassed(Deadline deadline) implements AuctionInput, PassedDeadline {}
}
