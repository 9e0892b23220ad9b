package io.recourse.train;

import io.recourse.segmentation.domain.ClusterFeature;
import io.recourse.segmentation.domain.Clusters.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.Tribuo;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * K-means over rows of whole numbers. The rows are put in order first, so the order in which they come says nothing; one
 * thread sums, and centres are rounded to thousandths of a spread, as they will be read.
 *
 * @param scales of the columns, in their order
 * @param centres thousandths of a spread, in ascending order
 * @param sizes rows that are nearest to each
 * @param inertiaMilli mean square of a row's distance to its centre, thousandths of a squared spread
 * @param silhouetteMilli mean over the rows of (next − own) ÷ next, where own and next are the distances to the nearest and
 *     the next centre, thousandths (the simplified silhouette of Hruschka, Campello and de Castro, 2006)
 */
public record Clustering(
        List<Scale> scales, List<long[]> centres, List<Integer> sizes, long inertiaMilli, long silhouetteMilli) {

    public static final String LIBRARY = "org.tribuo:tribuo-clustering-kmeans:" + Tribuo.VERSION;

    private static final double MILLI = 1_000;
    private static final int MOST_ITERATIONS = 100;

    /** It tells each iteration otherwise. */
    private static final Logger QUIET = Logger.getLogger(KMeansTrainer.class.getName());

    /**
     * @param features of the rows' columns
     * @param rows values of the features; put in order and scaled in place
     * @param clusters how many, ≥ 2
     * @param starts how often it is begun anew; the one with the least inertia counts
     * @param seed of the first start
     * @throws Refused if the rows do not make so many clusters
     */
    public static Clustering of(List<ClusterFeature> features, long[][] rows, int clusters, int starts, long seed) {
        Arrays.sort(rows, Arrays::compare);
        List<Scale> scales = new ArrayList<>();
        for (int column = 0; column < features.size(); column++) {
            scales.add(scale(features.get(column), rows, column));
        }
        for (long[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                row[column] = scales.get(column).of(row[column]);
            }
        }
        MutableDataset<ClusterID> data = dataset(features, rows);
        Clustering best = null;
        for (int start = 0; start < starts; start++) {
            Clustering found = judged(scales, centres(data, features, clusters, seed + start), rows);
            best = best == null || found.inertiaMilli() < best.inertiaMilli() ? found : best;
        }
        if (best == null || best.sizes().contains(0)) {
            throw new Refused("The rows do not make %d clusters.".formatted(clusters));
        }
        return best;
    }

    private static Scale scale(ClusterFeature feature, long[][] rows, int column) {
        double sum = 0;
        for (long[] row : rows) {
            sum += row[column];
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (long[] row : rows) {
            squares += (row[column] - mean) * (row[column] - mean);
        }
        long spread = Math.round(Math.sqrt(squares / rows.length) * MILLI);
        if (spread == 0) {
            throw new Refused(feature + " is the same in every row: it tells nothing apart.");
        }
        return new Scale(feature, Math.round(mean * MILLI), spread);
    }

    private static MutableDataset<ClusterID> dataset(List<ClusterFeature> features, long[][] rows) {
        ClusteringFactory factory = new ClusteringFactory();
        MutableDataset<ClusterID> data = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        String[] names = features.stream().map(ClusterFeature::name).toArray(String[]::new);
        double[] values = new double[names.length];
        for (long[] row : rows) {
            for (int column = 0; column < values.length; column++) {
                values[column] = row[column] / MILLI;
            }
            data.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, values));
        }
        return data;
    }

    private static List<long[]> centres(
            MutableDataset<ClusterID> data, List<ClusterFeature> features, int clusters, long seed) {
        QUIET.setLevel(Level.WARNING);
        KMeansTrainer trainer =
                new KMeansTrainer(clusters, MOST_ITERATIONS, new L2Distance(), Initialisation.PLUSPLUS, 1, seed);
        KMeansModel model = trainer.train(data);
        List<long[]> centres = new ArrayList<>();
        model.getCentroids().forEach(centroid -> {
            long[] centre = new long[features.size()];
            centroid.forEach(at ->
                    centre[features.indexOf(ClusterFeature.valueOf(at.getName()))] = Math.round(at.getValue() * MILLI));
            centres.add(centre);
        });
        centres.sort(Comparator.comparing(centre -> centre, Arrays::compare));
        return centres;
    }

    private static Clustering judged(List<Scale> scales, List<long[]> centres, long[][] rows) {
        int[] sizes = new int[centres.size()];
        double squares = 0;
        double silhouettes = 0;
        for (long[] row : rows) {
            int own = 0;
            long least = Long.MAX_VALUE;
            long next = Long.MAX_VALUE;
            for (int i = 0; i < sizes.length; i++) {
                long square = squareOfDistance(row, centres.get(i));
                if (square < least) {
                    next = least;
                    least = square;
                    own = i;
                } else {
                    next = Math.min(next, square);
                }
            }
            sizes[own]++;
            squares += least;
            silhouettes += next == 0 ? 0 : 1 - Math.sqrt((double) least / next);
        }
        return new Clustering(
                scales,
                centres,
                Arrays.stream(sizes).boxed().toList(),
                Math.round(squares / rows.length / MILLI),
                Math.round(silhouettes / rows.length * MILLI));
    }

    private static long squareOfDistance(long[] row, long[] centre) {
        long sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += (row[i] - centre[i]) * (row[i] - centre[i]);
        }
        return sum;
    }
}
