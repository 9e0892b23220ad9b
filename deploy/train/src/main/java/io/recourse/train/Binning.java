package io.recourse.train;

import io.recourse.train.Recipe.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A feature cut into bins whose weight of evidence runs one way only: as many quantiles as asked for, pooled where they
 * contradict the declared direction (pool adjacent violators; Ayer, Brunk, Ewing, Reid and Silverman, 1955). The weight of
 * evidence of a bin is the logarithm of its odds less that of everybody's (Good, 1950), with half a case of each kind added,
 * so that a bin in which nobody defaults has one, too.
 *
 * @param below upper bounds, exclusive, ascending; the last bin has none, so there is one fewer than bins
 * @param evidence of each bin
 */
record Binning(int[] below, double[] evidence) {

    private static final class Pool {
        private int last;
        private long count;
        private long bad;

        Pool(int bin, long count, long bad) {
            this.last = bin;
            this.count = count;
            this.bad = bad;
        }

        void take(Pool next) {
            last = next.last;
            count += next.count;
            bad += next.bad;
        }

        /** By the odds that the evidence is made of, with half a case of each kind; by cross-multiplication, so exact. */
        boolean riskierThan(Pool other) {
            return (2 * bad + 1) * (2 * (other.count - other.bad) + 1) > (2 * other.bad + 1) * (2 * (count - bad) + 1);
        }

        double odds() {
            return (2.0 * bad + 1) / (2.0 * (count - bad) + 1);
        }
    }

    static Binning of(int[] values, boolean[] bad, int quantiles, Direction direction) {
        int[] cuts = cuts(values, quantiles);
        long[] count = new long[cuts.length + 1];
        long[] worst = new long[cuts.length + 1];
        for (int i = 0; i < values.length; i++) {
            int bin = bin(cuts, values[i]);
            count[bin]++;
            worst[bin] += bad[i] ? 1 : 0;
        }
        List<Pool> pools = new ArrayList<>();
        for (int bin = 0; bin < count.length; bin++) {
            pools.add(new Pool(bin, count[bin], worst[bin]));
            while (pools.size() > 1 && contradict(pools.get(pools.size() - 2), pools.getLast(), direction)) {
                Pool last = pools.removeLast();
                pools.getLast().take(last);
            }
        }
        long all = values.length;
        long allBad = Arrays.stream(worst).sum();
        double everybody = Math.log((double) allBad / (all - allBad));
        return new Binning(
                pools.subList(0, pools.size() - 1).stream()
                        .mapToInt(pool -> cuts[pool.last])
                        .toArray(),
                pools.stream()
                        .mapToDouble(pool -> Math.log(pool.odds()) - everybody)
                        .toArray());
    }

    /** Equal risks are pooled, too: a bound that tells nothing apart is none. */
    private static boolean contradict(Pool before, Pool next, Direction direction) {
        return switch (direction) {
            case RISING -> !next.riskierThan(before);
            case FALLING -> !before.riskierThan(next);
        };
    }

    /** Bounds such that no bin is empty: the values at the quantiles, each once, but for the least of all. */
    private static int[] cuts(int[] values, int quantiles) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] cuts = new int[quantiles];
        int found = 0;
        int before = sorted[0];
        for (int q = 1; q < quantiles; q++) {
            int cut = sorted[(int) ((long) sorted.length * q / quantiles)];
            if (cut > before) {
                cuts[found++] = cut;
                before = cut;
            }
        }
        return Arrays.copyOf(cuts, found);
    }

    double evidenceOf(int value) {
        return evidence[bin(below, value)];
    }

    private static int bin(int[] below, int value) {
        int place = Arrays.binarySearch(below, value);
        return place < 0 ? -place - 1 : place + 1;
    }
}
