package io.recourse.disposal.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.LitigationEvent.LitigationEnded;
import io.recourse.contracts.LitigationEvent.TitleEffective;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.PublicEvent;
import io.recourse.disposal.domain.CaseInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the other services' events mean to a case of disposal. */
final class CaseHearing implements Hearing {

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent e -> intake(e, at);
            case NegotiationExhausted e -> Heard.of(new CaseInput.NegotiationOver(e.at()));
            case NegotiationResumed e -> Heard.of(new CaseInput.TalksResumed(e.at()));
            case TitleEffective e -> Heard.of(new CaseInput.TitleReached(e.at()));
            case LitigationEnded e -> Heard.of(new CaseInput.LitigationOver(e.at()));
            default -> Heard.ignored();
        };
    }

    private static Heard intake(IntakeEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent.CaseOpened e ->
                Heard.opening(new CaseInput.Opened(
                        e.lender(), e.jurisdiction(), e.balance(), e.collateral(), e.limitationEndsAt(), at));
            case IntakeEvent.PaymentAllocated e -> balance(e.balance(), distribution(e.paymentId()), at);
            // a payment taken back confirms no proceeds
            case IntakeEvent.PaymentReversed e -> balance(e.balance(), null, at);
            case IntakeEvent.BalanceAdjusted e -> balance(e.balance(), null, at);
            case IntakeEvent.LimitationMoved e -> Heard.of(new CaseInput.LimitationMoved(e.endsAt(), at));
            case IntakeEvent.ClearanceGranted e -> Heard.of(new CaseInput.ClearanceGiven(e.requestId(), e.until(), at));
            case IntakeEvent.ClearanceDenied e -> Heard.of(new CaseInput.ClearanceRefused(e.requestId(), e.rule(), at));
            case IntakeEvent.CaseClosed e -> Heard.of(new CaseInput.Closed(e.at()));
            case IntakeEvent.BucketEntered _,
                    IntakeEvent.RefundDue _,
                    IntakeEvent.PartyReleased _,
                    IntakeEvent.EpisodeOpened _,
                    IntakeEvent.PauseStarted _,
                    IntakeEvent.PauseEnded _ -> Heard.ignored();
        };
    }

    /** Which of our distributions a payment is, null if it is a lender's. */
    private static @Nullable String distribution(String paymentId) {
        String proceeds = IntakeEvent.PaymentAllocated.OF_PROCEEDS;
        return paymentId.startsWith(proceeds) ? paymentId.substring(proceeds.length()) : null;
    }

    private static Heard balance(Balance balance, @Nullable String distributionId, Instant at) {
        return Heard.of(new CaseInput.BalanceChanged(balance, distributionId, at));
    }
}
