package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.DECIDER;
import static io.recourse.segmentation.domain.Cases.DUE;
import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.M1;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.early;
import static io.recourse.segmentation.domain.Cases.opened;
import static io.recourse.segmentation.domain.Cases.segmented;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static io.recourse.segmentation.domain.Cases.weighing;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.segmentation.domain.CaseEvent.CaseClustered;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.BalanceChanged;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.LookedAtAgain;
import io.recourse.segmentation.domain.CaseState.Live;
import io.recourse.segmentation.domain.ClustersDocument.ClusterEntry;
import io.recourse.segmentation.domain.ClustersDocument.ScaleEntry;
import io.recourse.segmentation.domain.Standing.Grouped;
import io.recourse.segmentation.edge.PolicyFiles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which kind a case is of, and when that is said. */
class SegmentsTest {
    private static final LookedAtAgain AGAIN = new LookedAtAgain(t(EARLY));

    @Test
    void a_case_is_of_a_kind_from_its_first_assessment_on_and_keeps_it_in_its_column() {
        assertThat(DECIDER.facets(watched(STEADY).state()).columns()).doesNotContainKey("cluster");
        var spec = segmented();
        assertThat(spec.state()).isInstanceOfSatisfying(Live.class, live -> assertThat(
                        live.standing().grouped())
                .isEqualTo(new Grouped("sample-portfolio@1", Cluster.NEGOTIABLE)));
        assertThat(DECIDER.facets(spec.state()).columns()).containsEntry("cluster", "NEGOTIABLE");
    }

    @Test
    void the_shipped_kinds_are_what_their_names_say() {
        assertThat(kindOf(new ScoringFacts(5_000, 2_000, 0, 9, 0), Bucket.EARLY, 4))
                .isEqualTo(Cluster.STRAINED);
        assertThat(kindOf(new ScoringFacts(30_000, 2_000, 0, 3, 0), Bucket.EARLY, 4))
                .isEqualTo(Cluster.OVERINDEBTED);
        assertThat(kindOf(new ScoringFacts(5_000, 12_000, 0, 3, 0), Bucket.EARLY, 4))
                .isEqualTo(Cluster.UNSTEADY);
        assertThat(kindOf(new ScoringFacts(9_000, 2_500, 0, 5, 10), Bucket.M3, 91))
                .isEqualTo(Cluster.LITIGIOUS);
    }

    private static Cluster kindOf(ScoringFacts facts, Bucket bucket, int dpd) {
        return clustered(watched(facts)
                        .when(new BucketReached(bucket, dpd, DUE, t(EARLY)))
                        .at(EARLY))
                .getFirst()
                .cluster();
    }

    private static List<CaseClustered> clustered(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.events().stream()
                .filter(CaseClustered.class::isInstance)
                .map(CaseClustered.class::cast)
                .toList();
    }

    @Test
    void a_case_that_is_looked_at_again_with_nothing_new_says_nothing_however_often() {
        segmented().when(AGAIN).at(EARLY).thenNothing().when(AGAIN).at(EARLY).thenNothing();
    }

    @Test
    void a_case_that_is_not_worked_on_is_not_assessed_by_being_looked_at() {
        watched(STEADY).when(AGAIN).at(EARLY).thenNothing();
        segmented()
                .when(new BalanceChanged(Balance.zero("CNY"), null, false, t(EARLY)))
                .at(EARLY)
                .when(AGAIN)
                .at(EARLY)
                .thenNothing();
    }

    @Test
    void what_was_paid_is_seen_at_once_and_looking_again_finds_nothing() {
        Balance half = new Balance("CNY", 0, 0, 2_500_000);
        segmented()
                .when(new BalanceChanged(half, DUE, false, t(EARLY)))
                .at(EARLY)
                .then(new CaseEvent.BalanceRecorded(half, DUE), new Told(weighing(10_000)))
                .when(AGAIN)
                .at(EARLY)
                .thenNothing();
    }

    @Test
    void days_that_went_by_are_seen_when_the_case_is_looked_at_again() {
        // due on 1 March; 31 days past due on 1 April: 31 × 0.4 + 50 × 0.3 + 3 × 0.3
        assertThat(scores(segmented().when(new LookedAtAgain(t(M1))).at(M1))).containsExactly(weighing(28_300));
        assertThat(scores(segmented()
                        .when(new LookedAtAgain(t("2025-03-31T23:59:59+08:00")))
                        .at(M1)))
                .containsExactly(weighing(27_900));
    }

