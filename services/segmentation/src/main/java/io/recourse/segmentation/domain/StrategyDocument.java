package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy/strategies.json} as written by people; {@link StrategyBook#from} judges it.
 *
 * @param talks what binds every strategy
 * @param defaultStrategy code of the strategy that takes what no condition takes
 * @param strategies the first one whose condition holds is assigned
 */
public record StrategyDocument(
        @Nullable Source source, TalksEntry talks, @Nullable String defaultStrategy, List<StrategyEntry> strategies) {

    public StrategyDocument {
        strategies = List.copyOf(strategies);
    }

    /** See {@link Talks}. */
    public record TalksEntry(@Nullable Source source, int assignedAtDpd, int latestDpd, LocalTime opensAt) {}

    /**
     * One strategy.
     *
     * @param when a condition over {@link CaseFact}s, as {@link Conditions} read it; absent on a strategy that is only ever
     *     the default
     */
    public record StrategyEntry(
            @Nullable String code,
            int version,
            @Nullable String segment,
            @Nullable String when,
            int startAfterDays,
            int exhaustAfterDays,
            List<ArmEntry> arms) {
        public StrategyEntry {
            arms = List.copyOf(arms);
        }
    }

    /**
     * One ladder on trial.
     *
     * @param percent share of the strategy's cases, 1 … 100; the arms of a strategy sum to 100
     */
    public record ArmEntry(@Nullable String name, int percent, List<StepEntry> steps) {
        public ArmEntry {
            steps = List.copyOf(steps);
        }
    }

    public record StepEntry(
            @Nullable String code,
            @Nullable String tone,
            @Nullable String channel,
            int day,
            int shelfLifeDays) {}
}
