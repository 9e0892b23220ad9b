package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.ClustersDocument.ClusterEntry;
import io.recourse.segmentation.domain.ClustersDocument.ScaleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of case by k-means: a case is of the kind whose centre is nearest, each feature counted in its own standard
 * deviations. Whole numbers throughout, so every machine and every replay finds the same one.
 */
public final class Clusters {

    /** What lies farther from the mean counts as that, in thousandths of a spread: one outlier is no kind of its own. */
    private static final long MOST = 8_000;

    /** Means and spreads of whole numbers of 32 bits are far below this, and nothing that is multiplied overflows. */
    private static final long MOST_MILLI = 1L << 42;

    private static final long MILLI = 1_000;
    private static final int LEAST_CLUSTERS = 2;

    /**
     * How a feature is counted.
     *
     * @param meanMilli thousandths of the feature's unit
     * @param spreadMilli thousandths of the feature's unit, ≥ 1
     */
    public record Scale(ClusterFeature feature, long meanMilli, long spreadMilli) {

        /** How far from the mean, thousandths of a spread, at most 8 000 either way. */
        public long of(Likeness likeness) {
            return of(feature.of(likeness));
        }

        /** The same of the feature's value. */
        public long of(long value) {
            return Math.clamp(Math.floorDiv((value * MILLI - meanMilli) * MILLI, spreadMilli), -MOST, MOST);
        }
    }

    private record Centre(Cluster cluster, long[] at) {

        long squareOfDistance(long[] from) {
            long sum = 0;
            for (int i = 0; i < at.length; i++) {
                sum += (from[i] - at[i]) * (from[i] - at[i]);
            }
            return sum;
        }
    }

    private final String model;
    private final List<Scale> scales;
    private final List<Centre> centres;

    private Clusters(String model, List<Scale> scales, List<Centre> centres) {
        this.model = model;
        this.scales = List.copyOf(scales);
        this.centres = List.copyOf(centres);
    }

    /**
     * Judges a document and makes the clusters of it.
     *
     * @throws InvalidPolicy with all faults, each with its place, if there are any
     */
    public static Clusters from(ClustersDocument document) {
        Faults faults = new Faults("clusters");
        faults.at("source").unless(document.source() != null, "is missing");
        String model = faults.at("model").code(document.model(), "the model");
        List<Scale> scales = scales(document.features(), faults.at("features"));
        List<Centre> centres = centres(document.clusters(), scales, faults.at("clusters"));
        faults.raise();
        return new Clusters(model, scales, centres);
    }

    private static List<Scale> scales(List<ScaleEntry> entries, Faults faults) {
        faults.unless(!entries.isEmpty(), "there are none");
        faults.unique(entries.stream().map(e -> String.valueOf(e.feature())).toList(), "features");
        List<Scale> scales = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ScaleEntry entry = entries.get(i);
            Faults here = faults.at(Integer.toString(i));
            long mean = number(entry.meanMilli(), here.at("meanMilli"));
            long spread = number(entry.spreadMilli(), here.at("spreadMilli"));
            here.at("spreadMilli").unless(spread >= 1, "must be ≥ 1: what is the same everywhere tells nothing apart");
            here.at("feature")
                    .word(ClusterFeature.class, entry.feature(), "feature")
                    .ifPresent(feature -> scales.add(new Scale(feature, mean, Math.max(spread, 1))));
        }
        return scales;
    }

    private static List<Centre> centres(List<ClusterEntry> entries, List<Scale> scales, Faults faults) {
        faults.unless(entries.size() >= LEAST_CLUSTERS, "there are fewer than " + LEAST_CLUSTERS);
        faults.unique(entries.stream().map(e -> String.valueOf(e.cluster())).toList(), "clusters");
        List<Centre> centres = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ClusterEntry entry = entries.get(i);
            Faults here = faults.at(Integer.toString(i));
            here.at("zh").unless(entry.zh() != null && !entry.zh().isBlank(), "is missing");
            here.at("en").unless(entry.en() != null && !entry.en().isBlank(), "is missing");
            long[] at = centre(entry.centre(), scales, here.at("centre"));
            here.at("cluster")
                    .word(Cluster.class, entry.cluster(), "cluster")
                    .ifPresent(cluster -> centres.add(new Centre(cluster, at)));
        }
        return centres;
    }

    private static long[] centre(Map<String, Long> written, List<Scale> scales, Faults faults) {
        long[] at = new long[scales.size()];
        for (int i = 0; i < at.length; i++) {
            String feature = scales.get(i).feature().name();
            Faults here = faults.at(feature);
            at[i] = number(written.get(feature), here);
            here.unless(-MOST <= at[i] && at[i] <= MOST, "must be −" + MOST + " … " + MOST);
        }
        List<String> known =
                scales.stream().map(scale -> scale.feature().name()).toList();
        faults.unless(known.containsAll(written.keySet()), "names what is not among the features");
        return at;
    }

    private static long number(@Nullable Long value, Faults faults) {
        faults.unless(value != null && -MOST_MILLI <= value && value <= MOST_MILLI, "must be a finite whole number");
        return value == null ? 0 : value;
    }

    /** As every decision names it. */
    public String model() {
        return model;
    }

    /** The nearest; of two that are as near the one that is written first. */
    public Cluster of(Likeness likeness) {
        long[] from = new long[scales.size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = scales.get(i).of(likeness);
        }
        Centre nearest = centres.getFirst();
        long least = nearest.squareOfDistance(from);
        for (int i = 1; i < centres.size(); i++) {
            long square = centres.get(i).squareOfDistance(from);
            if (square < least) {
                least = square;
                nearest = centres.get(i);
            }
        }
        return nearest.cluster();
    }
}
