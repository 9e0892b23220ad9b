package io.recourse.segmentation.stress;

import io.recourse.segmentation.stress.StressPolicy.Scenario;
import io.recourse.segmentation.stress.StressReport.Bar;
import io.recourse.segmentation.stress.StressReport.InBand;
import io.recourse.segmentation.stress.StressReport.InCurrency;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws states of the economy and counts what each costs. The same book, scenario and seed give the same numbers on every
 * machine; memory is that of the draws, however many cases there are.
 */
public final class StressTest {

    /** A multiple of it, so that every tail that is asked for is a whole number of draws. */
    public static final int DRAWS_STEP = 1_000;

    public static final int MOST_DRAWS = 100_000;
    private static final int BARS = 20;
    private static final BigInteger MILLION = BigInteger.valueOf(StressPolicy.MILLION);

    private final StressPolicy policy;
    private final Scenario scenario;
    private final long seed;
    private final int draws;

    public StressTest(StressPolicy policy, Scenario scenario, long seed, int draws) {
        if (!drawable(draws)) {
            throw new IllegalArgumentException("draws are thousands, at most " + MOST_DRAWS);
        }
        this.policy = policy;
        this.scenario = scenario;
        this.seed = seed;
        this.draws = draws;
    }

    /** True for so many draws as a test may have. */
    public static boolean drawable(int draws) {
        return draws >= DRAWS_STEP && draws <= MOST_DRAWS && draws % DRAWS_STEP == 0;
    }

    /**
     * @param book in any order
     * @param unscored what is left out, by currency: cases and minor units
     * @throws ArithmeticException if what is owed in a currency does not fit into 64 bits
     */
    public StressReport of(List<Exposure> book, Map<String, Unscored> unscored, @Nullable Instant asOf) {
        TreeMap<String, List<Exposure>> byCurrency = book.stream()
                .sorted(Exposure.ORDER)
                .collect(Collectors.groupingBy(Exposure::currency, TreeMap::new, Collectors.toList()));
        unscored.keySet().forEach(currency -> byCurrency.putIfAbsent(currency, List.of()));
        List<InCurrency> currencies = new ArrayList<>();
        byCurrency.forEach((currency, exposures) ->
                currencies.add(in(currency, exposures, unscored.getOrDefault(currency, new Unscored(0, 0)))));
        return new StressReport(
                scenario.name(),
                scenario.title(),
                seed,
                draws,
                asOf,
                policy.recoveryPpm(),
                policy.recoveryPpm(scenario),
                currencies);
    }

    /** Live cases of a currency that have no probability of default. */
    public record Unscored(long cases, long owedMinor) {}

