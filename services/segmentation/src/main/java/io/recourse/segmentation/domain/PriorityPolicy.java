package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How urgent a case is beside others: a queue's order, never a claim about the debtor. */
public sealed interface PriorityPolicy {

    /** The policy's name as published with every score. */
    String name();

    /**
     * Priority × 1 000, half-even.
     *
     * @param dpd days past due, ≥ 0
     * @param owed reference units ({@link ReferenceRates})
     * @param industryRisk 0 … 10
     */
    long milli(int dpd, BigDecimal owed, int industryRisk);

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
        public long milli(int dpd, BigDecimal owed, int industryRisk) {
            return perDay.multiply(BigDecimal.valueOf(dpd))
                    .add(perThousand.multiply(owed.movePointLeft(3)))
                    .add(perRiskPoint.multiply(BigDecimal.valueOf(industryRisk)))
                    .movePointRight(3)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
    }
}
