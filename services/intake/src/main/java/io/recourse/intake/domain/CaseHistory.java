package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.BucketEntered;
import io.recourse.contracts.IntakeEvent.CaseClosed;
import io.recourse.contracts.IntakeEvent.CaseOpened;
import io.recourse.contracts.IntakeEvent.ClearanceDenied;
import io.recourse.contracts.IntakeEvent.ClearanceGranted;
import io.recourse.contracts.IntakeEvent.EpisodeOpened;
import io.recourse.contracts.IntakeEvent.LimitationMoved;
import io.recourse.contracts.IntakeEvent.PartyReleased;
import io.recourse.contracts.IntakeEvent.PauseEnded;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.PauseStarted;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.AnswerAwaited;
import io.recourse.intake.domain.CaseEvent.AnswerRead;
import io.recourse.intake.domain.CaseEvent.ChargedOff;
import io.recourse.intake.domain.CaseEvent.CoDebtorJoined;
import io.recourse.intake.domain.CaseEvent.CoDebtorReleased;
import io.recourse.intake.domain.CaseEvent.CostsAfterClose;
import io.recourse.intake.domain.CaseEvent.CostsBooked;
import io.recourse.intake.domain.CaseEvent.CreditNoticeGiven;
import io.recourse.intake.domain.CaseEvent.CreditorTaken;
import io.recourse.intake.domain.CaseEvent.DebtSold;
import io.recourse.intake.domain.CaseEvent.DemandAnswered;
import io.recourse.intake.domain.CaseEvent.DemandSent;
import io.recourse.intake.domain.CaseEvent.GuaranteeDated;
import io.recourse.intake.domain.CaseEvent.GuaranteeKept;
import io.recourse.intake.domain.CaseEvent.GuaranteeLimitationEnded;
import io.recourse.intake.domain.CaseEvent.GuaranteePeriodEnded;
import io.recourse.intake.domain.CaseEvent.GuarantorJoined;
import io.recourse.intake.domain.CaseEvent.InterestRested;
import io.recourse.intake.domain.CaseEvent.LimitationBegins;
import io.recourse.intake.domain.CaseEvent.LimitationExpired;
import io.recourse.intake.domain.CaseEvent.LimitationProofFell;
import io.recourse.intake.domain.CaseEvent.LimitationRestarted;
import io.recourse.intake.domain.CaseEvent.LimitationSuspended;
import io.recourse.intake.domain.CaseEvent.LimitationWarned;
import io.recourse.intake.domain.CaseEvent.Noticed;
import io.recourse.intake.domain.CaseEvent.PauseReviewDue;
import io.recourse.intake.domain.CaseEvent.PaymentKeyedAs;
import io.recourse.intake.domain.CaseEvent.PaymentKnownAs;
import io.recourse.intake.domain.CaseEvent.PaymentParted;
import io.recourse.intake.domain.CaseEvent.ProceedingsPending;
import io.recourse.intake.domain.CaseEvent.ProgressNoted;
import io.recourse.intake.domain.CaseEvent.RateCapped;
import io.recourse.intake.domain.CaseEvent.ReminderAsked;
import io.recourse.intake.domain.CaseEvent.ReminderDue;
import io.recourse.intake.domain.CaseEvent.ReminderLapsed;
import io.recourse.intake.domain.CaseEvent.RestoredDebtOver;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import io.recourse.intake.domain.CaseEvent.ReversedAfterClose;
import io.recourse.intake.domain.CaseEvent.SettlementNoted;
import io.recourse.intake.domain.CaseEvent.StatementNoted;
import io.recourse.intake.domain.CaseEvent.StatementTaken;
import io.recourse.intake.domain.CaseEvent.SuccessionKept;
import io.recourse.intake.domain.CaseEvent.TermsTaken;
import io.recourse.intake.domain.CaseEvent.TitleTaken;
import io.recourse.intake.domain.CaseEvent.Told;
import io.recourse.intake.domain.CaseEvent.WaiverKept;
import io.recourse.intake.domain.CaseEvent.WaiverUndone;
import io.recourse.intake.domain.CaseEvent.WaiverWithheld;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CaseState.Unopened;
import io.recourse.rules.limitation.Limitation;
import java.time.LocalDate;

/** What is true after an event. Reads no policy: events carry what was computed. */
final class CaseHistory {

    private CaseHistory() {}

    static CaseState evolve(CaseState state, CaseEvent event) {
        return switch (state) {
            case Unopened unopened -> unopened(unopened, event);
            case Open open -> open(open, event);
            case Closed closed -> closed(closed, event);
        };
    }

    private static CaseState unopened(Unopened state, CaseEvent event) {
        if (event instanceof StatementTaken taken) {
            return state.stated(taken.statement(), taken.people());
        }
        if (event instanceof Told(CaseOpened told)) {
            return state.opened(told);
        }
        throw impossible(state, event);
    }

