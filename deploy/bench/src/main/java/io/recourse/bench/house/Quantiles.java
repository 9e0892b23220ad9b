package io.recourse.bench.house;

import java.util.Arrays;

/** Exact quantiles of what was measured; nothing is put into classes. */
final class Quantiles {

    private final double[] sorted;

    Quantiles(double[] values) {
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The least value that {@code share} of all do not exceed. */
    double at(double share) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    int count() {
        return sorted.length;
    }
}
