package io.recourse.disposal.domain;

import io.recourse.disposal.domain.AuctionEvent.BidTaken;
import io.recourse.disposal.domain.AuctionEvent.ClearanceHeard;
import io.recourse.disposal.domain.AuctionEvent.NoticeLost;
import io.recourse.disposal.domain.AuctionEvent.NoticeMayFollow;
import io.recourse.disposal.domain.AuctionEvent.NoticeSent;
import io.recourse.disposal.domain.AuctionEvent.PartiesDeemedTold;
import io.recourse.disposal.domain.AuctionEvent.PartiesTold;
import io.recourse.disposal.domain.AuctionEvent.PricePaidIn;
import io.recourse.disposal.domain.AuctionEvent.ReportMissed;
import io.recourse.disposal.domain.AuctionEvent.RoundAnnounced;
import io.recourse.disposal.domain.AuctionEvent.RoundFell;
import io.recourse.disposal.domain.AuctionEvent.RoundLate;
import io.recourse.disposal.domain.AuctionEvent.RoundWon;
import io.recourse.disposal.domain.AuctionEvent.SaleGivenUp;
import io.recourse.disposal.domain.AuctionEvent.SaleOpened;
import io.recourse.disposal.domain.AuctionEvent.SaleStopped;
import io.recourse.disposal.domain.AuctionEvent.ValuationOutdated;
import io.recourse.disposal.domain.AuctionEvent.WinnerBarred;
import io.recourse.disposal.domain.AuctionEvent.WithdrawalSent;
import io.recourse.disposal.domain.AuctionEvent.WithdrawalUnconfirmed;
import io.recourse.disposal.domain.AuctionState.Announcing;
import io.recourse.disposal.domain.AuctionState.AwaitingClearance;
import io.recourse.disposal.domain.AuctionState.AwaitingPayment;
import io.recourse.disposal.domain.AuctionState.Ended;
import io.recourse.disposal.domain.AuctionState.Fallen;
import io.recourse.disposal.domain.AuctionState.Informing;
import io.recourse.disposal.domain.AuctionState.Live;
import io.recourse.disposal.domain.AuctionState.Ordered;
import io.recourse.disposal.domain.AuctionState.Preparing;
import io.recourse.disposal.domain.AuctionState.Running;
import io.recourse.disposal.domain.AuctionState.Unopened;

/** What is true of an auction after an event. */
final class AuctionFold {

    private AuctionFold() {}

    static AuctionState evolve(AuctionState state, AuctionEvent event) {
        return switch (event) {
            case SaleOpened(Sale sale, var _) when state instanceof Unopened unopened -> unopened.opened(sale);
            case SaleOpened(Sale sale, var _) when state instanceof Ended ended -> ended.opened(sale);
            case PartiesTold t
            when state instanceof Ordered ordered -> ordered.told(t.next(), t.ref(), t.at(), t.noticeFrom());
            case PartiesTold t
            when state instanceof Fallen fallen -> fallen.told(t.next(), t.ref(), t.at(), t.noticeFrom());
            case PartiesDeemedTold t
            when state instanceof Informing informing -> informing.deemedTold(t.at(), t.noticeFrom());
            case NoticeMayFollow _ when state instanceof Informing informing -> informing.informed();
            case ClearanceHeard(var until) when state instanceof AwaitingClearance waiting -> waiting.cleared(until);
            case NoticeSent(RoundTerms terms, String ref)
            when state instanceof AwaitingClearance waiting -> waiting.sent(terms, ref);
            case NoticeLost _ when state instanceof Announcing announcing -> announcing.lost();
            case RoundAnnounced _ when state instanceof Announcing announcing -> announcing.announced();
            case RoundLate _
            when state instanceof Preparing preparing ->
                preparing.withNext(preparing.next().overdue());
            case BidTaken b when state instanceof Running running -> running.bid(b.amount(), b.bidder(), b.closesAt());
            case ReportMissed _ when state instanceof Running running -> running.withoutReport();
            case RoundWon w when state instanceof Running running -> running.won(w.price(), w.winner(), w.payBy());
            case WinnerBarred w when state instanceof AwaitingPayment awaiting -> awaiting.barring(w.winner());
            case RoundFell f when state instanceof Running running -> running.fell(f.at());
            case RoundFell f when state instanceof AwaitingPayment awaiting -> awaiting.fell(f.at());
            case PricePaidIn _ when state instanceof Live live -> live.ended("sold");
            case SaleStopped _ when state instanceof Live live -> live.ended("stopped");
            case SaleGivenUp _ when state instanceof Live live -> live.ended("unsold");
            case ValuationOutdated _ when state instanceof Live live -> live.ended("valuation-outdated");
            case WithdrawalSent _ when state instanceof Ended ended -> ended.withdrawing();
            case WithdrawalUnconfirmed w when state instanceof Ended ended -> ended.unconfirmed(w.ref());
            case SaleOpened _,
                    PartiesTold _,
                    PartiesDeemedTold _,
                    NoticeMayFollow _,
                    ClearanceHeard _,
                    NoticeSent _,
                    NoticeLost _,
                    RoundAnnounced _,
                    RoundLate _,
                    BidTaken _,
                    ReportMissed _,
                    RoundWon _,
                    WinnerBarred _,
                    RoundFell _,
                    PricePaidIn _,
                    SaleStopped _,
                    SaleGivenUp _,
                    ValuationOutdated _,
                    WithdrawalSent _,
                    WithdrawalUnconfirmed _ -> throw new IllegalStateException(event + " cannot happen to " + state);
        };
    }
}
