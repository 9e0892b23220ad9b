package io.recourse.litigation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Decision.Accepted;
import io.recourse.casework.decision.Effect;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.CaseState.AwaitingClearance;
import io.recourse.litigation.domain.CaseState.InFlight;
import io.recourse.litigation.domain.CaseState.Request;
import io.recourse.litigation.domain.CaseState.Withdrawing;
import io.recourse.rules.clearance.ClearancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Acts that cannot be undone: ask, be cleared, hand over before the clearance ends, learn what became of it. Nothing is
 * ever filed again while it is possible that the court has it.
 */
final class Filings {

    private static final String ADAPTER = "filing";

    /** Why what was cleared is not filed. */
    private static final String TALKS_RESUMED = "talks-resumed";

    private final Court court;
    private final ClearancePolicy clearance;

    Filings(Court court, ClearancePolicy clearance) {
        this.court = court;
        this.clearance = clearance;
    }

    Decision<CaseEvent> cleared(AwaitingClearance waiting, CaseInput.ClearanceGiven given, Instant now) {
        Request request = waiting.request();
        if (!request.requestId().equals(given.requestId())) {
            return Decision.nothing();
        }
        if (given.balance().settled()) {
            return missed(waiting, request, "nothing-owed", now);
        }
        if (!now.isBefore(given.until())) {
            return missed(waiting, request, "clearance-ran-out", now);
        }
        Instant lastDay = waiting.docket().lastDayOf(request.act());
        if (!now.isBefore(lastDay)) {
            return Decision.<CaseEvent>accept(
                    abandoned(request, PassedTerms.LAST_DAY_PASSED, now),
                    new CaseEvent.WorkStopped(request.act(), PassedTerms.LAST_DAY_PASSED, now));
        }
        if (waiting.docket().waitsForTalks()) {
            return Decision.accept(
                    abandoned(request, TALKS_RESUMED, now), new CaseEvent.ActPlanned(request.act(), now, 0));
        }
        Instant until = lastDay.isBefore(given.until()) ? lastDay : given.until();
        Money claim = waiting.docket().claimOf(request.act(), given.balance());
        Instant lookAt = until.plus(Duration.ofDays(court.habits().resultWithinDays()));
        return Decision.<CaseEvent>accept(new CaseEvent.HandedOver(request.requestId(), claim, until, lookAt, now))
                .effect(filing(waiting.docket(), request, claim, until));
    }

    Decision<CaseEvent> denied(AwaitingClearance waiting, CaseInput.ClearanceRefused refused, Instant now) {
        Request request = waiting.request();
        if (!request.requestId().equals(refused.requestId())) {
            return Decision.nothing();
        }
        return Decision.accept(
                abandoned(request, refused.rule(), now),
                afterDenial(waiting.docket(), request.act(), refused.rule(), now));
    }

    /** A pause or a zero balance ends by itself, and so does an answer's hold, which only the ledger knows; all else a person. */
    private CaseEvent afterDenial(Docket docket, Act act, String rule, Instant now) {
        if (docket.standing().isHeld()) {
            return new CaseEvent.ActPlanned(act, now, 0);
        }
        return rule.equals(ClearancePolicy.ANSWER_WAITS)
                ? new CaseEvent.ActPlanned(act, clearance.unreadAskedAgain(now), 0)
                : new CaseEvent.WorkStopped(act, rule, now);
    }

    private Instant askAgain(Instant after) {
        return after.plus(Duration.ofDays(court.habits().askAgainAfterDays()));
    }

    Decision<CaseEvent> ended(InFlight flight, CaseInput.EffectEnded effect, Instant now) {
        String requestId = flight.request().requestId();
        if (effect.ref().startsWith(requestId + "/status-")) {
            return switch (effect.result()) {
                case DONE -> performed(flight, now);
                case FAILED -> missed(flight, flight.request(), "filing-not-found", now);
                case DROPPED, UNKNOWN -> Decision.nothing();
            };
        }
        if (!effect.ref().equals(requestId)) {
            return Decision.nothing();
        }
        return switch (effect.result()) {
            case DONE -> performed(flight, now);
            case FAILED -> missed(flight, flight.request(), "filing-failed", now);
            case DROPPED -> missed(flight, flight.request(), "clearance-ran-out", now);
            case UNKNOWN ->
                flight.inquiry().asked() == 0
                        ? Decision.accept(new CaseEvent.OutcomeUnknown(requestId, now))
                        : Decision.nothing();
        };
    }

