package io.recourse.disposal.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.contracts.Money;
import io.recourse.disposal.domain.AuctionEvent.BidTaken;
import io.recourse.disposal.domain.AuctionEvent.PricePaidIn;
import io.recourse.disposal.domain.AuctionEvent.RoundWon;
import io.recourse.disposal.domain.AuctionEvent.WinnerBarred;
import io.recourse.disposal.domain.AuctionInput.BidPlaced;
import io.recourse.disposal.domain.AuctionInput.PricePaid;
import io.recourse.disposal.domain.AuctionInput.RoundClosed;
import io.recourse.disposal.domain.AuctionInput.VenueReport;
import io.recourse.disposal.domain.AuctionInput.WinnerInDefault;
import io.recourse.disposal.domain.AuctionState.AwaitingPayment;
import io.recourse.disposal.domain.AuctionState.Live;
import io.recourse.disposal.domain.AuctionState.Running;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a venue's report means; a report that cannot be true is refused by name. */
record VenueReports(DisposalRules rules, Notices notices) {

    /** The venue speaks of a case that does not hold the asset, perhaps any more. */
    static final String OTHER_CASE = "report-of-another-case";

    Decision<AuctionEvent> decide(Draft<AuctionState, AuctionEvent> draft, VenueReport report, Instant now) {
        if (report.at().isAfter(now)) {
            return Decision.refuse("report-time-impossible", "at", "a report is not of the future");
        }
        if (!(draft.state() instanceof Live live)) {
            return Decision.refuse("no-sale-under-way", null, "this asset is not being sold");
        }
        if (!live.sale().caseId().equals(report.caseId())) {
            return Decision.refuse(OTHER_CASE, "caseId", "the asset is not sold for this case");
        }
        if (live.round() != report.round()) {
            return Decision.refuse("no-such-round", "round", "round " + live.round() + " is under way");
        }
        return switch (report) {
            case BidPlaced bid when live instanceof Running running -> bid(draft, running, bid);
            case RoundClosed closed when live instanceof Running running -> closed(draft, running, closed, now);
            case PricePaid paid when live instanceof AwaitingPayment awaiting -> paid(draft, awaiting, paid);
            case WinnerInDefault failed
            when live instanceof AwaitingPayment awaiting -> {
                defaulted(draft, awaiting, failed.at(), now);
                yield draft.decision();
            }
            case BidPlaced _, RoundClosed _ ->
                Decision.refuse("round-not-open", "round", "this round takes no bids now");
            case PricePaid _, WinnerInDefault _ ->
                Decision.refuse("no-payment-awaited", "round", "this round has no winner who owes a price");
        };
    }

    private Decision<AuctionEvent> bid(Draft<AuctionState, AuctionEvent> draft, Running running, BidPlaced bid) {
        RoundTerms terms = running.terms();
        if (bid.at().isBefore(terms.opensAt()) || !bid.at().isBefore(terms.closesAt())) {
            return Decision.refuse("bid-outside-the-round", "at", "bids are taken from opening to closing time");
        }
        Decision<AuctionEvent> refused = refusal(running, bid.amount(), bid.bidder(), "amount");
        if (refused != null) {
            return refused;
        }
        if (running.highest() != null && bid.amount().compareTo(running.highest()) <= 0) {
            return Decision.refuse("bid-not-higher", "amount", "bids rise");
        }
        Instant closesAt = rules.planner().closesAfter(terms, bid.at(), running.highest() == null);
        draft.add(new BidTaken(bid.amount(), bid.bidder(), closesAt));
        return draft.decision();
    }

    private @Nullable Decision<AuctionEvent> refusal(
            Running running, Money amount, @Nullable String bidder, String field) {
        Money start = running.terms().start();
        if (!amount.currency().equals(start.currency())) {
            return Decision.refuse("currency-differs", field, "the round runs in " + start.currency());
        }
        if (amount.compareTo(start) < 0) {
            return Decision.refuse("bid-below-start", field, "a bid below the start price is void");
        }
        if (running.sale().bars(bidder)) {
            return Decision.refuse("defaulted-bidder-barred", "bidder", "who did not pay may not bid again");
        }
        return null;
    }

    private Decision<AuctionEvent> closed(
            Draft<AuctionState, AuctionEvent> draft, Running running, RoundClosed closed, Instant now) {
        Sale sale = running.sale();
        RoundTerms terms = running.terms();
        Money price = closed.highestBid();
        Money known = running.highest();
        if (closed.at().isBefore(rules.planner().earliestEnd(terms, price != null && known == null))) {
            return Decision.refuse("round-still-open", "at", "bidding is not over");
        }
        if (known != null && (price == null || price.compareTo(known) < 0)) {
            return Decision.refuse("bid-missing", "highestBid", "a higher bid was reported before");
        }
        if (price == null) {
            notices.fell(draft, sale, terms, closed.at(), now);
            return draft.decision();
        }
        String winner = closed.winner() == null && price.equals(known) ? running.bidder() : closed.winner();
        Decision<AuctionEvent> refused = refusal(running, price, winner, "highestBid");
        if (refused != null) {
            return refused;
        }
        if (closed.bidders() < 1) {
            return Decision.refuse("bidders-missing", "bidders", "a bid needs a bidder; one is enough");
        }
        if (terms.round() == Rounds.FORCED) {
            // paid in full before the bid
            sold(draft, sale, terms.round(), price, closed.at());
        } else {
            Instant payBy = rules.terms().daysFrom(closed.at(), rules.policy().payDays(), ZoneId.of(sale.zone()));
            draft.add(new RoundWon(price, winner, payBy));
        }
        return draft.decision();
    }

    private Decision<AuctionEvent> paid(
            Draft<AuctionState, AuctionEvent> draft, AwaitingPayment awaiting, PricePaid paid) {
        if (paid.at().isBefore(awaiting.terms().opensAt())) {
            return Decision.refuse("report-time-impossible", "at", "nobody had won yet");
        }
        if (!paid.amount().equals(awaiting.price())) {
            return Decision.refuse("price-differs", "amount", "what was paid is not the price of the winning bid");
        }
        sold(draft, awaiting.sale(), awaiting.round(), awaiting.price(), paid.at());
        return draft.decision();
    }

    private static void sold(Draft<AuctionState, AuctionEvent> draft, Sale sale, int round, Money price, Instant at) {
        draft.add(new PricePaidIn(round, price, at));
        Notices.tellCase(draft, sale, new CaseInput.Sold(sale.asset(), round, price, at));
    }

    /** The deposit stays (art. 24), the round counts as failed and the sale goes on without that bidder. */
    void defaulted(Draft<AuctionState, AuctionEvent> draft, AwaitingPayment awaiting, Instant at, Instant now) {
        Sale sale = awaiting.sale();
        RoundTerms terms = awaiting.terms();
        draft.add(new WinnerBarred(terms.round(), terms.deposit(), awaiting.winner()));
        Notices.tellCase(draft, sale, new CaseInput.WinnerLost(sale.asset(), terms.round(), terms.deposit(), at));
        notices.fell(draft, sale, terms, at, now);
    }
}
