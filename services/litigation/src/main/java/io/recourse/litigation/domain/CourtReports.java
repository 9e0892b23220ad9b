package io.recourse.litigation.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Decision.Accepted;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CaseEvent.CourtSaid;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.CaseState.InFlight;
import io.recourse.litigation.domain.CaseState.Live;
import io.recourse.litigation.domain.CourtReport.Verdict.Awarded;
import io.recourse.litigation.domain.CourtReport.Verdict.Dismissed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a court's act means for a case. */
final class CourtReports {

    private final Court court;
    private final Filings filings;
    private final OrderReports orders;

    CourtReports(Court court, Filings filings) {
        this.court = court;
        this.filings = filings;
        this.orders = new OrderReports(court, this);
    }

    Decision<CaseEvent> decide(CaseState state, CourtReport report, Instant now) {
        if (report instanceof CourtReport.OnFiling(String requestId, CourtReport said)) {
            return state instanceof Live live && stale(live, requestId, said)
                    ? Decision.refuse("report-of-another-filing", "requestId", "another filing is in question now")
                    : decide(state, said, now);
        }
        return switch (state) {
            case CaseState.Unopened _ -> Decision.refuse("unknown-case", null, "no such case");
            case CaseState.Over over ->
                over.docket().progress().heard().contains(report)
                        ? Decision.nothing()
                        : Decision.refuse("litigation-over", null, "the case is no longer in court");
            case Live live -> live(live, report, now);
        };
    }

    /** A repeated report is not: it is nothing, whatever came after it. */
    private static boolean stale(Live live, String requestId, CourtReport said) {
        Docket.Progress progress = live.docket().progress();
        if (progress.heard().contains(said)) {
            return false;
        }
        if (live instanceof InFlight flight) {
            return !flight.request().requestId().equals(requestId);
        }
        Docket.Filed filed = progress.filed();
        return filed != null && !filed.requestId().equals(requestId);
    }

    private Decision<CaseEvent> live(Live live, CourtReport report, Instant now) {
        Docket.Progress progress = live.docket().progress();
        if (progress.heard().contains(report)) {
            return Decision.nothing();
        }
        if (report.at().isAfter(now)) {
            return Decision.refuse("report-from-the-future", "at", "courts are reported on after they acted");
        }
        if (live instanceof InFlight flight && beforeItsFiling(flight, report)) {
            return Decision.refuse("report-before-its-filing", "at", "it lies before the filing was handed over");
        }
        Docket.Filed filed = progress.filed();
        Instant first = filed == null ? report.at() : filed.filedAt();
        Instant cause =
                progress.heard().isEmpty() ? first : progress.heard().getLast().at();
        if (court.dayBefore(report.at(), first) || court.dayBefore(report.at(), cause)) {
            return Decision.refuse("report-before-its-cause", "at", "it lies before the act that it follows");
        }
        return live instanceof InFlight flight ? proof(flight, report, now) : stage(live, report);
    }

    /** No court can have what was not yet on its way to it. */
    private boolean beforeItsFiling(InFlight flight, CourtReport report) {
        Instant handedOverAt = flight.request().handedOverAt();
        return handedOverAt != null && court.dayBefore(report.at(), handedOverAt);
    }

    /** The court deals with what we did not know to have reached it. */
    private Decision<CaseEvent> proof(InFlight flight, CourtReport report, Instant now) {
        boolean proves =
                switch (flight.request().act()) {
                    case FILE_PAYMENT_ORDER -> report instanceof CourtReport.ApplicationAccepted;
                    case FILE_SUIT -> report instanceof CourtReport.SuitAccepted;
                    case APPLY_ENFORCEMENT -> report instanceof CourtReport.EnforcementAccepted;
                };
        if (!proves) {
            return unfit(flight);
        }
        Accepted<CaseEvent> performed = filings.performed(flight, report.at());
        if (flight instanceof CaseState.Withdrawing) {
            return performed;
        }
        CaseState lodged = flight;
        for (CaseEvent event : performed.events()) {
            lodged = CaseEvolution.evolve(lodged, event);
        }
        return switch (decide(lodged, report, now)) {
            case Decision.Refused<CaseEvent> refused -> refused;
            case Accepted<CaseEvent> then -> {
                List<CaseEvent> all = new ArrayList<>(performed.events());
                all.addAll(then.events());
                yield Decision.accept(all);
            }
        };
    }

