package io.recourse.litigation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decision;
import io.recourse.contracts.LitigationEvent;
import io.recourse.contracts.LitigationEvent.LitigationOutcome;
import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.litigation.domain.CaseEvent.Told;
import io.recourse.litigation.domain.CaseState.InFlight;
import io.recourse.litigation.domain.CaseState.Live;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What it means that a term has passed. Every answer makes the deadline go away. */
final class PassedTerms {

    /** Why work stopped that an end that lies later sets going again. */
    static final String LAST_DAY_PASSED = "last-day-passed";

    /** The ledger's word for the same, when it denies an act. */
    static final String LIMITATION_EXPIRED = "limitation-expired";

    /** The ledger's word for a debt of which nothing is due yet. */
    static final String NOTHING_OVERDUE = "nothing-overdue";

    private final Court court;
    private final Filings filings;
    private final CourtReports reports;

    PassedTerms(Court court, Filings filings, CourtReports reports) {
        this.court = court;
        this.filings = filings;
        this.reports = reports;
    }

    Decision<CaseEvent> decide(Live live, Deadline deadline) {
        Instant at = deadline.dueAt();
        return switch (live) {
            case CaseState.Starting starting -> {
                Decision<CaseEvent> guard = lastDay(starting, deadline);
                yield guard != null ? guard : start(starting, at);
            }
            case CaseState.Planned planned -> {
                Decision<CaseEvent> guard = lastDay(planned, deadline);
                yield guard != null ? guard : request(planned, at);
            }
            case InFlight flight -> filings.inquire(flight, at);
            case OrderState.OrderIssued _ -> Decision.accept(OrderReports.lapsed(court, at, OrderReports.UNSERVED));
            case OrderState.OrderServed served ->
                Decision.accept(reports.titled(
                        Route.PAYMENT_ORDER, at, at, at, served.docket().claim()));
            case OrderState.OrderObjected objected ->
                Decision.accept(new CaseEvent.ConversionDeemed(
                        objected.docket().filed().filedAt(), court.endAfter(CourtTerm.DOCKETING, at)));
            case SuitState.SuitPending pending -> overdue(pending, at, extended(pending, at));
            case SuitState.Judged judged -> Decision.accept(reports.ended(judged.verdict(), judged.route(), at));
            case CaseState.Concluding _ ->
                Decision.accept(new Told(new LitigationEvent.LitigationEnded(LitigationOutcome.TERMINATED, at)));
            case OrderState.OrderApplied turn -> overdue(turn, at, null);
            case OrderState.OrderAccepted turn -> overdue(turn, at, null);
            case OrderState.OrderContested turn -> overdue(turn, at, null);
            case SuitState.SuitFiled turn -> overdue(turn, at, null);
            case SuitState.OnAppeal turn -> overdue(turn, at, null);
            case EnforcementState.EnforcementApplied turn -> overdue(turn, at, null);
            case EnforcementState.Enforcing turn -> overdue(turn, at, null);
            case CaseState.Watching _, CaseState.AwaitingClearance _, CaseState.Stalled _ ->
                throw new IllegalStateException("a case in this stage has no deadline");
        };
    }

    /** Limitation, or the two years of a title: a warning first, then nothing goes to court any more. */
    private static @Nullable Decision<CaseEvent> lastDay(Waiting step, Deadline deadline) {
        Instant lastDay = step.lastDay();
        if (deadline.kind().equals(CaseDeadlines.LAST_DAY_NEAR)) {
            return Decision.accept(new CaseEvent.LastDayNear(step.act(), lastDay));
        }
        return deadline.kind().equals(CaseDeadlines.LAST_DAY)
                ? Decision.accept(new CaseEvent.WorkStopped(step.act(), LAST_DAY_PASSED, deadline.dueAt()))
                : null;
    }

    private Decision<CaseEvent> start(CaseState.Starting starting, Instant at) {
        Court.Choice choice = court.firstRoute(starting.docket());
        return Decision.accept(new Told(new LitigationEvent.LitigationStarted(choice.route(), choice.rule(), at)));
    }

    private static Decision<CaseEvent> request(CaseState.Planned planned, Instant at) {
        Docket docket = planned.docket();
        Money claim = docket.claimOf(planned.act(), docket.standing().balance());
        String requestId = "lit-" + (docket.progress().requests() + 1);
        return Decision.accept(new Told(
                new LitigationEvent.ActRequested(requestId, planned.act().word(), claim, at)));
    }

    private static Decision<CaseEvent> overdue(CourtsTurn turn, Instant at, @Nullable Instant lookAgainAt) {
        return Decision.accept(new CaseEvent.CourtOverdue(turn.term().word(), at, lookAgainAt));
    }

    /** A court may extend its time for judgment once; null when that time is over too. */
    private @Nullable Instant extended(SuitState.SuitPending pending, Instant dueBy) {
        CourtTerm extension =
                switch (pending.route()) {
                    case SMALL_CLAIM -> CourtTerm.JUDGMENT_SMALL_CLAIM_EXTENSION;
                    case SUMMARY -> CourtTerm.JUDGMENT_SUMMARY_EXTENSION;
                    case ORDINARY -> CourtTerm.JUDGMENT_ORDINARY_EXTENSION;
                    case PAYMENT_ORDER -> throw new IllegalStateException("a payment order knows no judgment");
                };
        boolean first = dueBy.equals(court.end(pending.term(), pending.acceptedAt()));
        return first ? court.endAfter(extension, dueBy) : null;
    }
}
