package io.recourse.local.run;

import static io.recourse.local.run.Story.day;

import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.Money;

/** Sales of assets in sentences. */
final class SaleSentences {
    private SaleSentences() {}

    static String of(DisposalEvent event) {
        return switch (event) {
            case DisposalEvent.DisposalStarted e -> "The sale of " + e.assets() + " asset(s) was prepared.";
            case DisposalEvent.ValuationFixed e ->
                "Asset " + e.asset() + " was valued at " + e.value().text() + " (" + Story.word(e.method()) + ").";
            case DisposalEvent.SaleRequested e ->
                "Leave was asked to " + e.act().replace('-', ' ') + " for asset " + e.asset() + ".";
            case DisposalEvent.AuctionAnnounced e ->
                "Round " + e.round() + " was announced at " + e.start().text() + ", open from " + day(e.opensAt())
                        + ".";
            case DisposalEvent.AuctionFailed e -> "Round " + e.round() + " found no buyer.";
            case DisposalEvent.ForcedSaleOpened e ->
                "A forced sale at " + e.price().text() + " was announced, until " + day(e.closesAt()) + ".";
            case DisposalEvent.AssetSold e ->
                "Asset " + e.asset() + " was sold in round " + e.round() + " for "
                        + e.price().text() + ".";
            case DisposalEvent.WinnerDefaulted e ->
                "The winner of round " + e.round() + " did not pay and lost "
                        + e.depositKept().text() + ".";
            case DisposalEvent.SaleStopped e -> "The sale was stopped before its day: " + e.rule() + ".";
            case DisposalEvent.ProceedsDistributed e ->
                "Of " + e.price().text() + " went " + part(e, e.toCosts()) + " to costs, " + part(e, e.toDebt())
                        + " to the debt and " + part(e, e.surplusToOwner()) + " to the owner.";
            case DisposalEvent.SaleCostsIncurred e ->
                e.amount().text() + " of costs for asset " + e.asset() + " found no price ("
                        + e.kind().replace('-', ' ') + ").";
            case DisposalEvent.AssetReleased e -> "Asset " + e.asset() + " went back to its owner: " + e.rule() + ".";
            case DisposalEvent.DisposalEnded e ->
                "The sales ended: " + e.sold() + " sold, " + e.released() + " released.";
        };
    }

    private static String part(DisposalEvent.ProceedsDistributed event, long minor) {
        return new Money(minor, event.price().currency()).text();
    }
}
