package io.recourse.segmentation.stress;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a book may lose in a scenario. Amounts are minor units, shares parts per million.
 *
 * @param asOf when the book was looked at, null if it is a file's
 */
@Schema(description = "What a book may lose in a scenario. Amounts are minor units, shares parts per million.")
public record StressReport(
        String scenario,
        String title,
        long seed,
        int draws,
        @Nullable Instant asOf,
        int recoveryPpm,
        int stressedRecoveryPpm,
        List<InCurrency> currencies) {

    /**
     * @param unscoredCases live cases without a probability of default, which are left out of everything else
     * @param expectedLossMinor in ordinary times
     * @param stressedLossMinor expected in the scenario
     * @param var99Minor loss that 99 % of the draws do not exceed
     * @param es975Minor mean of the worst 2.5 % of the draws
     * @param reserveMinor what to hold against expected losses if the scenario comes true (IFRS 9, 5.5.17)
     * @param reserveMoreMinor by how much that is more than in ordinary times
     * @param capitalMinor unexpected loss: the 99.9 % loss beyond the reserve
     */
    @Schema(name = "StressInCurrency", description = "The same for what is owed in one currency.")
    public record InCurrency(
            String currency,
            long cases,
            long owedMinor,
            long unscoredCases,
            long unscoredOwedMinor,
            int defaultRatePpm,
            int stressedDefaultRatePpm,
            long expectedLossMinor,
            long stressedLossMinor,
            long var99Minor,
            long var999Minor,
            long es975Minor,
            long es99Minor,
            long reserveMinor,
            long reserveMoreMinor,
            long capitalMinor,
            List<InBand> bands,
            List<Bar> histogram) {}

    /** @param tailLossMinor the band's part of {@code es975Minor}, rounded on its own */
    @Schema(name = "StressInBand")
    public record InBand(
            String band,
            long cases,
            long owedMinor,
            int defaultRatePpm,
            int stressedDefaultRatePpm,
            long expectedLossMinor,
            long stressedLossMinor,
            long tailLossMinor) {}

    /** Draws whose loss was at least {@code fromMinor} and below {@code toMinor}. */
    @Schema(name = "StressBar")
    public record Bar(long fromMinor, long toMinor, int draws) {}
}
