package io.recourse.disposal.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case in this stage. */
public sealed interface CaseEvent {

    /** Told to everybody. */
    record Told(DisposalEvent event) implements CaseEvent, Published {}

    record CaseTaken(
            String lender,
            String jurisdiction,
            Balance balance,
            List<Collateral> collateral,
            @Nullable Instant limitationEndsAt)
            implements CaseEvent {
        public CaseTaken {
            collateral = List.copyOf(collateral);
        }
    }

    record NegotiationNoted(Instant at) implements CaseEvent {}

    /** Talks go on before anything had begun here; it waits for their end once more. */
    record ResumptionNoted(Instant at) implements CaseEvent {}

    record TitleNoted(Instant at) implements CaseEvent {}

    record LitigationEndNoted(Instant at) implements CaseEvent {}

    record BalanceNoted(Balance balance, @Nullable String paymentId) implements CaseEvent {}

    record LimitationNoted(Instant endsAt) implements CaseEvent {}

    /** What secures the debt was to be sold, and is not as things stand. */
    record ForeclosureBarred(Foreclosure.Bar bar) implements CaseEvent {}

    /** A cost of the sale; it is borne by the debtor, paid out of the price first, and stays when the sale does not come. */
    record CostIncurred(String costId, String asset, String kind, Instant at, Money amount) implements CaseEvent {}

    record ValuationRenewed(String asset, Instant at) implements CaseEvent {}

    record ValuationOutdated(String asset, Instant at) implements CaseEvent {}

    /** Handed to the auction. */
    record SaleBegun(String asset, Instant at) implements CaseEvent {}

    /** The auction has said its last word, and it was no price. */
    record SaleAnswered(String asset, Instant at) implements CaseEvent {}

    record ClearanceHeard(String requestId, String asset, Instant until) implements CaseEvent {}

    record ClearanceMissed(String requestId, String asset, String rule, Instant askAgainAt) implements CaseEvent {}

    /** Nothing goes on by itself; a person must decide. */
    record PersonAsked(String asset, String rule) implements CaseEvent {}

    record PersonAnswered(String asset, boolean goOn) implements CaseEvent {}

    record CaseShut(Instant at) implements CaseEvent {}
}
