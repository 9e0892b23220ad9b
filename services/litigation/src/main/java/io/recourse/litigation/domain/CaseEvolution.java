package io.recourse.litigation.domain;

import io.recourse.contracts.LitigationEvent;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.CaseState.AwaitingClearance;
import io.recourse.litigation.domain.CaseState.Filing;
import io.recourse.litigation.domain.CaseState.InFlight;
import io.recourse.litigation.domain.CaseState.Inquiry;
import io.recourse.litigation.domain.CaseState.Live;
import io.recourse.litigation.domain.CaseState.Planned;
import io.recourse.litigation.domain.CaseState.Stalled;
import io.recourse.litigation.domain.CaseState.Starting;
import io.recourse.litigation.domain.CaseState.Unopened;
import io.recourse.litigation.domain.CaseState.Watching;
import io.recourse.litigation.domain.CaseState.Working;
import java.util.List;

/** What is true after an event. Reads no policy: every date and sum is in the event. */
final class CaseEvolution {

    private CaseEvolution() {}

    static CaseState evolve(CaseState s, CaseEvent event) {
        return switch (event) {
            case Told(LitigationEvent told) -> told(s, told);
            case CaseEvent.CaseTaken e -> {
                Unopened u = in(s, Unopened.class);
                Docket.Standing standing =
                        new Docket.Standing(e.balance(), e.limitationEndsAt(), null, List.of(), e.at(), null, null);
                yield u.taken(new Docket(u.caseId(), e.debt(), standing, Docket.Progress.NONE));
            }
            case CaseEvent.BalanceHeard(var balance, var at) ->
                standing(s, standing(s).withBalance(balance, at));
            case CaseEvent.PauseHeard(var pause) -> standing(s, standing(s).withPause(pause));
            case CaseEvent.PauseEndHeard(var pauseId, var at) ->
                standing(s, standing(s).withoutPause(pauseId, at));
            case CaseEvent.DisposalEndHeard(var at) -> standing(s, standing(s).withDisposalOver(at));
            case CaseEvent.LimitationRestarted(var endsAt) ->
                standing(s, standing(s).withRestart(endsAt));
            case CaseEvent.LimitationHeard(var endsAt) ->
                unwarned(s, standing(s, standing(s).withLimitationMovedTo(endsAt)));
            case CaseEvent.StartCalledOff _ ->
                s instanceof Stalled stalled
                        ? stalled.watches()
                        : in(s, Starting.class).watches();
            case CaseEvent.TalksHeard(var since) -> standing(s, standing(s).withTalks(since));
            case CaseEvent.TalksEndHeard(var at) -> standing(s, standing(s).withoutTalks(at));
            case CaseEvent.StartPlanned(var startAt) ->
                s instanceof Stalled stalled
                        ? stalled.startsAgain(startAt)
                        : in(s, Watching.class).starts(startAt);
            case CaseEvent.ActPlanned(var act, var askAt, var attempt) ->
                in(s, Working.class).planned(act, askAt, attempt);
            case CaseEvent.LastDayNear _ -> in(s, Waiting.class).warned(true);
            case CaseEvent.HandedOver(var _, var claim, var until, var lookAt, var at) ->
                in(s, AwaitingClearance.class).handedOver(claim, until, lookAt, at);
            case CaseEvent.OutcomeUnknown(var _, var lookAt) -> {
                InFlight flight = in(s, InFlight.class);
                yield flight.inquiring(new Inquiry(flight.inquiry().asked(), lookAt));
            }
            case CaseEvent.StatusAsked(var _, var number, var lookAt) ->
                in(s, InFlight.class).inquiring(new Inquiry(number, lookAt));
            case CaseEvent.ClarificationAsked _ -> {
                InFlight flight = in(s, InFlight.class);
                yield flight.inquiring(new Inquiry(flight.inquiry().asked(), null));
            }
            case CaseEvent.Lodged(var matter, var fee, var dueBy) ->
                in(s, InFlight.class).lodged(matter, fee, dueBy);
            case CaseEvent.FeeToppedUp(var amount) -> progress(s, progress(s).paidFee(amount));
            case CaseEvent.CourtSaid(var report) -> progress(s, progress(s).said(report));
            case CaseEvent.CourtOverdue(var _, var _, var lookAgainAt) ->
                in(s, CourtsTurn.class).overdue(lookAgainAt);
            case CaseEvent.ObjectionLodged(var at, var by) ->
                in(s, OrderState.OrderServed.class).contested(at, by);
            case CaseEvent.ObjectionDropped _ ->
                in(s, OrderState.OrderContested.class).uncontested();
            case CaseEvent.PartContested(var _, var left) ->
                in(s, OrderState.OrderServed.class).standingFor(left);
            case CaseEvent.ConversionDeemed(var suitDate, var dueBy) ->
                in(s, OrderState.OrderObjected.class).converted(suitDate, dueBy);
            case CaseEvent.VerdictServed(var verdict, var at, var appealEndsAt) ->
                in(s, SuitState.SuitPending.class).judged(verdict, at, appealEndsAt);
            case CaseEvent.AppealPending(var at, var dueBy) ->
                in(s, SuitState.Judged.class).appealed(at, dueBy);
            case CaseEvent.EnforcementBegan(var at, var dueBy) ->
                in(s, EnforcementState.EnforcementApplied.class).accepted(at, dueBy);
            case CaseEvent.EnforcementFoundNothing(var at) ->
                in(s, EnforcementState.Enforcing.class).foundNothing(at);
            case CaseEvent.WorkStopped(var act, var rule, var at) ->
                in(s, Live.class).stalled(act, rule, at);
            case CaseEvent.ClosureHeard(var reason, var at) ->
                in(s, Filing.class).closed(reason, at);
            case CaseEvent.CaseLeft(var at) -> in(s, Live.class).over(null, at);
            case CaseEvent.FilingMissed _,
                    CaseEvent.FeeNotPriced _,
                    CaseEvent.FilingWithdrawn _,
                    CaseEvent.WithdrawalUnconfirmed _ -> s;
        };
    }

