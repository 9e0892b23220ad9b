package io.recourse.disposal.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.disposal.domain.AuctionEvent.ReportMissed;
import io.recourse.disposal.domain.AuctionEvent.RoundLate;
import io.recourse.disposal.domain.AuctionEvent.SaleOpened;
import io.recourse.disposal.domain.AuctionEvent.SaleStopped;
import io.recourse.disposal.domain.AuctionEvent.WithdrawalUnconfirmed;
import io.recourse.disposal.domain.AuctionInput.Cleared;
import io.recourse.disposal.domain.AuctionInput.DeadlinePassed;
import io.recourse.disposal.domain.AuctionInput.EffectEnded;
import io.recourse.disposal.domain.AuctionInput.SaleOrdered;
import io.recourse.disposal.domain.AuctionInput.Stop;
import io.recourse.disposal.domain.AuctionInput.VenueReport;
import io.recourse.disposal.domain.AuctionState.Announcing;
import io.recourse.disposal.domain.AuctionState.AwaitingClearance;
import io.recourse.disposal.domain.AuctionState.AwaitingPayment;
import io.recourse.disposal.domain.AuctionState.Ended;
import io.recourse.disposal.domain.AuctionState.Fallen;
import io.recourse.disposal.domain.AuctionState.Informing;
import io.recourse.disposal.domain.AuctionState.Live;
import io.recourse.disposal.domain.AuctionState.Next;
import io.recourse.disposal.domain.AuctionState.Ordered;
import io.recourse.disposal.domain.AuctionState.Preparing;
import io.recourse.disposal.domain.AuctionState.Running;
import io.recourse.disposal.domain.AuctionState.Unopened;
import io.recourse.rules.calendar.LocalDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of one sale (网络司法拍卖规定): notices, rounds, winners. */
public final class AuctionDecider implements Decider<AuctionState, AuctionInput, AuctionEvent> {

    public static final String KIND = "auction";

    static final String NOTICE_MAY_FOLLOW = "notice-may-follow";
    static final String ROUND_DUE = "round-due";
    static final String REPORT_DUE = "report-due";
    static final String PRICE_DUE = "price-due";

    private final DisposalRules rules;
    private final Notices notices;
    private final VenueReports reports;
    private final String venue;

