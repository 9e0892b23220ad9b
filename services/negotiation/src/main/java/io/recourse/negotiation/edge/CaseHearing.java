package io.recourse.negotiation.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.PublicEvent;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.rules.clearance.ClearedAct;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the other services' events mean to a case of negotiation. */
final class CaseHearing implements Hearing {

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent e -> intake(e, at);
            case StrategyAssigned e ->
                Heard.of(new CaseInput.StrategyGiven(e.strategy(), e.startAt(), e.exhaustAfterDays(), e.steps()));
            default -> Heard.ignored();
        };
    }

    private static CaseInput.@Nullable Cause cause(String reason) {
        return switch (reason) {
            case IntakeEvent.BalanceAdjusted.STATEMENT -> CaseInput.Cause.STATEMENT;
            case IntakeEvent.BalanceAdjusted.IN_STATEMENT -> CaseInput.Cause.IN_STATEMENT;
            default -> null;
        };
    }

    /** What other stages ask the ledger for is no matter of ours. */
    private static boolean isDebit(String act) {
        return ClearedAct.of(act).filter(a -> a == ClearedAct.AUTO_DEBIT).isPresent();
    }

    private static Heard intake(IntakeEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent.CaseOpened e ->
                Heard.opening(new CaseInput.Opened(
                        e.lender(),
                        e.debtorParty(),
                        e.debtorZone(),
                        e.jurisdiction(),
                        e.language(),
                        e.balance(),
                        e.limitationEndsAt(),
                        at,
                        e.coDebtors(),
                        e.oldestUnpaidDue(),
                        e.contractZone()));
            case IntakeEvent.PaymentAllocated e ->
                Heard.of(new CaseInput.PaymentHeard(
                        e.paymentId(), e.amount(), e.valueDate(), e.balance(), at, e.oldestUnpaidDue()));
            case IntakeEvent.PaymentReversed e ->
                Heard.of(new CaseInput.PaymentTakenBack(e.paymentId(), e.balance(), at, e.oldestUnpaidDue()));
            case IntakeEvent.BalanceAdjusted e ->
                Heard.of(new CaseInput.BalanceChanged(e.balance(), at, e.oldestUnpaidDue(), cause(e.reason())));
            case IntakeEvent.EpisodeOpened e -> Heard.of(new CaseInput.EpisodeBegan(e.debt(), e.former()));
            case IntakeEvent.PartyReleased e -> Heard.of(new CaseInput.CoDebtorReleased(e.party(), e.at()));
            case IntakeEvent.LimitationMoved e -> Heard.of(new CaseInput.LimitationMoved(e.endsAt(), at));
            case IntakeEvent.PauseStarted e ->
                Heard.of(new CaseInput.PauseBegan(e.pauseId(), e.reason(), e.from(), e.reviewAt()));
            case IntakeEvent.PauseEnded e -> Heard.of(new CaseInput.PauseOver(e.pauseId(), e.at()));
            case IntakeEvent.CaseClosed e -> Heard.of(new CaseInput.Closed(e.at(), e.reason()));
            case IntakeEvent.ClearanceGranted e ->
                isDebit(e.act())
                        ? Heard.of(new CaseInput.ClearanceGiven(e.requestId(), e.balance(), e.until(), at))
                        : Heard.ignored();
            case IntakeEvent.ClearanceDenied e ->
                isDebit(e.act())
                        ? Heard.of(new CaseInput.ClearanceRefused(e.requestId(), e.rule(), at))
                        : Heard.ignored();
            case IntakeEvent.BucketEntered _, IntakeEvent.RefundDue _ -> Heard.ignored();
        };
    }
}
