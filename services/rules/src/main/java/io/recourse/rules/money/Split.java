package io.recourse.rules.money;

import io.recourse.contracts.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Splits an amount in proportion to weights. Every part but the last is rounded half-even once (and never takes more than
 * is left), the last part with a weight takes the remainder, so the parts always sum to the whole and none is negative.
 */
public final class Split {

    private Split() {}

    public static List<Money> of(Money total, List<Long> weights) {
        return minor(total.minor(), weights).stream()
                .map(part -> new Money(part, total.currency()))
                .toList();
    }

    /**
     * Splits minor units.
     *
     * @param total minor units, ≥ 0
     * @param weights ≥ 0, at least one positive unless the total is 0
     */
    public static List<Long> minor(long total, List<Long> weights) {
        if (total < 0 || weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("neither the total nor a weight may be negative");
        }
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return withoutWeights(total, weights.size());
        }
        int last = lastPositive(weights);
        List<Long> parts = new ArrayList<>(weights.size());
        long left = total;
        for (int i = 0; i < weights.size(); i++) {
            long part = i == last ? left : Math.min(left, share(total, weights.get(i), sum));
            parts.add(part);
            left -= part;
        }
        return List.copyOf(parts);
    }

    private static List<Long> withoutWeights(long total, int size) {
        if (total != 0) {
            throw new IllegalArgumentException("an amount cannot be split without weights");
        }
        return Collections.nCopies(size, 0L);
    }

    private static long share(long total, long weight, BigInteger sum) {
        return Exact.halfEven(BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight)), sum);
    }

    private static int lastPositive(List<Long> weights) {
        int last = weights.size() - 1;
        while (weights.get(last) == 0) {
            last--;
        }
        return last;
    }
}
