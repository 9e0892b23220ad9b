package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.segmentation.domain.ScorecardDocument.BandEntry;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.edge.PolicyFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Scorecard SHIPPED = PolicyFiles.load().scorecard();
    static final List<BandEntry> BANDS = List.of(
            new BandEntry("A", 100_000),
            new BandEntry("B", 200_000),
            new BandEntry("C", 500_000),
            new BandEntry("D", 700_000),
            new BandEntry("E", null));

    private static ScorecardDocument document(double intercept, FeatureEntry... features) {
        return new ScorecardDocument("m-1", PriorityPolicyTest.OURS, intercept, 2, List.of(features), BANDS, null);
    }

    private static FeatureEntry late(String monotone, BinEntry... bins) {
        return new FeatureEntry("MONTHS_LATE_12", "payment-history", monotone, List.of(bins));
    }

    private static ScoringFacts lateFor(int months) {
        return new ScoringFacts(0, 0, 0, 0, months);
    }

    private static Score score(Scorecard card, ScoringFacts facts, Bucket bucket) {
        return card.score(Judged.of(facts, bucket)).orElseThrow();
    }

    private static List<String> faults(ScorecardDocument document) {
        try {
            Scorecard.from(document);
            return List.of();
        } catch (InvalidPolicy e) {
            return e.faults();
        }
    }

    @Test
    void even_odds_are_half_a_million_parts_and_the_bound_of_a_band_belongs_to_the_next_one() {
        Scorecard even = Scorecard.from(document(0, late("NONE", new BinEntry(null, 0.0))));
        assertThat(score(even, lateFor(1), Bucket.EARLY)).isEqualTo(new Score("m-1", 500_000, Band.D, List.of()));
    }

    @Test
    void the_shipped_card_gives_the_numbers_computed_by_hand() {
        assertThat(score(SHIPPED, new ScoringFacts(5_000, 2_000, 0, 4, 1), Bucket.EARLY))
                .isEqualTo(new Score("expert@1", 75_858, Band.B, List.of("payment-history-lowers")));
        assertThat(score(SHIPPED, new ScoringFacts(16_000, 7_000, -2_500, 9, 8), Bucket.M3))
                .isEqualTo(new Score(
                        "expert@1",
                        993_940,
                        Band.E,
                        List.of("delinquency-bucket-raises", "payment-history-raises", "debt-ratio-raises")));
    }

    @Test
    void a_bound_belongs_to_the_bin_above_it() {
        Scorecard card = Scorecard.from(document(0, late("RISING", new BinEntry(3, -1.0), new BinEntry(null, 1.0))));
        assertThat(score(card, lateFor(2), Bucket.EARLY).reasons()).containsExactly("payment-history-lowers");
        assertThat(score(card, lateFor(3), Bucket.EARLY).reasons()).containsExactly("payment-history-raises");
    }

    @Test
    void more_months_late_or_a_later_bucket_never_make_a_default_less_likely() {
        for (Bucket bucket : Bucket.values()) {
            int before = 0;
            for (int months = 0; months <= 12; months++) {
                int pd = score(SHIPPED, lateFor(months), bucket).pdPpm();
                assertThat(pd).isGreaterThanOrEqualTo(before);
                before = pd;
            }
        }
        assertThat(Arrays.stream(Bucket.values())
                        .map(b -> score(SHIPPED, lateFor(3), b).pdPpm()))
                .isSorted();
    }

    @Test
    void a_weight_that_is_missing_or_no_number_is_refused_at_load() {
        assertThat(faults(document(
                        Double.NaN, late("NONE", new BinEntry(1, null), new BinEntry(null, Double.POSITIVE_INFINITY)))))
                .containsExactly(
                        "intercept must be a finite number",
                        "MONTHS_LATE_12: weight must be a finite number",
                        "MONTHS_LATE_12: weight must be a finite number");
    }

    @Test
    void sex_age_and_marriage_cannot_be_written_down() {
        for (String forbidden : List.of("SEX", "AGE", "MARRIAGE", "EDUCATION")) {
            FeatureEntry entry = new FeatureEntry(forbidden, "x", "NONE", List.of(new BinEntry(null, 1.0)));
            assertThat(faults(document(0, entry))).containsExactly("features: unknown feature " + forbidden);
        }
    }

    @Test
    void a_declared_direction_binds_the_weights_and_bounds_ascend() {
        assertThat(faults(document(
                        0, late("RISING", new BinEntry(3, 1.0), new BinEntry(2, 0.5), new BinEntry(null, 2.0)))))
                .containsExactly("MONTHS_LATE_12: bounds do not ascend", "MONTHS_LATE_12: weights are not RISING");
        assertThat(faults(document(0, late("FALLING", new BinEntry(3, 1.0), new BinEntry(9, 1.1)))))
                .containsExactly(
                        "MONTHS_LATE_12: the last bin, and only it, has no bound",
                        "MONTHS_LATE_12: weights are not FALLING");
    }

    @Test
    void an_empty_document_names_everything_it_lacks() {
        assertThatThrownBy(() -> Scorecard.from(
                        new ScorecardDocument(null, null, null, 0, List.of(), List.of(new BandEntry("A", 1)), null)))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactlyInAnyOrder(
                                "source is missing",
                                "reasonCount must be ≥ 1",
                                "no features",
                                "model must be a code of 1 … 48 characters",
                                "intercept must be a finite number",
                                "bands must be A, B, C, D, E in this order",
                                "bands: the last has no bound"));
    }

    @Test
    void what_weighs_most_is_told_first_and_what_weighs_nothing_is_not_told() {
        Scorecard card = Scorecard.from(document(
                0,
                late("NONE", new BinEntry(null, 0.0)),
                weighing("DEBT_RATIO_BP", "debt", -1.0),
                weighing("INDUSTRY_RISK", "risk", 0.5),
                weighing("INCOME_VOLATILITY_BP", "income", 2.0)));
        assertThat(score(card, lateFor(0), Bucket.EARLY).reasons()).containsExactly("income-raises", "debt-lowers");
    }

    @Test
    void no_feature_and_no_reason_is_named_twice() {
        assertThat(faults(document(0, weighing("DEBT_RATIO_BP", "debt", 1.0), weighing("DEBT_RATIO_BP", "debt", 2.0))))
                .containsExactly("features: duplicate DEBT_RATIO_BP", "reasons: duplicate debt");
    }

    @Test
    void equal_weights_keep_any_direction_and_equal_bounds_none() {
        for (String direction : List.of("RISING", "FALLING", "NONE")) {
            assertThat(faults(document(0, late(direction, new BinEntry(3, 1.0), new BinEntry(null, 1.0)))))
                    .isEmpty();
        }
        assertThat(faults(
                        document(0, late("NONE", new BinEntry(3, 1.0), new BinEntry(3, 1.0), new BinEntry(null, 1.0)))))
                .containsExactly("MONTHS_LATE_12: bounds do not ascend");
        assertThat(faults(document(0, late("NONE", new BinEntry(null, 1.0), new BinEntry(null, 1.0)))))
                .contains("MONTHS_LATE_12: the last bin, and only it, has no bound");
        assertThat(faults(document(0, late("NONE")))).containsExactly("MONTHS_LATE_12: no bins");
        assertThat(faults(document(0, late("UPWARDS", new BinEntry(null, 1.0)))))
                .containsExactly("MONTHS_LATE_12: unknown monotone UPWARDS");
        assertThat(faults(document(
                        0, new FeatureEntry("MONTHS_LATE_12", null, "NONE", List.of(new BinEntry(null, 1.0))))))
                .containsExactly("MONTHS_LATE_12: reason must be a code of 1 … 48 characters");
    }

    @Test
    void bounds_of_bands_ascend() {
        List<BandEntry> flat = List.of(
                new BandEntry("A", 100_000),
                new BandEntry("B", 100_000),
                new BandEntry("C", 500_000),
                new BandEntry("D", 700_000),
                new BandEntry("E", null));
        assertThat(faults(new ScorecardDocument(
                        "m-1",
                        PriorityPolicyTest.OURS,
                        0.0,
                        1,
                        List.of(late("NONE", new BinEntry(null, 0.0))),
                        flat,
                        null)))
                .containsExactly("bands: bounds do not ascend");
    }

    @Test
    void a_bucket_weighs_by_its_place() {
        Scorecard card = Scorecard.from(document(
                0,
                new FeatureEntry(
                        "BUCKET",
                        "bucket",
                        "RISING",
                        List.of(
                                new BinEntry(1, -2.0),
                                new BinEntry(2, -1.0),
                                new BinEntry(3, 0.0),
                                new BinEntry(4, 1.0),
                                new BinEntry(null, 2.0)))));
        assertThat(Arrays.stream(Bucket.values())
                        .map(bucket -> score(card, lateFor(0), bucket).pdPpm()))
                .containsExactly(119_203, 268_941, 500_000, 731_059, 880_797);
    }

    private static FeatureEntry weighing(String feature, String reason, double weight) {
        return new FeatureEntry(feature, reason, "NONE", List.of(new BinEntry(null, weight)));
    }
}
