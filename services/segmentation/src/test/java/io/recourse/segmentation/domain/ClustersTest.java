package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.segmentation.domain.ClustersDocument.ClusterEntry;
import io.recourse.segmentation.domain.ClustersDocument.ScaleEntry;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static final ScaleEntry DPD = new ScaleEntry("DPD", 40_000L, 10_000L);
    private static final ScaleEntry LATE = new ScaleEntry("MONTHS_LATE_12", 4_000L, 2_000L);

    private static ClusterEntry entry(String cluster, long dpd, long late) {
        return new ClusterEntry(cluster, "型", "kind", 500, Map.of("DPD", dpd, "MONTHS_LATE_12", late));
    }

    private static ClustersDocument document(List<ScaleEntry> features, ClusterEntry... clusters) {
        return new ClustersDocument("kinds@1", PriorityPolicyTest.OURS, features, List.of(clusters), null);
    }

    private static Likeness late(int dpd, int months) {
        return new Likeness(new ScoringFacts(0, 0, 0, 0, months), dpd, 0, BigDecimal.ZERO);
    }

    private static List<String> faults(ClustersDocument document) {
        try {
            Clusters.from(document);
            return List.of();
        } catch (InvalidPolicy e) {
            return e.faults();
        }
    }

    private static final Clusters KINDS = Clusters.from(
            document(List.of(DPD, LATE), entry("NEGOTIABLE", -1_000, -1_000), entry("LITIGIOUS", 1_000, 1_000)));

    @Test
    void a_case_is_of_the_kind_whose_centre_is_nearest_in_spreads() {
        assertThat(KINDS.model()).isEqualTo("kinds@1");
        assertThat(KINDS.of(late(30, 2))).isEqualTo(Cluster.NEGOTIABLE);
        assertThat(KINDS.of(late(50, 6))).isEqualTo(Cluster.LITIGIOUS);
        // a spread and a half of days outweighs one of months, as it would not if days were counted as they are
        assertThat(KINDS.of(late(55, 2))).isEqualTo(Cluster.LITIGIOUS);
        assertThat(KINDS.of(late(45, 2))).isEqualTo(Cluster.NEGOTIABLE);
    }

    @Test
    void of_two_kinds_that_are_as_near_the_one_written_first_is_taken() {
        assertThat(KINDS.of(late(40, 4))).isEqualTo(Cluster.NEGOTIABLE);
        Clusters turned = Clusters.from(
                document(List.of(DPD, LATE), entry("LITIGIOUS", 1_000, 1_000), entry("NEGOTIABLE", -1_000, -1_000)));
        assertThat(turned.of(late(40, 4))).isEqualTo(Cluster.LITIGIOUS);
    }

    @Test
    void what_lies_beyond_eight_spreads_counts_as_eight() {
        Clusters.Scale scale = new Clusters.Scale(ClusterFeature.DPD, 40_000, 10_000);
        assertThat(scale.of(40)).isZero();
        assertThat(scale.of(119)).isEqualTo(7_900);
        assertThat(scale.of(120)).isEqualTo(8_000);
        assertThat(scale.of(Integer.MAX_VALUE)).isEqualTo(8_000);
        assertThat(scale.of(Integer.MIN_VALUE)).isEqualTo(-8_000);
        assertThat(scale.of(-40)).isEqualTo(-8_000);
        assertThat(scale.of(-39)).isEqualTo(-7_900);
    }

    @Test
    void what_is_owed_is_one_step_for_each_doubling() {
        assertThat(owed("0")).isZero();
        assertThat(owed("0.99")).isZero();
        assertThat(owed("1")).isEqualTo(1_000);
        assertThat(owed("2")).isEqualTo(1_500);
        assertThat(owed("3")).isEqualTo(2_000);
        assertThat(owed("1023")).isEqualTo(10_000);
        assertThat(owed("2047")).isEqualTo(11_000);
        assertThat(owed("9007199254740991")).isEqualTo(50_000);
        assertThat(owed("1e30")).isEqualTo(50_000);
    }

    private static long owed(String units) {
        return ClusterFeature.OWED_LOG.of(new Likeness(new ScoringFacts(0, 0, 0, 0, 0), 0, 0, new BigDecimal(units)));
    }

    @Test
    void each_feature_reads_what_it_is_called_by() {
        Likeness likeness = new Likeness(new ScoringFacts(1, 2, -3, 4, 5), 7, 6, BigDecimal.ONE);
        assertThat(List.of(ClusterFeature.values()))
                .extracting(feature -> feature.of(likeness))
                .containsExactly(1L, 2L, -3L, 4L, 5L, 6L, 7L, 1_000L);
    }

    @Test
    void a_centre_that_lacks_a_feature_is_refused_where_it_lacks_it() {
        ClusterEntry lacking = new ClusterEntry("LITIGIOUS", "型", "kind", 500, Map.of("DPD", 1L));
        assertThat(faults(document(List.of(DPD, LATE), entry("NEGOTIABLE", 0, 0), lacking)))
                .containsExactly("/clusters/1/centre/MONTHS_LATE_12: must be a finite whole number");
        assertThat(faults(document(List.of(DPD), entry("NEGOTIABLE", 0, 0), entry("LITIGIOUS", 1, 1))))
                .containsExactly(
                        "/clusters/0/centre: names what is not among the features",
                        "/clusters/1/centre: names what is not among the features");
        assertThat(faults(document(List.of(DPD, LATE), entry("NEGOTIABLE", 8_001, 0), entry("LITIGIOUS", 0, -8_001))))
                .containsExactly(
                        "/clusters/0/centre/DPD: must be −8000 … 8000",
                        "/clusters/1/centre/MONTHS_LATE_12: must be −8000 … 8000");
        assertThat(faults(document(List.of(DPD, LATE), entry("NEGOTIABLE", 8_000, 0), entry("LITIGIOUS", 0, -8_000))))
                .isEmpty();
    }

    @Test
    void a_scale_that_is_missing_without_spread_or_beyond_all_bounds_is_refused_where_it_stands() {
        assertThat(faults(document(
                        List.of(
                                new ScaleEntry("DPD", null, 0L),
                                new ScaleEntry("MONTHS_LATE_12", Long.MAX_VALUE, 1L),
                                new ScaleEntry("SEX", 0L, 1L)),
                        entry("NEGOTIABLE", 0, 0),
                        entry("LITIGIOUS", 1, 1))))
                .containsExactly(
                        "/features/0/meanMilli: must be a finite whole number",
                        "/features/0/spreadMilli: must be ≥ 1: what is the same everywhere tells nothing apart",
                        "/features/1/meanMilli: must be a finite whole number",
                        "/features/2/feature: feature: unknown clusterfeature SEX");
    }

    @Test
    void a_mean_is_at_most_two_to_the_forty_second_thousandths_either_way() {
        long most = 1L << 42;
        assertThat(faults(dpd(most))).isEmpty();
        assertThat(faults(dpd(-most))).isEmpty();
        for (long beyond : new long[] {most + 1, -most - 1}) {
            assertThat(faults(dpd(beyond))).containsExactly("/features/0/meanMilli: must be a finite whole number");
        }
    }

    private static ClustersDocument dpd(long meanMilli) {
        return document(
                List.of(new ScaleEntry("DPD", meanMilli, 1L), LATE),
                entry("NEGOTIABLE", 0, 0),
                entry("LITIGIOUS", 1, 1));
    }

    @Test
    void an_empty_document_names_everything_it_lacks() {
        assertThat(faults(new ClustersDocument(null, null, List.of(), List.of(), null)))
                .containsExactly(
                        "/source: is missing",
                        "/model: the model must be a code of 1 … 48 characters",
                        "/features: there are none",
                        "/clusters: there are fewer than 2");
    }

    @Test
    void names_are_words_of_the_list_each_once_and_people_can_read_them() {
        assertThat(faults(document(List.of(DPD, LATE), entry("RICH", 0, 0), named("NEGOTIABLE", " ", null))))
                .containsExactly(
                        "/clusters/0/cluster: cluster: unknown cluster RICH",
                        "/clusters/1/zh: is missing",
                        "/clusters/1/en: is missing");
        assertThat(faults(document(List.of(DPD, LATE), entry("NEGOTIABLE", 0, 0), entry("NEGOTIABLE", 1, 1))))
                .containsExactly("/clusters: clusters: duplicate NEGOTIABLE");
        assertThat(faults(document(
                        List.of(DPD, DPD),
                        new ClusterEntry("NEGOTIABLE", "型", "kind", 500, new HashMap<>(Map.of("DPD", 0L))),
                        new ClusterEntry("LITIGIOUS", "型", "kind", 500, Map.of("DPD", 1L)))))
                .containsExactly("/features: features: duplicate DPD");
    }

    private static ClusterEntry named(String cluster, @Nullable String zh, @Nullable String en) {
        return new ClusterEntry(cluster, zh, en, 500, Map.of("DPD", 1L, "MONTHS_LATE_12", 1L));
    }
}