    private static CaseState open(Open state, CaseEvent event) {
        return switch (event) {
            case Told(IntakeEvent told) -> told(state, told);
            case StatementTaken e ->
                state.with(l -> l.counting(e.statement(), e.oldestUnpaidDue()))
                        .with(state.parties().saying(e.people()))
                        .missing(e.missed());
            case StatementNoted e ->
                state.with(l -> l.noting(e.key())).with(state.parties().saying(e.people()));
            case CoDebtorJoined e -> state.with(state.parties().with(new CoDebtor(e.party(), e.shareBp(), null)));
            case GuarantorJoined e -> state.with(state.parties().with(Guarantee.of(e)));
            case CostsBooked e -> state.with(l -> l.with(new Cost(e.costId(), e.minor(), e.on())));
            case SettlementNoted(var id, var minor, var paidBefore, var stated) ->
                state.with(state.progress().with(new Progress.Settlement(id, minor, paidBefore, stated)));
            case WaiverWithheld _ -> state;
            case WaiverKept(var waiver) -> state.with(l -> l.with(waiver));
            case WaiverUndone(var id) -> state.with(l -> l.withoutWaiver(id));
            case ReversalDated e -> state.reversed(e);
            case PaymentParted e -> state.parted(e);
            case PaymentKnownAs e -> state.with(l -> l.alsoKnownAs(e.paymentId(), e.alias()));
            case PaymentKeyedAs e -> state.with(l -> l.keyedAs(e.paymentId(), e.key()));
            case TitleTaken e -> state.with(l -> l.with(l.judgment().with(e.title())));
            case InterestRested e -> state.with(l -> l.with(l.judgment().with(e.stop())));
            case ProgressNoted e -> state.with(e.progress());
            case AnswerAwaited e -> state.with(state.toRead().with(e));
            case AnswerRead e -> state.with(state.toRead().without(e.answerId()));
            case DemandSent e -> state.with(state.claim().demanding(e.attemptId()));
            case DemandAnswered e -> state.with(state.claim().answered(e.attemptId()));
            case LimitationBegins e -> {
                Limitation known = state.claim().facts();
                Limitation later = new Limitation(e.lastInstalmentDue(), known.interruptions(), known.suspensions());
                yield state.with(state.claim().counted(later, e.endsAt()));
            }
            case LimitationRestarted e ->
                state.with(state.claim()
                                .counted(
                                        Limits.restarted(state.claim().facts(), e.cause(), e.on(), e.proof()),
                                        e.endsAt()))
                        .with(
                                e.cause() == InterruptionCause.SUIT
                                        ? state.account().credit().sued(e.on())
                                        : state.account().credit());
            case LimitationProofFell e ->
                state.with(state.claim().counted(Limits.without(state.claim().facts(), e.proof()), e.endsAt()));
            case LimitationSuspended e ->
                state.with(state.claim()
                        .counted(state.claim().facts().suspended(e.from(), e.to(), e.proof()), e.endsAt()));
            case ProceedingsPending e ->
                state.with(state.claim()
                        .counted(state.claim().facts().suspended(e.from(), e.to(), e.proof()), e.endsAt()));
            case LimitationWarned e -> state.with(state.claim().warnedAt(e.daysBefore()));
            case LimitationExpired _ -> state.with(state.claim().withExpiry());
            case GuaranteePeriodEnded e -> state.ended(e.party(), e.endedAt());
            case GuaranteeLimitationEnded e -> state.ended(e.party(), e.endedAt());
            case GuaranteeDated e ->
                state.with(state.parties()
                        .guarantors(g -> g.is(e.party(), e.kind(), e.periodEndsAt()) ? g.due(e.mainDueOn()) : g));
            case GuaranteeKept e ->
                state.with(state.parties()
                        .guarantors(g -> g.is(e.party(), e.kind(), e.periodEndsAt()) ? g.kept(e.act()) : g));
            case TermsTaken e ->
                state.with(state.parties().agreed(e.terms().agreed())).with(Credit.of(e.terms()));
            case RateCapped e ->
                state.with(state.account().credit().capped(e.rate()))
                        .with(l -> l.countingBy(base -> base.withRate(e.rate().usedBp())));
            case ChargedOff e ->
                state.with(state.account().credit().chargedOff(e.on()))
                        .with(l -> l.countingBy(Statement::underRecourse));
            case CoDebtorReleased e ->
                state.with(state.parties()
                                .released(e.relief().party(), e.relief().on()))
                        .with(l -> l.with(e.relief()));
            case Noticed(LenderNotice.ReminderDue e) -> state.reminded(e.dueOn());
            case Noticed(LenderNotice.DeletionDue e) -> state.expired(e.at());
            // the private event before it has said so already
            case Noticed(LenderNotice.LimitationEnding _) -> state;
            case Noticed(LenderNotice.MessageRefused _) -> throw impossible(state, event);
            case ReminderAsked e -> state.reminded(e.dueOn());
            case ReminderDue e -> state.reminded(e.dueOn());
            case ReminderLapsed e -> state.reminded(e.dueOn());
            case PauseReviewDue e -> state.reviewed(e.pauseId(), e.nextReviewAt());
            case CreditNoticeGiven e -> state.noticed(e.at());
            case CreditorTaken e -> state.with(state.account().credit().of(e.creditorKind(), e.contractDate()));
            case SuccessionKept e -> state.with(kept(state.account(), e));
            case CostsAfterClose _, ReversedAfterClose _, RestoredDebtOver _, DebtSold _ ->
                throw impossible(state, event);
        };
    }

