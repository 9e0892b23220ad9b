package io.recourse.segmentation.domain;

import io.recourse.contracts.Money;
import io.recourse.segmentation.domain.ScorecardDocument.BandEntry;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.segmentation.domain.ScorecardDocument.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression over binned features. {@link StrictMath} and a fixed order of addition give the same score on every
 * machine, so a replay reproduces it to the last part per million.
 */
public final class Scorecard {

    private enum Monotone {
        RISING,
        FALLING,
        NONE;

        boolean allows(double weight, double next) {
            return switch (this) {
                case RISING -> next >= weight;
                case FALLING -> next <= weight;
                case NONE -> true;
            };
        }
    }

    private record Bin(int below, double weight) {}

    private record Scale(Feature feature, String reason, List<Bin> bins) {

        /** Null where the feature is not known. */
        @Nullable
        Contribution of(Judged judged) {
            Integer value = feature.of(judged);
            if (value == null) {
                return null;
            }
            int bin = 0;
            while (bin < bins.size() - 1 && value >= bins.get(bin).below()) {
                bin++;
            }
            return new Contribution(reason, bins.get(bin).weight());
        }
    }

    private record Contribution(String reason, double weight) {
        String code() {
            return reason + (weight > 0 ? "-raises" : "-lowers");
        }
    }

    private record Cut(Band band, int belowPpm) {}

    /** Log-odds further from zero move no probability by a part per million. */
    private static final int MOST_WEIGHT = 100;

    private static final String NO_FEATURE =
            "no feature has this name: the list is closed, and sex, age, marriage and education are not in it";

    private final String model;
    private final double intercept;
    private final int reasonCount;
    private final @Nullable History history;
    private final List<Scale> scales;
    private final List<Cut> cuts;

    private Scorecard(
            String model,
            double intercept,
            int reasonCount,
            @Nullable History history,
            List<Scale> scales,
            List<Cut> cuts) {
        this.model = model;
        this.intercept = intercept;
        this.reasonCount = reasonCount;
        this.history = history;
        this.scales = List.copyOf(scales);
        this.cuts = List.copyOf(cuts);
    }

    /**
     * Judges a document and makes the scorecard of it.
     *
     * @throws InvalidPolicy with all faults, each with its place, if there are any; nothing that was written is quoted
     */
    public static Scorecard from(ScorecardDocument document) {
        Faults faults = new Faults("scorecard");
        Scorecard scorecard = read(document, faults);
        faults.raise();
        return scorecard;
    }

