package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.segmentation.domain.AccountHistory.Month;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.segmentation.edge.PolicyFiles;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountHistoryTest {

    private static final AccountHistory HISTORY = new AccountHistory(
            1_000, List.of(new Month(2, 900, 0), new Month(1, 700, 100), new Month(-1, 500, 500), new Month(-2, 0, 0)));

    private static int of(Feature feature) {
        Integer value = feature.of(Judged.of(HISTORY));
        assertThat(value).as(feature.name()).isNotNull();
        return value == null ? 0 : value;
    }

    @Test
    void every_feature_of_a_history_reckoned_by_hand() {
        assertThat(of(Feature.STATUS_1)).isEqualTo(2);
        assertThat(of(Feature.STATUS_2)).isEqualTo(1);
        assertThat(of(Feature.STATUS_3)).isEqualTo(-1);
        assertThat(of(Feature.STATUS_MOST)).isEqualTo(2);
        assertThat(of(Feature.MONTHS_LATE)).isEqualTo(2);
        assertThat(of(Feature.MONTHS_UNPAID)).isEqualTo(2);
        assertThat(of(Feature.LIMIT)).isEqualTo(1_000);
        assertThat(of(Feature.LIMIT_LEFT)).isEqualTo(100);
        assertThat(of(Feature.LIMIT_USED_BP)).isEqualTo(9_000);
        // (900 + 700 + 500 + 0) / 4 = 525
        assertThat(of(Feature.LIMIT_USED_MEAN_BP)).isEqualTo(5_250);
        assertThat(of(Feature.PAID_1)).isZero();
        assertThat(of(Feature.PAID_2)).isEqualTo(100);
        assertThat(of(Feature.PAID_3)).isEqualTo(500);
        assertThat(of(Feature.PAID_SUM)).isEqualTo(600);
        // 900 − 700 + 0, 700 − 500 + 100, 500 − 0 + 500
        assertThat(of(Feature.SPENT_1)).isEqualTo(200);
        assertThat(of(Feature.SPENT_MOST)).isEqualTo(1_000);
        assertThat(of(Feature.SPENT_SUM)).isEqualTo(1_500);
    }

    @Test
    void what_is_not_known_is_no_number() {
        for (Feature feature : Feature.values()) {
            boolean ofHistory = feature.of(Judged.of(HISTORY)) != null;
            assertThat(feature.everyCaseHasIt()).as(feature.name()).isEqualTo(!ofHistory);
        }
    }

    @Test
    void the_largest_history_there_is_overflows_nowhere_and_counts_as_the_largest_number() {
        long most = AccountHistory.MOST_AMOUNT;
        AccountHistory large =
                new AccountHistory(1, Collections.nCopies(AccountHistory.MOST, new Month(36, most, most)));
        assertThat(Feature.PAID_SUM.of(Judged.of(large))).isEqualTo(Integer.MAX_VALUE);
        assertThat(Feature.LIMIT_USED_MEAN_BP.of(Judged.of(large))).isEqualTo(Integer.MAX_VALUE);
        assertThat(Feature.LIMIT_LEFT.of(Judged.of(large))).isEqualTo(Integer.MIN_VALUE);
    }

    @Test
    void what_is_out_of_range_names_itself() {
        assertThatThrownBy(() -> new Month(-3, 0, 0)).hasMessage("a month's status is −2 … 36, not -3");
        assertThatThrownBy(() -> new Month(37, 0, 0)).hasMessage("a month's status is −2 … 36, not 37");
        assertThatThrownBy(() -> new Month(0, 0, -1)).hasMessage("paid is ≥ 0, not -1");
        assertThatThrownBy(() -> new Month(0, -(1L << 40) - 1, 0))
                .hasMessage("billed is at most 2⁴⁰ from zero, not -1099511627777");
        assertThatThrownBy(() -> new AccountHistory(0, HISTORY.months())).hasMessage("limit is ≥ 1, not 0");
        assertThatThrownBy(() -> new AccountHistory(1, HISTORY.months().subList(0, 2)))
                .hasMessage("a history has 3 … 120 months, not 2");
    }

    @Test
    void a_scorecard_over_a_history_says_nothing_of_a_case_and_stands_in_no_other_place() {
        Scorecard card = Scorecard.from(new ScorecardDocument(
                "m-1",
                PriorityPolicyTest.OURS,
                0.0,
                1,
                new History(3, "CNY"),
                List.of(new FeatureEntry("STATUS_1", "late", "NONE", List.of(new BinEntry(null, 1.0)))),
                ScorecardTest.BANDS,
                null));
        assertThat(card.features()).containsExactly(Feature.STATUS_1);
        assertThat(card.score(Judged.of(HISTORY))).isPresent();
        assertThat(card.score(Judged.of(Cases.STEADY, Bucket.EARLY))).isEmpty();
        Scorecard ofFacts = PolicyFiles.load().models().facts();
        assertThatThrownBy(() -> new Models(card, null)).hasMessage("a model stands where it does not belong");
        assertThatThrownBy(() -> new Models(ofFacts, ofFacts)).hasMessage("a model stands where it does not belong");
    }
}
