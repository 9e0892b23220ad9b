package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.segmentation.domain.CaseEvent.CauseExplained;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands in segmentation.
 *
 * <pre>
 * Unopened ──opened──▶ Watched ──EARLY or later: scored, assigned──▶ Segmented ──negotiation over──▶ Escalated
 *                         │                                          │  ▲ scored anew                │  ▲ scored anew
 *                         │                                          │  └──┘ or migrated             │  └──┘
 *                         └──────────────closed──────────────────────┴──────────closed───────────────┴──▶ Ended
 * </pre>
 *
 * A case keeps the strategy it was given, whatever its later buckets say, unless it is migrated. One whose limitation is over is scored and stays
 * watched: it gets a strategy when something renews the claim.
 */
public sealed interface CaseState {

    /** Nothing is known but the id. */
    record Unopened(String caseId) implements CaseState {
        Watched watched(CaseFacts facts, Standing standing) {
            return new Watched(facts, standing, null, null);
        }
    }

    /** A case that is open with intake. */
    sealed interface Live extends CaseState {
        CaseFacts facts();

        Standing standing();

        /** The last score told, null before the first. */
        @Nullable
        CaseScored scored();

        Live with(Standing standing);

        Live scored(CaseScored scored);

        default Ended ended(CloseReason reason, Instant at) {
            Assignment assignment = assignment();
            Course course = assignment == null ? null : assignment.course();
            return new Ended(
                    facts(),
                    scored(),
                    assignment == null ? null : assignment.strategy(),
                    reason,
                    at,
                    assignment == null ? null : assignment.arm(),
                    course == null ? null : course.closed(reason, at));
        }

        /** Null before a strategy was assigned. */
        @Nullable
        Assignment assignment();
    }

    /**
     * Why a case that would get a strategy has none.
     *
     * @param rule {@link Assessment#LIMITATION_EXPIRED}
     * @param limitationEndedAt where the ledger saw the end of limitation when it was decided
     * @param at when it was decided
     */
    record Withheld(String rule, Instant limitationEndedAt, Instant at) {}

    /**
     * Before the EARLY bucket: a delay that may be technical. Or beyond it, and not placed.
     *
     * @param withheld null while no strategy was withheld
     */
    record Watched(
            CaseFacts facts,
            Standing standing,
            @Nullable CaseScored scored,
            @Nullable Withheld withheld) implements Live {
        @Override
        public Watched with(Standing standing) {
            return new Watched(facts, standing, scored, withheld);
        }

        @Override
        public Watched scored(CaseScored scored) {
            return new Watched(facts, standing, scored, withheld);
        }

        Watched withheld(Withheld why) {
            return new Watched(facts, standing, scored, why);
        }

        Segmented assigned(StrategyAssigned assigned) {
            return new Segmented(
                    facts,
                    standing,
                    Objects.requireNonNull(scored, "a case is scored before it is assigned"),
                    Assignment.of(assigned, standing, null));
        }

        @Override
        public @Nullable Assignment assignment() {
            return null;
        }
    }

    /**
     * What was decided for the case, with the evidence for its cause.
     *
     * @param course what came of it so far; null where a release assigned it that did not look
     * @param quadrant null where a release assigned it that did not look; as {@code chosen}
     * @param chosen why it was this strategy
     * @param preempted null unless it came before the case was late enough for one
     */
    record Assignment(
            String strategy,
            String segment,
            String arm,
            Cause cause,
            @Nullable Quadrant quadrant,
            List<String> evidence,
            @Nullable Chosen chosen,
            Instant startAt,
            @Nullable Course course,
            @Nullable Preempted preempted) {
        public Assignment {
            evidence = List.copyOf(evidence);
        }

        /** Its course begins with it, whatever came of the case before. */
        static Assignment of(StrategyAssigned told, Standing standing, @Nullable Course before) {
            return new Assignment(
                    told.strategy(),
                    told.segment(),
                    told.arm(),
                    told.cause(),
                    null,
                    List.of(),
                    null,
                    told.startAt(),
                    Course.from(
                            told.startAt(), standing.balance().total(), before == null ? null : before.lastContact()),
                    null);
        }

        Assignment explained(CauseExplained why) {
            return new Assignment(
                    strategy,
                    segment,
                    arm,
                    cause,
                    why.quadrant(),
                    why.evidence(),
                    why.chosen(),
                    startAt,
                    course,
                    preempted);
        }

        boolean knows(String attemptId) {
            return course != null && attemptId.equals(course.lastContact());
        }

        Assignment moved(UnaryOperator<Course> step) {
            return course == null ? this : with(step.apply(course), preempted);
        }

        private Assignment with(@Nullable Course going, @Nullable Preempted because) {
            return new Assignment(strategy, segment, arm, cause, quadrant, evidence, chosen, startAt, going, because);
        }

        Assignment preempted(Preempted because) {
            return with(course, because);
        }
    }

    /** It has a strategy; negotiation works by it. */
    record Segmented(CaseFacts facts, Standing standing, CaseScored scored, Assignment assignment) implements Live {
        @Override
        public Segmented with(Standing standing) {
            return new Segmented(facts, standing, scored, assignment);
        }

        @Override
        public Segmented scored(CaseScored scored) {
            return new Segmented(facts, standing, scored, assignment);
        }

        /** Migrated to another strategy. */
        Segmented assigned(StrategyAssigned other) {
            return new Segmented(facts, standing, scored, Assignment.of(other, standing, assignment.course()));
        }

        Segmented explained(CauseExplained why) {
            return new Segmented(facts, standing, scored, assignment.explained(why));
        }

        Segmented preempted(Preempted because) {
            return new Segmented(facts, standing, scored, assignment.preempted(because));
        }

        Segmented moved(UnaryOperator<Course> step) {
            return new Segmented(facts, standing, scored, assignment.moved(step));
        }

        Escalated escalated(Instant at) {
            return new Escalated(facts, standing, scored, assignment.moved(course -> course.exhausted(at)), at);
        }
    }

    /** Talks are over; others still order their work by its score. */
    record Escalated(CaseFacts facts, Standing standing, CaseScored scored, Assignment assignment, Instant since)
            implements Live {
        @Override
        public Escalated with(Standing standing) {
            return new Escalated(facts, standing, scored, assignment, since);
        }

        @Override
        public Escalated scored(CaseScored scored) {
            return new Escalated(facts, standing, scored, assignment, since);
        }
    }

    /**
     * Closed by intake; whatever still arrives is stale.
     *
     * @param arm null if it never had a strategy, or a release ended it that did not look
     * @param course as {@code arm}
     */
    record Ended(
            CaseFacts facts,
            @Nullable CaseScored scored,
            @Nullable String strategyReference,
            CloseReason reason,
            Instant at,
            @Nullable String arm,
            @Nullable Course course)
            implements CaseState {}
}
