package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Step;
import java.time.Instant;
import java.util.List;

/**
 * The ladder as segmentation gave it.
 *
 * @param strategy {@code name@version}
 * @param exhaustAfterDays days without result after which talks are over, ≥ 1
 */
public record Plan(String strategy, Instant startAt, int exhaustAfterDays, List<Step> steps) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
