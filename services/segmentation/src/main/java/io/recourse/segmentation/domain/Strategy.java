package io.recourse.segmentation.domain;

import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.segmentation.domain.Conditions.Condition;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of case is talked to.
 *
 * @param segment the kind of case in a word
 * @param when which cases it takes; null if it is the default
 * @param startAfterDays days from the assignment to the start of talks, 0 … {@link Talks#latestStart}
 * @param exhaustAfterDays days from the start without result after which talks are exhausted
 * @param arms champion and challengers; their percentages sum to 100
 */
public record Strategy(
        String code,
        int version,
        String segment,
        @Nullable When when,
        int startAfterDays,
        int exhaustAfterDays,
        List<Arm> arms) {

    /** The arm that the others are tried beside has this name, wherever it stands. */
    static final String CHAMPION = "champion";

    public Strategy {
        arms = List.copyOf(arms);
    }

    /** As every decision names it: {@code soft-forgot@1}. */
    public String reference() {
        return code + "@" + version;
    }

    /** Whether its condition holds for the case; a default takes every one. */
    boolean takes(Situation situation) {
        return when == null || when.condition().holds(situation);
    }

    /** What the other arms are judged beside. */
    Arm champion() {
        return arms.stream()
                .filter(arm -> arm.name().equals(CHAMPION))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no arm of " + reference() + " is the champion"));
    }

    /** The arm this case falls into: always the same one, independent of any other strategy's split. */
    public Arm armOf(String caseId) {
        int share = HashSplit.percentile(reference(), caseId);
        int upTo = 0;
        for (Arm arm : arms) {
            upTo += arm.percent();
            if (share < upTo) {
                return arm;
            }
        }
        throw new IllegalStateException("the arms of " + reference() + " do not sum to 100");
    }

    /**
     * Which cases a strategy takes.
     *
     * @param rank the lower is asked first, {@value #LEAST_RANK} … {@value #MOST_RANK}
     * @param text the condition as it was written
     */
    public record When(int rank, String text, Condition condition) {
        static final int LEAST_RANK = 1;
        static final int MOST_RANK = 10_000;
    }

    /** One ladder on trial. */
    public record Arm(String name, int percent, List<Step> steps) {
        public Arm {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What a condition is held against.
     *
     * @param cluster the kind of case it is
     * @param owed reference units
     */
    public record Situation(
            CaseFacts facts,
            Standing standing,
            Score score,
            Cluster cluster,
            Cause cause,
            Quadrant quadrant,
            BigDecimal owed) {}
}
