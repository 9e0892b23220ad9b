package io.recourse.rules.clearance;

import io.recourse.rules.Source;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a clearance holds, and how often the ledger is asked for one.
 *
 * @param hours ≥ 1; the act must be done before the clearance's end
 * @param asksAgain how often a stage asks again for the same act after its first clearance was denied or ran out, ≥ 1; then a
 *     person decides
 */
public record ClearancePolicy(Source source, int hours, int asksAgain) {

    public ClearancePolicy {
        if (hours < 1 || asksAgain < 1) {
            throw new IllegalArgumentException("hours and asksAgain must be at least 1");
        }
    }

    public Instant until(Instant now) {
        return now.plus(Duration.ofHours(hours));
    }
}
