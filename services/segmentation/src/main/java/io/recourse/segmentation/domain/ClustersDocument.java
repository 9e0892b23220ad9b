package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Kinds of case as {@code make cluster} writes them; {@link Clusters#from} judges it. All numbers are whole: thousandths, so
 * that every machine finds the same cluster.
 *
 * @param provenance what it was made of and how good it is
 */
public record ClustersDocument(
        @Nullable String model,
        @Nullable Source source,
        List<ScaleEntry> features,
        List<ClusterEntry> clusters,
        @Nullable Provenance provenance) {

    public ClustersDocument {
        features = List.copyOf(features);
        clusters = List.copyOf(clusters);
    }

    /**
     * How a feature is scaled.
     *
     * @param meanMilli mean, thousandths of the feature's unit
     * @param spreadMilli standard deviation, thousandths of the feature's unit, ≥ 1
     */
    public record ScaleEntry(
            @Nullable String feature,
            @Nullable Long meanMilli,
            @Nullable Long spreadMilli) {}

    /**
     * One kind.
     *
     * @param cluster word of {@link Cluster}
     * @param zh what people call it
     * @param perMille share of the rows it was made of
     * @param centre by feature: how far from the mean it lies, thousandths of a spread
     */
    public record ClusterEntry(
            @Nullable String cluster,
            @Nullable String zh,
            @Nullable String en,
            int perMille,
            Map<String, Long> centre) {
        public ClusterEntry {
            // as it is written
            centre = Collections.unmodifiableMap(new LinkedHashMap<>(centre));
        }
    }

    /**
     * Where it comes from. Whoever has the data gets the same of them again.
     *
     * @param data name of the file
     * @param about what the rows are
     * @param sha256 of its bytes, hexadecimal
     * @param rows that were grouped
     * @param seed of the first start; the others follow it
     * @param starts how often it was begun anew; the one with the least inertia is kept
     * @param library that found the centres
     * @param inertiaMilli mean square of the distance from a row to its centre, thousandths of a squared spread
     * @param silhouetteMilli mean of how much nearer a row's own centre is than the next, by the farther of the two, thousandths:
     *     0 where clusters touch, 1 000 where they are points
     */
    public record Provenance(
            String data,
            String about,
            String sha256,
            int rows,
            long seed,
            int starts,
            String library,
            long inertiaMilli,
            long silhouetteMilli) {}
}
