package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.NegotiationEvent.AnswerAwaitsReader;
import io.recourse.contracts.NegotiationEvent.AnswerWasRead;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.NegotiationEvent.DebitEnded;
import io.recourse.contracts.NegotiationEvent.DebitOutcome;
import io.recourse.contracts.NegotiationEvent.DebitRequested;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.NegotiationExhausted;
import io.recourse.contracts.NegotiationEvent.NegotiationResumed;
import io.recourse.contracts.NegotiationEvent.NegotiationStarted;
import io.recourse.contracts.NegotiationEvent.NoContactAsked;
import io.recourse.contracts.NegotiationEvent.OfferEnded;
import io.recourse.contracts.NegotiationEvent.OfferMade;
import io.recourse.contracts.NegotiationEvent.PlanAgreed;
import io.recourse.contracts.NegotiationEvent.PlanBroken;
import io.recourse.contracts.NegotiationEvent.PlanKept;
import io.recourse.contracts.NegotiationEvent.PromiseBroken;
import io.recourse.contracts.NegotiationEvent.PromiseKept;
import io.recourse.contracts.NegotiationEvent.PromisePartlyKept;
import io.recourse.contracts.NegotiationEvent.PromiseRecorded;
import io.recourse.contracts.NegotiationEvent.SettlementAgreed;
import io.recourse.contracts.NegotiationEvent.SettlementFailed;
import io.recourse.contracts.NegotiationEvent.SettlementFulfilled;
import io.recourse.contracts.NegotiationEvent.SettlementReopened;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.negotiation.domain.Agreement.Standing;
import io.recourse.negotiation.domain.CaseEvent.AcceptanceKept;
import io.recourse.negotiation.domain.CaseEvent.AgreedInKind;
import io.recourse.negotiation.domain.CaseEvent.AgreementReleased;
import io.recourse.negotiation.domain.CaseEvent.AnswerRead;
import io.recourse.negotiation.domain.CaseEvent.AnswerWaits;
import io.recourse.negotiation.domain.CaseEvent.AskDenied;
import io.recourse.negotiation.domain.CaseEvent.BalanceNoted;
import io.recourse.negotiation.domain.CaseEvent.BrokenBeforeNoted;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAskDenied;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorAsked;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorDropped;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorReturned;
import io.recourse.negotiation.domain.CaseEvent.CoDebtorSpared;
import io.recourse.negotiation.domain.CaseEvent.ContactNotSent;
import io.recourse.negotiation.domain.CaseEvent.DebitHandedOver;
import io.recourse.negotiation.domain.CaseEvent.DebitLeftOut;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeAsked;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeEnded;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticeGiven;
import io.recourse.negotiation.domain.CaseEvent.DebitNoticePutOff;
import io.recourse.negotiation.domain.CaseEvent.EpisodeKept;
import io.recourse.negotiation.domain.CaseEvent.FileClosed;
import io.recourse.negotiation.domain.CaseEvent.FileOpened;
import io.recourse.negotiation.domain.CaseEvent.GrantReturned;
import io.recourse.negotiation.domain.CaseEvent.IncidentNoted;
import io.recourse.negotiation.domain.CaseEvent.LimitationNoted;
import io.recourse.negotiation.domain.CaseEvent.MandateKept;
import io.recourse.negotiation.domain.CaseEvent.MandateTakenBack;
import io.recourse.negotiation.domain.CaseEvent.MoneyStated;
import io.recourse.negotiation.domain.CaseEvent.NextEpisodeNoted;
import io.recourse.negotiation.domain.CaseEvent.OfferApproved;
import io.recourse.negotiation.domain.CaseEvent.OfferDropped;
import io.recourse.negotiation.domain.CaseEvent.OfferKept;
import io.recourse.negotiation.domain.CaseEvent.OfferRejected;
import io.recourse.negotiation.domain.CaseEvent.OldestDueNoted;
import io.recourse.negotiation.domain.CaseEvent.PauseLifted;
import io.recourse.negotiation.domain.CaseEvent.PauseNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentNoted;
import io.recourse.negotiation.domain.CaseEvent.PaymentVoided;
import io.recourse.negotiation.domain.CaseEvent.PlanReopened;
import io.recourse.negotiation.domain.CaseEvent.PlanReplaced;
import io.recourse.negotiation.domain.CaseEvent.PromiseApproved;
import io.recourse.negotiation.domain.CaseEvent.PromiseDropped;
import io.recourse.negotiation.domain.CaseEvent.PromiseInvalidated;
import io.recourse.negotiation.domain.CaseEvent.PromiseProposed;
import io.recourse.negotiation.domain.CaseEvent.PromiseRejected;
import io.recourse.negotiation.domain.CaseEvent.PromiseReopened;
import io.recourse.negotiation.domain.CaseEvent.ReplyHeard;
import io.recourse.negotiation.domain.CaseEvent.RestInKindEnded;
import io.recourse.negotiation.domain.CaseEvent.RestsNoted;
import io.recourse.negotiation.domain.CaseEvent.StatedMoneyGone;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.StepHeld;
import io.recourse.negotiation.domain.CaseEvent.StepReturned;
import io.recourse.negotiation.domain.CaseEvent.StrategyKept;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.CaseState.Closed;
import io.recourse.negotiation.domain.CaseState.Exhausted;
import io.recourse.negotiation.domain.CaseState.Known;
import io.recourse.negotiation.domain.CaseState.Scheduled;
import io.recourse.negotiation.domain.CaseState.Talking;
import io.recourse.negotiation.domain.CaseState.Unopened;
import io.recourse.negotiation.domain.CaseState.Waiting;
import io.recourse.negotiation.domain.Promise.Verdict;
import io.recourse.rules.time.Pause;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is true of a case after an event. Reads no policy and no calendar, so a replay needs neither. */
final class CaseHistory {

