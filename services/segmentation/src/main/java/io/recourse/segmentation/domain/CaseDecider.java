package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.segmentation.domain.CaseEvent.BalanceRecorded;
import io.recourse.segmentation.domain.CaseEvent.BucketRecorded;
import io.recourse.segmentation.domain.CaseEvent.CaseClustered;
import io.recourse.segmentation.domain.CaseEvent.CaseEnded;
import io.recourse.segmentation.domain.CaseEvent.CaseEscalated;
import io.recourse.segmentation.domain.CaseEvent.CaseWatched;
import io.recourse.segmentation.domain.CaseEvent.CauseExplained;
import io.recourse.segmentation.domain.CaseEvent.ContactCounted;
import io.recourse.segmentation.domain.CaseEvent.EarlyWarned;
import io.recourse.segmentation.domain.CaseEvent.IndexNoted;
import io.recourse.segmentation.domain.CaseEvent.LimitationRecorded;
import io.recourse.segmentation.domain.CaseEvent.PauseLifted;
import io.recourse.segmentation.domain.CaseEvent.PauseRecorded;
import io.recourse.segmentation.domain.CaseEvent.PaymentCounted;
import io.recourse.segmentation.domain.CaseEvent.PlacementWithheld;
import io.recourse.segmentation.domain.CaseEvent.ProfileNoted;
import io.recourse.segmentation.domain.CaseEvent.TalksPreempted;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Closed;
import io.recourse.segmentation.domain.CaseInput.Contacted;
import io.recourse.segmentation.domain.CaseInput.DeadlinePassed;
import io.recourse.segmentation.domain.CaseInput.IndexKnown;
import io.recourse.segmentation.domain.CaseInput.LimitationMoved;
import io.recourse.segmentation.domain.CaseInput.LookedAtAgain;
import io.recourse.segmentation.domain.CaseInput.MigrationAsked;
import io.recourse.segmentation.domain.CaseInput.NegotiationOver;
import io.recourse.segmentation.domain.CaseInput.Opened;
import io.recourse.segmentation.domain.CaseInput.PauseEnded;
import io.recourse.segmentation.domain.CaseInput.PauseStarted;
import io.recourse.segmentation.domain.CaseInput.PreemptionAsked;
import io.recourse.segmentation.domain.CaseInput.ProfileKnown;
import io.recourse.segmentation.domain.CaseState.Assignment;
import io.recourse.segmentation.domain.CaseState.Ended;
import io.recourse.segmentation.domain.CaseState.Escalated;
import io.recourse.segmentation.domain.CaseState.Live;
import io.recourse.segmentation.domain.CaseState.Segmented;
import io.recourse.segmentation.domain.CaseState.Unopened;
import io.recourse.segmentation.domain.CaseState.Watched;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import io.recourse.segmentation.domain.IndustryInput.IndexAsked;
import io.recourse.segmentation.domain.Standing.Grouped;
import io.recourse.segmentation.domain.Standing.OpenPause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of one case in segmentation; see {@link CaseState} for its diagram. */
public final class CaseDecider implements Decider<CaseState, CaseInput, CaseEvent> {

    public static final String KIND = "case";

    /** Facet column: text, of a live case once it is assessed. */
    public static final String CLUSTER = "cluster";

    /** Facet columns: text, bigint, bigint, text; absent until the case is scored and assigned. */
    public static final String BAND = "band";

    public static final String PRIORITY = "priority_milli";
    public static final String PD = "pd_ppm";
    public static final String STRATEGY = "strategy";

    /** Of a live case only; text but for what is owed. */
    public static final String BUCKET = "bucket";

    public static final String PROVINCE = "province";
    public static final String INDUSTRY = "industry";
    public static final String OWED = "owed_minor";

    /** Text, of a live case and of what came of one. */
    public static final String CURRENCY = "currency";

    /** True or absent: of a live case that was warned of at all, and by cause. */
    public static final String WARNED = "warned";

    public static final String WARNED_DPD = "warned_dpd";
    public static final String WARNED_INDUSTRY = "warned_industry";

    /** What came of a case under its strategy: the arm and the outcome are text, all others whole numbers. */
    public static final String ARM = "arm";

