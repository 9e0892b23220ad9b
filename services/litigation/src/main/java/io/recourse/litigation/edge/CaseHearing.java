package io.recourse.litigation.edge;

import io.recourse.casework.door.Hearing;
import io.recourse.contracts.Balance;
import io.recourse.contracts.DisposalEvent.DisposalEnded;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.PublicEvent;
import io.recourse.litigation.domain.CaseInput;
import io.recourse.litigation.domain.Docket;
import java.time.Instant;

/** What the other services' events mean to a case of litigation. */
final class CaseHearing implements Hearing {

    @Override
    public Heard hear(PublicEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent e -> intake(e, at);
            case NegotiationExhausted e -> Heard.of(new CaseInput.NegotiationOver(e.at()));
            case NegotiationResumed e -> Heard.of(new CaseInput.TalksResumed(e.at()));
            case DisposalEnded e -> Heard.of(new CaseInput.DisposalOver(e.at()));
            default -> Heard.ignored();
        };
    }

    private static Heard intake(IntakeEvent event, Instant at) {
        return switch (event) {
            case IntakeEvent.CaseOpened e ->
                Heard.opening(new CaseInput.Opened(debt(e), e.balance(), e.limitationEndsAt(), at));
            case IntakeEvent.PaymentAllocated e -> balance(e.balance(), at);
            case IntakeEvent.PaymentReversed e -> balance(e.balance(), at);
            case IntakeEvent.BalanceAdjusted e -> balance(e.balance(), at);
            case IntakeEvent.LimitationMoved e -> Heard.of(new CaseInput.LimitationMoved(e.endsAt(), at));
            case IntakeEvent.PauseStarted e -> Heard.of(new CaseInput.PauseBegan(e.pauseId(), e.reason(), e.from()));
            case IntakeEvent.PauseEnded e -> Heard.of(new CaseInput.PauseOver(e.pauseId(), e.at()));
            case IntakeEvent.ClearanceGranted e ->
                Heard.of(new CaseInput.ClearanceGiven(e.requestId(), e.balance(), e.until()));
            case IntakeEvent.ClearanceDenied e -> Heard.of(new CaseInput.ClearanceRefused(e.requestId(), e.rule()));
            case IntakeEvent.CaseClosed e -> Heard.of(new CaseInput.Closed(e.reason(), e.at()));
            case IntakeEvent.BucketEntered e -> e.dpd() > 0 ? Heard.of(new CaseInput.FellOverdue(at)) : Heard.ignored();
            case IntakeEvent.RefundDue _, IntakeEvent.PartyReleased _, IntakeEvent.EpisodeOpened _ -> Heard.ignored();
        };
    }

    private static Heard balance(Balance balance, Instant at) {
        return Heard.of(new CaseInput.BalanceChanged(balance, at));
    }

    private static Docket.Debt debt(IntakeEvent.CaseOpened e) {
        return new Docket.Debt(
                e.lender(),
                e.debtorKind(),
                e.debtorParty(),
                court(e.province(), e.jurisdiction()),
                e.jurisdiction(),
                e.product(),
                !e.collateral().isEmpty(),
                e.guarantors().stream().map(IntakeEvent.Guarantor::party).toList());
    }

    /** {@code CN-ZJ} under {@code CN} → {@code ZJ}; blank for an address that no court of the jurisdiction can serve. */
    private static String court(String province, String jurisdiction) {
        String country = jurisdiction + "-";
        return province.startsWith(country) ? province.substring(country.length()) : "";
    }
}
