package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy/causes.json} as written by people; {@link CauseRules#from} judges it.
 *
 * @param threshold points from which CANNOT or WILL_NOT is found, ≥ 1
 */
public record CauseDocument(@Nullable Source source, int threshold, List<SignEntry> signs, List<PauseEntry> pauses) {

    public CauseDocument {
        signs = List.copyOf(signs);
        pauses = List.copyOf(pauses);
    }

    /** A feature at or above {@code atLeast}, or at or below {@code atMost}, speaks for a cause. */
    public record SignEntry(
            @Nullable String code,
            @Nullable String feature,
            @Nullable Integer atLeast,
            @Nullable Integer atMost,
            @Nullable String speaksFor,
            int points) {}

    /** An open pause for this reason speaks for a cause. */
    public record PauseEntry(
            @Nullable String code,
            @Nullable String reason,
            @Nullable String speaksFor,
            int points) {}
}
