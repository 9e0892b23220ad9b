package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.early;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.segmentation.domain.AccountHistory.Month;
import io.recourse.segmentation.domain.CaseEvent.ProfileNoted;
import io.recourse.segmentation.domain.CaseEvent.Told;
import io.recourse.segmentation.domain.CaseInput.LookedAtAgain;
import io.recourse.segmentation.domain.CaseInput.ProfileKnown;
import io.recourse.segmentation.domain.ScorecardDocument.BinEntry;
import io.recourse.segmentation.domain.ScorecardDocument.FeatureEntry;
import io.recourse.segmentation.domain.ScorecardDocument.History;
import io.recourse.segmentation.edge.PolicyFiles;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which model scores a case, and when its case is scored by another. */
class ModelsTest {

    private static final ReferenceRates RATES =
            new ReferenceRates(PriorityPolicyTest.OURS, Map.of("CNY", BigDecimal.ONE, "TWD", new BigDecimal("0.25")));
    private static final Judged STEADILY = Judged.of(STEADY, Bucket.EARLY);

    /** Of an account whose months are all alike. */
    static Statements account(int status, int months) {
        return new Statements("CNY", 2_000_000, Collections.nCopies(months, new Month(status, 120_000, 20_000)));
    }

    private static Shown shown(@Nullable Statements account) {
        return new Shown(null, null, null, null, null, account);
    }

    private static Scorecard card(String model, @Nullable History history, String feature, int below, double weight) {
        return Scorecard.from(new ScorecardDocument(
                model,
                PriorityPolicyTest.OURS,
                0.0,
                2,
                history,
                List.of(new FeatureEntry(
                        feature, "reason", "NONE", List.of(new BinEntry(below, -weight), new BinEntry(null, weight)))),
                ScorecardTest.BANDS,
                null));
    }

    private static Scorecard ofFacts() {
        return card("facts@1", null, "MONTHS_LATE_12", 1, 2);
    }

    /** Even odds are 500 000; a log-odds of 1 is 731 059, one of −1 268 941, one of −2 119 203. */
    private static Scorecard ofHistory(String currency, String feature, int below) {
        return card("history@1", new History(6, currency), feature, below, 1);
    }

    private static Score score(Scorecard history, @Nullable Statements account) {
        return new Models(ofFacts(), history).score(STEADILY, account == null ? null : shown(account), RATES);
    }

    @Test
    void with_a_history_its_model_scores_and_without_one_the_other() {
        Scorecard late = ofHistory("CNY", "STATUS_1", 1);
        assertThat(score(late, account(2, 6)))
                .isEqualTo(new Score("history@1", 731_059, Band.E, List.of("reason-raises")));
        assertThat(score(late, account(0, 24)).pdPpm()).isEqualTo(268_941);
        assertThat(score(late, null)).isEqualTo(new Score("facts@1", 119_203, Band.B, List.of("reason-lowers")));
        assertThat(new Models(ofFacts(), late)
                        .score(STEADILY, shown(null), RATES)
                        .model())
                .isEqualTo("facts@1");
        assertThat(new Models(ofFacts(), null)
                        .score(STEADILY, shown(account(2, 6)), RATES)
                        .model())
                .isEqualTo("facts@1");
    }

    @Test
    void a_history_that_is_too_short_is_none() {
        assertThat(score(ofHistory("CNY", "STATUS_1", 1), account(2, 5)).model())
                .isEqualTo("facts@1");
    }

    @Test
    void of_a_longer_history_as_many_months_are_read_as_the_model_was_trained_on() {
        Scorecard paid = ofHistory("CNY", "PAID_SUM", 1_201);
        // 6 × 200.00
        assertThat(score(paid, account(0, 6)).pdPpm()).isEqualTo(268_941);
        assertThat(score(paid, account(0, 12)).pdPpm()).isEqualTo(268_941);
    }

    @Test
    void amounts_are_counted_in_whole_units_of_the_models_own_currency() {
        // 20 000.00 CNY at 0.25 are 80 000 TWD
        assertThat(score(ofHistory("TWD", "LIMIT", 80_001), account(0, 6)).pdPpm())
                .isEqualTo(268_941);
        assertThat(score(ofHistory("TWD", "LIMIT", 80_000), account(0, 6)).pdPpm())
                .isEqualTo(731_059);
        assertThat(score(ofHistory("CNY", "LIMIT", 20_001), account(0, 6)).pdPpm())
                .isEqualTo(268_941);
        assertThat(score(ofHistory("CNY", "LIMIT", 20_000), account(0, 6)).pdPpm())
                .isEqualTo(731_059);
    }

    @Test
    void an_account_in_a_currency_that_nobody_can_count_in_the_models_is_none_but_its_own_needs_no_rate() {
        Statements dollars = new Statements("USD", 1, Collections.nCopies(6, new Month(2, 0, 0)));
        Statements unknown = new Statements("QQQ", 1, Collections.nCopies(6, new Month(2, 0, 0)));
        assertThat(score(ofHistory("CNY", "STATUS_1", 1), dollars).model()).isEqualTo("facts@1");
        assertThat(score(ofHistory("CNY", "STATUS_1", 1), unknown).model()).isEqualTo("facts@1");
        assertThat(score(ofHistory("USD", "STATUS_1", 1), dollars).model()).isEqualTo("history@1");
    }

