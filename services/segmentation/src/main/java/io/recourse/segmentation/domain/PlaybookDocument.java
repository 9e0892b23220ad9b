package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy/strategies.json}: what binds every strategy, and the strategies a fresh installation begins with.
 *
 * @param talks what binds every strategy
 */
public record PlaybookDocument(@Nullable Source source, TalksDocument talks, List<StrategyDocument> strategies) {

    public PlaybookDocument {
        strategies = List.copyOf(strategies);
    }

    /** See {@link Talks}. */
    public record TalksDocument(@Nullable Source source, int assignedAtDpd, int latestDpd, LocalTime opensAt) {}
}
