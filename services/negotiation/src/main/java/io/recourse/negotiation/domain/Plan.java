package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ladder as segmentation gave it.
 *
 * @param strategy {@code name@version}
 * @param exhaustAfterDays days without result after which talks are over, ≥ 1
 * @param asksBefore asks made under the strategies it had before, so that every ask keeps a name of its own; null if there were none
 * @param over true once talks under it were over: where they go on, no other ladder is begun any more; null before
 */
public record Plan(
        String strategy,
        Instant startAt,
        int exhaustAfterDays,
        List<Step> steps,
        @Nullable Integer asksBefore,
        @Nullable Boolean over) {
    public Plan {
        steps = List.copyOf(steps);
    }

    Plan ended() {
        return new Plan(strategy, startAt, exhaustAfterDays, steps, asksBefore, true);
    }
}