    private static CaseState told(Open state, IntakeEvent event) {
        return switch (event) {
            case BucketEntered e -> state.entered(e);
            case PaymentAllocated e -> state.with(l -> l.with(e)).folded(Ledger.WHOLE);
            case PaymentReversed e -> state.with(l -> l.standingAt(e.balance(), e.oldestUnpaidDue()));
            case BalanceAdjusted e -> state.with(l -> l.standingAt(e.balance(), e.oldestUnpaidDue()));
            // the private event before it has moved the claim already
            case RefundDue _, LimitationMoved _, PartyReleased _, EpisodeOpened _ -> state;
            case PauseStarted e -> rests(state.paused(e), e);
            case PauseEnded e ->
                state.resumed(e)
                        .with(l -> l.with(l.judgment()
                                .ended(bankruptcy(e.pauseId()), state.account().dayOf(e.at()))));
            case ClearanceGranted e -> state.answered(e.requestId());
            case ClearanceDenied e -> state.answered(e.requestId());
            case CaseClosed e -> state.closed(e);
            case CaseOpened e -> throw impossible(state, new Told(e));
        };
    }

    /** From the day a court accepts a bankruptcy no interest runs (企业破产法 art. 46). */
    private static Open rests(Open paused, PauseStarted told) {
        if (told.reason() != PauseReason.BANKRUPTCY) {
            return paused;
        }
        LocalDate from = paused.account().dayOf(told.from());
        return paused.with(
                l -> l.with(l.judgment().with(new Judgment.Stop(bankruptcy(told.pauseId()), true, from, null))));
    }

    private static String bankruptcy(String pauseId) {
        return "pause/" + pauseId;
    }

    private static CaseState closed(Closed state, CaseEvent event) {
        return switch (event) {
            case Told(PaymentAllocated e) -> state.with(l -> l.with(e)).folded(Ledger.WHOLE);
            case Told(PaymentReversed e) -> state.with(l -> l.standingAt(e.balance(), e.oldestUnpaidDue()));
            case Told(BalanceAdjusted e) -> state.with(l -> l.standingAt(e.balance(), e.oldestUnpaidDue()));
            case Told(RefundDue _) -> state;
            case Told(ClearanceDenied e) -> state.answered(e.requestId());
            case StatementNoted e -> state.with(l -> l.noting(e.key())).saying(e.people());
            case ReversalDated e ->
                state.with(l -> l.reversed(e.paymentId(), e.reversalId(), e.on()))
                        .folded(Ledger.WHOLE);
            case PaymentParted e -> state.with(l -> l.parted(e)).folded(Ledger.WHOLE);
            case PaymentKnownAs e -> state.with(l -> l.alsoKnownAs(e.paymentId(), e.alias()));
            case PaymentKeyedAs e -> state.with(l -> l.keyedAs(e.paymentId(), e.key()));
            case ReversedAfterClose _ -> state.withDebtRestored();
            case RestoredDebtOver e -> state.over(e.reason());
            case CreditNoticeGiven e -> state.noticed(e.at());
            case Noticed(LenderNotice.DeletionDue e) -> state.expired(e.at());
            case SuccessionKept e -> state.with(kept(state.account(), e));
            case DebtSold e -> state.with(state.account().with(Sale.to(e.buyer())));
            case CostsAfterClose e -> state.with(new Cost(e.costId(), e.minor(), e.on()));
            case WaiverWithheld _ -> state;
            case WaiverKept(var waiver) -> state.with(l -> l.with(waiver));
            case Told _,
                    StatementTaken _,
                    CoDebtorJoined _,
                    GuarantorJoined _,
                    CostsBooked _,
                    SettlementNoted _,
                    WaiverUndone _,
                    TitleTaken _,
                    InterestRested _,
                    ProgressNoted _,
                    AnswerAwaited _,
                    AnswerRead _,
                    DemandSent _,
                    DemandAnswered _,
                    LimitationBegins _,
                    LimitationRestarted _,
                    LimitationProofFell _,
                    LimitationSuspended _,
                    ProceedingsPending _,
                    LimitationWarned _,
                    LimitationExpired _,
                    GuaranteePeriodEnded _,
                    GuaranteeLimitationEnded _,
                    GuaranteeDated _,
                    GuaranteeKept _,
                    TermsTaken _,
                    CreditorTaken _,
                    RateCapped _,
                    ChargedOff _,
                    CoDebtorReleased _,
                    Noticed _,
                    ReminderAsked _,
                    ReminderDue _,
                    ReminderLapsed _,
                    PauseReviewDue _ -> throw impossible(state, event);
        };
    }

    private static Account kept(Account account, SuccessionKept told) {
        return account.with(account.sale().with(new Sale.Claim(told.buyer(), told.buyersCase(), told.people())));
    }

    private static IllegalStateException impossible(CaseState state, CaseEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " cannot happen to "
                + state.getClass().getSimpleName());
    }
}