    private CaseHistory() {}

    private static Attempt attempt(CaseFile file, ContactAttempted e) {
        boolean debtor = e.party().equals(file.debtor().party());
        return Attempt.granted(e.attemptId(), e.step(), e.at(), debtor ? null : e.party(), e.channel(), e.tone());
    }

    private static CaseState planned(CaseState state, StrategyKept kept) {
        return switch (state) {
            case Waiting waiting -> waiting.plan(plan(kept, null));
            case Scheduled scheduled ->
                scheduled.plan(plan(kept, scheduled.plan().asksBefore()));
            case Talking talk -> talk.plan(plan(kept, talk.ladder().asks()));
            case Unopened _, Exhausted _, Closed _ ->
                throw new IllegalStateException("a strategy for a case that is not talked about");
        };
    }

    private static Plan plan(StrategyKept kept, @Nullable Integer asksBefore) {
        return new Plan(kept.strategy(), kept.startAt(), kept.exhaustAfterDays(), kept.steps(), asksBefore, null);
    }

    static CaseState evolve(CaseState state, CaseEvent event) {
        return switch (event) {
            case FileOpened e when state instanceof Unopened u -> u.open(e);
            case FileOpened _ -> throw new IllegalStateException("opened twice");
            case EpisodeKept(var debt, var _) -> file(state, f -> f.among(e -> e.of(debt)));
            case NextEpisodeNoted(var next) -> file(state, f -> f.among(e -> e.before(next)));
            case BrokenBeforeNoted(var promises) -> file(state, f -> f.among(e -> e.after(promises)));
            case StrategyKept kept -> planned(state, kept);
            case BalanceNoted(var balance) -> file(state, f -> f.owing(balance));
            case OldestDueNoted(var oldestUnpaidDue) -> file(state, f -> f.overdueFrom(oldestUnpaidDue));
            case LimitationNoted(var endsAt) -> file(state, f -> f.barredFrom(endsAt));
            case PaymentNoted(var id, var amount, var valueDate, var balance) ->
                file(state, f -> f.owing(balance)
                        .paid(new Payment(
                                id,
                                amount.minor(),
                                valueDate,
                                false,
                                balance.total().minor(),
                                null)));
            case MoneyStated(var id, var amount, var from, var on, var balance) ->
                file(state, f -> f.owing(balance).stated(new Payment(id, amount.minor(), on, false, null, from)));
            case StatedMoneyGone(var amount, var on, var balance, var since) ->
                file(state, f -> f.owing(balance).unstated(amount.minor(), on, since));
            case PaymentVoided(var id, var balance) ->
                file(state, f -> f.owing(balance).takenBack(id));
            case PauseNoted(var id, var reason, var from) ->
                file(state, f -> f.pausing(f.pauses().with(Pause.open(id, reason.name(), from))));
            // what it says follows from the pause and the contact
            case IncidentNoted _ -> state;
            case RestsNoted(var rested) -> file(state, f -> f.resting(rested));
            case PauseLifted(var id, var at) ->
                file(state, f -> f.pausing(f.pauses().ended(id, at)));
            case StepAsked(var _, var attemptId, var at) -> ladder(state, l -> l.ask(attemptId, at));
            case ChannelChosen(var _, var channel, var planned, var _) ->
                channel == planned ? state : ladder(state, l -> l.by(channel));
            case ChannelDenied(var _, var _, var _, var at) -> ladder(state, l -> l.asPlanned(at));
            case TextChosen _ -> state;
            case ReplyHeard reply -> file(state, f -> f.answered(reply.attemptId(), reply.isResponse(), reply.at()));
            case AnswerWaits(var taskId, var intent, var until) ->
                file(state, f -> f.holding(new HeldAnswer(taskId, intent, until, null)));
            case AnswerRead(var taskId, var at) -> file(state, f -> f.readAnswer(taskId, at));
            // the private event before it has said so already
            case Told(AnswerAwaitsReader _) -> state;
            case Told(AnswerWasRead _) -> state;
            case CoDebtorAsked e ->
                file(
                        state instanceof Talking t && t.ladder().alsoAsked() == null
                                ? ladder(t, Ladder::askedOthers)
                                : state,
                        f -> f.asking(c -> c.asking(e)));
            case CoDebtorAskDenied(var id, var _, var retryAt) -> file(state, f -> f.asking(c -> c.later(id, retryAt)));
            case CoDebtorReturned e -> file(state, f -> f.asking(c -> c.with(e.ask())));
            case CoDebtorDropped(var party) -> file(state, f -> f.asking(c -> c.withoutParty(party)));
            case CoDebtorSpared(var id, var _) -> file(state, f -> f.asking(c -> c.without(id)));
            case ContactNotSent(var attemptId, var rule) -> file(state, f -> f.notSent(attemptId, rule));
            case StepReturned(var _, var _, var retryAt) -> ladder(state, l -> l.back(retryAt));
            case AskDenied(var _, var _, var retryAt) -> ladder(state, l -> l.retry(retryAt));
            case StepHeld(var _, var at) -> ladder(state, l -> l.retry(at));
            case GrantReturned(var attemptId, var _) ->
                state instanceof Talking t && t.ladder().waitsFor(attemptId)
                        ? ladder(t, Ladder::unask)
                        : file(state, f -> f.asking(c -> c.without(attemptId)));
            case PromiseProposed(var proposal) -> dealings(state, d -> d.with(proposal));
            case PromiseApproved(var id, var by, var _) ->
                dealings(state, d -> d.deciding(id, p -> p.decided(PromiseProposal.Status.APPROVED, by)));
            case PromiseRejected(var id, var by, var _) ->
                dealings(state, d -> d.deciding(id, p -> p.decided(PromiseProposal.Status.REJECTED, by)));
            case PromiseDropped(var id, var as, var _) -> dealings(state, d -> d.deciding(id, p -> p.dropped(as)));
            case PromiseReopened(var id) -> file(state, f -> f.judged(id, Verdict.LIVE));
            case PromiseInvalidated(var id, var _) -> file(state, f -> f.judged(id, Verdict.INVALIDATED));
            case FileClosed(var at) -> known(state).close(at);
            case Told(NegotiationStarted e) when state instanceof Scheduled s -> s.start(e.at());
            case Told(NegotiationStarted _) -> throw new IllegalStateException("started without a plan");
            case Told(ContactAttempted e) ->
                file(
                        // of a contact that others asked for the ladder knows nothing
                        state instanceof Talking t && t.ladder().waitsFor(e.attemptId())
                                ? ladder(t, l -> l.take(e.attemptId()))
                                : state,
                        f -> f.attempted(attempt(f, e)).asking(c -> c.without(e.attemptId())));
            case Told(NoContactAsked e) -> file(state, f -> f.noContact(e.attemptId(), e.at()));
            case Told(ContactResult e) ->
                file(state, f -> f.ended(e.attemptId(), e.outcome(), e.at()).noticing(e));
            // one that was taken and did not go out may lapse after another has begun
            case Told(StepLapsed e) -> ladder(state, l -> isNext(state, e.step()) ? l.advance() : l);
            case Told(PromiseRecorded e) ->
                file(
                        state,
                        f -> f.promised(new Promise(e.promiseId(), e.amount(), e.at(), e.lastDate(), Verdict.LIVE)));
            case Told(PromiseKept e) -> file(state, f -> f.judged(e.promiseId(), Verdict.KEPT));
            case Told(PromisePartlyKept e) -> file(state, f -> f.judged(e.promiseId(), Verdict.PARTLY_KEPT));
            case Told(PromiseBroken e) -> file(state, f -> f.judged(e.promiseId(), Verdict.BROKEN));
            case OfferKept(var offer) -> dealings(state, d -> d.with(offer));
            case OfferApproved e ->
                dealings(
                        state, d -> d.changing(e.offerId(), o -> o.approved(e.by(), e.lastDay(), e.at(), e.besides())));
            case OfferRejected(var id, var by) -> dealings(state, d -> d.changing(id, o -> o.rejected(by)));
            case OfferDropped(var id, var as) -> dealings(state, d -> d.changing(id, o -> o.ended(as)));
            case AcceptanceKept(var id, var acceptance, var before) ->
                dealings(state, d -> d.changing(id, o -> o.accepted(acceptance, before)));
            case AgreedInKind e -> dealings(state, d -> d.with(inKind(d, e)));
            case RestInKindEnded(var id) -> dealings(state, d -> d.judged(id, Standing.OVER, null));
            case PlanReopened(var id) -> dealings(state, d -> d.judged(id, Standing.LIVE, null));
            case PlanReplaced(var id) -> dealings(state, d -> d.judged(id, Standing.OVER, null));
            case AgreementReleased(var id, var _) -> dealings(state, d -> d.judged(id, Standing.OVER, null));
            // the private event before it has said so already
            case Told(OfferMade _) -> state;
            case Told(OfferEnded e) -> dealings(state, d -> d.changing(e.offerId(), o -> o.ended(status(e))));
            case Told(PlanAgreed e) ->
                dealings(
                        state,
                        d -> d.with(Agreement.live(
                                e.planId(),
                                e.type(),
                                e.instalments(),
                                Balance.zero(e.instalments().getFirst().amount().currency()),
                                e.graceDays(),
                                e.at())));
            case Told(PlanKept e) -> dealings(state, d -> d.judged(e.planId(), Standing.KEPT, null));
            case Told(PlanBroken e) -> dealings(state, d -> d.judged(e.planId(), Standing.BROKEN, e.instalment() - 1));
            case Told(SettlementAgreed e) ->
                dealings(
                        state,
                        d -> d.with(
                                Agreement.live(e.settlementId(), e.type(), e.instalments(), e.waived(), 0, e.at())));
            case Told(SettlementFulfilled e) -> dealings(state, d -> d.judged(e.settlementId(), Standing.KEPT, null));
            case Told(SettlementFailed e) -> dealings(state, d -> d.failed(e.settlementId(), e.due()));
            case Told(SettlementReopened e) -> dealings(state, d -> d.judged(e.settlementId(), Standing.LIVE, null));
            case MandateKept(var mandate) -> debiting(state, a -> a.with(mandate));
            case MandateTakenBack(var id, var _) -> debiting(state, a -> a.without(id));
            case DebitHandedOver e ->
                debiting(state, a -> a.changing(e.requestId(), d -> d.handedOver(e.amount(), e.until(), e.bookedBy())));
            case CaseEvent.DebitClarified e ->
                debiting(state, a -> a.changing(e.requestId(), d -> d.clarified(e.outcome(), e.bookedBy(), e.at())));
            case DebitLeftOut e ->
                debiting(
                        state,
                        a -> a.with(Debit.asked(e.requestId(), e.planId(), e.instalment() - 1, e.amount())
                                .ended(DebitOutcome.NOT_MADE, e.at())));
            case DebitNoticeAsked e -> debiting(state, a -> a.asking(e));
            case DebitNoticePutOff(var id, var _, var retryAt) ->
                debiting(state, a -> a.noticing(id, n -> n.putOff(retryAt)));
            case DebitNoticeEnded(var id, var rule, var _) -> debiting(state, a -> a.noticing(id, n -> n.ended(rule)));
            case DebitNoticeGiven e ->
                debiting(state, a -> a.noticing(e.noticeId(), n -> n.given(e.debitOn(), e.bookedBy())));
            case Told(DebitRequested e) ->
                debiting(
                        state,
                        a -> a.with(Debit.asked(e.requestId(), e.agreementId(), e.instalment() - 1, e.amount())));
            case Told(DebitEnded e) ->
                debiting(state, a -> a.changing(e.requestId(), d -> d.ended(e.outcome(), e.at())));
            case Told(NegotiationExhausted e) when state instanceof Talking t -> t.exhaust(e.at());
            case Told(NegotiationExhausted _) -> throw new IllegalStateException("exhausted without talks");
            case Told(NegotiationResumed _) when state instanceof Exhausted e -> e.resume();
            case Told(NegotiationResumed _) -> throw new IllegalStateException("resumed though talks were not over");
        };
    }

