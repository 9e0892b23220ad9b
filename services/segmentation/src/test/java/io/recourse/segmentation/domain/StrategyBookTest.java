package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.segmentation.domain.PlaybookDocument.TalksDocument;
import io.recourse.segmentation.domain.Profile.Area;
import io.recourse.segmentation.domain.Strategy.Situation;
import io.recourse.segmentation.domain.StrategyDocument.ArmDocument;
import io.recourse.segmentation.domain.StrategyDocument.StepDocument;
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
                        "case-1",
                        "lender-a",
                        kind,
                        "CN",
                        "Asia/Shanghai",
                        "Asia/Shanghai",
                        "ZJ",
                        secured,
                        Cases.STEADY),
                new Standing(
                        bucket,
                        4,
                        Cases.DUE,
                        Cases.OWED,
                        List.of(),
                        Cases.t(Cases.OPENING),
                        List.of(),
                        null,
                        null,
                        null,
                        null),
                new Score("m-1", 100_000, band, List.of()),
                Cluster.NEGOTIABLE,
                cause,
                Quadrant.ABLE_WILLING,
                new BigDecimal(owed));
    }

    private static String chosen(Band band, Cause cause, DebtorKind kind, String owed) {
        return SHIPPED.choose(situation(band, cause, kind, owed)).reference();
    }

    private static StepDocument step(String code, int day) {
        return shelved(code, day, 2);
    }

    private static StepDocument shelved(String code, int day, int shelfLifeDays) {
        return new StepDocument(code, "FRIENDLY", "SMS", day, null, shelfLifeDays);
    }

    private static StepDocument after(String before, String code, int days) {
        return new StepDocument(code, "FRIENDLY", "SMS", days, before, 2);
    }

    private static StrategyDocument strategy(
            String code, @Nullable Integer rank, @Nullable String when, ArmDocument... arms) {
        return new StrategyDocument(PriorityPolicyTest.OURS, code, 1, "s", rank, when, 2, 30, List.of(arms));
    }

    private static StrategyDocument starting(int startAfterDays, int exhaustAfterDays, ArmDocument... arms) {
        return new StrategyDocument(
                PriorityPolicyTest.OURS, "x", 1, "s", null, null, startAfterDays, exhaustAfterDays, List.of(arms));
    }

    private static StrategyDocument laddered(StepDocument... steps) {
        return starting(0, 30, champion(steps));
    }

    private static ArmDocument champion(StepDocument... steps) {
        return new ArmDocument("champion", 100, List.of(steps));
    }

    private static TalksDocument talks(int assignedAtDpd, int latestDpd) {
        return new TalksDocument(PriorityPolicyTest.OURS, assignedAtDpd, latestDpd, NINE);
    }

    private static PlaybookDocument book(StrategyDocument... strategies) {
        return new PlaybookDocument(PriorityPolicyTest.OURS, talks(4, 15), List.of(strategies));
    }

    private static List<String> faults(PlaybookDocument document) {
        try {
            StrategyBook.from(document, CONDITIONS);
            return List.of();
        } catch (InvalidPolicy e) {
            return e.faults();
        }
    }

    private static List<String> faults(StrategyDocument document) {
        try {
            new StrategyReader(CONDITIONS, new Talks(4, 15, NINE)).read(document);
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
    void in_the_country_people_are_called_and_in_the_city_who_will_not_pay_is_written_to() {
        assertThat(chosenIn(Area.RURAL, Cause.FORGOT)).isEqualTo("rural-phone@1");
        assertThat(chosenIn(Area.RURAL, Cause.CANNOT)).isEqualTo("hardship-gentle@1");
        assertThat(chosenIn(Area.URBAN, Cause.WILL_NOT)).isEqualTo("urban-formal@1");
        assertThat(chosenIn(Area.URBAN, Cause.FORGOT)).isEqualTo("soft-forgot@1");
        assertThat(chosenIn(null, Cause.WILL_NOT)).isEqualTo("negotiable-standard@1");
    }

    private static String chosenIn(@Nullable Area area, Cause cause) {
        Situation s = situation(Band.B, cause, Bucket.EARLY, DebtorKind.NATURAL, false, "100");
        Standing shown = s.standing().knownBy(new Shown(null, null, null, area, null, null));
        return SHIPPED.choose(
                        new Situation(s.facts(), shown, s.score(), s.cluster(), s.cause(), s.quadrant(), s.owed()))
                .reference();
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
                book(
                        strategy("one", 1, when, champion(step("a", 0))),
                        strategy("other", null, null, champion(step("a", 0)))),
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
        // 50 of 100 lots are the champion's: 0 to 49
        assertThat(split.armOf(drawing(49)).name()).isEqualTo("champion");
        assertThat(split.armOf(drawing(50)).name()).isEqualTo("challenger");
        long champions = IntStream.range(0, 10_000)
                .filter(i -> split.armOf("case-" + i).name().equals("champion"))
                .count();
        assertThat(champions).isBetween(4_800L, 5_200L);
    }

    /** A case that draws this lot. */
    private static String drawing(int lot) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "case-" + i)
                .filter(id -> HashSplit.percentile("negotiable-standard@1", id) == lot)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_fault_of_a_bad_document_is_told_at_once_with_its_path() {
        StrategyDocument bad = new StrategyDocument(
                null,
                "One",
                0,
                null,
                null,
                "band == Band.F",
                12,
                0,
                List.of(
                        new ArmDocument(
                                "rival",
                                90,
                                List.of(
                                        new StepDocument("a", "FIRM", "PIGEON", 3, null, 0),
                                        new StepDocument("a", "FIRM", "SMS", 3, null, 1),
                                        new StepDocument("b", "FRIENDLY", "SMS", 30, null, 1))),
                        new ArmDocument("rest", 0, List.of())));
        assertThat(faults(bad))
                .containsExactlyInAnyOrder(
                        "/source: source is missing",
                        "/code: a code is 1 … 48 lower case letters, digits and hyphens, a letter first",
                        "/version: version must be ≥ 1",
                        "/segment: segment must be a code of 1 … 48 characters",
                        "/rank: a strategy with a condition has a rank, 1 … 10000",
                        "/when: column 9: Band has no such word, but A, B, C, D, E",
                        "/startAfterDays: startAfterDays must be 0 … 11",
                        "/exhaustAfterDays: exhaustAfterDays must be 1 … 3650",
                        "/arms: arms must sum to 100 percent",
                        "/arms: no arm is named champion",
                        "/arms/0/steps/1/code: another one has this code",
                        "/arms/0/steps/0/shelfLifeDays: shelfLifeDays must be 1 … 3650",
                        "/arms/0/steps/0/channel: channel: unknown channel PIGEON",
                        "/arms/0/steps/0/day: day 3 comes after talks are exhausted",
                        "/arms/0/steps/1/day: days must ascend, but this is day 3",
                        "/arms/0/steps/1/day: day 3 comes after talks are exhausted",
                        "/arms/0/steps/2/day: day 30 comes after talks are exhausted",
                        "/arms/1/percent: percent must be ≥ 1",
                        "/arms/1/steps: no steps");
    }

    @Test
    void a_step_may_be_counted_from_another_one() {
        Strategy read = new StrategyReader(CONDITIONS, new Talks(4, 15, NINE))
                .read(laddered(step("a", 1), after("a", "b", 2), after("b", "c", 4), step("d", 20)));
        assertThat(read.arms().getFirst().steps()).extracting(Step::day).containsExactly(1, 3, 7, 20);
    }

    @Test
    void a_step_that_follows_none_or_itself_is_refused_where_it_stands() {
        assertThat(faults(laddered(step("a", 0), after("z", "b", 1))))
                .containsExactly("/arms/0/steps/1/after: no step has this code");
        assertThat(faults(laddered(after("a", "a", 1))))
                .containsExactly("/arms/0/steps/0/after: goes round in a circle of 1");
        assertThat(faults(laddered(step("a", 0), after("c", "b", 1), after("d", "c", 1), after("b", "d", 1))))
                .containsExactly(
                        "/arms/0/steps/1/after: goes round in a circle of 3",
                        "/arms/0/steps/2/after: goes round in a circle of 3",
                        "/arms/0/steps/3/after: goes round in a circle of 3");
    }

    @Test
    void talks_open_where_the_document_says_and_every_strategy_is_held_to_it() {
        assertThat(SHIPPED.talks()).isEqualTo(new Talks(4, 15, NINE));
        StrategyDocument patient = starting(6, 30, champion(step("a", 0)));
        assertThat(faults(new PlaybookDocument(PriorityPolicyTest.OURS, talks(4, 10), List.of(patient))))
                .isEmpty();
        assertThat(faults(new PlaybookDocument(PriorityPolicyTest.OURS, talks(4, 9), List.of(patient))))
                .containsExactly("/strategies/0/startAfterDays: startAfterDays must be 0 … 5");
        assertThat(faults(new PlaybookDocument(null, new TalksDocument(null, 0, 0, NINE), List.of(patient))))
                .contains(
                        "/source: source is missing",
                        "/talks/source: source is missing",
                        "/talks/assignedAtDpd: assignedAtDpd must be ≥ 1",
                        "/talks/latestDpd: latestDpd must be > assignedAtDpd");
    }

    @Test
    void a_book_has_one_default_and_no_code_twice() {
        StrategyDocument x = strategy("x", null, null, champion(step("a", 0)));
        StrategyDocument y = strategy("y", 1, "secured", champion(step("a", 0)));
        assertThat(faults(book(x, y))).isEmpty();
        assertThat(faults(book()))
                .containsExactly("/strategies: one strategy has no condition and is the default, not 0");
        assertThat(faults(book(y)))
                .containsExactly("/strategies: one strategy has no condition and is the default, not 0");
        assertThat(faults(book(x, y, y))).containsExactly("/strategies: codes: duplicate y");
        assertThat(faults(book(x, strategy("z", null, null, champion(step("a", 0))))))
                .containsExactly("/strategies: one strategy has no condition and is the default, not 2");
        assertThat(faults(strategy("x", 3, null, champion(step("a", 0)))))
                .containsExactly("/rank: a strategy without a condition is the default, which has no rank");
    }

    @Test
    void the_lower_rank_is_asked_first_wherever_it_stands() {
        StrategyBook book = StrategyBook.from(
                book(
                        strategy("other", null, null, champion(step("a", 0))),
                        strategy("second", 20, "owed >= 1", champion(step("a", 0))),
                        strategy("first", 10, "owed >= 100", champion(step("a", 0)))),
                CONDITIONS);
        assertThat(book.strategies()).extracting(Strategy::code).containsExactly("first", "second", "other");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, DebtorKind.NATURAL, "100")))
                .isEqualTo("first");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, DebtorKind.NATURAL, "99")))
                .isEqualTo("second");
        assertThat(chosen(book, situation(Band.A, Cause.FORGOT, DebtorKind.NATURAL, "0")))
                .isEqualTo("other");
    }

    @Test
    void two_strategies_of_one_rank_may_not_take_the_same_case() {
        StrategyDocument other = strategy("other", null, null, champion(step("a", 0)));
        StrategyDocument few = strategy("few", 10, "owed < 100", champion(step("a", 0)));
        assertThat(faults(book(other, few, strategy("many", 10, "owed >= 100", champion(step("a", 0))))))
                .isEmpty();
        assertThat(faults(book(other, few, strategy("many", 10, "owed >= 99", champion(step("a", 0))))))
                .containsExactly("/strategies: few@1 and many@1 have the rank 10 and both take a case with owed = 99: "
                        + "give them different ranks");
        assertThat(faults(book(other, few, strategy("many", 11, "owed >= 99", champion(step("a", 0))))))
                .isEmpty();
    }

    @Test
    void two_arms_of_one_name_are_refused() {
        ArmDocument half = new ArmDocument("champion", 50, List.of(step("a", 0)));
        assertThat(faults(starting(0, 30, half, half))).containsExactly("/arms/1/name: another one has this name");
        assertThatThrownBy(() -> StrategyBook.from(book(starting(0, 30, half)), CONDITIONS))
                .hasMessage("strategies: /strategies/0/arms: arms must sum to 100 percent");
    }

    @Test
    void numbers_at_their_bounds_are_taken_and_beyond_them_refused() {
        assertThat(faults(starting(0, 1, champion(shelved("a", 0, 1))))).isEmpty();
        assertThat(faults(starting(11, 3_650, champion(shelved("a", 3_649, 3_650)))))
                .isEmpty();
        assertThat(faults(starting(-1, 3_651, champion(shelved("a", 0, 3_651)))))
                .containsExactly(
                        "/startAfterDays: startAfterDays must be 0 … 11",
                        "/exhaustAfterDays: exhaustAfterDays must be 1 … 3650",
                        "/arms/0/steps/0/shelfLifeDays: shelfLifeDays must be 1 … 3650");
        assertThat(faults(laddered(step("a", -1)))).containsExactly("/arms/0/steps/0/day: day must be 0 … 1000000");
        ArmDocument none = new ArmDocument("none", 0, List.of(step("a", 0)));
        assertThat(faults(starting(0, 30, champion(step("a", 0)), none)))
                .containsExactly("/arms/1/percent: percent must be ≥ 1");
        ArmDocument most = new ArmDocument("champion", 99, List.of(step("a", 0)));
        ArmDocument least = new ArmDocument("rival", 1, List.of(step("a", 0)));
        assertThat(faults(starting(0, 30, most, least))).isEmpty();
        for (int rank : new int[] {1, 10_000}) {
            assertThat(faults(strategy("x", rank, "secured", champion(step("a", 0)))))
                    .isEmpty();
        }
        for (int rank : new int[] {0, 10_001}) {
            assertThat(faults(strategy("x", rank, "secured", champion(step("a", 0)))))
                    .containsExactly("/rank: a strategy with a condition has a rank, 1 … 10000");
        }
    }

    @Test
    void a_ladder_has_a_hundred_steps_and_a_strategy_ten_arms_at_most() {
        StepDocument[] hundred =
                IntStream.range(0, 100).mapToObj(i -> step("s" + i, i)).toArray(StepDocument[]::new);
        StepDocument[] more =
                IntStream.range(0, 101).mapToObj(i -> step("s" + i, i)).toArray(StepDocument[]::new);
        assertThat(faults(starting(0, 365, champion(hundred)))).isEmpty();
        assertThat(faults(starting(0, 365, champion(more)))).containsExactly("/arms/0/steps: more than 100 steps");
        assertThat(faults(starting(0, 30, arms(10)))).isEmpty();
        assertThat(faults(starting(0, 30, arms(11)))).containsExactly("/arms: more than 10 arms");
    }

    private static ArmDocument[] arms(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new ArmDocument(
                        i == 0 ? "champion" : "rival-" + i, i == 0 ? 101 - number : 1, List.of(step("a", 0))))
                .toArray(ArmDocument[]::new);
    }

    @Test
    void a_code_is_of_48_characters_at_most_and_fit_for_a_path() {
        assertThat(faults(strategy("x".repeat(48), null, null, champion(step("y".repeat(48), 0)))))
                .isEmpty();
        for (String code : List.of("x".repeat(49), "", "a b", "X", "1x", "a@b", "a/b")) {
            assertThat(faults(strategy(code, null, null, champion(step("a", 0)))))
                    .containsExactly("/code: a code is 1 … 48 lower case letters, digits and hyphens, a letter first");
        }
    }

    @Test
    void an_equal_tone_does_not_soften_and_a_step_in_words_nobody_knows_is_told() {
        assertThat(faults(laddered(step("a", 0), step("b", 1)))).isEmpty();
        assertThat(faults(laddered(new StepDocument("a", "FIRM", "SMS", 0, null, 1), step("b", 1))))
                .containsExactly("/arms/0/steps/1/tone: the tone softens");
        assertThat(faults(laddered(new StepDocument("a", "RUDE", "SMS", 0, null, 1))))
                .containsExactly("/arms/0/steps/0/tone: tone: unknown tone RUDE");
    }

    @Test
    void talks_may_open_on_the_day_after_the_assignment_at_the_latest() {
        StrategyDocument at = laddered(step("a", 0));
        assertThat(faults(new PlaybookDocument(PriorityPolicyTest.OURS, talks(1, 2), List.of(at))))
                .isEmpty();
        assertThat(faults(new PlaybookDocument(PriorityPolicyTest.OURS, talks(1, 1), List.of(at))))
                .containsExactly("/talks/latestDpd: latestDpd must be > assignedAtDpd");
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
}
