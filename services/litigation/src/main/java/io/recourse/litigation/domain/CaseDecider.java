package io.recourse.litigation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.CaseState.AwaitingClearance;
import io.recourse.litigation.domain.CaseState.InFlight;
import io.recourse.litigation.domain.CaseState.Live;
import io.recourse.litigation.domain.CaseState.Over;
import io.recourse.litigation.domain.CaseState.Stalled;
import io.recourse.litigation.domain.CaseState.Unopened;
import io.recourse.litigation.domain.CaseState.Watching;
import io.recourse.rules.calendar.Terms;
import io.recourse.rules.clearance.ClearancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A case in court: which route, which act, what each report and each passed term means. See {@link CaseState}. */
public final class CaseDecider implements Decider<CaseState, CaseInput, CaseEvent> {

    private final Court court;
    private final String firm;
    private final CaseDeadlines deadlines;
    private final Filings filings;
    private final CourtReports reports;
    private final PassedTerms passedTerms;

    /**
     * @param clearance how often the ledger is asked again for leave to act
     * @param firm the law firm that carries our filings to the courts and reports on them
     */
    public CaseDecider(CourtPolicy policy, ClearancePolicy clearance, Terms calendar, String firm) {
        this.court = new Court(policy, calendar);
        this.firm = firm;
        this.deadlines = new CaseDeadlines(court);
        this.filings = new Filings(court, clearance);
        this.reports = new CourtReports(court, filings);
        this.passedTerms = new PassedTerms(court, filings, reports);
    }

    @Override
    public String kind() {
        return "case";
    }

    @Override
    public CaseState initial(SubjectId id) {
        return new Unopened(id.id());
    }

    @Override
    public Decision<CaseEvent> decide(CaseState state, CaseInput input, Instant now) {
        return switch (input) {
            case CourtReport report -> reports.decide(state, report, now);
            case CaseInput.PersonCommand command -> person(state, command, now);
            case CaseInput.Fact fact ->
                switch (state) {
                    case Unopened _ -> opened(fact);
                    case Over over -> afterwards(over, fact);
                    case Live live -> fact(live, fact, now);
                };
        };
    }

