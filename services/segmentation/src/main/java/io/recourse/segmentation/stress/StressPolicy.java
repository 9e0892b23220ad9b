package io.recourse.segmentation.stress;

import io.recourse.rules.Source;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stress test assumes.
 *
 * @param elasticities how the economy moves default rates
 * @param correlation how much debtors default together
 * @param recoveryPpm share of a defaulted debt that is recovered in ordinary times, parts per million
 * @param scenarios by name, the one without stress first
 */
public record StressPolicy(
        @Nullable Source source,
        Elasticities elasticities,
        Correlation correlation,
        @Nullable Source recoverySource,
        int recoveryPpm,
        List<Scenario> scenarios) {

    public static final int MILLION = 1_000_000;

    /**
     * By how much the log-odds of default rise, thousandths.
     *
     * @param gdpMilli for each percentage point that GDP falls
     * @param unemploymentMilli for each percentage point that unemployment rises
     * @param inflationMilli for each percentage point of inflation above {@code inflationFreeBp}
     */
    public record Elasticities(
            @Nullable Source gdpSource,
            int gdpMilli,
            @Nullable Source unemploymentSource,
            int unemploymentMilli,
            @Nullable Source inflationSource,
            int inflationMilli,
            int inflationFreeBp) {}

    /**
     * Correlation of two debtors' assets by probability of default, falling from one bound to the other.
     *
     * @param lowPdPpm towards PD 0, parts per million
     * @param highPdPpm towards PD 1
     * @param decay how fast it falls
     */
    public record Correlation(@Nullable Source source, int lowPdPpm, int highPdPpm, int decay) {

        /** 0 … 1. */
        double at(double pd) {
            double high = StrictMath.expm1(-decay * pd) / StrictMath.expm1(-decay);
            return (highPdPpm * high + lowPdPpm * (1 - high)) / MILLION;
        }
    }

    /**
     * What befalls the economy.
     *
     * @param gdpBp change of GDP, basis points
     * @param unemploymentBp change of the rate of unemployment, basis points of the labour force
     * @param inflationBp rate of inflation, basis points
     * @param recoveryChangePpm relative change of what is recovered, parts per million
     */
    public record Scenario(
            @Nullable Source source,
            String name,
            String title,
            int gdpBp,
            int unemploymentBp,
            int inflationBp,
            int recoveryChangePpm) {}

    public StressPolicy {
        scenarios = List.copyOf(scenarios);
        boolean shares = recoveryPpm >= 0
                && recoveryPpm <= MILLION
                && correlation.lowPdPpm() >= correlation.highPdPpm()
                && correlation.highPdPpm() > 0
                && correlation.lowPdPpm() < MILLION
                && correlation.decay() > 0;
        if (!shares || scenarios.isEmpty()) {
            throw new IllegalArgumentException("a policy of stress has shares below 1, a decay and scenarios");
        }
        for (Scenario scenario : scenarios) {
            if (scenario.recoveryChangePpm() < -MILLION || scenario.recoveryChangePpm() > 0) {
                throw new IllegalArgumentException("stress lowers recovery, at most to nothing");
            }
        }
    }

    public Optional<Scenario> scenario(String name) {
        return scenarios.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Probability of default under a scenario, parts per million; who has defaulted or cannot, stays. */
    int stressed(int pdPpm, Scenario scenario) {
        if (pdPpm <= 0 || pdPpm >= MILLION) {
            return pdPpm;
        }
        int excess = Math.max(0, scenario.inflationBp() - elasticities.inflationFreeBp());
        long shift = -(long) elasticities.gdpMilli() * scenario.gdpBp()
                + (long) elasticities.unemploymentMilli() * scenario.unemploymentBp()
                + (long) elasticities.inflationMilli() * excess;
        double odds = (double) pdPpm / (MILLION - pdPpm) * StrictMath.exp(shift / 100_000.0);
        return (int) StrictMath.round(MILLION * odds / (1 + odds));
    }

    /** Share recovered under a scenario, parts per million. */
    int recoveryPpm(Scenario scenario) {
        return (int) ((long) recoveryPpm * (MILLION + scenario.recoveryChangePpm()) / MILLION);
    }
}
