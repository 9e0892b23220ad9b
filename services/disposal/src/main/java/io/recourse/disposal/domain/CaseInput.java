package io.recourse.disposal.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may reach a case. {@code at} is when it counts, which is not always when it is heard. */
public sealed interface CaseInput extends Dated {

    /**
     * The case exists.
     *
     * @param jurisdiction whose law governs the claim, ISO 3166-1 alpha-2
     * @param limitationEndsAt from when on the claim is time-barred; null in mail of a release that did not look at it
     */
    record Opened(
            String lender,
            String jurisdiction,
            Balance balance,
            List<Collateral> collateral,
            @Nullable Instant limitationEndsAt,
            Instant at)
            implements CaseInput {
        public Opened {
            collateral = List.copyOf(collateral);
        }
    }

    /** Talks ended without result. */
    record NegotiationOver(Instant at) implements CaseInput {}

    /** A promise, or a fact of before the end, came late, and talks go on. */
    record TalksResumed(Instant at) implements CaseInput {}

    /** There is an enforceable title. */
    record TitleReached(Instant at) implements CaseInput {}

    /** No court procedure runs any more. */
    record LitigationOver(Instant at) implements CaseInput {}

    /**
     * The ledger moved.
     *
     * @param paymentId the distribution whose proceeds were paid in, null where something else moved it
     */
    record BalanceChanged(Balance balance, @Nullable String paymentId, Instant at) implements CaseInput {}

    /** The ledger counts the claim's limitation to another end: earlier, or later where something renewed it. */
    record LimitationMoved(Instant endsAt, Instant at) implements CaseInput {}

    record ClearanceGiven(String requestId, Instant until, Instant at) implements CaseInput {}

    record ClearanceRefused(String requestId, String rule, Instant at) implements CaseInput {}

    /** The case is over everywhere. */
    record Closed(Instant at) implements CaseInput {}

    /** Command: what a person decided on an asset that waits for one; {@code goOn} false gives the asset up. */
    record PersonDecided(String asset, boolean goOn, Instant at) implements CaseInput {}

    record DeadlinePassed(Deadline deadline) implements CaseInput, PassedDeadline {}

    /** What the case's assets and auctions tell it. */
    sealed interface FromBelow extends CaseInput {
        String asset();
    }

    /** Another case holds the asset. */
    record HoldRefused(String asset, Instant at) implements FromBelow {}

    record Valued(String asset, Money value, ValuationMethod method, Instant at, Instant validUntil)
            implements FromBelow {}

    /** The value became too old before a notice. */
    record ValuationLapsed(String asset, Instant at) implements FromBelow {}

    /** Nobody delivered a value. */
    record ValuationStuck(String asset, String rule, Instant at) implements FromBelow {}

    /** The auction is ready to publish and has no clearance that still holds. */
    record ClearanceNeeded(String asset, int round, Instant at) implements FromBelow {}

    record Announced(String asset, RoundTerms terms, Instant at) implements FromBelow {}

    /** The venue refused the notice, or nobody knows what became of it. */
    record NoticeFailed(String asset, int round, String rule, Instant at) implements FromBelow {}

    record RoundFailed(String asset, int round, Instant at) implements FromBelow {}

    record WinnerLost(String asset, int round, Money depositKept, Instant at) implements FromBelow {}

    /** Sold and paid. */
    record Sold(String asset, int round, Money price, Instant at) implements FromBelow {}

    record Stopped(String asset, int round, String rule, Instant at) implements FromBelow {}

    record Unsold(String asset, Instant at) implements FromBelow {}

    /** The valuation is too old for the round's notice. */
    record ValuationTooOld(String asset, int round, Instant at) implements FromBelow {}
}
