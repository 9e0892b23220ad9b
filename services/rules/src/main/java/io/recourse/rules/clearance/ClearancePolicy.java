package io.recourse.rules.clearance;

import io.recourse.rules.Source;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a clearance holds.
 *
 * @param hours ≥ 1; the act must be done before the clearance's end
 * @param maxAsks how often a stage may ask again after a clearance ran out, ≥ 1; then a person decides
 */
public record ClearancePolicy(Source source, int hours, int maxAsks) {

    public ClearancePolicy {
        if (hours < 1 || maxAsks < 1) {
            throw new IllegalArgumentException("hours and maxAsks must be at least 1");
        }
    }

    public Instant until(Instant now) {
        return now.plus(Duration.ofHours(hours));
    }
}
