package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of one strategy as people write it; {@link StrategyReader} judges it. What it says never changes under its
 * code and version.
 *
 * @param source where its numbers come from
 * @param code lower case letters, digits and hyphens
 * @param segment the kind of case in a word
 * @param rank the lower is asked first; absent on the default
 * @param when a condition over {@link CaseFact}s, as {@link Conditions} read it; absent on the default, which takes what no
 *     condition takes
 */
public record StrategyDocument(
        @Nullable Source source,
        @Nullable String code,
        int version,
        @Nullable String segment,
        @Nullable Integer rank,
        @Nullable String when,
        int startAfterDays,
        int exhaustAfterDays,
        List<ArmDocument> arms) {

    public StrategyDocument {
        arms = List.copyOf(arms);
    }

    /**
     * One ladder on trial.
     *
     * @param percent share of the strategy's cases, 1 … 100; the arms of a strategy sum to 100
     */
    public record ArmDocument(@Nullable String name, int percent, List<StepDocument> steps) {
        public ArmDocument {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One step of a ladder.
     *
     * @param day days after the start of talks, or after the step that {@code after} names
     */
    public record StepDocument(
            @Nullable String code,
            @Nullable String tone,
            @Nullable String channel,
            int day,
            @Nullable String after,
            int shelfLifeDays) {}
}