    /** @param venue who holds our auctions and alone may report on them */
    public AuctionDecider(DisposalRules rules, String venue) {
        this.rules = rules;
        this.venue = venue;
        this.notices = new Notices(rules.planner());
        this.reports = new VenueReports(rules, notices);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public AuctionState initial(SubjectId id) {
        return new Unopened(id.id());
    }

    @Override
    public Decision<AuctionEvent> decide(AuctionState state, AuctionInput input, Instant now) {
        Draft<AuctionState, AuctionEvent> draft = new Draft<>(state, AuctionFold::evolve);
        switch (input) {
            case SaleOrdered ordered -> ordered(draft, ordered, now);
            case Cleared cleared -> {
                if (state instanceof AwaitingClearance waiting
                        && waiting.sale().caseId().equals(cleared.caseId())) {
                    notices.cleared(draft, cleared.until(), cleared.at(), now);
                }
            }
            case Stop stop -> stop(draft, stop);
            case VenueReport report -> {
                return reports.decide(draft, report, now);
            }
            case EffectEnded ended -> effectEnded(draft, ended, now);
            case DeadlinePassed(Deadline deadline) -> passed(draft, deadline, now);
        }
        return draft.decision();
    }

    private void ordered(Draft<AuctionState, AuctionEvent> draft, SaleOrdered ordered, Instant now) {
        switch (draft.state()) {
            case Unopened _ -> open(draft, 0, ordered, now);
            case Ended ended -> open(draft, ended.sale().effects(), ordered, now);
            case Live live -> {
                if (!live.sale().caseId().equals(ordered.caseId())) {
                    throw new IllegalStateException("the asset is being sold for another case");
                }
            }
        }
    }

    private void open(Draft<AuctionState, AuctionEvent> draft, int effects, SaleOrdered o, Instant now) {
        ZoneId zone = ZoneId.of(o.zone());
        // months are counted from the last day, which ends where the first that is too late begins (民法典 art. 202)
        LocalDate lastDay = LocalDays.dateOf(o.validUntil().minusNanos(1), zone);
        Instant usableUntil = LocalDays.endOf(
                lastDay.plusMonths(rules.law().valuation().usableMonthsAfter().value()), zone);
        Sale sale = new Sale(
                o.asset(),
                o.caseId(),
                o.lender(),
                o.kind(),
                o.province(),
                o.zone(),
                o.valuation(),
                o.validUntil(),
                usableUntil,
                null,
                effects,
                List.of());
        draft.add(new SaleOpened(sale, o.at()));
        notices.tellParties(draft, sale, rules.planner().first(sale, o.at()), now);
    }

    private static void stop(Draft<AuctionState, AuctionEvent> draft, Stop stop) {
        if (!(draft.state() instanceof Live live) || !live.sale().caseId().equals(stop.caseId())) {
            return;
        }
        boolean reached =
                switch (live) {
                    case Ordered _, Informing _, AwaitingClearance _, Announcing _, Fallen _ -> true;
                    case Running running ->
                        stop.scope() != StopScope.BEFORE_THE_DAY || beforeTheDay(running, stop.at());
                    case AwaitingPayment _ -> stop.scope() == StopScope.ALL;
                };
        if (!reached) {
            return;
        }
        draft.add(new SaleStopped(stop.rule(), stop.at()));
        Notices.tellCase(
                draft, live.sale(), new CaseInput.Stopped(live.sale().asset(), live.round(), stop.rule(), stop.at()));
        if (live instanceof Announcing || live instanceof Running || live instanceof AwaitingPayment) {
            Notices.withdraw(draft, live.round());
        }
    }

    private static boolean beforeTheDay(Running running, Instant at) {
        ZoneId forum = ZoneId.of(running.sale().zone());
        return LocalDays.dateOf(at, forum)
                .isBefore(LocalDays.dateOf(running.terms().opensAt(), forum));
    }

    private void effectEnded(Draft<AuctionState, AuctionEvent> draft, EffectEnded ended, Instant now) {
        boolean done = ended.result() == Effect.Result.DONE;
        switch (draft.state()) {
            case Announcing announcing
            when announcing.ref().equals(ended.ref()) -> {
                if (done) {
                    notices.announced(draft, announcing, now);
                } else {
                    notices.lost(draft, announcing, ended.result(), now);
                }
            }
            case Informing informing
            when informing.ref().equals(ended.ref()) && !done -> notices.displayInstead(draft, informing, now);
            case Ended _
            when ended.ref().startsWith("withdraw") && !done ->
                draft.add(new WithdrawalUnconfirmed(ended.ref(), ended.detail()));
            case Unopened _, Live _, Ended _ -> {}
        }
    }

    private void passed(Draft<AuctionState, AuctionEvent> draft, Deadline deadline, Instant now) {
        switch (draft.state()) {
            case Informing _
            when deadline.kind().equals(NOTICE_MAY_FOLLOW) -> notices.noticeMayFollow(draft, deadline.dueAt(), now);
            case Preparing preparing
            when deadline.kind().equals(ROUND_DUE) -> draft.add(new RoundLate(preparing.round(), deadline.dueAt()));
            case Running running -> draft.add(new ReportMissed(running.round()));
            case AwaitingPayment awaiting -> reports.defaulted(draft, awaiting, deadline.dueAt(), now);
            case Unopened _, Live _, Ended _ -> {}
        }
    }

    @Override
    public AuctionState evolve(AuctionState state, AuctionEvent event) {
        return AuctionFold.evolve(state, event);
    }

    @Override
    public Set<Deadline> deadlines(AuctionState state) {
        Set<Deadline> due = new HashSet<>();
        if (state instanceof Informing informing) {
            due.add(Deadline.legal(
                    NOTICE_MAY_FOLLOW,
                    String.valueOf(informing.round()),
                    informing.noticeFrom(),
                    rules.law().auction().partiesToldDays().citation()));
        }
        if (state instanceof Preparing preparing) {
            Next next = preparing.next();
            if (!next.late()) {
                due.add(Deadline.legal(
                        ROUND_DUE,
                        String.valueOf(next.round()),
                        next.dueAt(),
                        rules.planner().dueRule(next.round())));
            }
        }
        if (state instanceof Running running && !running.reportMissed()) {
            Instant reportBy = running.terms()
                    .closesAt()
                    .plus(Duration.ofDays(rules.policy().reportDays()));
            due.add(Deadline.business(
                    REPORT_DUE,
                    String.valueOf(running.round()),
                    reportBy,
                    rules.policy().id()));
        }
        if (state instanceof AwaitingPayment awaiting) {
            due.add(Deadline.legal(PRICE_DUE, String.valueOf(awaiting.round()), awaiting.payBy(), "网络司法拍卖规定 art. 25"));
        }
        return due;
    }

    @Override
    public Facets facets(AuctionState state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "unopened");
            case Ordered(Sale sale) -> facets(sale, "ordered", Rounds.FIRST, null);
            case Informing i -> facets(i.sale(), "informing", i.round(), null);
            case AwaitingClearance a -> facets(a.sale(), "awaiting-clearance", a.round(), null);
            case Announcing a -> facets(a.sale(), "announcing", a.round(), a.terms());
            case Running r -> facets(r.sale(), r.reportMissed() ? "report-overdue" : "running", r.round(), r.terms());
            case AwaitingPayment a -> facets(a.sale(), "awaiting-payment", a.round(), a.terms());
            case Fallen f -> facets(f.sale(), "fallen", f.round(), f.terms());
            case Ended e ->
                facets(e.sale(), e.uncertain() == null ? e.outcome() : "withdrawal-unconfirmed", e.round(), null);
        };
    }

    private Facets facets(Sale sale, String status, int round, @Nullable RoundTerms terms) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("round", (long) round);
        if (terms != null) {
            columns.put("start_minor", terms.start().minor());
        }
        return new Facets(sale.lender(), status, venue, columns);
    }

    @Override
    public AuctionInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }

    @Override
    public AuctionInput effectResult(String ref, Effect.Result result, String detail) {
        return new EffectEnded(ref, result, detail);
    }
}
