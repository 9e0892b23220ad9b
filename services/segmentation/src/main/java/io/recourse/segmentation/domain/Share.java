package io.recourse.segmentation.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * So many of so many, and how sure that is. In decimal numbers: what they come to is the same on every machine.
 *
 * @param hits 0 … {@code of}
 * @param of ≥ 0
 */
public record Share(long hits, long of) {

    private static final MathContext EXACT = MathContext.DECIMAL64;

    /** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
    private static final BigDecimal Z = new BigDecimal("1.959963984540054");

    private static final BigDecimal Z2 = Z.multiply(Z, EXACT);
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    /** Decimal places of what is told. */
    private static final int PLACES = 6;

    /** Bounds of what the share may really be, six decimal places; of nothing anything. */
    public record Interval(BigDecimal low, BigDecimal high) {
        public Interval {
            low = low.setScale(PLACES, RoundingMode.HALF_EVEN);
            high = high.setScale(PLACES, RoundingMode.HALF_EVEN);
        }
    }

    private record Bounds(BigDecimal low, BigDecimal high) {}

    public Share {
        if (hits < 0 || hits > of) {
            throw new IllegalArgumentException(hits + " of " + of + " is no share");
        }
    }

    /** 0 … 1, six decimal places; of nothing 0. */
    public BigDecimal value() {
        return exact().setScale(PLACES, RoundingMode.HALF_EVEN);
    }

    private BigDecimal exact() {
        return of == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(of), EXACT);
    }

    /**
     * The score interval at 95 % (E. B. Wilson, 1927; without continuity correction: R. G. Newcombe, Statistics in Medicine
     * 17, 1998, 857–872, method 3).
     */
    public Interval interval() {
        Bounds bounds = bounds();
        return new Interval(bounds.low(), bounds.high());
    }

    private Bounds bounds() {
        if (of == 0) {
            return new Bounds(BigDecimal.ZERO, BigDecimal.ONE);
        }
        BigDecimal n = BigDecimal.valueOf(of);
        BigDecimal p = exact();
        BigDecimal middle = TWO.multiply(n).multiply(p, EXACT).add(Z2);
        BigDecimal spread = FOUR.multiply(n).multiply(p, EXACT).multiply(BigDecimal.ONE.subtract(p), EXACT);
        BigDecimal width = Z.multiply(Z2.add(spread).sqrt(EXACT), EXACT);
        BigDecimal scale = TWO.multiply(n.add(Z2));
        return new Bounds(
                middle.subtract(width).divide(scale, EXACT).max(BigDecimal.ZERO),
                middle.add(width).divide(scale, EXACT).min(BigDecimal.ONE));
    }

    /**
     * By how much this share is larger than another, at 95 % (R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890,
     * method 10); −1 … 1.
     */
    public Interval moreThan(Share other) {
        BigDecimal difference = exact().subtract(other.exact());
        Bounds mine = bounds();
        Bounds theirs = other.bounds();
        BigDecimal below =
                hypotenuse(exact().subtract(mine.low()), theirs.high().subtract(other.exact()));
        BigDecimal above =
                hypotenuse(mine.high().subtract(exact()), other.exact().subtract(theirs.low()));
        return new Interval(difference.subtract(below), difference.add(above));
    }

    private static BigDecimal hypotenuse(BigDecimal a, BigDecimal b) {
        return a.multiply(a).add(b.multiply(b)).sqrt(EXACT);
    }
}