    private static Offer.Status status(OfferEnded ended) {
        return switch (ended.outcome()) {
            case ACCEPTED -> Offer.Status.ACCEPTED;
            case DECLINED -> Offer.Status.DECLINED;
            case LAPSED -> Offer.Status.LAPSED;
            case WITHDRAWN -> Offer.Status.WITHDRAWN;
        };
    }

    private static Agreement inKind(Dealings dealings, AgreedInKind agreed) {
        Terms terms = dealings.offer(agreed.offerId()).orElseThrow().terms();
        List<Instalment> rest = List.of(new Instalment(agreed.restsUntil(), terms.payable()));
        return Agreement.live(agreed.offerId(), terms.type(), rest, terms.waived(), 0, agreed.at());
    }

    private static CaseState debiting(CaseState state, UnaryOperator<AutoDebit> change) {
        return dealings(state, d -> d.debiting(change));
    }

    private static CaseState dealings(CaseState state, UnaryOperator<Dealings> change) {
        return file(state, f -> f.dealing(change));
    }

    private static Known known(CaseState state) {
        return switch (state) {
            case Known k -> k;
            case Unopened u -> throw new IllegalStateException("case " + u.caseId() + " is not open");
        };
    }

    private static CaseState file(CaseState state, UnaryOperator<CaseFile> change) {
        Known known = known(state);
        return known.with(change.apply(known.file()));
    }

    private static boolean isNext(CaseState state, String step) {
        return state instanceof Talking talk
                && talk.ladder().next() < talk.plan().steps().size()
                && Timetable.step(talk).code().equals(step);
    }

    private static CaseState ladder(CaseState state, UnaryOperator<Ladder> change) {
        if (state instanceof Talking talk) {
            return talk.on(change.apply(talk.ladder()));
        }
        throw new IllegalStateException("a step without talks");
    }
}
