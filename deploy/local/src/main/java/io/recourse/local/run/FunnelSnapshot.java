package io.recourse.local.run;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a run is.
 *
 * @param open cases by the stage they are in, in the order of their way
 * @param closed cases by why they were closed
 * @param recovered minor units by currency
 * @param elapsed wall time since the clock began to move
 */
public record FunnelSnapshot(
        LocalDate date,
        int day,
        int days,
        Map<String, Long> open,
        Map<String, Long> closed,
        Map<String, Long> recovered,
        Duration elapsed) {

    public FunnelSnapshot {
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
        closed = Collections.unmodifiableMap(new LinkedHashMap<>(closed));
        recovered = Collections.unmodifiableMap(new LinkedHashMap<>(recovered));
    }

    long cases() {
        return sum(open) + sum(closed);
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Virtual days per second of wall time. */
    double speed() {
        return elapsed.isZero() ? 0 : day * 1e9 / elapsed.toNanos();
    }
}
