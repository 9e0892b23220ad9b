package io.recourse.litigation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.litigation.domain.CaseState.Concluding;
import io.recourse.litigation.domain.CaseState.InFlight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When to look at a case again. Court terms are legal and run on; our own steps rest while the case is hindered. */
final class CaseDeadlines {

    static final String START = "start-litigation";
    static final String REQUEST = "request-clearance";
    static final String LAST_DAY_NEAR = "last-day-near";
    static final String LAST_DAY = "last-day";

    private final Court court;

    CaseDeadlines(Court court) {
        this.court = court;
    }

    Set<Deadline> of(CaseState state) {
        return switch (state) {
            case CaseState.Starting waiting -> waiting(waiting, START);
            case CaseState.Planned waiting -> waiting(waiting, REQUEST);
            case InFlight flight -> result(flight);
            case OrderState.OrderApplied turn -> overdue(turn);
            case OrderState.OrderAccepted turn -> overdue(turn);
            case OrderState.OrderIssued(var _, var _, var lapsesAt) ->
                one("order-lapses", lapsesAt, CourtTerm.ORDER_SERVICE);
            case OrderState.OrderServed(var _, var _, var endsAt) -> one("objection-ends", endsAt, CourtTerm.OBJECTION);
            case OrderState.OrderContested turn -> overdue(turn);
            case OrderState.OrderObjected(var _, var _, var endsAt) ->
                one("conversion-refusal-ends", endsAt, CourtTerm.CONVERSION_REFUSAL);
            case SuitState.SuitFiled turn -> overdue(turn);
            case SuitState.SuitPending turn -> overdue(turn);
            case SuitState.Judged judged -> one("appeal-ends", judged.appealEndsAt(), CourtTerm.APPEAL);
            case SuitState.OnAppeal turn -> overdue(turn);
            case EnforcementState.EnforcementApplied turn -> overdue(turn);
            case EnforcementState.Enforcing turn -> overdue(turn);
            case Concluding concluding -> conclusion(concluding);
            case CaseState.Unopened _,
                    CaseState.Watching _,
                    CaseState.AwaitingClearance _,
                    CaseState.Stalled _,
                    CaseState.Over _ -> Set.of();
        };
    }

    private Set<Deadline> waiting(Waiting step, String kind) {
        Docket docket = step.docket();
        String act = step.act().word();
        Instant lastDay = step.lastDay();
        String law = court.rule(step.act() == Act.APPLY_ENFORCEMENT ? CourtTerm.ENFORCEABILITY : CourtTerm.LIMITATION);
        Set<Deadline> deadlines = new HashSet<>();
        if (!docket.hindered()) {
            Instant free = docket.standing().freeAt();
            Instant at = step.wantedAt().isBefore(free) ? free : step.wantedAt();
            deadlines.add(
                    Deadline.business(kind, act, at, court.habits().source().citation()));
        }
        if (!step.warned()) {
            Instant near = lastDay.minus(Duration.ofDays(court.habits().warnDaysBefore()));
            deadlines.add(Deadline.legal(LAST_DAY_NEAR, act, near, law));
        }
        deadlines.add(Deadline.legal(LAST_DAY, act, lastDay, law));
        return deadlines;
    }

    private Set<Deadline> result(InFlight flight) {
        Instant lookAt = flight.inquiry().lookAt();
        return lookAt == null
                ? Set.of()
                : Set.of(Deadline.business(
                        "filing-result",
                        flight.request().requestId(),
                        lookAt,
                        court.habits().source().citation()));
    }

    private Set<Deadline> overdue(CourtsTurn turn) {
        Instant dueBy = turn.dueBy();
        if (dueBy == null) {
            return Set.of();
        }
        String kind = turn.term().word() + "-due";
        String rule = court.rule(turn.term());
        // no law bounds the examination of an objection
        return Set.of(
                turn.term() == CourtTerm.OBJECTION_RULING
                        ? Deadline.business(kind, "", dueBy, rule)
                        : Deadline.legal(kind, "", dueBy, rule));
    }

    private Set<Deadline> conclusion(Concluding concluding) {
        @Nullable Instant disposalOver = concluding.docket().standing().disposalOverAt();
        if (disposalOver == null && concluding.docket().debt().collateral()) {
            return Set.of();
        }
        Instant last = disposalOver != null && disposalOver.isAfter(concluding.closedAt())
                ? disposalOver
                : concluding.closedAt();
        Instant at = last.plus(Duration.ofDays(court.habits().proceedsWithinDays()));
        return Set.of(
                Deadline.business("conclude", "", at, court.habits().source().citation()));
    }

    private Set<Deadline> one(String kind, Instant at, CourtTerm term) {
        return Set.of(Deadline.legal(kind, "", at, court.rule(term)));
    }
}
