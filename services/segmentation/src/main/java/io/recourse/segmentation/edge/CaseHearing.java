package io.recourse.segmentation.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.segmentation.domain.CaseInput;
import java.time.Instant;

/** What the other services' events mean to a case of segmentation. */
final class CaseHearing implements Hearing {

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent e -> intake(e, at);
            case NegotiationEvent.ContactAttempted e ->
                Heard.of(new CaseInput.Contacted(e.attemptId(), e.channel(), e.at()));
            case NegotiationEvent.NegotiationExhausted e -> Heard.of(new CaseInput.NegotiationOver(e.at()));
            default -> Heard.ignored();
        };
    }

    private static Heard intake(IntakeEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent.CaseOpened e ->
                Heard.opening(new CaseInput.Opened(
                        e.lender(),
                        e.debtorKind(),
                        e.jurisdiction(),
                        e.contractZone(),
                        e.debtorZone(),
                        e.province(),
                        !e.collateral().isEmpty(),
                        e.scoring(),
                        e.balance(),
                        e.oldestUnpaidDue(),
                        e.dpd(),
                        e.limitationEndsAt(),
                        at));
            case IntakeEvent.BucketEntered e ->
                Heard.of(new CaseInput.BucketReached(e.bucket(), e.dpd(), e.oldestUnpaidDue(), at));
            case IntakeEvent.PaymentAllocated e -> balance(e.balance(), e.oldestUnpaidDue(), true, at);
            case IntakeEvent.PaymentReversed e -> balance(e.balance(), e.oldestUnpaidDue(), true, at);
            case IntakeEvent.BalanceAdjusted e -> balance(e.balance(), e.oldestUnpaidDue(), false, at);
            case IntakeEvent.LimitationMoved e -> Heard.of(new CaseInput.LimitationMoved(e.endsAt(), at));
            case IntakeEvent.PauseStarted e -> Heard.of(new CaseInput.PauseStarted(e.pauseId(), e.reason(), e.from()));
            case IntakeEvent.PauseEnded e -> Heard.of(new CaseInput.PauseEnded(e.pauseId(), e.at()));
            case IntakeEvent.CaseClosed e -> Heard.of(new CaseInput.Closed(e.reason(), e.at()));
            case IntakeEvent.RefundDue _,
                    IntakeEvent.PartyReleased _,
                    IntakeEvent.EpisodeOpened _,
                    IntakeEvent.ClearanceGranted _,
                    IntakeEvent.ClearanceDenied _ -> Heard.ignored();
        };
    }

    private static Heard balance(
            io.recourse.contracts.Balance balance,
            java.time.@org.jspecify.annotations.Nullable LocalDate due,
            boolean byPayment,
            Instant at) {
        return Heard.of(new CaseInput.BalanceChanged(balance, due, byPayment, at));
    }
}