    @Test
    void the_largest_account_in_the_weakest_currency_overflows_nowhere() {
        long most = 1_000_000_000_000L;
        Statements large = new Statements("CNY", most, Collections.nCopies(24, new Month(36, -most, most)));
        ReferenceRates weak = new ReferenceRates(
                PriorityPolicyTest.OURS, Map.of("CNY", BigDecimal.ONE, "IRR", new BigDecimal("0.00001")));
        Models models = new Models(ofFacts(), ofHistory("IRR", "LIMIT_LEFT", 1));
        assertThat(models.score(STEADILY, shown(large), weak).pdPpm()).isEqualTo(731_059);
    }

    @Test
    void a_case_keeps_the_latest_two_years_of_what_was_told() {
        Profile told = new Profile(
                Profiles.DAY,
                "CNY",
                new Profile.Account(5, Profiles.DAY, false, Collections.nCopies(120, new Profile.Month(1, 2, 3, 4))),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(Statements.of(told))
                .isEqualTo(new Statements("CNY", 5, Collections.nCopies(24, new Month(1, 2, 3))));
        assertThat(Statements.of(Profiles.empty())).isNull();
    }

    private static CaseDecider under(Models models) {
        return new CaseDecider(PolicyFiles.load().with(models));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> segmented(CaseDecider decider) {
        return Spec.of(decider, "case-1")
                .given(watched(STEADY).events().toArray(CaseEvent[]::new))
                .when(early())
                .at(EARLY);
    }

    @Test
    void a_profile_that_brings_a_history_scores_its_case_anew_and_names_the_model() {
        CaseDecider decider = under(new Models(ofFacts(), ofHistory("CNY", "STATUS_1", 1)));
        CaseScored scored = new CaseScored("history@1", 731_059, "E", List.of("reason-raises"), "seed-v1", 17_500);
        segmented(decider)
                .when(new ProfileKnown(shown(account(2, 6)), t(EARLY)))
                .at(EARLY)
                .thenPublished(scored)
                .when(new ProfileKnown(shown(account(2, 6)), t(EARLY)))
                .at(EARLY)
                .thenNothing()
                .when(new LookedAtAgain(t(EARLY)))
                .at(EARLY)
                .thenNothing();
    }

    @Test
    void a_profile_that_says_nothing_else_of_the_account_is_noted_and_no_more() {
        CaseDecider decider = under(new Models(ofFacts(), ofHistory("CNY", "STATUS_1", 1)));
        Shown more = new Shown(true, 2, 0, Profile.Area.RURAL, "C17", account(2, 6));
        segmented(decider)
                .when(new ProfileKnown(shown(account(2, 6)), t(EARLY)))
                .at(EARLY)
                .when(new ProfileKnown(more, t(EARLY)))
                .at(EARLY)
                .then(new ProfileNoted(more));
    }

    @Test
    void a_profile_of_a_case_that_has_no_score_yet_waits_for_its_first() {
        CaseDecider decider = under(new Models(ofFacts(), ofHistory("CNY", "STATUS_1", 1)));
        Shown known = shown(account(2, 6));
        var spec = Spec.of(decider, "case-1")
                .given(watched(STEADY).events().toArray(CaseEvent[]::new))
                .when(new ProfileKnown(known, t(EARLY)))
                .at(EARLY)
                .then(new ProfileNoted(known))
                .when(early())
                .at(EARLY);
        assertThat(spec.published().getFirst())
                .isInstanceOfSatisfying(
                        CaseScored.class, scored -> assertThat(scored.model()).isEqualTo("history@1"));
    }

    @Test
    void a_history_that_is_told_no_more_gives_the_case_back_to_the_other_model() {
        CaseDecider decider = under(new Models(ofFacts(), ofHistory("CNY", "STATUS_1", 1)));
        segmented(decider)
                .when(new ProfileKnown(shown(account(2, 6)), t(EARLY)))
                .at(EARLY)
                .when(new ProfileKnown(shown(null), t(EARLY)))
                .at(EARLY)
                .thenPublished(new CaseScored("facts@1", 119_203, "B", List.of("reason-lowers"), "seed-v1", 17_500));
    }

    @Test
    void another_model_scores_a_case_when_it_is_looked_at_again_and_says_so_once() {
        CaseState state = segmented(under(new Models(ofFacts(), null))).state();
        CaseDecider other = under(new Models(card("facts@2", null, "MONTHS_LATE_12", 1, 1), null));
        CaseScored scored = new CaseScored("facts@2", 268_941, "C", List.of("reason-lowers"), "seed-v1", 17_500);
        List<CaseEvent> said = said(other, state);
        assertThat(said).containsExactly(new Told(scored));
        assertThat(said(other, other.evolve(state, said.getFirst()))).isEmpty();
    }

    private static List<CaseEvent> said(CaseDecider decider, CaseState state) {
        return ((Decision.Accepted<CaseEvent>) decider.decide(state, new LookedAtAgain(t(EARLY)), t(EARLY))).events();
    }

    @Test
    void a_model_on_the_shelf_has_a_name_and_a_version_and_reads_no_more_than_a_case_keeps() {
        ScorecardDocument document = new ScorecardDocument(
                "Card@0",
                PriorityPolicyTest.OURS,
                0.0,
                2,
                new History(25, "CNY"),
                List.of(new FeatureEntry("STATUS_1", "late", "NONE", List.of(new BinEntry(null, 1.0)))),
                ScorecardTest.BANDS,
                null);
        assertThatThrownBy(() -> ModelReader.read(document))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.found())
                        .extracting(Fault::path)
                        .containsExactly("/model", "/history/months"));
    }
}
