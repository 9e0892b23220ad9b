package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.segmentation.domain.CauseDocument.PauseEntry;
import io.recourse.segmentation.domain.CauseDocument.SignEntry;
import io.recourse.segmentation.domain.CauseRules.Finding;
import io.recourse.segmentation.edge.PolicyFiles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CauseRulesTest {
    private static final CauseRules RULES = PolicyFiles.load().causes();

    private static Finding find(ScoringFacts facts, Bucket bucket, PauseReason... pauses) {
        return RULES.find(Judged.of(facts, bucket), Set.of(pauses));
    }

    @Test
    void a_debtor_who_is_able_and_rarely_late_forgot() {
        assertThat(find(new ScoringFacts(2_000, 1_000, 0, 3, 0), Bucket.EARLY))
                .isEqualTo(new Finding(Cause.FORGOT, Quadrant.ABLE_WILLING, List.of("rarely-late", "recently-due")));
    }

    @Test
    void an_able_debtor_who_is_late_four_months_of_twelve_will_not_and_three_months_are_not_enough() {
        assertThat(find(new ScoringFacts(2_000, 1_000, 0, 3, 4), Bucket.EARLY))
                .isEqualTo(
                        new Finding(Cause.WILL_NOT, Quadrant.ABLE_UNWILLING, List.of("often-late", "habitually-late")));
        assertThat(find(new ScoringFacts(2_000, 1_000, 0, 3, 3), Bucket.EARLY))
                .isEqualTo(new Finding(Cause.FORGOT, Quadrant.ABLE_WILLING, List.of("recently-due")));
    }

    @Test
    void one_weak_sign_of_inability_is_not_enough_and_two_are() {
        assertThat(find(new ScoringFacts(8_000, 3_999, -999, 3, 0), Bucket.EARLY)
                        .cause())
                .isEqualTo(Cause.FORGOT);
        assertThat(find(new ScoringFacts(8_000, 4_000, -999, 3, 0), Bucket.EARLY))
                .isEqualTo(new Finding(
                        Cause.CANNOT,
                        Quadrant.UNABLE_WILLING,
                        List.of("debt-ratio-from-80-percent", "income-unsteady")));
    }

    @Test
    void who_cannot_is_never_said_to_be_unwilling() {
        Finding both = find(new ScoringFacts(12_000, 0, 0, 3, 9), Bucket.M3);
        assertThat(both.cause()).isEqualTo(Cause.CANNOT);
        // but whoever reads both axes sees both
        assertThat(both.quadrant()).isEqualTo(Quadrant.UNABLE_UNWILLING);
    }

    @Test
    void an_open_hardship_pause_shows_that_the_debtor_cannot_and_a_dispute_shows_nothing() {
        ScoringFacts able = new ScoringFacts(0, 0, 0, 0, 0);
        assertThat(find(able, Bucket.EARLY, PauseReason.HARDSHIP))
                .isEqualTo(new Finding(Cause.CANNOT, Quadrant.UNABLE_WILLING, List.of("hardship-shown")));
        assertThat(find(able, Bucket.EARLY, PauseReason.DISPUTE).cause()).isEqualTo(Cause.FORGOT);
    }

    @Test
    void a_finding_without_any_sign_says_so() {
        CauseRules none = CauseRules.from(new CauseDocument(PriorityPolicyTest.OURS, 1, List.of(), List.of()));
        assertThat(none.find(Judged.of(new ScoringFacts(0, 0, 0, 0, 0), Bucket.EARLY), Set.of()))
                .isEqualTo(new Finding(Cause.FORGOT, Quadrant.ABLE_WILLING, List.of("nothing-against")));
    }

    @Test
    void all_faults_of_a_document_are_told_at_once() {
        CauseDocument document = new CauseDocument(
                null,
                0,
                List.of(
                        new SignEntry("a", "AGE", 1, null, "CANNOT", 1),
                        new SignEntry("b", "BUCKET", null, null, "LAZY", 0),
                        new SignEntry("c", "STATUS_1", 1, null, "CANNOT", 1)),
                List.of(new PauseEntry(null, "HOLIDAY", "CANNOT", 1)));
        assertThatThrownBy(() -> CauseRules.from(document))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "source is missing",
                                "threshold must be ≥ 1",
                                "a: unknown feature AGE",
                                "b: neither atLeast nor atMost",
                                "b: points must be ≥ 1",
                                "b: unknown cause LAZY",
                                "c: not every case has STATUS_1",
                                "pause must be a code of 1 … 48 characters",
                                ": unknown pausereason HOLIDAY"));
    }

    @Test
    void a_sign_holds_from_its_lower_to_its_upper_bound() {
        CauseRules rules = CauseRules.from(new CauseDocument(
                PriorityPolicyTest.OURS,
                2,
                List.of(
                        new SignEntry("some-risk", "INDUSTRY_RISK", 3, 5, "WILL_NOT", 1),
                        new SignEntry("late", "MONTHS_LATE_12", 2, null, "WILL_NOT", 1)),
                List.of()));
        for (int risk = 0; risk <= 10; risk++) {
            assertThat(rules.find(Judged.of(new ScoringFacts(0, 0, 0, risk, 2), Bucket.EARLY), Set.of())
                            .cause())
                    .isEqualTo(risk >= 3 && risk <= 5 ? Cause.WILL_NOT : Cause.FORGOT);
        }
    }

    @Test
    void no_sign_is_named_twice_and_each_weighs_something() {
        CauseDocument document = new CauseDocument(
                PriorityPolicyTest.OURS,
                1,
                List.of(new SignEntry("a", "BUCKET", null, 1, "CANNOT", 1)),
                List.of(new PauseEntry("a", "HARDSHIP", "CANNOT", 1), new PauseEntry("b", "HARDSHIP", "LAZY", 0)));
        assertThatThrownBy(() -> CauseRules.from(document))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly("b: points must be ≥ 1", "b: unknown cause LAZY", "signs: duplicate a"));
    }
}
