package io.recourse.segmentation.domain;

import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.segmentation.domain.CaseEvent.CaseClustered;
import io.recourse.segmentation.domain.CaseEvent.CauseExplained;
import io.recourse.segmentation.domain.CaseEvent.PlacementWithheld;
import io.recourse.segmentation.domain.CaseEvent.TalksPreempted;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseState.Escalated;
import io.recourse.segmentation.domain.CaseState.Live;
import io.recourse.segmentation.domain.CaseState.Segmented;
import io.recourse.segmentation.domain.CaseState.Watched;
import io.recourse.segmentation.domain.CaseState.Withheld;
import io.recourse.segmentation.domain.PriorityPolicy.Weighed;
import io.recourse.segmentation.domain.Strategy.Situation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges a live case by its facts: who, why, how likely, what next. */
record Assessment(SegmentationPolicy policy) {

    /** A claim the debtor may refuse is not placed anew (ours, after 民法典 art. 192); the ledger's word for it. */
    static final String LIMITATION_EXPIRED = "limitation-expired";

    /**
     * What an assessment of the case says that has not been said before.
     *
     * @param at the moment it is judged by
     * @param now when a strategy would be given: late news of an earlier day place no case whose limitation is over
     */
    List<CaseEvent> of(Live live, Instant at, Instant now) {
        Look look = look(live, at);
        List<CaseEvent> events = judge(live, look);
        switch (live) {
            case Watched watched ->
                events.addAll(
                        live.standing().timeBarred(now)
                                ? withhold(watched, now)
                                : assign(policy.strategies().choose(look.situation()), look, at));
            // a live case keeps its strategy until it is migrated
            case Segmented _, Escalated _ -> {}
        }
        return events;
    }

    /**
     * The case gets its strategy before it is late enough for one, and its talks begin at the next opening.
     *
     * @param at when it was asked
     */
    List<CaseEvent> preempt(Watched watched, Preempted because, Instant at) {
        Look look = look(watched, at);
        List<CaseEvent> events = judge(watched, look);
        events.addAll(assign(policy.strategies().choose(look.situation()), look, 0, at));
        events.add(new TalksPreempted(because));
        return events;
    }

    /** Its score and its kind, where they are news. */
    private List<CaseEvent> judge(Live live, Look look) {
        CaseFacts facts = live.facts();
        Standing standing = live.standing();
        Score score = look.situation().score();
        BigDecimal owed = look.situation().owed();
        CaseScored scored = new CaseScored(
                score.model(),
                score.pdPpm(),
                score.band().name(),
                score.reasons(),
                policy.priority().name(),
                policy.priority()
                        .milli(new Weighed(
                                look.situation().standing().dpd(),
                                owed,
                                facts.scoring().industryRisk(),
                                score.pdPpm())));
        List<CaseEvent> events = new ArrayList<>();
        if (differs(live.scored(), scored)) {
            events.add(new Told(scored));
        }
        Cluster cluster = look.situation().cluster();
        if (standing.grouped() == null || standing.grouped().cluster() != cluster) {
            events.add(new CaseClustered(policy.clusters().model(), cluster));
        }
        return events;
    }

    /** Once for one end of limitation. */
    private static List<CaseEvent> withhold(Watched watched, Instant now) {
        Instant ended = Objects.requireNonNull(watched.standing().limitationEndsAt(), "what is over has an end");
        Withheld before = watched.withheld();
        return before != null && before.limitationEndedAt().equals(ended)
                ? List.of()
                : List.of(new PlacementWithheld(new Withheld(LIMITATION_EXPIRED, ended, now)));
    }

    /** A new model or policy that comes to the same result is no news to anybody. */
    private static boolean differs(@Nullable CaseScored before, CaseScored now) {
        return before == null
                || !before.band().equals(now.band())
                || before.pdPpm() != now.pdPpm()
                || !before.reasons().equals(now.reasons())
                || before.priorityMilli() != now.priorityMilli();
    }

    /** What a case looks like to conditions, and why it is thought to owe. */
    private record Look(Situation situation, CauseRules.Finding finding) {}

