package io.recourse.segmentation.stress;

import io.recourse.segmentation.stress.StressTest.Unscored;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers cases into exposures: those of one currency, bucket and band become one, with the mean PD of what they owe. */
public final class BookOfExposures {

    private record Key(String currency, String bucket, String band) {}

    private record Sum(long cases, BigInteger owed, BigInteger owedPpm) {
        Sum and(Sum other) {
            return new Sum(cases + other.cases, owed.add(other.owed), owedPpm.add(other.owedPpm));
        }
    }

    private final Map<Key, Sum> scored = new HashMap<>();
    private final TreeMap<String, Unscored> unscored = new TreeMap<>();

    /**
     * @param band null if the cases have no score
     * @param owedPpm sum of what each owes by its probability of default, parts per million
     * @throws ArithmeticException if what unscored cases owe does not fit into 64 bits
     */
    public void add(
            String currency, String bucket, @Nullable String band, long cases, BigInteger owed, BigInteger owedPpm) {
        if (band == null) {
            unscored.merge(
                    currency,
                    new Unscored(cases, owed.longValueExact()),
                    (a, b) -> new Unscored(a.cases() + b.cases(), Math.addExact(a.owedMinor(), b.owedMinor())));
        } else {
            scored.merge(new Key(currency, bucket, band), new Sum(cases, owed, owedPpm), Sum::and);
        }
    }

    /** @throws ArithmeticException if a group has more than 2^31 − 1 cases, or owes what does not fit into 64 bits */
    public List<Exposure> exposures() {
        List<Exposure> exposures = new ArrayList<>();
        scored.forEach((key, sum) -> exposures.add(new Exposure(
                key.currency(),
                key.bucket(),
                key.band(),
                Math.toIntExact(sum.cases()),
                sum.owed().longValueExact(),
                mean(sum))));
        exposures.sort(Exposure.ORDER);
        return List.copyOf(exposures);
    }

    private static int mean(Sum sum) {
        return sum.owed().signum() == 0
                ? 0
                : new BigDecimal(sum.owedPpm())
                        .divide(new BigDecimal(sum.owed()), 0, RoundingMode.HALF_EVEN)
                        .intValueExact();
    }

    public Map<String, Unscored> unscored() {
        return Map.copyOf(unscored);
    }
}
