package io.recourse.contracts;

import io.recourse.contracts.SegmentationEvent.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published by segmentation on {@code policies.segmentation}: which strategies are in force and what they say. The key is the
 * strategy with its version, {@code soft-forgot@1}; what is said under it never changes.
 */
public sealed interface StrategyNews extends PublicEvent {

    @Override
    default String topic() {
        return "policies.segmentation";
    }

    /**
     * From {@code at} on cases get it.
     *
     * @param rank the lower is asked first; null on the default
     * @param when which cases it takes, in the Common Expression Language; null on the default
     * @param impactAssessment where the assessment of its impact on people stands (个人信息保护法 art. 55)
     */
    record StrategyActivated(
            String strategy,
            String segment,
            @Nullable Integer rank,
            @Nullable String when,
            int startAfterDays,
            int exhaustAfterDays,
            List<Arm> arms,
            String impactAssessment,
            Instant at)
            implements StrategyNews {
        public StrategyActivated {
            arms = List.copyOf(arms);
        }
    }

    /** From {@code at} on no case gets it any more; those that have it keep it. */
    record StrategyRetired(String strategy, Instant at) implements StrategyNews {}

    /**
     * One ladder on trial.
     *
     * @param percent share of the strategy's cases, 1 … 100; the arms of a strategy sum to 100
     */
    record Arm(String name, int percent, List<Step> steps) {
        public Arm {
            steps = List.copyOf(steps);
        }
    }
}