    /** With the index that was read last in place of the one that was pushed, unless it is stale. */
    private CaseFacts read(CaseFacts facts, @Nullable IndustryIndex index, Instant at) {
        return index == null || policy.warnings().isStale(index, at) ? facts : facts.withIndex(index.changeBp());
    }

    private Look look(Live live, Instant at) {
        // days go by without anybody telling them
        Standing standing = live.standing().at(at, ZoneId.of(live.facts().contractZone()));
        CaseFacts facts = read(live.facts(), standing.index(), at);
        BigDecimal owed = policy.rates().of(standing.balance().total());
        Judged judged = Judged.of(facts.scoring(), standing.bucket());
        Score score = policy.models().score(judged, standing.shown(), policy.rates());
        Cluster cluster = policy.clusters().of(new Likeness(facts.scoring(), standing.dpd(), score.pdPpm(), owed));
        CauseRules.Finding finding = policy.causes().find(judged, standing.pauseReasons());
        return new Look(
                new Situation(facts, standing, score, cluster, finding.cause(), finding.quadrant(), owed), finding);
    }

    /**
     * The case moves to the strategy if its condition takes it as it stands now; else it stays where it is.
     *
     * @param at when it was asked
     */
    List<CaseEvent> migrate(Segmented segmented, Strategy to, Instant at) {
        Look look = look(segmented, at);
        return to.takes(look.situation()) ? assign(to, look, at) : List.of();
    }

    private List<CaseEvent> assign(Strategy strategy, Look look, Instant at) {
        return assign(strategy, look, strategy.startAfterDays(), at);
    }

    private List<CaseEvent> assign(Strategy strategy, Look look, int startAfterDays, Instant at) {
        CaseFacts facts = look.situation().facts();
        CauseRules.Finding finding = look.finding();
        Strategy.Arm arm = strategy.armOf(facts.caseId());
        return List.of(
                new Told(new StrategyAssigned(
                        strategy.reference(),
                        strategy.segment(),
                        finding.cause(),
                        arm.name(),
                        startAt(facts, look.situation().standing(), startAfterDays, at),
                        strategy.exhaustAfterDays(),
                        arm.steps())),
                new CauseExplained(
                        finding.cause(),
                        finding.quadrant(),
                        finding.evidence(),
                        Chosen.of(strategy, look.situation())));
    }

    /**
     * The opening hour of the first working day that lies the given days later, or of the last working day that is in time
     * if that comes first. Where {@code at} is too late for it, the next opening hour.
     */
    private Instant startAt(CaseFacts facts, Standing standing, int days, Instant at) {
        ZoneId zone = ZoneId.of(facts.debtorZone());
        WorkingDays workingDays = policy.workingDaysOf(facts.jurisdiction());
        LocalDate today = LocalDays.dateOf(at, zone);
        Instant planned = opening(workingDays.next(today.plusDays(days)), zone);
        Instant last = lastOpening(facts, standing, workingDays, zone);
        Instant start = last == null || planned.isBefore(last) ? planned : last;
        if (!start.isBefore(at)) {
            return start;
        }
        Instant next = opening(workingDays.next(today), zone);
        return next.isBefore(at) ? opening(workingDays.next(today.plusDays(1)), zone) : next;
    }

    /** The last opening hour before {@link Talks#latestDpd} is over; null while no instalment is unpaid. */
    private @Nullable Instant lastOpening(CaseFacts facts, Standing standing, WorkingDays workingDays, ZoneId zone) {
        LocalDate due = standing.oldestUnpaidDue();
        if (due == null) {
            return null;
        }
        Instant over = LocalDays.startOfDpd(due, talks().latestDpd() + 1, ZoneId.of(facts.contractZone()));
        LocalDate day = workingDays.previous(LocalDays.dateOf(over, zone));
        Instant last = opening(day, zone);
        return last.isBefore(over) ? last : opening(workingDays.previous(day.minusDays(1)), zone);
    }

    private Instant opening(LocalDate day, ZoneId zone) {
        return day.atTime(talks().opensAt()).atZone(zone).toInstant();
    }

    private Talks talks() {
        return policy.strategies().talks();
    }
}