    private static List<CaseScored> scores(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.published().stream()
                .filter(CaseScored.class::isInstance)
                .map(CaseScored.class::cast)
                .toList();
    }

    @Test
    void another_model_that_finds_the_same_kind_is_no_news_and_one_that_finds_another_is() {
        CaseState state = segmented().state();
        assertThat(said(under(kinds("other@2", "NEGOTIABLE", "LITIGIOUS")), state))
                .isEmpty();
        assertThat(said(under(kinds("other@2", "UNSTEADY", "LITIGIOUS")), state))
                .containsExactly(new CaseClustered("other@2", Cluster.UNSTEADY));
    }

    @Test
    void a_run_over_all_cases_with_nothing_new_emits_nothing() {
        List<CaseState> book = book(2_000);
        Set<Cluster> seen = EnumSet.noneOf(Cluster.class);
        for (CaseState state : book) {
            assertThat(said(DECIDER, state)).isEmpty();
            seen.add(Cluster.valueOf(
                    String.valueOf(DECIDER.facets(state).columns().get("cluster"))));
        }
        assertThat(seen).containsExactlyInAnyOrder(Cluster.values());
    }

    @Test
    void a_changed_fact_is_news_of_the_case_it_touches_and_of_no_other() {
        List<CaseState> book = book(200);
        CaseState touched = book.get(17);
        Balance less = new Balance("CNY", 0, 0, 100);
        BalanceChanged changed = new BalanceChanged(less, DUE, false, t(EARLY));
        assertThat(decided(DECIDER, touched, changed)).hasAtLeastOneElementOfType(Told.class);
        book.set(17, after(DECIDER, touched, changed));
        for (CaseState state : book) {
            assertThat(said(DECIDER, state)).isEmpty();
        }
    }

    /** Assessed cases of all sorts. */
    private static List<CaseState> book(int count) {
        Random chance = new Random(42);
        List<CaseState> book = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ScoringFacts facts = new ScoringFacts(
                    chance.nextInt(30_000),
                    chance.nextInt(10_000),
                    chance.nextInt(6_000) - 3_000,
                    chance.nextInt(11),
                    chance.nextInt(13));
            CaseState opened = after(DECIDER, Spec.of(DECIDER, "case-" + i).state(), opened(facts, "Asia/Shanghai"));
            book.add(after(
                    DECIDER, opened, chance.nextBoolean() ? early() : new BucketReached(Bucket.M3, 91, DUE, t(EARLY))));
        }
        return book;
    }

    private static CaseState after(CaseDecider decider, CaseState state, CaseInput input) {
        CaseState after = state;
        for (CaseEvent event : decided(decider, state, input)) {
            after = decider.evolve(after, event);
        }
        return after;
    }

    private static List<CaseEvent> said(CaseDecider decider, CaseState state) {
        return decided(decider, state, AGAIN);
    }

    private static List<CaseEvent> decided(CaseDecider decider, CaseState state, CaseInput input) {
        return ((Decision.Accepted<CaseEvent>) decider.decide(state, input, t(EARLY))).events();
    }

    private static CaseDecider under(Clusters clusters) {
        SegmentationPolicy shipped = PolicyFiles.load();
        return new CaseDecider(new SegmentationPolicy(
                shipped.rates(),
                shipped.priority(),
                shipped.models(),
                clusters,
                shipped.causes(),
                shipped.strategies(),
                shipped.warnings(),
                shipped.contactCosts(),
                shipped.workingDays()));
    }

    private static Clusters kinds(String model, String ofFewDays, String ofMany) {
        return Clusters.from(new ClustersDocument(
                model,
                PriorityPolicyTest.OURS,
                List.of(new ScaleEntry("DPD", 0L, 10_000L)),
                List.of(
                        new ClusterEntry(ofFewDays, "型", "kind", 500, Map.of("DPD", 0L)),
                        new ClusterEntry(ofMany, "型", "kind", 500, Map.of("DPD", 8_000L))),
                null));
    }
}
