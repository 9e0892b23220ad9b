package io.recourse.disposal.domain;

import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened in a sale; all private, its case speaks for it. */
public sealed interface AuctionEvent {

    record SaleOpened(Sale sale, Instant at) implements AuctionEvent {}

    /** Debtor, creditor and holders of pre-emptive rights are being told; the notice may follow at {@code noticeFrom}. */
    record PartiesTold(AuctionState.Next next, String ref, Instant at, Instant noticeFrom) implements AuctionEvent {}

    /** Somebody could not be told; public display replaces it (网络司法拍卖规定 art. 16). */
    record PartiesDeemedTold(Instant at, Instant noticeFrom) implements AuctionEvent {}

    record NoticeMayFollow(Instant at) implements AuctionEvent {}

    record ClearanceHeard(Instant until) implements AuctionEvent {}

    /** The notice was handed to the venue. */
    record NoticeSent(RoundTerms terms, String ref) implements AuctionEvent {}

    record NoticeLost(String rule) implements AuctionEvent {}

    /** The venue published the notice. */
    record RoundAnnounced(RoundTerms terms) implements AuctionEvent {}

    /** The law's date for the round passed; it is still to be held. */
    record RoundLate(int round, Instant dueAt) implements AuctionEvent {}

    record BidTaken(Money amount, String bidder, Instant closesAt) implements AuctionEvent {}

    /** The venue is late with its report of a closed round. */
    record ReportMissed(int round) implements AuctionEvent {}

    record RoundWon(Money price, @Nullable String winner, Instant payBy) implements AuctionEvent {}

    /** The winner did not pay and may not bid again (art. 24). */
    record WinnerBarred(
            int round, Money depositKept, @Nullable String winner) implements AuctionEvent {}

    record RoundFell(int round, Instant at) implements AuctionEvent {}

    record PricePaidIn(int round, Money price, Instant at) implements AuctionEvent {}

    record SaleStopped(String rule, Instant at) implements AuctionEvent {}

    /** The last round failed. */
    record SaleGivenUp(Instant at) implements AuctionEvent {}

    /** The valuation is too old for the next notice. */
    record ValuationOutdated(Instant at) implements AuctionEvent {}

    record WithdrawalSent(String ref) implements AuctionEvent {}

    /** Nobody knows whether the venue took the lot down; a person must look. */
    record WithdrawalUnconfirmed(String ref, String detail) implements AuctionEvent {}
}