    private static CaseState told(CaseState s, LitigationEvent told) {
        return switch (told) {
            case LitigationEvent.LitigationStarted(var route, var _, var at) ->
                in(s, Starting.class).onRoute(route, at);
            case LitigationEvent.ActRequested(var requestId, var _, var claim, var _) ->
                in(s, Planned.class).asked(requestId, claim);
            case LitigationEvent.PaymentOrderAccepted(var _, var issueBy) ->
                in(s, OrderState.OrderApplied.class).accepted(issueBy);
            case LitigationEvent.PaymentOrderIssued(var at, var lapsesAt) ->
                in(s, OrderState.OrderAccepted.class).issued(at, lapsesAt);
            case LitigationEvent.PaymentOrderServed(var at, var objectionEndsAt) ->
                in(s, OrderState.OrderIssued.class).served(at, objectionEndsAt);
            case LitigationEvent.PaymentOrderObjected(var at, var endsAt) ->
                in(s, OrderState.OrderContested.class).upheld(at, endsAt);
            case LitigationEvent.SuitAccepted(var route, var at, var judgmentDueBy) ->
                s instanceof OrderState order
                        ? order.sued(route, at, judgmentDueBy)
                        : in(s, SuitState.SuitFiled.class).accepted(route, at, judgmentDueBy);
            case LitigationEvent.TitleEffective(var route, var at, var enforceBy, var claim) ->
                progress(s, progress(s).titled(new Docket.Title(route, at, enforceBy, claim)));
            case LitigationEvent.LitigationEnded(var outcome, var at) ->
                in(s, Live.class).over(outcome, at);
            // what these mean for the stage is said by the private event that follows each of them
            case LitigationEvent.ActPerformed _,
                    LitigationEvent.ActAbandoned _,
                    LitigationEvent.PaymentOrderLapsed _,
                    LitigationEvent.JudgmentGiven _,
                    LitigationEvent.ClaimDismissed _,
                    LitigationEvent.CostsIncurred _ -> s;
        };
    }

    private static Docket.Standing standing(CaseState s) {
        return in(s, Live.class).docket().standing();
    }

    private static CaseState standing(CaseState s, Docket.Standing changed) {
        Live live = in(s, Live.class);
        return live.with(live.docket().with(changed));
    }

    /** Another last day has a warning of its own. */
    private static CaseState unwarned(CaseState before, CaseState after) {
        return before instanceof Waiting then
                        && after instanceof Waiting now
                        && !now.lastDay().equals(then.lastDay())
                ? now.warned(false)
                : after;
    }

    private static Docket.Progress progress(CaseState s) {
        return in(s, Live.class).docket().progress();
    }

    private static CaseState progress(CaseState s, Docket.Progress changed) {
        Live live = in(s, Live.class);
        return live.with(live.docket().with(changed));
    }

    private static <T> T in(CaseState s, Class<T> stage) {
        if (!stage.isInstance(s)) {
            throw new IllegalStateException(
                    "a case in " + s.getClass().getSimpleName() + " cannot go on as " + stage.getSimpleName());
        }
        return stage.cast(s);
    }
}
