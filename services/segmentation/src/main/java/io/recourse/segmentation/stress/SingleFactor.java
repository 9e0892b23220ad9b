package io.recourse.segmentation.stress;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The single-factor model of Vasicek that Basel's risk weights are made of: Φ((Φ⁻¹(PD) + √ρ·z) / √(1 − ρ)) defaults when the
 * economy stands at {@code z}, a standard normal variable that is bad when high. (BCBS, An Explanatory Note on the Basel II IRB
 * Risk Weight Functions, July 2005, 4.2.)
 */
final class SingleFactor {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double threshold;
    private final double weight;
    private final double scale;

    /**
     * @param pd above 0 and below 1
     * @param correlation above 0 and below 1
     */
    SingleFactor(double pd, double correlation) {
        this.threshold = quantile(pd);
        this.weight = StrictMath.sqrt(correlation);
        this.scale = StrictMath.sqrt(1 - correlation);
    }

    /** Probability of default at a state of the economy. */
    double at(double z) {
        return NORMAL.cumulativeProbability((threshold + weight * z) / scale);
    }

    static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }
}