    private Decision<CaseEvent> stage(Live live, CourtReport report) {
        if (report instanceof CourtReport.FilingRefused(Instant at, String _)) {
            return refused(live, report, at);
        }
        return switch (live) {
            case OrderState order -> orders.decide(order, report);
            case SuitState.SuitFiled filed ->
                report instanceof CourtReport.SuitAccepted(Instant at, Route route)
                        ? suitAccepted(report, filed.docket(), at, route, List.of())
                        : unfit(live);
            case SuitState.SuitPending pending ->
                report instanceof CourtReport.JudgmentRendered(Instant at, CourtReport.Verdict verdict)
                        ? verdict(verdict, pending.docket(), then(report, judged(pending.route(), verdict, at)))
                        : unfit(live);
            case SuitState.Judged judged ->
                report instanceof CourtReport.AppealFiled(Instant at)
                        ? heard(report, new CaseEvent.AppealPending(at, court.end(CourtTerm.SECOND_INSTANCE, at)))
                        : unfit(live);
            case SuitState.OnAppeal appeal ->
                report instanceof CourtReport.SecondInstanceDecided(Instant at, CourtReport.Verdict verdict)
                        ? verdict(verdict, appeal.docket(), then(report, ended(verdict, appeal.route(), at)))
                        : unfit(live);
            case EnforcementState.EnforcementApplied applied ->
                report instanceof CourtReport.EnforcementAccepted(Instant at)
                        ? heard(report, new CaseEvent.EnforcementBegan(at, enforceWithin(applied.docket())))
                        : unfit(live);
            case EnforcementState.Enforcing _ ->
                report instanceof CourtReport.EnforcementClosed(Instant at, CourtReport.EnforcementResult result)
                        ? heard(report, enforced(result, at))
                        : unfit(live);
            case CaseState.Watching _,
                    CaseState.Starting _,
                    CaseState.Planned _,
                    CaseState.AwaitingClearance _,
                    CaseState.Filing _,
                    CaseState.Withdrawing _,
                    CaseState.Concluding _,
                    CaseState.Stalled _ -> unfit(live);
        };
    }

    Decision<CaseEvent> suitAccepted(
            CourtReport report, Docket docket, Instant at, Route route, List<CaseEvent> before) {
        if (route == Route.PAYMENT_ORDER) {
            return Decision.refuse("not-a-suit-route", "route", "a suit runs as small claim, summary or ordinary");
        }
        List<CaseEvent> events = new ArrayList<>(before);
        Instant dueBy = court.end(CourtTerm.judgmentOn(route), at);
        events.add(new Told(new LitigationEvent.SuitAccepted(route, at, dueBy)));
        Money fee = court.fee(route, docket.claim());
        long more = fee == null ? 0 : fee.minor() - docket.progress().feePaid();
        if (fee != null && more > 0) {
            // an order that became a suit owes the difference (民诉法解释 art. 195), so does a dearer route (art. 199)
            String costId = docket.filed().requestId() + "/fee-" + at.getEpochSecond();
            Money amount = new Money(more, fee.currency());
            events.add(new Told(new LitigationEvent.CostsIncurred(costId, amount, "court-fee")));
            events.add(new CaseEvent.FeeToppedUp(more));
        }
        return Decision.accept(then(report, events));
    }

    private List<CaseEvent> judged(Route route, CourtReport.Verdict verdict, Instant at) {
        boolean finalAtOnce = route == Route.SMALL_CLAIM;
        Instant appealEndsAt = finalAtOnce ? at : court.end(CourtTerm.APPEAL, at);
        List<CaseEvent> events = new ArrayList<>();
        if (verdict instanceof Awarded(Money sum)) {
            events.add(new Told(new LitigationEvent.JudgmentGiven(at, appealEndsAt, sum)));
        }
        if (finalAtOnce) {
            events.addAll(ended(verdict, route, at));
        } else {
            events.add(new CaseEvent.VerdictServed(verdict, at, appealEndsAt));
        }
        return events;
    }

