package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How urgent a case is beside others: a queue's order, never a claim about the debtor. */
public sealed interface PriorityPolicy {

    /** The policy's name as published with every score. */
    String name();

    /** Priority × 1 000, half-even. */
    long milli(Weighed weighed);

    /**
     * What a case is weighed by.
     *
     * @param dpd days past due, ≥ 0
     * @param owed reference units ({@link ReferenceRates})
     * @param industryRisk 0 … 10
     * @param pdPpm probability of default, parts per million, 0 … 1 000 000
     */
    record Weighed(int dpd, BigDecimal owed, int industryRisk, int pdPpm) {}

    /**
     * {@code DPD × 0.4 + amount ÷ 1 000 × 0.3 + industryRisk × 0.3} with the weights as data. Exact decimals until the one
     * rounding at the end.
     *
     * @param perDay weight of one day past due
     * @param perThousand weight of one thousand reference units owed
     * @param perRiskPoint weight of one point of industry risk
     */
    record SeedV1(@Nullable Source source, BigDecimal perDay, BigDecimal perThousand, BigDecimal perRiskPoint)
            implements PriorityPolicy {

        public SeedV1 {
            Faults faults = new Faults("priority");
            faults.unless(source != null, "source is missing");
            faults.unless(perDay.signum() >= 0, "perDay must be ≥ 0");
            faults.unless(perThousand.signum() >= 0, "perThousand must be ≥ 0");
            faults.unless(perRiskPoint.signum() >= 0, "perRiskPoint must be ≥ 0");
            faults.raise();
        }

        @Override
        public String name() {
            return "seed-v1";
        }

        @Override
        public long milli(Weighed weighed) {
            return rounded(perDay.multiply(BigDecimal.valueOf(weighed.dpd()))
                    .add(perThousand.multiply(weighed.owed().movePointLeft(3)))
                    .add(perRiskPoint.multiply(BigDecimal.valueOf(weighed.industryRisk()))));
        }
    }

    /**
     * 0 … 100, so that books of different lenders compare: days, amount and industry risk each as a share of what counts as
     * full, no more than all of it, by their weights.
     *
     * @param fullDays days past due that count as full, ≥ 1
     * @param fullOwed reference units that count as full, above zero
     * @param days weight of days; the three weights are ≥ 0 and make 100
     */
    record Normalised(
            @Nullable Source source,
            int fullDays,
            BigDecimal fullOwed,
            BigDecimal days,
            BigDecimal amount,
            BigDecimal industryRisk)
            implements PriorityPolicy {
        private static final BigDecimal MOST_RISK = BigDecimal.TEN;

        public Normalised {
            Faults faults = new Faults("priority");
            faults.unless(source != null, "source is missing");
            faults.unless(fullDays >= 1, "fullDays must be ≥ 1");
            faults.unless(fullOwed.signum() > 0, "fullOwed must be above zero");
            faults.unless(
                    days.signum() >= 0 && amount.signum() >= 0 && industryRisk.signum() >= 0, "weights must be ≥ 0");
            faults.unless(days.add(amount).add(industryRisk).compareTo(HUNDRED) == 0, "weights must make 100");
            faults.raise();
        }

        @Override
        public String name() {
            return "normalised";
        }

        @Override
        public long milli(Weighed weighed) {
            return rounded(share(BigDecimal.valueOf(weighed.dpd()), BigDecimal.valueOf(fullDays), days)
                    .add(share(weighed.owed(), fullOwed, amount))
                    .add(share(BigDecimal.valueOf(weighed.industryRisk()), MOST_RISK, industryRisk)));
        }
    }

    /**
     * Resources to low risk, 0 … 100: who is likely to pay is worked first, among equals who owes more.
     *
     * @param fullOwed reference units that count as full, above zero
     * @param likelihood weight of the probability of no default; the two weights are ≥ 0 and make 100
     */
    record LowRiskFirst(@Nullable Source source, BigDecimal fullOwed, BigDecimal likelihood, BigDecimal amount)
            implements PriorityPolicy {

        public LowRiskFirst {
            Faults faults = new Faults("priority");
            faults.unless(source != null, "source is missing");
            faults.unless(fullOwed.signum() > 0, "fullOwed must be above zero");
            faults.unless(likelihood.signum() >= 0 && amount.signum() >= 0, "weights must be ≥ 0");
            faults.unless(likelihood.add(amount).compareTo(HUNDRED) == 0, "weights must make 100");
            faults.raise();
        }

        @Override
        public String name() {
            return "low-risk-first";
        }

        @Override
        public long milli(Weighed weighed) {
            return rounded(likelihood
                    .multiply(BigDecimal.valueOf(1_000_000L - weighed.pdPpm()).movePointLeft(6))
                    .add(share(weighed.owed(), fullOwed, amount)));
        }
    }

    BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The part of a weight that a value has earned, no more than all of it; so many digits that one rounding is left. */
    private static BigDecimal share(BigDecimal value, BigDecimal full, BigDecimal weight) {
        return value.min(full).multiply(weight).divide(full, MathContext.DECIMAL128);
    }

    private static long rounded(BigDecimal priority) {
        return priority.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
