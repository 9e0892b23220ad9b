package io.recourse.segmentation.stress;

import io.recourse.segmentation.domain.Sha256;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded chance by a named algorithm; only its bits are asked for, since how it makes normal numbers may change. */
final class Lots {

    private static final String ALGORITHM = "L64X128MixRandom";

    /** Below this variance defaults are counted exactly, above it by the normal law. */
    private static final double EXACT = 9;

    private static final double ONE_OF_53_BITS = 0x1.0p-53;

    private final RandomGenerator bits;

    Lots(long seed) {
        this.bits = RandomGeneratorFactory.of(ALGORITHM).create(seed);
    }

    /** Lots that do not depend on how many others are drawn. */
    Lots(long seed, String of) {
        this(derived(seed, of));
    }

    private static long derived(long seed, String of) {
        return ByteBuffer.wrap(Sha256.of(seed + "/" + of)).getLong();
    }

    /** Above 0 and below 1. */
    private double uniform() {
        return ((bits.nextLong() >>> 11) + 0.5) * ONE_OF_53_BITS;
    }

    double normal() {
        return SingleFactor.quantile(uniform());
    }

    /** How many of so many debtors default, each on its own. */
    int defaults(int debtors, double rate) {
        double u = uniform();
        if (rate <= 0 || rate >= 1) {
            return rate <= 0 ? 0 : debtors;
        }
        return rate > 0.5 ? debtors - rare(debtors, 1 - rate, 1 - u) : rare(debtors, rate, u);
    }

    private static int rare(int debtors, double rate, double u) {
        double mean = debtors * rate;
        double variance = mean * (1 - rate);
        if (variance > EXACT) {
            double drawn = mean + StrictMath.sqrt(variance) * SingleFactor.quantile(u);
            return Math.clamp(StrictMath.round(drawn), 0, debtors);
        }
        double odds = rate / (1 - rate);
        double probability = StrictMath.exp(debtors * StrictMath.log1p(-rate));
        double below = probability;
        int count = 0;
        while (u > below && count < debtors) {
            probability *= odds * (debtors - count) / (count + 1);
            below += probability;
            count++;
        }
        return count;
    }
}
