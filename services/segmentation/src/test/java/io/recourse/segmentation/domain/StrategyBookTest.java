package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.segmentation.domain.Strategy.Situation;
import io.recourse.segmentation.domain.StrategyDocument.ArmEntry;
import io.recourse.segmentation.domain.StrategyDocument.StepEntry;
import io.recourse.segmentation.domain.StrategyDocument.StrategyEntry;
import io.recourse.segmentation.domain.StrategyDocument.TalksEntry;
import io.recourse.segmentation.edge.CelConditions;
import io.recourse.segmentation.edge.PolicyFiles;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrategyBookTest {
    private static final StrategyBook SHIPPED = PolicyFiles.load().strategies();
    private static final Conditions CONDITIONS = new CelConditions();
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private static Situation situation(Band band, Cause cause, DebtorKind kind, String owed) {
        return situation(band, cause, Bucket.EARLY, kind, false, owed);
    }

    private static Situation situation(
            Band band, Cause cause, Bucket bucket, DebtorKind kind, boolean secured, String owed) {
        return new Situation(
                new CaseFacts(
                        "case-1", "lender-a", kind, "CN", "Asia/Shanghai", "Asia/Shanghai", secured, Cases.STEADY),
                new Standing(bucket, 4, Cases.DUE, Cases.OWED, List.of(), Cases.t(Cases.OPENING), List.of(), null),
                new Score("m-1", 100_000, band, List.of()),
                cause,
                new BigDecimal(owed));
    }

    private static String chosen(Band band, Cause cause, DebtorKind kind, String owed) {
        return SHIPPED.choose(situation(band, cause, kind, owed)).reference();
    }

    private static StepEntry step(String code, int day) {
        return new StepEntry(code, "FRIENDLY", "SMS", day, 2);
    }

    private static StrategyEntry entry(String code, @Nullable String when, ArmEntry... arms) {
        return new StrategyEntry(code, 1, "s", when, 2, 30, List.of(arms));
    }

    private static ArmEntry champion(StepEntry... steps) {
        return new ArmEntry("champion", 100, List.of(steps));
    }

    private static StrategyDocument document(String otherwise, StrategyEntry... entries) {
        return document(new TalksEntry(PriorityPolicyTest.OURS, 4, 15, NINE), otherwise, entries);
    }

    private static StrategyDocument document(TalksEntry talks, String otherwise, StrategyEntry... entries) {
        return new StrategyDocument(PriorityPolicyTest.OURS, talks, otherwise, List.of(entries));
    }

    private static List<String> faults(StrategyDocument document) {
        try {
            StrategyBook.from(document, CONDITIONS);
            return List.of();
        } catch (InvalidPolicy e) {
            return e.faults();
        }
    }

    @Test
    void the_shipped_strategies_divide_the_cases_by_debtor_cause_band_and_balance() {
        assertThat(chosen(Band.E, Cause.WILL_NOT, DebtorKind.ENTERPRISE, "1")).isEqualTo("enterprise@1");
        assertThat(chosen(Band.A, Cause.CANNOT, DebtorKind.NATURAL, "1")).isEqualTo("hardship-gentle@1");
        assertThat(chosen(Band.D, Cause.WILL_NOT, DebtorKind.NATURAL, "1")).isEqualTo("enforcement-track@1");
        assertThat(chosen(Band.C, Cause.WILL_NOT, DebtorKind.NATURAL, "1")).isEqualTo("negotiable-standard@1");
        assertThat(chosen(Band.B, Cause.FORGOT, DebtorKind.NATURAL, "199999.99"))
                .isEqualTo("soft-forgot@1");
        assertThat(chosen(Band.B, Cause.FORGOT, DebtorKind.NATURAL, "200000")).isEqualTo("negotiable-standard@1");
    }

    @Test
    void collateral_bucket_and_balance_can_be_conditions() {
        String when = "secured && bucket in [Bucket.M2, Bucket.M3] && owed >= 100";
        StrategyBook book = book(when);
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, true, "100.00")))
                .isEqualTo("one");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, Bucket.M1, DebtorKind.NATURAL, true, "100.00")))
                .isEqualTo("other");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, false, "100.00")))
                .isEqualTo("other");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, true, "99.99")))
                .isEqualTo("other");
    }

    private static StrategyBook book(String when) {
        return StrategyBook.from(
                document(
                        "other",
                        entry("one", when, champion(step("a", 0))),
                        entry("other", null, champion(step("a", 0)))),
                CONDITIONS);
    }

    private static String chosen(StrategyBook book, Situation situation) {
        return book.choose(situation).code();
    }

    @Test
    void a_case_draws_the_same_arm_for_ever_and_the_arms_get_their_shares() {
        assertThat(HashSplit.percentile("negotiable-standard@1", "case-1")).isEqualTo(98);
        assertThat(HashSplit.percentile("negotiable-standard@1", "case-4")).isEqualTo(20);
        Strategy split = SHIPPED.choose(situation(Band.C, Cause.FORGOT, DebtorKind.NATURAL, "1"));
        assertThat(split.armOf("case-1").name()).isEqualTo("challenger");
        assertThat(split.armOf("case-4").name()).isEqualTo("champion");
        // 80 of 100 lots are the champion's: 0 to 79
        assertThat(HashSplit.percentile("negotiable-standard@1", "case-65")).isEqualTo(79);
        assertThat(split.armOf("case-65").name()).isEqualTo("champion");
        assertThat(HashSplit.percentile("negotiable-standard@1", "case-83")).isEqualTo(80);
        assertThat(split.armOf("case-83").name()).isEqualTo("challenger");
        long champions = IntStream.range(0, 10_000)
                .filter(i -> split.armOf("case-" + i).name().equals("champion"))
                .count();
        assertThat(champions).isBetween(7_850L, 8_150L);
    }

    @Test
    void every_fault_of_a_bad_document_is_told_at_once() {
        StrategyDocument bad = document(
                "standard",
                entry(
                        "one",
                        "band == Band.F",
                        champion(
                                new StepEntry("a", "FIRM", "PIGEON", 3, 0),
                                new StepEntry("a", "FIRM", "SMS", 3, 1),
                                new StepEntry("b", "FRIENDLY", "SMS", 30, 1))),
                new StrategyEntry("two", 0, null, null, 12, 0, List.of(new ArmEntry("rival", 90, List.of()))));
        assertThat(faults(bad))
                .containsExactlyInAnyOrder(
                        "one: when: column 9: Band has no F, but A, B, C, D, E",
                        "one/champion: steps: duplicate a",
                        "one/champion/a: shelfLifeDays must be 1 … 3650",
                        "one/champion/a: unknown channel PIGEON",
                        "one/champion: days do not ascend at a",
                        "one/champion: b comes after talks are exhausted",
                        "one/champion: the tone softens at b",
                        "two: version must be ≥ 1",
                        "two: segment must be a code of 1 … 48 characters",
                        "two: startAfterDays must be 0 … 11",
                        "two: exhaustAfterDays must be 1 … 3650",
                        "two: arms must sum to 100 percent",
                        "two: no arm named champion",
                        "two/rival: no steps",
                        "two: no condition, and not the default",
                        "no default strategy: standard");
    }

    @Test
    void talks_open_where_the_document_says_and_every_strategy_is_held_to_it() {
        assertThat(SHIPPED.talks()).isEqualTo(new Talks(4, 15, NINE));
        StrategyEntry patient = new StrategyEntry("x", 1, "s", null, 6, 30, List.of(champion(step("a", 0))));
        assertThat(faults(document(new TalksEntry(PriorityPolicyTest.OURS, 4, 10, NINE), "x", patient)))
                .isEmpty();
        assertThat(faults(document(new TalksEntry(PriorityPolicyTest.OURS, 4, 9, NINE), "x", patient)))
                .containsExactly("x: startAfterDays must be 0 … 5");
        assertThat(faults(document(new TalksEntry(null, 0, 0, NINE), "x", entry("x", null, champion(step("a", 0))))))
                .contains(
                        "talks: source is missing",
                        "talks: assignedAtDpd must be ≥ 1",
                        "talks: latestDpd must be > assignedAtDpd");
    }

    @Test
    void a_book_without_strategies_or_with_two_of_one_name_is_refused() {
        assertThat(faults(document("x"))).containsExactly("no strategies", "no default strategy: x");
        assertThat(faults(document(
                        "x", entry("x", null, champion(step("a", 0))), entry("x", null, champion(step("a", 0))))))
                .containsExactly("strategies: duplicate x");
    }

    @Test
    void two_arms_of_one_name_are_refused() {
        ArmEntry half = new ArmEntry("champion", 50, List.of(step("a", 0)));
        assertThat(faults(document("x", entry("x", null, half, half)))).containsExactly("x: arms: duplicate champion");
        assertThatThrownBy(() -> StrategyBook.from(document("x", entry("x", null, half)), CONDITIONS))
                .hasMessage("strategies: x: arms must sum to 100 percent");
    }

    @Test
    void every_condition_of_a_strategy_must_hold() {
        StrategyBook book = book("band == Band.A && cause == Cause.FORGOT && bucket == Bucket.M2 "
                + "&& debtor_kind == DebtorKind.NATURAL && !secured && owed >= 1 && owed < 10");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, false, "9.99")))
                .isEqualTo("one");
        for (Situation misses : List.of(
                situation(Band.B, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, false, "9.99"),
                situation(Band.A, Cause.CANNOT, Bucket.M2, DebtorKind.NATURAL, false, "9.99"),
                situation(Band.A, Cause.FORGOT, Bucket.M3, DebtorKind.NATURAL, false, "9.99"),
                situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.ENTERPRISE, false, "9.99"),
                situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, true, "9.99"),
                situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, false, "10"),
                situation(Band.A, Cause.FORGOT, Bucket.M2, DebtorKind.NATURAL, false, "0.99"))) {
            assertThat(chosen(book, misses)).as(misses.toString()).isEqualTo("other");
        }
    }

    @Test
    void numbers_at_their_bounds_are_taken_and_beyond_them_refused() {
        assertThat(faults(document("x", starting(0, 1, champion(shelved("a", 0, 1))))))
                .isEmpty();
        assertThat(faults(document("x", starting(11, 3_650, champion(shelved("a", 3_649, 3_650))))))
                .isEmpty();
        assertThat(faults(document("x", starting(-1, 3_651, champion(shelved("a", 0, 3_651))))))
                .containsExactly(
                        "x: startAfterDays must be 0 … 11",
                        "x: exhaustAfterDays must be 1 … 3650",
                        "x/champion/a: shelfLifeDays must be 1 … 3650");
        assertThat(faults(document("x", starting(0, 30, champion(step("a", -1))))))
                .containsExactly("x/champion: day of a must be ≥ 0");
        ArmEntry none = new ArmEntry("none", 0, List.of(step("a", 0)));
        assertThat(faults(document("x", starting(0, 30, champion(step("a", 0)), none))))
                .containsExactly("x: an arm's percent must be ≥ 1");
        ArmEntry most = new ArmEntry("champion", 99, List.of(step("a", 0)));
        ArmEntry least = new ArmEntry("rival", 1, List.of(step("a", 0)));
        assertThat(faults(document("x", starting(0, 30, most, least)))).isEmpty();
    }

    @Test
    void a_ladder_has_a_hundred_steps_at_most() {
        StepEntry[] hundred =
                IntStream.range(0, 100).mapToObj(i -> step("s" + i, i)).toArray(StepEntry[]::new);
        StepEntry[] more =
                IntStream.range(0, 101).mapToObj(i -> step("s" + i, i)).toArray(StepEntry[]::new);
        assertThat(faults(document("x", starting(0, 365, champion(hundred))))).isEmpty();
        assertThat(faults(document("x", starting(0, 365, champion(more)))))
                .containsExactly("x/champion: more than 100 steps");
    }

    @Test
    void codes_are_printable_and_of_48_characters_at_most() {
        String longest = "x".repeat(48);
        assertThat(faults(document(longest, entry(longest, null, champion(step(longest, 0))))))
                .isEmpty();
        assertThat(faults(document(longest + "x", entry(longest + "x", null, champion(step("a", 0))))))
                .containsExactly("strategy must be a code of 1 … 48 characters");
        assertThat(faults(document("a b", entry("a b", null, champion(step("a", 0))))))
                .containsExactly("strategy must be a code of 1 … 48 characters");
    }

    @Test
    void an_equal_tone_does_not_soften_and_a_step_in_words_nobody_knows_is_told() {
        assertThat(faults(document("x", entry("x", null, champion(step("a", 0), step("b", 1))))))
                .isEmpty();
        assertThat(faults(document("x", entry("x", null, champion(new StepEntry("a", "RUDE", "SMS", 0, 1))))))
                .containsExactly("x/champion/a: unknown tone RUDE");
    }

    @Test
    void talks_may_open_on_the_day_after_the_assignment_at_the_latest() {
        StrategyEntry at = new StrategyEntry("x", 1, "s", null, 0, 30, List.of(champion(step("a", 0))));
        assertThat(faults(document(new TalksEntry(PriorityPolicyTest.OURS, 1, 2, NINE), "x", at)))
                .isEmpty();
        assertThat(faults(document(new TalksEntry(PriorityPolicyTest.OURS, 1, 1, NINE), "x", at)))
                .containsExactly("talks: latestDpd must be > assignedAtDpd");
        assertThat(faults(new StrategyDocument(
                        null, new TalksEntry(PriorityPolicyTest.OURS, 1, 2, NINE), "x", List.of(at))))
                .containsExactly("source is missing");
    }

    private static StepEntry shelved(String code, int day, int days) {
        return new StepEntry(code, "FRIENDLY", "SMS", day, days);
    }

    private static StrategyEntry starting(int startAfterDays, int exhaustAfterDays, ArmEntry... arms) {
        return new StrategyEntry("x", 1, "s", null, startAfterDays, exhaustAfterDays, List.of(arms));
    }
}
