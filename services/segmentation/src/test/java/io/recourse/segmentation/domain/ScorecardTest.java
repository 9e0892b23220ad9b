package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.segmentation.domain.ScorecardDocument.BandEntry;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.segmentation.domain.ScorecardDocument.Provenance;
import io.recourse.segmentation.edge.PolicyFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Scorecard SHIPPED = PolicyFiles.load().models().facts();
    private static final String NO_NUMBER = "must be a finite number, at most 100 from zero";
    static final List<BandEntry> BANDS = List.of(
            new BandEntry("A", 100_000),
            new BandEntry("B", 200_000),
            new BandEntry("C", 500_000),
            new BandEntry("D", 700_000),
            new BandEntry("E", null));

    private static ScorecardDocument document(double intercept, FeatureEntry... features) {
        return new ScorecardDocument(
                "m-1", PriorityPolicyTest.OURS, intercept, 2, null, List.of(features), BANDS, null);
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
                        "/features/0/bins/0/weight: " + NO_NUMBER,
                        "/features/0/bins/1/weight: " + NO_NUMBER,
                        "/intercept: " + NO_NUMBER);
    }

    @Test
    void a_weight_so_large_that_a_sum_would_overflow_is_refused_at_load() {
        assertThat(faults(document(-101, late("NONE", new BinEntry(null, Double.MAX_VALUE)))))
                .containsExactly("/features/0/bins/0/weight: " + NO_NUMBER, "/intercept: " + NO_NUMBER);
    }

    @Test
    void what_a_case_need_not_have_is_read_only_where_it_is_said_how_much_of_it() {
        FeatureEntry status = weighing("STATUS_1", "late", 1.0);
        assertThat(faults(document(0, status)))
                .containsExactly("/features/0/feature: not every case has it: /history must say how many months of an"
                        + " account are read, and in which currency");
        assertThat(faults(reading(new History(2, "ABC"), status)))
                .containsExactly(
                        "/history/months: months must be 3 … 120",
                        "/history/currency: currency must be an ISO 4217 code");
        assertThat(faults(reading(new History(6, "CNY"), weighing("DEBT_RATIO_BP", "debt", 1.0))))
                .containsExactly("/history: no feature reads a history");
        assertThat(faults(reading(new History(6, "CNY"), weighing("DEBT_RATIO_BP", "debt", 1.0), status)))
                .isEmpty();
    }

    private static ScorecardDocument reading(History history, FeatureEntry... features) {
        return new ScorecardDocument("m-1", PriorityPolicyTest.OURS, 0.0, 2, history, List.of(features), BANDS, null);
    }

    @Test
    void figures_of_provenance_are_shares() {
        for (double none : List.of(Double.NaN, -0.1, 1.1)) {
            Provenance claimed = new Provenance("x.csv", "0".repeat(64), 10, 2, 5, 42, 0.8, 0.7, none, 0.1);
            assertThat(faults(document(0, late("NONE", new BinEntry(null, 0.0))).with(claimed)))
                    .containsExactly("/provenance: its figures must be numbers of 0 … 1");
        }
    }

    @Test
    void sex_age_and_marriage_cannot_be_written_down() {
        for (String forbidden : List.of("SEX", "AGE", "MARRIAGE", "EDUCATION")) {
            FeatureEntry entry = new FeatureEntry(forbidden, "x", "NONE", List.of(new BinEntry(null, 1.0)));
            assertThat(faults(document(0, entry)))
                    .containsExactly(
                            "/features/0/feature: no feature has this name: the list is closed, and sex, age, marriage and"
                                    + " education are not in it");
        }
    }

    @Test
    void a_declared_direction_binds_the_weights_and_bounds_ascend() {
        assertThat(faults(document(
                        0, late("RISING", new BinEntry(3, 1.0), new BinEntry(2, 0.5), new BinEntry(null, 2.0)))))
                .containsExactly(
                        "/features/0/bins/1/below: bounds must ascend, or bins overlap",
                        "/features/0/bins/1/weight: weights are not RISING");
        assertThat(faults(document(0, late("FALLING", new BinEntry(3, 1.0), new BinEntry(9, 1.1)))))
                .containsExactly(
                        "/features/0/bins/1/below: the last bin has no bound, or there is a gap above it",
                        "/features/0/bins/1/weight: weights are not FALLING");
    }

    @Test
    void an_empty_document_names_everything_it_lacks() {
        assertThatThrownBy(() -> Scorecard.from(new ScorecardDocument(
                        null, null, null, 0, null, List.of(), List.of(new BandEntry("A", 1)), null)))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactlyInAnyOrder(
                                "/source: source is missing",
                                "/reasonCount: reasonCount must be ≥ 1",
                                "/features: no features",
                                "/model: model must be a code of 1 … 48 characters",
                                "/intercept: " + NO_NUMBER,
                                "/bands: bands must be A, B, C, D, E in this order",
                                "/bands/0/belowPpm: the last band has no bound, or there is a gap above it"));
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
                .containsExactly(
                        "/features/1/feature: another one has this feature",
                        "/features/1/reason: another one has this reason");
    }

    @Test
    void equal_weights_keep_any_direction_and_equal_bounds_none() {
        for (String direction : List.of("RISING", "FALLING", "NONE")) {
            assertThat(faults(document(0, late(direction, new BinEntry(3, 1.0), new BinEntry(null, 1.0)))))
                    .isEmpty();
        }
        assertThat(faults(
                        document(0, late("NONE", new BinEntry(3, 1.0), new BinEntry(3, 1.0), new BinEntry(null, 1.0)))))
                .containsExactly("/features/0/bins/1/below: bounds must ascend, or bins overlap");
        assertThat(faults(document(0, late("NONE", new BinEntry(null, 1.0), new BinEntry(null, 1.0)))))
                .containsExactly("/features/0/bins/0/below: a bin before the last has a bound");
        assertThat(faults(document(0, late("NONE")))).containsExactly("/features/0/bins: no bins");
        assertThat(faults(document(0, late("UPWARDS", new BinEntry(null, 1.0)))))
                .containsExactly("/features/0/monotone: monotone must be RISING, FALLING or NONE");
        assertThat(faults(document(
                        0, new FeatureEntry("MONTHS_LATE_12", null, "NONE", List.of(new BinEntry(null, 1.0))))))
                .containsExactly("/features/0/reason: reason must be a code of 1 … 48 characters");
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
                        null,
                        List.of(late("NONE", new BinEntry(null, 0.0))),
                        flat,
                        null)))
                .containsExactly("/bands/1/belowPpm: bounds must ascend, or bands overlap");
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
