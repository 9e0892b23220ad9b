package io.recourse.verify.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** What a record on a topic says, as far as a check asks for it. */
public sealed interface Fact {

    /** @param parties everybody the case names: debtor, co-debtors, guarantors */
    record CaseOpened(String jurisdiction, String zone, Balance balance, Set<String> parties) implements Fact {
        public CaseOpened {
            parties = Set.copyOf(parties);
        }
    }

    record BucketEntered(String bucket) implements Fact {}

    record LimitationMoved(Instant endsAt) implements Fact {}

    /** @param overdue whether an instalment is still unpaid afterwards */
    record BalanceAdjusted(String reason, Balance before, Balance balance, boolean overdue) implements Fact {}

    /** @param overdue whether an instalment is still unpaid afterwards */
    record PaymentAllocated(
            String paymentId,
            LocalDate valueDate,
            Money amount,
            long toCosts,
            long toInterest,
            long toPrincipal,
            long unallocated,
            Balance balance,
            boolean overdue)
            implements Fact {}

    /** @param overdue whether an instalment is unpaid again */
    record PaymentReversed(String paymentId, String reversalId, Money amount, Balance balance, boolean overdue)
            implements Fact {}

    record RefundDue(String paymentId, Money amount) implements Fact {}

    record PauseStarted(String pauseId, Instant from) implements Fact {}

    record PauseEnded(String pauseId, Instant at) implements Fact {}

    record ClearanceGranted(String requestId, String act, Instant until) implements Fact {}

    record CaseClosed(Instant at) implements Fact {}

    record PartyRegistered(String zone) implements Fact {}

    record ContactCeased(Instant at) implements Fact {}

    record StrategyAssigned(String strategy) implements Fact {}

    /** Talks begin, with a ladder's first step. */
    record NegotiationStarted(String strategy) implements Fact {}

    record ContactAttempted(String attemptId, String step, String channel, String party, String zone, Instant at)
            implements Fact {}

    record ContactResult(String attemptId, String outcome) implements Fact {}

    record PromiseRecorded(String promiseId) implements Fact {}

    /** @param verdict the type that tells it: kept, partly kept or broken; of what was agreed likewise */
    record PromiseJudged(String promiseId, String verdict) implements Fact {}

    record ActPerformed(String requestId, String act, Instant at) implements Fact {}

    record CostsIncurred(String costId) implements Fact {}

    record SaleRequested(String requestId, String act, String asset) implements Fact {}

    record AuctionAnnounced(String asset, int round, Instant noticeAt) implements Fact {}

    record AuctionFailed(String asset, int round) implements Fact {}

    record ForcedSaleOpened(String asset) implements Fact {}

    record SaleStopped(String asset) implements Fact {}

    record AssetSold(String asset, Money price) implements Fact {}

    record WinnerDefaulted(String asset, int round, Money depositKept) implements Fact {}

    record ProceedsDistributed(
            String distributionId, String asset, Money price, long toCosts, long toDebt, long surplusToOwner)
            implements Fact {}

    /**
     * A step of which only its reference is asked.
     *
     * @param rule that would be broken if it came again
     */
    record Step(String rule, String ref) implements Fact {}

    /** No check asks what it says; its type tells that it happened. */
    record Other() implements Fact {}

    record Unreadable(String why) implements Fact {}
}
