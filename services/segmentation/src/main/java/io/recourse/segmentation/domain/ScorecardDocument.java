package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code policy/scorecard.json} as written by people; {@link Scorecard#from} judges it.
 *
 * @param intercept log-odds of a case whose bins all weigh nothing
 * @param reasonCount how many reasons are told, ≥ 1
 */
public record ScorecardDocument(
        @Nullable String model,
        @Nullable Source source,
        @Nullable Double intercept,
        int reasonCount,
        List<FeatureEntry> features,
        List<BandEntry> bands) {

    public ScorecardDocument {
        features = List.copyOf(features);
        bands = List.copyOf(bands);
    }

    /**
     * One feature, cut into bins.
     *
     * @param reason stable kebab-case code
     * @param monotone RISING or FALLING with the feature's value, or NONE
     */
    public record FeatureEntry(
            @Nullable String feature,
            @Nullable String reason,
            @Nullable String monotone,
            List<BinEntry> bins) {
        public FeatureEntry {
            bins = List.copyOf(bins);
        }
    }

    /**
     * A stretch of a feature's values with one weight.
     *
     * @param below upper bound, exclusive; absent on the last bin only
     * @param weight log-odds
     */
    public record BinEntry(
            @Nullable Integer below, @Nullable Double weight) {}

    /**
     * A grade.
     *
     * @param belowPpm upper bound of the band in parts per million, exclusive; absent on the last band only
     */
    public record BandEntry(@Nullable String band, @Nullable Integer belowPpm) {}
}
