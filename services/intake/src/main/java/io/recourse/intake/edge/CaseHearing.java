package io.recourse.intake.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.DisposalEvent;
import io.recourse.contracts.IntakeEvent.Stage;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.InterruptionCause;
import java.time.Instant;
import java.util.Map;

/** What the stages' events mean to the ledger. */
final class CaseHearing implements Hearing {

    /** Acts with which proceedings begin that interrupt the limitation until they end (民法典 art. 195). */
    private static final Map<String, InterruptionCause> BEGINNING =
            Map.of("file-payment-order", InterruptionCause.PAYMENT_ORDER, "file-suit", InterruptionCause.SUIT);

    private static final String ENFORCING = "apply-enforcement";

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case SegmentationEvent.StrategyAssigned _ -> stage(Stage.SEGMENTATION);
            case NegotiationEvent e -> negotiation(e);
            case LitigationEvent e -> litigation(e, at);
            case DisposalEvent e -> disposal(e);
            default -> Heard.ignored();
        };
    }

    private static Heard negotiation(NegotiationEvent event) {
        return switch (event) {
            case NegotiationEvent.NegotiationStarted _ -> stage(Stage.NEGOTIATION);
            // nobody says that it was given in writing, which alone would revive what is expired
            case NegotiationEvent.PromiseRecorded e ->
                interrupted(InterruptionCause.CONSENT, e.at(), "promise/" + e.promiseId());
            // in writing it is a promise of the kind that revives what is expired
            case NegotiationEvent.PlanAgreed e ->
                interrupted(
                        e.written() ? InterruptionCause.PROMISE : InterruptionCause.PLAN, e.at(), "plan/" + e.planId());
            case NegotiationEvent.SettlementAgreed e ->
                Heard.of(new CaseInput.SettlementAgreed(
                        e.settlementId(),
                        e.instalments().stream()
                                .map(NegotiationEvent.Instalment::amount)
                                .reduce(Money::plus)
                                .orElseThrow(),
                        e.written() ? InterruptionCause.PROMISE : InterruptionCause.CONSENT,
                        e.at(),
                        e.owed()));
            case NegotiationEvent.OfferEnded e
            when e.outcome() == NegotiationEvent.OfferOutcome.ACCEPTED
                    && e.type().isInKind() -> interrupted(InterruptionCause.CONSENT, e.at(), "in-kind/" + e.offerId());
            case NegotiationEvent.SettlementFulfilled e ->
                Heard.of(new CaseInput.SettlementPaid(
                        e.settlementId(), e.agreedOn(), e.paidOn(), e.waived(), e.discharged()));
            case NegotiationEvent.SettlementFailed e -> Heard.of(new CaseInput.SettlementUndone(e.settlementId()));
            case NegotiationEvent.SettlementReopened e -> Heard.of(new CaseInput.SettlementUndone(e.settlementId()));
            case NegotiationEvent.ContactAttempted e -> Heard.of(new CaseInput.ContactSent(e.attemptId(), e.tone()));
            case NegotiationEvent.ContactResult e ->
                Heard.of(new CaseInput.ContactEnded(e.attemptId(), reached(e.outcome()), e.at()));
            case NegotiationEvent.NoContactAsked e ->
                Heard.of(new CaseInput.NoContactWanted(e.party(), e.channel(), e.at()));
            case NegotiationEvent.AnswerAwaitsReader e ->
                Heard.of(new CaseInput.AnswerAwaitsReader(e.answerId(), e.until(), e.at()));
            case NegotiationEvent.AnswerWasRead e -> Heard.of(new CaseInput.AnswerWasRead(e.answerId(), e.at()));
            case NegotiationEvent.DebitRequested e ->
                Heard.of(new CaseInput.ClearanceAsked(e.requestId(), e.act(), Stage.NEGOTIATION));
            case NegotiationEvent.DebitEnded _,
                    NegotiationEvent.StepLapsed _,
                    NegotiationEvent.PromiseKept _,
                    NegotiationEvent.PromisePartlyKept _,
                    NegotiationEvent.PromiseBroken _,
                    NegotiationEvent.OfferMade _,
                    NegotiationEvent.OfferEnded _,
                    NegotiationEvent.PlanKept _,
                    NegotiationEvent.PlanBroken _,
                    NegotiationEvent.NegotiationExhausted _,
                    NegotiationEvent.NegotiationResumed _ -> Heard.ignored();
        };
    }

    /** Arrived, or spoken with; a message that nobody answered may still not have come. */
    private static boolean reached(NegotiationEvent.ContactOutcome outcome) {
        return switch (outcome) {
            case DELIVERED, CONVERSATION -> true;
            case UNANSWERED, UNREACHABLE, UNKNOWN -> false;
        };
    }

    private static Heard litigation(LitigationEvent event, Instant at) {
        return switch (event) {
            case LitigationEvent.LitigationStarted _ -> stage(Stage.LITIGATION);
            case LitigationEvent.ActRequested e ->
                Heard.of(new CaseInput.ClearanceAsked(e.requestId(), e.act(), Stage.LITIGATION));
            case LitigationEvent.CostsIncurred e ->
                Heard.of(new CaseInput.CostsIncurred(e.costId(), e.amount(), e.kind(), at));
            case LitigationEvent.ActPerformed e -> {
                InterruptionCause cause = BEGINNING.get(e.act());
                if (cause != null) {
                    yield Heard.of(new CaseInput.ProceedingsBegan(cause, e.at(), e.requestId()));
                }
                yield e.act().equals(ENFORCING)
                        ? interrupted(InterruptionCause.ENFORCEMENT_APPLICATION, e.at(), e.requestId())
                        : Heard.ignored();
            }
            case LitigationEvent.PaymentOrderLapsed e ->
                ended(InterruptionCause.PAYMENT_ORDER, e.at(), "order-lapsed/" + e.at());
            case LitigationEvent.ClaimDismissed e -> ended(InterruptionCause.SUIT, e.at(), "dismissed/" + e.at());
            case LitigationEvent.PaymentOrderObjected e ->
                ended(InterruptionCause.PAYMENT_ORDER, e.at(), "order-objected/" + e.at());
            case LitigationEvent.TitleEffective e -> Heard.of(new CaseInput.TitleHeard(e.route(), e.at(), e.claim()));
            // of an order that turned into a suit nobody files one
            case LitigationEvent.SuitAccepted e ->
                Heard.of(new CaseInput.ProceedingsBegan(InterruptionCause.SUIT, e.at(), "suit-accepted/" + e.at()));
            case LitigationEvent.LitigationEnded e -> Heard.of(new CaseInput.LitigationOver(e.at()));
            case LitigationEvent.ActAbandoned _,
                    LitigationEvent.PaymentOrderAccepted _,
                    LitigationEvent.PaymentOrderIssued _,
                    LitigationEvent.PaymentOrderServed _,
                    LitigationEvent.JudgmentGiven _ -> Heard.ignored();
        };
    }

    private static Heard disposal(DisposalEvent event) {
        return switch (event) {
            case DisposalEvent.DisposalStarted _ -> Heard.of(new CaseInput.DisposalBegan());
            case DisposalEvent.SaleRequested e ->
                Heard.of(new CaseInput.ClearanceAsked(e.requestId(), e.act(), Stage.DISPOSAL));
            case DisposalEvent.ProceedsDistributed e ->
                Heard.of(new CaseInput.ProceedsReceived(
                        e.distributionId(), new Money(e.toDebt(), e.price().currency()), e.at()));
            case DisposalEvent.SaleCostsIncurred e ->
                Heard.of(new CaseInput.CostsIncurred(e.costId(), e.amount(), e.kind(), e.at()));
            case DisposalEvent.DisposalEnded _ -> Heard.of(new CaseInput.DisposalOver());
            case DisposalEvent.ValuationFixed _,
                    DisposalEvent.AuctionAnnounced _,
                    DisposalEvent.AuctionFailed _,
                    DisposalEvent.ForcedSaleOpened _,
                    DisposalEvent.AssetSold _,
                    DisposalEvent.WinnerDefaulted _,
                    DisposalEvent.SaleStopped _,
                    DisposalEvent.AssetReleased _ -> Heard.ignored();
        };
    }

    private static Heard stage(Stage stage) {
        return Heard.of(new CaseInput.StageHeard(stage));
    }

    private static Heard ended(InterruptionCause cause, Instant at, String proof) {
        return Heard.of(new CaseInput.ProceedingsEnded(cause, at, proof));
    }

    private static Heard interrupted(InterruptionCause cause, Instant at, String proof) {
        return Heard.of(new CaseInput.LimitationInterrupted(cause, at, proof));
    }
}
