package io.recourse.segmentation.domain;

import java.math.BigDecimal;
import java.util.function.ToLongFunction;

/**
 * All that cases are likened by. The list is closed, as {@link Feature} is: what a person is not to be judged by is not in it
 * (个人信息保护法 art. 24). Each is a whole number between ± 2³¹.
 */
public enum ClusterFeature {
    /** Debt ÷ limit or income, basis points. */
    DEBT_RATIO_BP(likeness -> likeness.facts().debtRatioBp()),
    /** Coefficient of variation of income, basis points. */
    INCOME_VOLATILITY_BP(likeness -> likeness.facts().incomeVolatilityBp()),
    /** Change of the industry's index against its baseline, basis points. */
    INDUSTRY_INDEX_BP(likeness -> likeness.facts().industryIndexBp()),
    /** 0 (safe) … 10. */
    INDUSTRY_RISK(likeness -> likeness.facts().industryRisk()),
    /** Months late in the last twelve, 0 … 12. */
    MONTHS_LATE_12(likeness -> likeness.facts().monthsLate12()),
    /** Probability of default, parts per million. */
    PD_PPM(Likeness::pdPpm),
    /** Days past due when the bucket was reached. */
    DPD(Likeness::dpd),
    /**
     * Thousandths of the binary logarithm of what is owed in whole reference units and one more, straight between powers of
     * two: twice as much is one step, whether of a hundred or of a million.
     */
    OWED_LOG(likeness -> binaryLogarithmMilli(likeness.owed()));

    /** More is as much. */
    private static final BigDecimal MOST_OWED = BigDecimal.valueOf(1L << 50);

    private static final int MILLI = 1_000;

    private final ToLongFunction<Likeness> reading;

    @SuppressWarnings("ImmutableEnumChecker") // how a record is read does not change
    ClusterFeature(ToLongFunction<Likeness> reading) {
        this.reading = reading;
    }

    public long of(Likeness likeness) {
        return reading.applyAsLong(likeness);
    }

    private static long binaryLogarithmMilli(BigDecimal owed) {
        long units = owed.min(MOST_OWED).longValue() + 1;
        int whole = Long.SIZE - 1 - Long.numberOfLeadingZeros(units);
        return (long) whole * MILLI + ((units - (1L << whole)) * MILLI >> whole);
    }
}