    private InCurrency in(String currency, List<Exposure> exposures, Unscored unscored) {
        List<String> bands =
                exposures.stream().map(Exposure::band).distinct().sorted().toList();
        long[][] losses = losses(currency, exposures, bands);
        long[] whole = new long[draws];
        for (long[] ofBand : losses) {
            Arrays.setAll(whole, draw -> Math.addExact(whole[draw], ofBand[draw]));
        }
        int[] worstLast = IntStream.range(0, draws)
                .boxed()
                .sorted(Comparator.comparingLong(draw -> whole[draw]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sorted = Arrays.stream(worstLast).mapToLong(draw -> whole[draw]).toArray();
        int tail = draws / 40;
        List<InBand> inBands = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            String band = bands.get(b);
            long[] ofBand = losses[b];
            long[] worst = Arrays.stream(worstLast, draws - tail, draws)
                    .mapToLong(draw -> ofBand[draw])
                    .toArray();
            Expected e = expected(
                    exposures.stream().filter(x -> x.band().equals(band)).toList());
            inBands.add(new InBand(
                    band,
                    e.cases,
                    e.owed,
                    e.rate(e.owedInDefault),
                    e.rate(e.owedInStress),
                    e.loss,
                    e.stressed,
                    mean(worst, worst.length)));
        }
        Expected e = expected(exposures);
        long var999 = sorted[draws - draws / 1_000 - 1];
        return new InCurrency(
                currency,
                e.cases,
                e.owed,
                unscored.cases(),
                unscored.owedMinor(),
                e.rate(e.owedInDefault),
                e.rate(e.owedInStress),
                e.loss,
                e.stressed,
                sorted[draws - draws / 100 - 1],
                var999,
                mean(sorted, tail),
                mean(sorted, draws / 100),
                e.stressed,
                Math.max(0, e.stressed - e.loss),
                Math.max(0, var999 - e.stressed),
                inBands,
                histogram(sorted));
    }

    /** By band and draw. The economy of a draw is the same in every currency, whatever else is in the book. */
    private long[][] losses(String currency, List<Exposure> exposures, List<String> bands) {
        Lots economy = new Lots(seed);
        double[] states = new double[draws];
        Arrays.setAll(states, _ -> economy.normal());
        long[][] losses = new long[bands.size()][draws];
        for (int i = 0; i < exposures.size(); i++) {
            Exposure exposure = exposures.get(i);
            Lots own = new Lots(seed, currency + '/' + i);
            long atStake = lost(exposure.owedMinor(), StressPolicy.MILLION, policy.recoveryPpm(scenario));
            int ppm = policy.stressed(exposure.pdPpm(), scenario);
            double pd = (double) ppm / StressPolicy.MILLION;
            boolean certain = ppm == 0 || ppm == StressPolicy.MILLION;
            SingleFactor factor =
                    certain ? null : new SingleFactor(pd, policy.correlation().at(pd));
            long[] ofBand = losses[bands.indexOf(exposure.band())];
            for (int draw = 0; draw < draws; draw++) {
                double rate = factor == null ? pd : factor.at(states[draw]);
                int defaults = own.defaults(exposure.cases(), rate);
                ofBand[draw] = Math.addExact(ofBand[draw], part(atStake, defaults, exposure.cases()));
            }
        }
        return losses;
    }

    /** In closed form: no draw moves it. */
    private Expected expected(List<Exposure> exposures) {
        Expected sum = new Expected();
        for (Exposure e : exposures) {
            int stressed = policy.stressed(e.pdPpm(), scenario);
            sum.cases += e.cases();
            sum.owed = Math.addExact(sum.owed, e.owedMinor());
            sum.owedInDefault = sum.owedInDefault.add(times(e.owedMinor(), e.pdPpm()));
            sum.owedInStress = sum.owedInStress.add(times(e.owedMinor(), stressed));
            sum.loss += lost(e.owedMinor(), e.pdPpm(), policy.recoveryPpm());
            sum.stressed += lost(e.owedMinor(), stressed, policy.recoveryPpm(scenario));
        }
        return sum;
    }

    private static final class Expected {
        private long cases;
        private long owed;
        private BigInteger owedInDefault = BigInteger.ZERO;
        private BigInteger owedInStress = BigInteger.ZERO;
        private long loss;
        private long stressed;

        /** Of what is owed, parts per million. */
        int rate(BigInteger owedPpm) {
            return owed == 0 ? 0 : halfEven(owedPpm, BigInteger.valueOf(owed)).intValueExact();
        }
    }

    private static BigInteger times(long owed, long ppm) {
        return BigInteger.valueOf(owed).multiply(BigInteger.valueOf(ppm));
    }

    private static long lost(long owed, int pdPpm, int recoveryPpm) {
        BigInteger exact = times(owed, (long) pdPpm * (StressPolicy.MILLION - recoveryPpm));
        return halfEven(exact, MILLION.multiply(MILLION)).longValueExact();
    }

    private static long part(long whole, int part, int parts) {
        if (part == 0 || part == parts) {
            return part == 0 ? 0 : whole;
        }
        // as a rule the product fits; where it does not, it is computed all the same
        return Math.multiplyHigh(whole, part) == 0 && whole * part >= 0
                ? whole * part / parts
                : times(whole, part).divide(BigInteger.valueOf(parts)).longValueExact();
    }

    /** Of the last so many. */
    private static long mean(long[] sorted, int last) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = sorted.length - last; i < sorted.length; i++) {
            sum = sum.add(BigInteger.valueOf(sorted[i]));
        }
        return halfEven(sum, BigInteger.valueOf(last)).longValueExact();
    }

    private static BigInteger halfEven(BigInteger value, BigInteger by) {
        return new BigDecimal(value)
                .divide(new BigDecimal(by), 0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    private static List<Bar> histogram(long[] sorted) {
        long least = sorted[0];
        long width = (sorted[sorted.length - 1] - least) / BARS + 1;
        int[] counts = new int[BARS];
        for (long loss : sorted) {
            counts[(int) ((loss - least) / width)]++;
        }
        return IntStream.range(0, BARS)
                .mapToObj(i -> new Bar(least + i * width, least + (i + 1) * width, counts[i]))
                .toList();
    }
}