    /** Time to ask the court what became of it, or to hand the question to a person. */
    Decision<CaseEvent> inquire(InFlight flight, Instant at) {
        String requestId = flight.request().requestId();
        int number = flight.inquiry().asked() + 1;
        if (number > court.habits().statusAsks()) {
            return Decision.accept(new CaseEvent.ClarificationAsked(requestId));
        }
        Instant again = at.plus(Duration.ofDays(court.habits().resultWithinDays()));
        Map<String, String> body = Map.of(
                "act",
                "filing-status",
                "request",
                requestId,
                "court",
                flight.docket().debt().province());
        return Decision.<CaseEvent>accept(new CaseEvent.StatusAsked(requestId, number, again))
                .effect(new Effect(ADAPTER, requestId + "/status-" + number, body, null));
    }

    /**
     * The court has it. It was handed over before the clearance ended, whenever we learn of it, and not before the clearance
     * began, whatever hour of that day a court's report names.
     */
    Accepted<CaseEvent> performed(InFlight flight, Instant learntAt) {
        Request request = flight.request();
        Act act = request.act();
        Instant last = learntAt.isBefore(flight.until()) ? learntAt : flight.until();
        Instant handedOverAt = request.handedOverAt();
        Instant at = handedOverAt != null && last.isBefore(handedOverAt) ? handedOverAt : last;
        List<CaseEvent> events = new ArrayList<>();
        events.add(new Told(new LitigationEvent.ActPerformed(request.requestId(), act.word(), at, flight.until())));
        Money fee = court.fee(act, flight.docket().debt(), request.claim());
        if (fee == null) {
            events.add(new CaseEvent.FeeNotPriced(
                    request.requestId(), request.claim().currency()));
        } else if (fee.minor() > 0) {
            events.add(new Told(new LitigationEvent.CostsIncurred(request.requestId() + "/fee", fee, "court-fee")));
        }
        Docket.Filed matter = new Docket.Filed(request.requestId(), act, at, request.claim());
        CourtTerm answer =
                switch (act) {
                    case FILE_PAYMENT_ORDER -> CourtTerm.ORDER_ACCEPTANCE;
                    case FILE_SUIT -> CourtTerm.DOCKETING;
                    case APPLY_ENFORCEMENT -> CourtTerm.ENFORCEMENT_NOTICE;
                };
        events.add(new CaseEvent.Lodged(matter, fee == null ? 0 : fee.minor(), court.end(answer, at)));
        return flight instanceof Withdrawing
                ? withdrawn(events, flight.docket(), request.requestId(), LitigationOutcome.WITHDRAWN, learntAt)
                : Decision.accept(events);
    }

    /** What lies before the court is taken back; its costs stay. */
    Accepted<CaseEvent> withdrawn(
            List<CaseEvent> before, Docket docket, String requestId, LitigationOutcome outcome, Instant at) {
        List<CaseEvent> events = new ArrayList<>(before);
        events.add(new CaseEvent.FilingWithdrawn(requestId, at));
        events.add(new Told(new LitigationEvent.LitigationEnded(outcome, at)));
        Map<String, String> body = Map.of(
                "act", "withdraw", "request", requestId, "court", docket.debt().province());
        return Decision.<CaseEvent>accept(events).effect(new Effect(ADAPTER, requestId + "/withdrawal", body, null));
    }

    /** The act surely did not happen. */
    Decision<CaseEvent> missed(CaseState.Working stage, Request request, String rule, Instant at) {
        CaseEvent missed = new CaseEvent.FilingMissed(request.requestId(), rule, at);
        if (stage instanceof Withdrawing) {
            return Decision.accept(
                    missed, new Told(new LitigationEvent.LitigationEnded(LitigationOutcome.WITHDRAWN, at)));
        }
        if (request.attempt() < clearance.asksAgain()) {
            return Decision.accept(
                    missed, new CaseEvent.ActPlanned(request.act(), askAgain(at), request.attempt() + 1));
        }
        return Decision.accept(
                missed, abandoned(request, rule, at), new CaseEvent.WorkStopped(request.act(), rule, at));
    }

    private static Told abandoned(Request request, String rule, Instant at) {
        return new Told(new LitigationEvent.ActAbandoned(
                request.requestId(), request.act().word(), rule, at));
    }

    private Effect filing(Docket docket, Request request, Money claim, Instant until) {
        Map<String, String> body = Map.of(
                "act", request.act().word(),
                "court", docket.debt().province(),
                "claimMinor", Long.toString(claim.minor()),
                "currency", claim.currency());
        return new Effect(ADAPTER, request.requestId(), body, until);
    }
}