    @Override
    public CaseState evolve(CaseState state, CaseEvent event) {
        return CaseEvolution.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(CaseState state) {
        return deadlines.of(state);
    }

    @Override
    public Facets facets(CaseState state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "UNOPENED");
            case Over(Docket docket, LitigationOutcome outcome, Instant _) ->
                facets(docket, outcome == null ? "LEFT" : outcome.name());
            case Live live -> facets(live.docket(), status(live));
        };
    }

    @Override
    public CaseInput passed(Deadline deadline) {
        return new CaseInput.DeadlinePassed(deadline);
    }

    @Override
    public CaseInput effectResult(String ref, Effect.Result result, String detail) {
        return new CaseInput.EffectEnded(ref, result, detail);
    }

    private static Decision<CaseEvent> opened(CaseInput.Fact fact) {
        return switch (fact) {
            case CaseInput.Opened(var debt, var balance, var limitationEndsAt, var at) ->
                Decision.accept(new CaseEvent.CaseTaken(debt, balance, limitationEndsAt, at));
            case CaseInput.BalanceChanged _,
                    CaseInput.LimitationMoved _,
                    CaseInput.NegotiationOver _,
                    CaseInput.TalksResumed _,
                    CaseInput.FellOverdue _,
                    CaseInput.PauseBegan _,
                    CaseInput.PauseOver _,
                    CaseInput.ClearanceGiven _,
                    CaseInput.ClearanceRefused _,
                    CaseInput.Closed _,
                    CaseInput.DisposalOver _,
                    CaseInput.EffectEnded _,
                    CaseInput.DeadlinePassed _ -> throw new IllegalStateException("nothing comes before the opening");
        };
    }

    /** After the end only a withdrawal that the court did not confirm still matters. */
    private static Decision<CaseEvent> afterwards(Over over, CaseInput.Fact fact) {
        Docket.Filed filed = over.docket().progress().filed();
        return filed != null
                        && fact instanceof CaseInput.EffectEnded(String ref, Effect.Result result, String _)
                        && ref.equals(filed.requestId() + "/withdrawal")
                        && result != Effect.Result.DONE
                ? Decision.accept(new CaseEvent.WithdrawalUnconfirmed(filed.requestId()))
                : Decision.nothing();
    }

    private Decision<CaseEvent> fact(Live live, CaseInput.Fact fact, Instant now) {
        Docket.Standing standing = live.docket().standing();
        return switch (fact) {
            case CaseInput.Opened _ -> Decision.nothing();
            case CaseInput.BalanceChanged(Balance balance, Instant at) ->
                balance.equals(standing.balance())
                        ? Decision.nothing()
                        : Decision.accept(new CaseEvent.BalanceHeard(balance, at));
            case CaseInput.LimitationMoved(Instant endsAt, Instant _) ->
                endsAt.equals(standing.limitationMovedTo())
                        ? Decision.nothing()
                        : limitationMoved(live, new CaseEvent.LimitationHeard(endsAt), now);
            case CaseInput.PauseBegan(var pauseId, var reason, var _) ->
                standing.pauses().stream().anyMatch(p -> p.pauseId().equals(pauseId))
                        ? Decision.nothing()
                        : Decision.accept(new CaseEvent.PauseHeard(new Docket.OpenPause(pauseId, reason)));
            case CaseInput.PauseOver(var pauseId, var at) ->
                standing.pauses().stream().anyMatch(p -> p.pauseId().equals(pauseId))
                        ? Decision.accept(new CaseEvent.PauseEndHeard(pauseId, at))
                        : Decision.nothing();
            case CaseInput.DisposalOver(Instant at) ->
                standing.disposalOverAt() == null
                        ? Decision.accept(new CaseEvent.DisposalEndHeard(at))
                        : Decision.nothing();
            case CaseInput.NegotiationOver(Instant at) ->
                live instanceof Watching watching ? start(watching, at) : talksOver(standing, at);
            case CaseInput.TalksResumed(Instant at) -> talksResumed(live, at);
            case CaseInput.FellOverdue(Instant at) -> overdueAgain(live, at);
            case CaseInput.ClearanceGiven given ->
                live instanceof AwaitingClearance waiting ? filings.cleared(waiting, given, now) : Decision.nothing();
            case CaseInput.ClearanceRefused refused ->
                live instanceof AwaitingClearance waiting ? filings.denied(waiting, refused, now) : Decision.nothing();
            case CaseInput.EffectEnded ended ->
                live instanceof InFlight flight ? filings.ended(flight, ended, now) : Decision.nothing();
            case CaseInput.Closed(CloseReason reason, Instant at) -> closed(live, reason, at);
            case CaseInput.DeadlinePassed(Deadline deadline) ->
                deadlines.of(live).contains(deadline) ? passedTerms.decide(live, deadline) : Decision.nothing();
        };
    }

    /** Work that stopped because the last day had passed goes on if it had not: who tells us of it may be late. */
    private static Decision<CaseEvent> limitationMoved(Live live, CaseEvent.LimitationHeard heard, Instant now) {
        List<CaseEvent> events = new ArrayList<>(List.of(heard));
        if (CaseEvolution.evolve(live, heard) instanceof Stalled(Docket docket, Act act, String rule, Instant _)
                && (rule.equals(PassedTerms.LAST_DAY_PASSED) || rule.equals(PassedTerms.LIMITATION_EXPIRED))
                && now.isBefore(docket.lastDayOf(act))) {
            events.add(resumed(docket, act, now));
        }
        return Decision.accept(events);
    }

    private static CaseEvent resumed(Docket docket, Act act, Instant now) {
        return started(docket) ? new CaseEvent.ActPlanned(act, now, 0) : new CaseEvent.StartPlanned(now);
    }

    /** Talks go on: what had not begun here is called off, what had is noted; the docket says what waits for it. */
    private static Decision<CaseEvent> talksResumed(Live live, Instant at) {
        return switch (live) {
            case Watching _ -> Decision.nothing();
            case CaseState.Starting _ -> Decision.accept(new CaseEvent.StartCalledOff(at));
            case Stalled stalled when !started(stalled.docket()) -> Decision.accept(new CaseEvent.StartCalledOff(at));
            case CaseState.Working working ->
                working.docket().standing().talksAgainSince() == null
                        ? Decision.accept(new CaseEvent.TalksHeard(at))
                        : Decision.nothing();
        };
    }

    private static Decision<CaseEvent> talksOver(Docket.Standing standing, Instant at) {
        return standing.talksAgainSince() == null
                ? Decision.nothing()
                : Decision.accept(new CaseEvent.TalksEndHeard(at));
    }

    /** Nothing was due when the ledger was asked; now something is. */
    private static Decision<CaseEvent> overdueAgain(Live live, Instant at) {
        return live instanceof Stalled(Docket docket, Act act, String rule, Instant _)
                        && rule.equals(PassedTerms.NOTHING_OVERDUE)
                        && at.isBefore(docket.lastDayOf(act))
                ? Decision.accept(resumed(docket, act, at))
                : Decision.nothing();
    }

    private Decision<CaseEvent> start(Watching watching, Instant at) {
        return court.knows(watching.docket().debt())
                ? Decision.accept(new CaseEvent.StartPlanned(
                        at.plus(Duration.ofDays(court.habits().startAfterDays()))))
                : Decision.accept(new CaseEvent.WorkStopped(Act.FILE_SUIT, "no-court-policy", at));
    }

    private Decision<CaseEvent> closed(Live live, CloseReason reason, Instant at) {
        boolean paid = reason == CloseReason.PAID || reason == CloseReason.CURED;
        return switch (live) {
            case Watching _, CaseState.Starting _ -> Decision.accept(new CaseEvent.CaseLeft(at));
            case Stalled stalled when !started(stalled.docket()) -> Decision.accept(new CaseEvent.CaseLeft(at));
            case CaseState.Planned _, AwaitingClearance _, Stalled _ -> ended(LitigationOutcome.WITHDRAWN, at);
            case CaseState.Filing _ -> Decision.accept(new CaseEvent.ClosureHeard(reason, at));
            case CaseState.Withdrawing _ -> Decision.nothing();
            // served and judged matters cannot be taken back; paid ones end by being paid
            case OrderState.OrderServed _, SuitState.Judged _ -> ended(LitigationOutcome.WITHDRAWN, at);
            case CaseState.Concluding _ -> ended(paid ? LitigationOutcome.ENFORCED : LitigationOutcome.TERMINATED, at);
            case CaseState.AtCourt atCourt -> {
                boolean enforced = paid && atCourt instanceof EnforcementState.Enforcing;
                yield filings.withdrawn(
                        List.of(),
                        atCourt.docket(),
                        atCourt.docket().filed().requestId(),
                        enforced ? LitigationOutcome.ENFORCED : LitigationOutcome.WITHDRAWN,
                        at);
            }
        };
    }

    private Decision<CaseEvent> person(CaseState state, CaseInput.PersonCommand command, Instant now) {
        return switch (command) {
            case CaseInput.FilingClarified(String requestId, boolean filed) -> {
                if (!(state instanceof InFlight flight)
                        || !flight.request().requestId().equals(requestId)) {
                    yield Decision.refuse("no-unclear-filing", "requestId", "its outcome is not in question");
                }
                yield filed
                        ? filings.performed(flight, now)
                        : filings.missed(flight, flight.request(), "filing-not-found", now);
            }
            case CaseInput.WorkResumed _ -> {
                if (!(state instanceof Stalled(Docket docket, Act act, String _, Instant _))) {
                    yield Decision.refuse("nothing-stopped", null, "the case goes on by itself");
                }
                if (!now.isBefore(docket.lastDayOf(act))) {
                    yield Decision.refuse(
                            PassedTerms.LAST_DAY_PASSED, null, "the claim can no longer be brought to court");
                }
                if (!court.knows(docket.debt())) {
                    yield Decision.refuse("no-court-policy", null, "no rules for courts of this jurisdiction");
                }
                yield Decision.accept(resumed(docket, act, now));
            }
            case CaseInput.ClaimGivenUp _ ->
                state instanceof Stalled
                        ? ended(LitigationOutcome.TERMINATED, now)
                        : Decision.refuse("nothing-stopped", null, "the case goes on by itself");
        };
    }

    private static Decision<CaseEvent> ended(LitigationOutcome outcome, Instant at) {
        return Decision.accept(new Told(new LitigationEvent.LitigationEnded(outcome, at)));
    }

    private static boolean started(Docket docket) {
        return docket.progress().route() != null;
    }

    private Facets facets(Docket docket, String status) {
        Map<String, Object> columns = new HashMap<>();
        Docket.Progress progress = docket.progress();
        if (progress.route() != null) {
            columns.put("route", progress.route().name());
        }
        columns.put("claim_minor", docket.claim().minor());
        Docket.Title title = progress.title();
        if (title != null) {
            columns.put("title_at", title.at());
        }
        return new Facets(docket.debt().lender(), status, firm, columns);
    }

    /** {@code OrderServed} → {@code ORDER_SERVED}. */
    private static String status(Live live) {
        return live.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
