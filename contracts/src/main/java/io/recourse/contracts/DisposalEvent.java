package io.recourse.contracts;

import java.time.Instant;

/** Published by disposal on {@code cases.disposal}: assets into cash. */
public sealed interface DisposalEvent extends PublicEvent {

    @Override
    default String topic() {
        return "cases.disposal";
    }

    record DisposalStarted(int assets, Instant at) implements DisposalEvent {}

    /** @param method one of the words agreement, official-inquiry, network-inquiry, appraisal */
    record ValuationFixed(String asset, Money value, String method, Instant at, Instant validUntil)
            implements DisposalEvent {}

    /** An act that cannot be undone waits for the ledger's clearance. */
    record SaleRequested(String requestId, String act, String asset, Instant at) implements DisposalEvent {}

    record AuctionAnnounced(
            String asset,
            int round,
            Money start,
            Money deposit,
            Instant noticeAt,
            Instant opensAt,
            Instant closesAt,
            Instant clearedUntil)
            implements DisposalEvent {}

    record AuctionFailed(String asset, int round, Instant at) implements DisposalEvent {}

    /** Forced sale after the second failed round (变卖): sixty days at the second round's start price. */
    record ForcedSaleOpened(String asset, Money price, Instant opensAt, Instant closesAt, Instant clearedUntil)
            implements DisposalEvent {}

    /** Round 3 is the forced sale. */
    record AssetSold(String asset, int round, Money price, Instant at) implements DisposalEvent {}

    record WinnerDefaulted(String asset, int round, Money depositKept, Instant at) implements DisposalEvent {}

    /** The sale stopped before its day: full payment, enough sold, or clearance denied; costs stay. */
    record SaleStopped(String asset, int round, String rule, Instant at) implements DisposalEvent {}

    /** The price was distributed; parts sum to it. {@code toDebt} becomes a payment, {@code proceeds/<distributionId>}. */
    record ProceedsDistributed(
            String distributionId,
            String asset,
            Money price,
            long toCosts,
            long toDebt,
            long surplusToOwner,
            Instant at)
            implements DisposalEvent {}

    /**
     * What a sale cost and no price will cover any more, beside the debt: the rest after every {@link ProceedsDistributed},
     * so that no cent is both taken out of a price and told here. Told when nothing is left to sell, before {@link
     * DisposalEnded} unless the case closed while a venue's answer was still due. A ledger that has closed by then books it
     * no more: it stays with the lender.
     *
     * @param costId unique in the case, also among other stages' costs
     * @param kind valuation or auction-round
     * @param at from when it is owed beside the debt, not when the work was done
     */
    record SaleCostsIncurred(String costId, String asset, Money amount, String kind, Instant at)
            implements DisposalEvent {}

    /** Nobody bought it; it goes back to its owner. */
    record AssetReleased(String asset, String rule, Instant at) implements DisposalEvent {}

    record DisposalEnded(int sold, int released, Instant at) implements DisposalEvent {}
}
