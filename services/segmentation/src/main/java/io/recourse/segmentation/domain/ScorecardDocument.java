package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as written by people or by {@code make train}; {@link Scorecard#from} judges it.
 *
 * @param intercept log-odds of a case whose bins all weigh nothing
 * @param reasonCount how many reasons are told, ≥ 1
 * @param history what of an account it reads; null if it reads nothing but what every case has
 * @param provenance what it was trained on and how good it was; null if it was not trained
 */
public record ScorecardDocument(
        @Nullable String model,
        @Nullable Source source,
        @Nullable Double intercept,
        @Nullable Integer reasonCount,
        @Nullable History history,
        List<FeatureEntry> features,
        List<BandEntry> bands,
        @Nullable Provenance provenance) {

    public ScorecardDocument {
        features = List.copyOf(features);
        bands = List.copyOf(bands);
    }

    /** The same scorecard, and where it comes from. */
    public ScorecardDocument with(Provenance provenance) {
        return new ScorecardDocument(model, source, intercept, reasonCount, history, features, bands, provenance);
    }

    /**
     * What of an account it was trained on, and so what it reads.
     *
     * @param months the latest so many, 3 … 120; an account with fewer is not scored by it
     * @param currency ISO 4217, whose whole units its bounds are in
     */
    public record History(int months, String currency) {}

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

    /**
     * Where a trained model comes from. Whoever has the data gets the same model of them again.
     *
     * @param data name of the file
     * @param sha256 of its bytes, hexadecimal
     * @param rows that were learned from
     * @param defaults among them
     * @param folds of the cross-validation by which the figures below were found, each by models made without those they judge
     * @param seed that dealt the rows to the folds
     * @param meanAuc mean of the folds' areas under the curve, 0 … 1
     * @param rawAuc the same of a regression on the raw columns
     * @param ks greatest distance between defaults and others, 0 … 1
     * @param brier mean square of probability less outcome
     */
    public record Provenance(
            String data,
            String sha256,
            int rows,
            int defaults,
            int folds,
            long seed,
            double meanAuc,
            double rawAuc,
            double ks,
            double brier) {

        boolean plausible() {
            return share(meanAuc) && share(rawAuc) && share(ks) && share(brier);
        }

        private static boolean share(double figure) {
            return figure >= 0 && figure <= 1;
        }
    }
}
