package io.recourse.local.portfolio;

/**
 * A distribution by its quantiles, straight between them. Whole numbers only, so that the same draw gives the same cent
 * on every machine.
 */
final class Quantiles {
    private final long[] points;

    /** @param points alternately the share below in per mille, from 0 to 1000, and the value there; both ascending */
    Quantiles(long... points) {
        this.points = points.clone();
    }

    long value(Draw draw) {
        long share = draw.below(1_000_000);
        int upper = 2;
        while (points[upper] * 1000 <= share) {
            upper += 2;
        }
        long from = points[upper - 2] * 1000;
        long width = points[upper] * 1000 - from;
        long least = points[upper - 1];
        return least + (points[upper + 1] - least) * (share - from) / width;
    }
}
