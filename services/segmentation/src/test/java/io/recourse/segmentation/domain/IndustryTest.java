package io.recourse.segmentation.domain;

import static io.recourse.segmentation.domain.Cases.EARLY;
import static io.recourse.segmentation.domain.Cases.STEADY;
import static io.recourse.segmentation.domain.Cases.t;
import static io.recourse.segmentation.domain.Cases.watched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.segmentation.domain.CaseEvent.EarlyWarned;
import io.recourse.segmentation.domain.CaseEvent.IndexNoted;
import io.recourse.segmentation.domain.CaseEvent.ProfileNoted;
import io.recourse.segmentation.domain.CaseInput.IndexKnown;
import io.recourse.segmentation.domain.CaseInput.LookedAtAgain;
import io.recourse.segmentation.domain.CaseInput.ProfileKnown;
import io.recourse.segmentation.domain.EarlyWarnings.Warning;
import io.recourse.segmentation.domain.IndustryEvent.IndexAwaited;
import io.recourse.segmentation.domain.IndustryEvent.IndexRecorded;
import io.recourse.segmentation.domain.IndustryInput.IndexAsked;
import io.recourse.segmentation.domain.IndustryInput.IndexTold;
import io.recourse.segmentation.domain.IndustryInput.IndustryDeadlinePassed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An industry's index as its lender reads it, and what a case makes of it. */
class IndustryTest {

    private static final LocalDate BASE = LocalDate.of(2024, 12, 31);
    private static final String READ = "2025-03-01T00:00:00+08:00";
    private static final String NEXT = "2025-03-02T00:00:00+08:00";
    private static final String LATER = "2025-03-20T00:00:00+08:00";
    private static final SubjectId C17 = IndustryDecider.subject("lender-a", "C17");
    private static final SubjectId CASE = new SubjectId("case", "case-1");

    static Spec<IndustryState, IndustryInput, IndustryEvent> unread() {
        return Spec.of(new IndustryDecider(), C17.id());
    }

    static Spec<IndustryState, IndustryInput, IndustryEvent> awaited() {
        return unread().when(new IndexAsked("case-1", "lender-a", "C17")).at(EARLY);
    }

    static Spec<IndustryState, IndustryInput, IndustryEvent> read() {
        return unread().when(told(9_500, READ)).at(EARLY);
    }

    private static IndexTold told(long value, String asOf) {
        return new IndexTold("lender-a", reading(value, asOf));
    }

    private static IndexReading reading(long value, String asOf) {
        return new IndexReading("C17", t(asOf), value, 10_000, BASE);
    }

    private static IndustryIndex index(int number, String asOf, int changeBp) {
        return new IndustryIndex("C17", number, t(asOf), changeBp);
    }

