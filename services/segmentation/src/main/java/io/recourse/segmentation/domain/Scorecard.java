package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.ScorecardDocument.BandEntry;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
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

    private final String model;
    private final double intercept;
    private final int reasonCount;
    private final List<Scale> scales;
    private final List<Cut> cuts;

    private Scorecard(String model, double intercept, int reasonCount, List<Scale> scales, List<Cut> cuts) {
        this.model = model;
        this.intercept = intercept;
        this.reasonCount = reasonCount;
        this.scales = List.copyOf(scales);
        this.cuts = List.copyOf(cuts);
    }

    /**
     * Judges a document and makes the scorecard of it.
     *
     * @throws InvalidPolicy with all faults, if there are any
     */
    public static Scorecard from(ScorecardDocument document) {
        Faults faults = new Faults("scorecard");
        faults.unless(document.source() != null, "source is missing");
        faults.unless(document.reasonCount() >= 1, "reasonCount must be ≥ 1");
        faults.unless(!document.features().isEmpty(), "no features");
        faults.unique(
                document.features().stream()
                        .map(f -> String.valueOf(f.feature()))
                        .toList(),
                "features");
        faults.unique(
                document.features().stream()
                        .map(f -> String.valueOf(f.reason()))
                        .toList(),
                "reasons");
        Scorecard scorecard = new Scorecard(
                faults.code(document.model(), "model"),
                number(document.intercept(), "intercept", faults),
                document.reasonCount(),
                document.features().stream()
                        .flatMap(entry -> faults
                                .word(Feature.class, entry.feature(), "features")
                                .map(feature -> scale(feature, entry, faults))
                                .stream())
                        .toList(),
                cuts(document.bands(), faults));
        faults.raise();
        return scorecard;
    }

    private static Scale scale(Feature feature, FeatureEntry entry, Faults faults) {
        String where = feature.name();
        Monotone monotone = faults.word(Monotone.class, entry.monotone(), where).orElse(Monotone.NONE);
        faults.unless(!entry.bins().isEmpty(), where + ": no bins");
        List<Bin> bins = new ArrayList<>();
        for (BinEntry bin : entry.bins()) {
            boolean last = bins.size() == entry.bins().size() - 1;
            faults.unless(last == (bin.below() == null), where + ": the last bin, and only it, has no bound");
            bins.add(new Bin(
                    bin.below() == null ? Integer.MAX_VALUE : bin.below(),
                    number(bin.weight(), where + ": weight", faults)));
        }
        for (int i = 1; i < bins.size(); i++) {
            faults.unless(bins.get(i - 1).below() < bins.get(i).below(), where + ": bounds do not ascend");
            faults.unless(
                    monotone.allows(bins.get(i - 1).weight(), bins.get(i).weight()),
                    where + ": weights are not " + monotone);
        }
        return new Scale(feature, faults.code(entry.reason(), where + ": reason"), bins);
    }

    private static List<Cut> cuts(List<BandEntry> bands, Faults faults) {
        List<Cut> cuts = bands.stream()
                .flatMap(entry -> faults
                        .word(Band.class, entry.band(), "bands")
                        .map(band -> new Cut(band, entry.belowPpm() == null ? Integer.MAX_VALUE : entry.belowPpm()))
                        .stream())
                .toList();
        faults.unless(
                cuts.stream().map(Cut::band).toList().equals(Arrays.asList(Band.values())),
                "bands must be A, B, C, D, E in this order");
        for (int i = 1; i < cuts.size(); i++) {
            faults.unless(cuts.get(i - 1).belowPpm() < cuts.get(i).belowPpm(), "bands: bounds do not ascend");
        }
        faults.unless(
                !cuts.isEmpty() && cuts.getLast().belowPpm() == Integer.MAX_VALUE, "bands: the last has no bound");
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

    private static double number(@Nullable Double value, String where, Faults faults) {
        faults.unless(value != null && Double.isFinite(value), where + " must be a finite number");
        return value == null ? 0 : value;
    }
}
