package io.recourse.segmentation.domain;

/**
 * So many of so many, and how sure that is.
 *
 * @param hits 0 … {@code of}
 * @param of ≥ 0
 */
public record Share(long hits, long of) {

    /** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    /** Bounds of what the share may really be; of nothing anything. */
    public record Interval(double low, double high) {}

    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of + " is no share");
        }
    }

    /** 0 … 1; of nothing 0. */
    public double value() {
        return of == 0 ? 0 : (double) hits / of;
    }

    /**
     * The score interval at 95 % (E. B. Wilson, 1927; without continuity correction: R. G. Newcombe, Statistics in Medicine
     * 17, 1998, 857–872, method 3).
     */
    public Interval interval() {
        if (of == 0) {
            return new Interval(0, 1);
        }
        double n = of;
        double p = value();
        double z2 = Z * Z;
        double middle = 2 * n * p + z2;
        double width = Z * Math.sqrt(z2 + 4 * n * p * (1 - p));
        double scale = 2 * (n + z2);
        return new Interval(Math.max(0, (middle - width) / scale), Math.min(1, (middle + width) / scale));
    }

    /**
     * By how much this share is larger than another, at 95 % (R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890,
     * method 10); −1 … 1.
     */
    public Interval moreThan(Share other) {
        double difference = value() - other.value();
        Interval mine = interval();
        Interval theirs = other.interval();
        double below = Math.hypot(value() - mine.low(), theirs.high() - other.value());
        double above = Math.hypot(mine.high() - value(), other.value() - theirs.low());
        return new Interval(difference - below, difference + above);
    }
}