    public static final String OUTCOME = "outcome";
    public static final String OWED_THEN = "owed_then_minor";
    public static final String PAID = "paid_minor";
    public static final String CYCLE = "cycle_days";
    public static final String CONTACT_COST = "contact_cost_milli";
    public static final String COMPLAINTS = "complaints";

    static final String EARLY_WARNING = "early-warning";

    private final Supplier<SegmentationPolicy> inForce;

    public CaseDecider(SegmentationPolicy policy) {
        this(() -> policy);
    }

    /** @param inForce what a case is judged by as it is decided; its strategies and models may change, nothing else */
    public CaseDecider(Supplier<SegmentationPolicy> inForce) {
        this.inForce = inForce;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public CaseState initial(SubjectId id) {
        return new Unopened(id.id());
    }

    @Override
    public Decision<CaseEvent> decide(CaseState state, CaseInput input, Instant now) {
        return switch (state) {
            case Unopened unopened when input instanceof Opened opened -> opened(unopened, opened);
            case Unopened _ -> throw impossible(input, "before the opening");
            case Live live -> live(live, input, now);
            // intake's word is final; what other services still say of the case is stale
            case Ended _ -> Decision.nothing();
        };
    }

    private Decision<CaseEvent> opened(Unopened unopened, Opened o) {
        CaseFacts facts = new CaseFacts(
                unopened.caseId(),
                o.lender(),
                o.debtorKind(),
                o.jurisdiction(),
                o.contractZone(),
                o.debtorZone(),
                o.province(),
                o.secured(),
                o.scoring());
        CaseWatched watched = new CaseWatched(facts, Standing.opened(o));
        int index = o.scoring().industryIndexBp();
        return inForce.get().warnings().fallen(index)
                ? Decision.accept(watched, new EarlyWarned(Warning.INDUSTRY, index, o.at()))
                : Decision.accept(watched);
    }

    private Decision<CaseEvent> live(Live live, CaseInput input, Instant now) {
        Standing standing = live.standing();
        return switch (input) {
            case Opened _ -> Decision.nothing();
            case BucketReached reached -> reached(live, reached, now);
            case BalanceChanged changed -> balance(live, changed, now);
            case LimitationMoved(Instant endsAt, Instant at) -> limitation(live, endsAt, at, now);
            case ProfileKnown known -> profile(live, known, now);
            case IndexKnown known -> standing.isNews(known.index()) ? indexed(live, known, now) : Decision.nothing();
            case PauseStarted p ->
                standing.rests(p.pauseId())
                        ? Decision.nothing()
                        : Decision.accept(new PauseRecorded(p.pauseId(), p.reason()));
            case PauseEnded(String pauseId, Instant at) ->
                standing.rests(pauseId) ? Decision.accept(new PauseLifted(pauseId, at)) : Decision.nothing();
            case Contacted contacted ->
                live instanceof Segmented segmented && !segmented.assignment().knows(contacted.attemptId())
                        ? Decision.accept(new ContactCounted(contacted.attemptId(), contacted.channel()))
                        : Decision.nothing();
            case MigrationAsked asked -> migrate(live, asked, now);
            case PreemptionAsked(Preempted because, Instant at) -> preempt(live, because, at, now);
            case NegotiationOver over -> over(live, over);
            case Closed(var reason, Instant at) -> Decision.accept(new CaseEnded(reason, at));
            case LookedAtAgain(Instant at) ->
                standing.worked() ? Decision.accept(assessment().of(live, at, now)) : Decision.nothing();
            case DeadlinePassed(Deadline deadline) -> passed(live, deadline);
        };
    }

    private Decision<CaseEvent> reached(Live live, BucketReached r, Instant now) {
        Standing standing = live.standing();
        Standing moved = standing.reached(r.bucket(), r.dpd(), r.oldestUnpaidDue());
        List<CaseEvent> events = new ArrayList<>();
        if (!moved.equals(standing)) {
            events.add(new BucketRecorded(r.bucket(), r.dpd(), r.oldestUnpaidDue()));
        }
        if (moved.worked()) {
            events.addAll(assessment().of(live.with(moved), r.at(), now));
        }
        return Decision.accept(events);
    }

    /**
     * A case that has a score is judged anew by what is shown, the history of its account above all. The index of an industry
     * that was not known before may have been read already.
     */
    private Decision<CaseEvent> profile(Live live, ProfileKnown known, Instant now) {
        Shown shown = known.shown();
        if (shown.equals(live.standing().shown())) {
            return Decision.nothing();
        }
        Standing moved = live.standing().knownBy(shown);
        List<CaseEvent> events = new ArrayList<>(List.of(new ProfileNoted(shown)));
        if (live.scored() != null && moved.worked()) {
            events.addAll(assessment().of(live.with(moved), known.at(), now));
        }
        var noted = Decision.<CaseEvent>accept(events);
        CaseFacts facts = live.facts();
        String industry = shown.industry();
        return industry == null || moved.index() != null
                ? noted
                : noted.tell(
                        IndustryDecider.subject(facts.lender(), industry),
                        new IndexAsked(facts.caseId(), facts.lender(), industry));
    }

    /** Of a stale index nothing follows but that it is known. A case that was never assessed waits for its bucket. */
    private Decision<CaseEvent> indexed(Live live, IndexKnown known, Instant now) {
        IndustryIndex index = known.index();
        Standing moved = live.standing().indexed(index);
        EarlyWarnings warnings = inForce.get().warnings();
        List<CaseEvent> events = new ArrayList<>(List.of(new IndexNoted(index)));
        if (warnings.fallen(index.changeBp())
                && !warnings.isStale(index, known.at())
                && !moved.warned().contains(Warning.INDUSTRY)) {
            events.add(new EarlyWarned(Warning.INDUSTRY, index.changeBp(), known.at()));
        }
        if (live.scored() != null && moved.worked()) {
            events.addAll(assessment().of(live.with(moved), known.at(), now));
        }
        return Decision.accept(events);
    }

    /** A claim that is alive again gets the strategy that was withheld. */
    private Decision<CaseEvent> limitation(Live live, Instant endsAt, Instant at, Instant now) {
        Standing standing = live.standing();
        if (endsAt.equals(standing.limitationEndsAt())) {
            return Decision.nothing();
        }
        List<CaseEvent> events = new ArrayList<>(List.of(new LimitationRecorded(endsAt)));
        if (live instanceof Watched watched && watched.withheld() != null && standing.worked()) {
            events.addAll(assessment().of(live.with(standing.barredFrom(endsAt)), at, now));
        }
        return Decision.accept(events);
    }

    /** One that has another strategy by now, or whose talks are over, or whose limitation is, stays as it is. */
    private Decision<CaseEvent> migrate(Live live, MigrationAsked asked, Instant now) {
        Strategy to = inForce.get().strategies().find(asked.to());
        if (to == null) {
            return Decision.refuse("strategy-not-in-force", "to", "cases are moved to a strategy that is in force");
        }
        return live instanceof Segmented segmented
                        && segmented.assignment().strategy().equals(asked.from())
                        && !asked.from().equals(asked.to())
                        && live.standing().worked()
                        && !live.standing().timeBarred(now)
                ? Decision.accept(assessment().migrate(segmented, to, asked.at()))
                : Decision.nothing();
    }

    /** One that rests, or is not late yet, or is later than its first days, takes the way of all others. */
    private Decision<CaseEvent> preempt(Live live, Preempted because, Instant at, Instant now) {
        Standing standing = live.standing();
        return live instanceof Watched watched
                        && standing.inFirstDays(
                                LocalDays.dateOf(at, ZoneId.of(live.facts().contractZone())))
                        && standing.pauses().isEmpty()
                        && !standing.timeBarred(now)
                ? Decision.accept(assessment().preempt(watched, because, at))
                : Decision.nothing();
    }

    private Assessment assessment() {
        return new Assessment(inForce.get());
    }

    /**
     * Intake tells each balance in its turn, so what money changed is the difference to the one before. What is owed weighs in
     * the score, so a case that has one is judged anew.
     */
    private Decision<CaseEvent> balance(Live live, BalanceChanged changed, Instant now) {
        Standing before = live.standing();
        Standing moved = before.owes(changed.balance(), changed.oldestUnpaidDue());
        if (moved.equals(before)) {
            return Decision.nothing();
        }
        List<CaseEvent> events =
                new ArrayList<>(List.of(new BalanceRecorded(changed.balance(), changed.oldestUnpaidDue())));
        long paid = before.balance().total().minor() - changed.balance().total().minor();
        if (changed.byPayment() && paid != 0 && live instanceof Segmented) {
            events.add(new PaymentCounted(paid));
        }
        if (live.scored() != null && moved.worked()) {
            events.addAll(assessment().of(live.with(moved), changed.at(), now));
        }
        return Decision.accept(events);
    }

    private static Decision<CaseEvent> over(Live live, NegotiationOver over) {
        return switch (live) {
            case Watched _ -> throw impossible(over, "before a strategy was assigned");
            case Segmented _ -> Decision.accept(new CaseEscalated(over.at()));
            case Escalated _ -> Decision.nothing();
        };
    }

    private Decision<CaseEvent> passed(Live live, Deadline deadline) {
        if (!deadlines(live).contains(deadline)) {
            return Decision.nothing();
        }
        ZoneId zone = ZoneId.of(live.facts().contractZone());
        LocalDate due = live.standing().oldestUnpaidDue();
        int dpd = due == null ? 0 : LocalDays.dpd(due, deadline.dueAt(), zone);
        return Decision.accept(new EarlyWarned(Warning.DPD, dpd, deadline.dueAt()));
    }

    @Override
    public CaseState evolve(CaseState state, CaseEvent event) {
        return switch (event) {
            case CaseWatched(CaseFacts facts, Standing standing) ->
                as(Unopened.class, state).watched(facts, standing);
            case BucketRecorded(var bucket, int dpd, LocalDate due) ->
                moved(state, standing(state).reached(bucket, dpd, due));
            case BalanceRecorded(var balance, var due) ->
                moved(state, standing(state).owes(balance, due));
            case ProfileNoted(Shown shown) -> moved(state, standing(state).knownBy(shown));
            case IndexNoted(IndustryIndex index) -> moved(state, standing(state).indexed(index));
            case LimitationRecorded(Instant endsAt) ->
                moved(state, standing(state).barredFrom(endsAt));
            case PlacementWithheld(var why) -> as(Watched.class, state).withheld(why);
            case PaymentCounted(long minor) -> as(Segmented.class, state).moved(course -> course.paid(minor));
            case ContactCounted(String attemptId, var channel) ->
                as(Segmented.class, state).moved(course -> course.contacted(attemptId, channel));
            case PauseRecorded(String pauseId, var reason) ->
                complained(moved(state, standing(state).paused(new OpenPause(pauseId, reason))), reason);
            case PauseLifted(String pauseId, Instant at) ->
                moved(state, standing(state).resumed(pauseId, at));
            case EarlyWarned warned -> moved(state, standing(state).warnedOf(warned.warning()));
            case CaseClustered(String model, Cluster cluster) ->
                moved(state, standing(state).grouped(new Grouped(model, cluster)));
            case Told(CaseScored scored) -> as(Live.class, state).scored(scored);
            case Told(StrategyAssigned assigned) ->
                state instanceof Segmented segmented
                        ? segmented.assigned(assigned)
                        : as(Watched.class, state).assigned(assigned);
            case CauseExplained explained -> as(Segmented.class, state).explained(explained);
            case TalksPreempted(Preempted because) -> as(Segmented.class, state).preempted(because);
            case CaseEscalated(Instant at) -> as(Segmented.class, state).escalated(at);
            case CaseEnded(var reason, Instant at) -> as(Live.class, state).ended(reason, at);
        };
    }

    /** A journal that holds an event its state does not allow is broken. */
    private static <S> S as(Class<S> expected, CaseState state) {
        if (!expected.isInstance(state)) {
            throw new IllegalStateException(state.getClass().getSimpleName() + " is not " + expected.getSimpleName());
        }
        return expected.cast(state);
    }

    private static Standing standing(CaseState state) {
        return as(Live.class, state).standing();
    }

    private static CaseState complained(CaseState state, PauseReason reason) {
        return state instanceof Segmented segmented ? segmented.moved(course -> course.paused(reason)) : state;
    }

    private static CaseState moved(CaseState state, Standing standing) {
        return as(Live.class, state).with(standing);
    }

    @Override
    public Set<Deadline> deadlines(CaseState state) {
        return switch (state) {
            case Unopened _, Ended _ -> Set.of();
            case Live live -> earlyWarning(live);
        };
    }

    /** Rests while the case is paused and falls due at the pause's end at the earliest; DPD itself runs on. */
    private Set<Deadline> earlyWarning(Live live) {
        Standing standing = live.standing();
        LocalDate due = standing.oldestUnpaidDue();
        if (due == null
                || !standing.pauses().isEmpty()
                || standing.warned().contains(Warning.DPD)
                || standing.balance().settled()) {
            return Set.of();
        }
        int over = inForce.get().warnings().dpdOver();
        Instant reached =
                LocalDays.startOfDpd(due, over + 1, ZoneId.of(live.facts().contractZone()));
        Instant dueAt = reached.isBefore(standing.restedUntil()) ? standing.restedUntil() : reached;
        return Set.of(Deadline.business(EARLY_WARNING, "dpd", dueAt, "early-warning-dpd-over-" + over));
    }

    @Override
    public Facets facets(CaseState state) {
        return switch (state) {
            case Unopened _ -> Facets.of(Facets.SHARED, "unopened");
            case Watched w -> facets(w, w.withheld() == null ? "watched" : "withheld");
            case Segmented s -> facets(s, "segmented");
            case Escalated e -> facets(e, "escalated");
            case Ended e -> {
                Map<String, Object> columns = columns(e.scored());
                placed(columns, e.strategyReference(), e.arm(), e.course());
                yield new Facets(e.facts().lender(), "ended", null, columns);
            }
        };
    }

    private Facets facets(Live live, String status) {
        Map<String, Object> columns = columns(live.scored());
        Standing standing = live.standing();
        columns.put(BUCKET, standing.bucket().name());
        columns.put(CURRENCY, standing.balance().currency());
        columns.put(OWED, standing.balance().total().minor());
        String province = live.facts().province();
        if (province != null) {
            columns.put(PROVINCE, province);
        }
        Shown shown = standing.shown();
        if (shown != null && shown.industry() != null) {
            columns.put(INDUSTRY, shown.industry());
        }
        for (Warning warning : standing.warned()) {
            columns.put(WARNED, true);
            columns.put(column(warning), true);
        }
        Grouped grouped = standing.grouped();
        if (grouped != null) {
            columns.put(CLUSTER, grouped.cluster().name());
        }
        Assignment assignment = live.assignment();
        if (assignment != null) {
            placed(columns, assignment.strategy(), assignment.arm(), assignment.course());
        }
        return new Facets(live.facts().lender(), status, null, columns);
    }

    /** The facet column of live cases that were warned of for this cause. */
    public static String column(Warning warning) {
        return switch (warning) {
            case DPD -> WARNED_DPD;
            case INDUSTRY -> WARNED_INDUSTRY;
        };
    }

    private static Map<String, Object> columns(@Nullable CaseScored scored) {
        Map<String, Object> columns = new HashMap<>();
        if (scored != null) {
            columns.put(BAND, scored.band());
            columns.put(PRIORITY, scored.priorityMilli());
            columns.put(PD, (long) scored.pdPpm());
        }
        return columns;
    }

    private void placed(
            Map<String, Object> columns, @Nullable String strategy, @Nullable String arm, @Nullable Course course) {
        if (strategy != null) {
            columns.put(STRATEGY, strategy);
        }
        if (arm != null) {
            columns.put(ARM, arm);
        }
        if (course != null) {
            columns.put(CURRENCY, course.currency());
            columns.put(OWED_THEN, course.owedMinor());
            columns.put(PAID, course.paidMinor());
            columns.put(CONTACT_COST, inForce.get().contactCosts().milli(course.contacts()));
            columns.put(COMPLAINTS, (long) course.complaints());
            Course.Finish finish = course.finish();
            Long days = course.cycleDays();
            if (finish != null && days != null) {
                columns.put(OUTCOME, finish.outcome().name());
                columns.put(CYCLE, days);
            }
        }
    }

    @Override
    public CaseInput passed(Deadline deadline) {
        return new DeadlinePassed(deadline);
    }

    private static IllegalStateException impossible(CaseInput input, String when) {
        return new IllegalStateException(input.getClass().getSimpleName() + " " + when);
    }
}