    private static IndexKnown known(int number, String asOf, int changeBp, String at) {
        return new IndexKnown(index(number, asOf, changeBp), t(at));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> shown() {
        return shown(watched(STEADY));
    }

    private static Spec<CaseState, CaseInput, CaseEvent> shown(Spec<CaseState, CaseInput, CaseEvent> of) {
        return of.when(new ProfileKnown(ProfileTest.SHOWN, t(EARLY))).at(EARLY);
    }

    private static Shown of(String industry) {
        return new Shown(null, null, null, null, industry, null);
    }

    @Test
    void a_fall_of_10_00_percent_warns_and_one_of_9_99_percent_does_not() {
        shown().when(known(1, READ, reading(9_001, READ).changeBp(), EARLY))
                .at(EARLY)
                .then(new IndexNoted(index(1, READ, -999)));
        shown().when(known(1, READ, reading(9_000, READ).changeBp(), EARLY))
                .at(EARLY)
                .then(new IndexNoted(index(1, READ, -1_000)), new EarlyWarned(Warning.INDUSTRY, -1_000, t(EARLY)));
    }

    @Test
    void a_change_is_cut_towards_zero_so_that_nearly_10_percent_is_not_10_percent() {
        assertThat(new IndexReading("C17", t(READ), 900_001, 1_000_000, BASE).changeBp())
                .isEqualTo(-999);
        assertThat(new IndexReading("C17", t(READ), 1_000_099, 1_000_000, BASE).changeBp())
                .isZero();
        assertThat(new IndexReading("C17", t(READ), 0, 1, BASE).changeBp()).isEqualTo(-10_000);
        assertThat(new IndexReading("C17", t(READ), IndexReading.MOST, 1_000_000_000, BASE).changeBp())
                .isEqualTo(9_990_000);
    }

    @Test
    void a_case_is_warned_of_its_industry_once_whoever_said_so_first() {
        shown().when(known(1, READ, -1_000, EARLY))
                .at(EARLY)
                .when(known(2, LATER, -2_000, LATER))
                .at(LATER)
                .then(new IndexNoted(index(2, LATER, -2_000)));
        shown(watched(new ScoringFacts(5_000, 2_000, -1_000, 3, 0)))
                .when(known(1, READ, -1_100, EARLY))
                .at(EARLY)
                .then(new IndexNoted(index(1, READ, -1_100)));
    }

    @Test
    void an_index_of_45_days_ago_warns_and_an_older_one_is_stale_and_raises_nothing() {
        String day45 = "2025-03-20T10:00:00+08:00";
        shown().when(known(1, "2025-02-03T10:00:00+08:00", -3_000, day45))
                .at(day45)
                .then(
                        new IndexNoted(index(1, "2025-02-03T10:00:00+08:00", -3_000)),
                        new EarlyWarned(Warning.INDUSTRY, -3_000, t(day45)));
        shown().when(known(1, "2025-02-03T09:59:59.999999+08:00", -3_000, day45))
                .at(day45)
                .then(new IndexNoted(index(1, "2025-02-03T09:59:59.999999+08:00", -3_000)));
    }

    @Test
    void a_reading_that_is_known_or_older_or_of_another_industry_leaves_no_trace_in_a_case() {
        shown().when(known(2, READ, -500, EARLY))
                .at(EARLY)
                .when(known(2, READ, -500, EARLY))
                .at(EARLY)
                .thenNothing()
                .when(known(1, READ, -2_000, EARLY))
                .at(EARLY)
                .thenNothing()
                .when(new IndexKnown(new IndustryIndex("A01", 3, t(READ), -2_000), t(EARLY)))
                .at(EARLY)
                .thenNothing();
        watched(STEADY).when(known(1, READ, -2_000, EARLY)).at(EARLY).thenNothing();
    }

    @Test
    void a_case_that_was_assessed_is_scored_anew_by_the_index_and_by_the_pushed_one_when_it_is_stale() {
        var spec = shown(Cases.segmented()).when(known(1, READ, -1_000, EARLY)).at(EARLY);
        assertThat(scores(spec)).singleElement().satisfies(scored -> assertThat(scored.pdPpm())
                .isGreaterThan(Cases.AT_DPD_4.pdPpm()));
        // the same value of a later day changes nothing: on the same day it is all that is said
        spec.when(known(2, NEXT, -1_000, EARLY))
                .at(EARLY)
                .then(new IndexNoted(index(2, NEXT, -1_000)))
                .when(new LookedAtAgain(t("2025-06-01T00:00:00+08:00")))
                .at("2025-06-01T00:00:00+08:00");
        // 92 days past due by then
        assertThat(scores(spec)).containsExactly(Cases.weighing(52_700));
    }

    private static List<CaseScored> scores(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.published().stream()
                .filter(CaseScored.class::isInstance)
                .map(CaseScored.class::cast)
                .toList();
    }

    @Test
    void a_case_that_learns_its_industry_asks_and_is_answered_what_was_read_before() {
        watched(STEADY)
                .when(new ProfileKnown(of("C17"), t(EARLY)))
                .at(EARLY)
                .then(new ProfileNoted(of("C17")))
                .andTells(new Tell(C17, new IndexAsked("case-1", "lender-a", "C17")));
        read().when(new IndexAsked("case-1", "lender-a", "C17"))
                .at(EARLY)
                .thenNothing()
                .andTells(new Tell(CASE, known(1, READ, -500, EARLY)));
    }

    @Test
    void who_asks_before_anything_was_read_is_written_down_once() {
        awaited()
                .then(new IndexAwaited("lender-a", "C17"))
                .andStatus("awaited")
                .when(new IndexAsked("case-2", "lender-a", "C17"))
                .at(EARLY)
                .thenNothing()
                .andTells()
                .when(told(9_500, READ))
                .at(EARLY)
                .then(new IndexRecorded("lender-a", reading(9_500, READ), 1))
                .andStatus("read");
    }

    @Test
    void a_case_of_another_industry_forgets_the_index_and_asks_again_and_one_of_the_same_does_neither() {
        var spec = shown().when(known(1, READ, -500, EARLY))
                .at(EARLY)
                .when(new ProfileKnown(of("C17"), t(EARLY)))
                .at(EARLY)
                .andTells()
                .when(new ProfileKnown(of("A01"), t(EARLY)))
                .at(EARLY)
                .andTells(new Tell(
                        IndustryDecider.subject("lender-a", "A01"), new IndexAsked("case-1", "lender-a", "A01")));
        assertThat(((CaseState.Live) spec.state()).standing().index()).isNull();
        spec.when(new ProfileKnown(new Shown(true, null, null, null, null, null), t(EARLY)))
                .at(EARLY)
                .andTells();
    }

    @Test
    void an_older_or_repeated_reading_is_no_news_and_a_correction_of_the_same_instant_is() {
        read().then(new IndexRecorded("lender-a", reading(9_500, READ), 1))
                .when(told(9_500, READ))
                .at(EARLY)
                .thenNothing()
                .when(told(8_000, "2025-02-28T00:00:00+08:00"))
                .at(EARLY)
                .thenNothing()
                .when(told(9_400, READ))
                .at(EARLY)
                .then(new IndexRecorded("lender-a", reading(9_400, READ), 2))
                .when(told(9_400, "2025-03-05T00:00:01+08:00"))
                .at(EARLY)
                .thenRefused("index-ahead");
    }

    @Test
    void lenders_have_indices_of_their_own_whatever_they_are_called() {
        assertThat(IndustryDecider.subject("lender-b", "C17")).isNotEqualTo(C17);
        assertThat(IndustryDecider.subject("lender-a", "C18")).isNotEqualTo(C17);
        assertThat(IndustryDecider.subject("l".repeat(128), "C17").id()).hasSize(36);
    }

    @Test
    void all_that_does_not_fit_is_told_at_once_each_with_its_place() {
        assertThatCode(() -> reading(0, READ).judge()).doesNotThrowAnyException();
        Instant asOf = t(READ);
        faulty(new IndexReading("c17", asOf, -1, 0, BASE), "/industry", "/value", "/baseline");
        faulty(new IndexReading("U01", asOf, IndexReading.MOST + 1, 1, BASE), "/industry", "/value", "/value");
        faulty(new IndexReading("C1", asOf, 1, IndexReading.MOST + 1, BASE), "/industry", "/baseline");
        faulty(new IndexReading("C17", asOf, 1, 1, LocalDate.of(2025, 3, 1)), "/baselineOn");
    }

    private static void faulty(IndexReading reading, String... paths) {
        assertThatThrownBy(reading::judge).isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.found())
                .extracting(Fault::path)
                .containsExactly(paths));
    }

    @Test
    void an_industry_is_called_as_in_a_profile() throws IOException {
        try (InputStream in = IndustryTest.class.getResourceAsStream("/schema/Profile.v1.schema.json")) {
            assertThat(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"pattern\": \"^" + IndexReading.INDUSTRY + "$\"");
        }
    }

    @Test
    void it_waits_for_nothing() {
        Deadline deadline = Deadline.business("any", "any", t(EARLY), "any");
        IndustryDecider decider = new IndustryDecider();
        read().andDeadlines();
        assertThatThrownBy(() -> decider.decide(read().state(), new IndustryDeadlinePassed(deadline), t(EARLY)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(decider.passed(deadline)).isEqualTo(new IndustryDeadlinePassed(deadline));
    }
}
