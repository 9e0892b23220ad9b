package io.recourse.bench.segmentation;

import io.recourse.bench.Figures;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.segmentation.domain.ClusterFeature;
import io.recourse.train.Clustering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;

/**
 * A million rows of eight numbers grouped into five kinds: by what {@code make cluster} does with rows that it has read, and
 * by the k-means of commons-math on the same rows, both from one start with the same seed.
 */
public final class Grouping implements Section {

    private static final int ROWS = 1_000_000;
    private static final int KINDS = 5;
    private static final int MOST_ITERATIONS = 100;
    private static final long SEED = 42;
    private static final double MILLI = 1_000;
    private static final List<ClusterFeature> FEATURES = List.of(ClusterFeature.values());

    @Override
    public String name() {
        return "kmeans";
    }

    @Override
    public String about() {
        return "k-means over %,d rows of %d numbers, %d kinds, seed %d".formatted(ROWS, FEATURES.size(), KINDS, SEED);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 1; round <= setup.rounds(); round++) {
            long[][] rows = rows(ROWS, SEED);
            long began = System.nanoTime();
            Clustering found = Clustering.of(FEATURES, rows, KINDS, 1, SEED);
            ours.add((System.nanoTime() - began) / 1e9);
            // they are in order and scaled now
            List<DoublePoint> points = Arrays.stream(rows)
                    .map(row -> new DoublePoint(Arrays.stream(row)
                            .mapToDouble(value -> value / MILLI)
                            .toArray()))
                    .toList();
            began = System.nanoTime();
            double inertia = inertia(new KMeansPlusPlusClusterer<DoublePoint>(
                            KINDS, MOST_ITERATIONS, new EuclideanDistance(), new Well19937c(SEED))
                    .cluster(points));
            theirs.add((System.nanoTime() - began) / 1e9);
            say.accept("round %d: %.1f s with an inertia of %.3f, commons-math %.1f s with %.3f"
                    .formatted(round, ours.getLast(), found.inertiaMilli() / MILLI, theirs.getLast(), inertia));
        }
        figures.add(
                "kmeans_1m_s", "s", ours, "1 000 000 × 8, put in order, scaled, grouped by Tribuo, judged; one start");
        figures.add(
                "commons_math_kmeans_1m_s",
                "s",
                theirs,
                "the same rows, in order and scaled already; grouped and judged");
    }

    /** Five heaps that overlap, in whole thousandths. */
    static long[][] rows(int count, long seed) {
        Random chance = new Random(seed);
        double[][] middles = new double[KINDS][FEATURES.size()];
        for (double[] middle : middles) {
            Arrays.setAll(middle, _ -> chance.nextDouble(-2, 2));
        }
        long[][] rows = new long[count][FEATURES.size()];
        for (long[] row : rows) {
            double[] middle = middles[chance.nextInt(KINDS)];
            Arrays.setAll(row, column -> Math.round((middle[column] + chance.nextGaussian()) * MILLI));
        }
        return rows;
    }

    private static double inertia(List<CentroidCluster<DoublePoint>> clusters) {
        double squares = 0;
        long count = 0;
        for (CentroidCluster<DoublePoint> cluster : clusters) {
            double[] centre = cluster.getCenter().getPoint();
            for (DoublePoint point : cluster.getPoints()) {
                for (int column = 0; column < centre.length; column++) {
                    double off = point.getPoint()[column] - centre[column];
                    squares += off * off;
                }
                count++;
            }
        }
        return squares / count;
    }
}