    /** The verdict can no longer be changed. */
    List<CaseEvent> ended(CourtReport.Verdict verdict, Route route, Instant at) {
        return switch (verdict) {
            case Awarded(Money sum) -> {
                Instant performBy = court.end(CourtTerm.PERFORMANCE, at);
                yield titled(route, at, performBy, performBy, sum);
            }
            case Dismissed(String ground) ->
                List.of(
                        new Told(new LitigationEvent.ClaimDismissed(at, ground)),
                        new Told(new LitigationEvent.LitigationEnded(LitigationOutcome.DISMISSED, at)));
        };
    }

    /**
     * An enforceable title; the two years run from the last day on which the debtor may still perform.
     *
     * @param askAt when leave to enforce is asked for: not before the debtor's time is over and the title is known
     */
    List<CaseEvent> titled(Route route, Instant at, Instant performBy, Instant askAt, Money claim) {
        Instant enforceBy = court.endAfter(CourtTerm.ENFORCEABILITY, performBy);
        return List.of(
                new Told(new LitigationEvent.TitleEffective(route, at, enforceBy, claim)),
                new CaseEvent.ActPlanned(Act.APPLY_ENFORCEMENT, askAt, 0));
    }

    private static CaseEvent enforced(CourtReport.EnforcementResult result, Instant at) {
        return switch (result) {
            case SATISFIED -> new Told(new LitigationEvent.LitigationEnded(LitigationOutcome.ENFORCED, at));
            case NO_ASSETS -> new CaseEvent.EnforcementFoundNothing(at);
        };
    }

    private Instant enforceWithin(Docket docket) {
        return court.end(CourtTerm.ENFORCEMENT, docket.filed().filedAt());
    }

    /** A refused order leaves the suit; a refused suit or enforcement is a person's task. */
    private static Decision<CaseEvent> refused(Live live, CourtReport report, Instant at) {
        return switch (live) {
            case OrderState.OrderApplied _, OrderState.OrderAccepted _ ->
                heard(report, abandoned(live, at), new CaseEvent.ActPlanned(Act.FILE_SUIT, at, 0));
            case SuitState.SuitFiled _, SuitState.SuitPending _, EnforcementState.EnforcementApplied _ ->
                heard(
                        report,
                        abandoned(live, at),
                        new CaseEvent.WorkStopped(live.docket().filed().act(), "filing-refused", at));
            case CaseState.Watching _,
                    CaseState.Starting _,
                    CaseState.Planned _,
                    CaseState.AwaitingClearance _,
                    InFlight _,
                    OrderState.OrderIssued _,
                    OrderState.OrderServed _,
                    OrderState.OrderContested _,
                    OrderState.OrderObjected _,
                    SuitState.Judged _,
                    SuitState.OnAppeal _,
                    EnforcementState.Enforcing _,
                    CaseState.Concluding _,
                    CaseState.Stalled _ -> unfit(live);
        };
    }

    private static Told abandoned(Live live, Instant at) {
        Docket.Filed filed = live.docket().filed();
        return new Told(
                new LitigationEvent.ActAbandoned(filed.requestId(), filed.act().word(), "filing-refused", at));
    }

    private static Decision<CaseEvent> verdict(CourtReport.Verdict verdict, Docket docket, List<CaseEvent> events) {
        return verdict instanceof Awarded(Money sum)
                        && (sum.minor() <= 0
                                || !sum.currency().equals(docket.claim().currency()))
                ? Decision.refuse("award-not-a-sum-of-the-claim", "sum", "positive, in the currency of the claim")
                : Decision.accept(events);
    }

    static Decision<CaseEvent> heard(CourtReport report, CaseEvent... events) {
        return Decision.accept(then(report, List.of(events)));
    }

    static List<CaseEvent> then(CourtReport report, List<CaseEvent> events) {
        List<CaseEvent> all = new ArrayList<>();
        all.add(new CourtSaid(report));
        all.addAll(events);
        return all;
    }

    static Decision<CaseEvent> unfit(Live live) {
        return Decision.refuse(
                "report-does-not-fit-stage",
                null,
                "the case is in " + live.getClass().getSimpleName());
    }
}