    /** Of use only if no faults were found. */
    static Scorecard read(ScorecardDocument document, Faults faults) {
        List<FeatureEntry> entries = document.features();
        Faults ofFeatures = faults.at("features");
        Provenance provenance = document.provenance();
        Integer reasonCount = document.reasonCount();
        faults.at("source").unless(document.source() != null, "source is missing");
        faults.at("reasonCount").unless(reasonCount != null && reasonCount >= 1, "reasonCount must be ≥ 1");
        faults.at("provenance")
                .unless(provenance == null || provenance.plausible(), "its figures must be numbers of 0 … 1");
        ofFeatures.unless(!entries.isEmpty(), "no features");
        ofFeatures.different(
                entries.stream().map(f -> String.valueOf(f.feature())).toList(), "feature");
        ofFeatures.different(
                entries.stream().map(f -> String.valueOf(f.reason())).toList(), "reason");
        List<Scale> scales = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            scale(entries.get(i), document.history() != null, ofFeatures.at(Integer.toString(i)))
                    .ifPresent(scales::add);
        }
        history(document.history(), scales, faults.at("history"));
        return new Scorecard(
                faults.at("model").code(document.model(), "model"),
                number(document.intercept(), faults.at("intercept")),
                reasonCount == null ? 0 : reasonCount,
                document.history(),
                scales,
                cuts(document.bands(), faults.at("bands")));
    }

    private static void history(@Nullable History history, List<Scale> scales, Faults faults) {
        if (history != null) {
            faults.at("months")
                    .unless(
                            history.months() >= AccountHistory.LEAST && history.months() <= AccountHistory.MOST,
                            "months must be " + AccountHistory.LEAST + " … " + AccountHistory.MOST);
            faults.at("currency").unless(isCurrency(history.currency()), "currency must be an ISO 4217 code");
            faults.unless(
                    scales.isEmpty()
                            || scales.stream()
                                    .anyMatch(scale -> !scale.feature().everyCaseHasIt()),
                    "no feature reads a history");
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Money.digits(code) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<Scale> scale(FeatureEntry entry, boolean ofHistory, Faults faults) {
        Optional<Feature> known = faults.at("feature").oneOf(Feature.class, entry.feature(), NO_FEATURE);
        known.ifPresent(feature -> faults.at("feature")
                .unless(
                        ofHistory || feature.everyCaseHasIt(),
                        "not every case has it: /history must say how many months of an account are read, and in which"
                                + " currency"));
        Monotone monotone = faults.at("monotone")
                .oneOf(Monotone.class, entry.monotone(), "monotone must be RISING, FALLING or NONE")
                .orElse(Monotone.NONE);
        String reason = faults.at("reason").code(entry.reason(), "reason");
        List<Bin> bins = bins(entry.bins(), monotone, faults.at("bins"));
        return known.map(feature -> new Scale(feature, reason, bins));
    }

    /** Bins that together hold each value once: their bounds ascend, and the last has none. */
    private static List<Bin> bins(List<BinEntry> entries, Monotone monotone, Faults faults) {
        faults.unless(!entries.isEmpty(), "no bins");
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Faults ofBin = faults.at(Integer.toString(i));
            Integer below = entries.get(i).below();
            Double weight = entries.get(i).weight();
            boolean last = i == entries.size() - 1;
            ofBin.at("below")
                    .unless(
                            last == (below == null),
                            last
                                    ? "the last bin has no bound, or there is a gap above it"
                                    : "a bin before the last has a bound");
            Bin bin = new Bin(below == null ? Integer.MAX_VALUE : below, number(weight, ofBin.at("weight")));
            if (i > 0) {
                Bin before = bins.getLast();
                boolean bounded = below != null && before.below() != Integer.MAX_VALUE;
                ofBin.at("below")
                        .unless(!bounded || before.below() < bin.below(), "bounds must ascend, or bins overlap");
                boolean weighed = !Double.isNaN(before.weight()) && !Double.isNaN(bin.weight());
                ofBin.at("weight")
                        .unless(
                                !weighed || monotone.allows(before.weight(), bin.weight()),
                                "weights are not " + monotone);
            }
            bins.add(bin);
        }
        return bins;
    }

    private static List<Cut> cuts(List<BandEntry> bands, Faults faults) {
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < bands.size(); i++) {
            Faults ofBand = faults.at(Integer.toString(i));
            Integer below = bands.get(i).belowPpm();
            boolean last = i == bands.size() - 1;
            ofBand.at("belowPpm")
                    .unless(
                            last == (below == null),
                            last
                                    ? "the last band has no bound, or there is a gap above it"
                                    : "a band before the last has a bound");
            Integer before = i == 0 ? null : bands.get(i - 1).belowPpm();
            ofBand.at("belowPpm")
                    .unless(below == null || before == null || before < below, "bounds must ascend, or bands overlap");
            ofBand.at("band")
                    .oneOf(Band.class, bands.get(i).band(), "band must be one of A, B, C, D, E")
                    .ifPresent(band -> cuts.add(new Cut(band, below == null ? Integer.MAX_VALUE : below)));
        }
        faults.unless(
                cuts.stream().map(Cut::band).toList().equals(Arrays.asList(Band.values())),
                "bands must be A, B, C, D, E in this order");
        return cuts;
    }

    /** Empty if something that the card looks at is not known: what it would say of a guess is no score. */
    public Optional<Score> score(Judged judged) {
        List<Contribution> contributions = new ArrayList<>(scales.size());
        double logOdds = intercept;
        for (Scale scale : scales) {
            Contribution contribution = scale.of(judged);
            if (contribution == null) {
                return Optional.empty();
            }
            contributions.add(contribution);
            logOdds += contribution.weight();
        }
        int ppm = (int) StrictMath.round(1_000_000 / (1 + StrictMath.exp(-logOdds)));
        return Optional.of(new Score(model, ppm, bandOf(ppm), reasons(contributions)));
    }

    /** Its version, as scores name it. */
    public String model() {
        return model;
    }

    /** What of an account it reads; null if every case can be scored by it. */
    public @Nullable History history() {
        return history;
    }

    /** What it looks at, in the document's order. */
    public List<Feature> features() {
        return scales.stream().map(Scale::feature).toList();
    }

    /** The grade of a probability. */
    public Band bandOf(int ppm) {
        return cuts.stream()
                .filter(cut -> ppm < cut.belowPpm())
                .findFirst()
                .orElseGet(cuts::getLast)
                .band();
    }

    /** Equal strengths keep the document's order, so the codes are stable. */
    private List<String> reasons(List<Contribution> contributions) {
        return contributions.stream()
                .filter(contribution -> contribution.weight() != 0)
                .sorted(Comparator.comparingDouble((Contribution c) -> StrictMath.abs(c.weight()))
                        .reversed())
                .limit(reasonCount)
                .map(Contribution::code)
                .toList();
    }

    private static double number(@Nullable Double value, Faults faults) {
        if (value != null && StrictMath.abs(value) <= MOST_WEIGHT) {
            return value;
        }
        faults.unless(false, "must be a finite number, at most " + MOST_WEIGHT + " from zero");
        return Double.NaN;
    }
}
