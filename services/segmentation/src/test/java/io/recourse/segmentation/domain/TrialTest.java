package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.recourse.segmentation.domain.Course.Outcome;
import io.recourse.segmentation.domain.Share.Interval;
import io.recourse.segmentation.domain.Strategy.Arm;
import io.recourse.segmentation.domain.Targets.AgainstTarget;
import io.recourse.segmentation.domain.Targets.Measure;
import io.recourse.segmentation.domain.Targets.Reached;
import io.recourse.segmentation.domain.Trial.Beside;
import io.recourse.segmentation.domain.Trial.Tally;
import io.recourse.segmentation.domain.Trial.Verdict;
import io.recourse.segmentation.edge.PolicyFiles;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a challenger may be said to be better, and when nothing may be said yet. */
class TrialTest {

    private static final Offset<BigDecimal> AS_PRINTED = within(new BigDecimal("0.00005"));
    private static final Strategy STRATEGY = new Strategy(
            "firm",
            2,
            "s",
            null,
            1,
            20,
            List.of(
                    new Arm("champion", 50, List.of()),
                    new Arm("early-call", 30, List.of()),
                    new Arm("letter", 20, List.of())));

    private static final Targets TARGETS = PolicyFiles.targets();

    /** Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void a_share_is_known_as_closely_as_published(long hits, long of, BigDecimal low, BigDecimal high) {
        Interval interval = new Share(hits, of).interval();
        assertThat(interval.low()).isCloseTo(low, AS_PRINTED);
        assertThat(interval.high()).isCloseTo(high, AS_PRINTED);
    }

    /** Newcombe 1998, Statistics in Medicine 17, 873–890, table II, method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "10, 10, 0, 20, 0.6791, 1.0000",
    })
    void a_difference_is_known_as_closely_as_published(
            long a, long m, long b, long n, BigDecimal low, BigDecimal high) {
        Interval interval = new Share(a, m).moreThan(new Share(b, n));
        assertThat(interval.low()).isCloseTo(low, AS_PRINTED);
        assertThat(interval.high()).isCloseTo(high, AS_PRINTED);
    }

    @Test
    void of_nothing_anything_may_be_true() {
        assertThat(new Share(0, 0).value()).isZero();
        assertThat(new Share(0, 0).interval()).isEqualTo(new Interval(BigDecimal.ZERO, BigDecimal.ONE));
        assertThatThrownBy(() -> new Share(2, 1)).hasMessage("2 of 1 is no share");
        assertThatThrownBy(() -> new Share(-1, 1)).hasMessage("-1 of 1 is no share");
    }

    @Test
    void with_fewer_than_a_hundred_cases_in_either_arm_nothing_is_said() {
        assertThat(verdict(new Share(0, 99), new Share(1_000, 1_000))).isEqualTo(Verdict.NOT_YET);
        assertThat(verdict(new Share(0, 1_000), new Share(99, 99))).isEqualTo(Verdict.NOT_YET);
        assertThat(verdict(new Share(0, 100), new Share(100, 100))).isEqualTo(Verdict.BETTER);
    }

    @Test
    void a_challenger_is_better_or_worse_only_when_the_whole_interval_says_so() {
        assertThat(verdict(new Share(300, 1_000), new Share(400, 1_000))).isEqualTo(Verdict.BETTER);
        assertThat(verdict(new Share(400, 1_000), new Share(300, 1_000))).isEqualTo(Verdict.WORSE);
        assertThat(verdict(new Share(300, 1_000), new Share(310, 1_000))).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(verdict(new Share(300, 1_000), new Share(300, 1_000))).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void each_challenger_is_judged_beside_the_champion_and_not_beside_its_fellows() {
        Trial trial = trial(
                tallies("champion", new Share(300, 1_000)),
                tallies("early-call", new Share(40, 100)),
                tallies("letter", new Share(5, 50)));
        assertThat(trial.strategy()).isEqualTo("firm@2");
        assertThat(trial.arms()).extracting(Trial.ArmSoFar::name).containsExactly("champion", "early-call", "letter");
        assertThat(trial.arms().getFirst().beside()).isNull();
        assertThat(beside(trial, 1).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(beside(trial, 1).difference()).isEqualByComparingTo("0.1");
        assertThat(beside(trial, 1).interval()).isEqualTo(new Share(40, 100).moreThan(new Share(300, 1_000)));
        assertThat(beside(trial, 2).verdict()).isEqualTo(Verdict.NOT_YET);
    }

    @Test
    void the_champion_is_the_arm_of_that_name_wherever_it_stands() {
        Strategy turned =
                new Strategy("firm", 3, "s", null, 1, 20, STRATEGY.arms().reversed());
        Trial trial = Trial.of(
                turned,
                Stream.of(tallies("champion", new Share(300, 1_000)), tallies("letter", new Share(400, 1_000)))
                        .flatMap(List::stream)
                        .toList(),
                TARGETS);
        assertThat(trial.arms()).extracting(Trial.ArmSoFar::name).containsExactly("letter", "early-call", "champion");
        assertThat(trial.arms().getLast().beside()).isNull();
        assertThat(beside(trial, 0).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void an_arm_is_told_by_its_money_in_each_currency_and_by_what_a_case_took() {
        Trial.ArmSoFar champion = trial(List.of(
                        tally("champion", "CNY", Outcome.RECOVERED, 2, 10_000, 9_000, 11, 15_100, 0),
                        tally("champion", "CNY", Outcome.EXHAUSTED, 1, 5_000, 0, 30, 900, 1),
                        tally("champion", "USD", Outcome.EXHAUSTED, 1, 0, 0, 30, 900, 0),
                        tally("champion", "CNY", Outcome.LEFT, 7, 70, 7, 7, 7, 7),
                        tally("withdrawn", "CNY", Outcome.RECOVERED, 9, 1, 1, 1, 1, 1)))
                .arms()
                .getFirst();
        assertThat(champion.over()).isEqualTo(4);
        assertThat(champion.recovered()).isEqualTo(2);
        assertThat(champion.share()).isEqualByComparingTo("0.5");
        assertThat(champion.money())
                .containsExactly(
                        new Trial.Takings(
                                "CNY",
                                BigInteger.valueOf(15_000),
                                BigInteger.valueOf(9_000),
                                new BigDecimal("0.600000")),
                        new Trial.Takings("USD", BigInteger.ZERO, BigInteger.ZERO, null));
        assertThat(champion.cycleDays()).isEqualByComparingTo("17.75");
        assertThat(champion.contactCostMilli()).isEqualByComparingTo("4225");
        assertThat(champion.complaints()).isEqualByComparingTo("25");
    }

    @Test
    void an_arm_without_a_case_has_no_means() {
        Trial.ArmSoFar none = trial(List.of()).arms().getFirst();
        assertThat(none.over()).isZero();
        assertThat(none.cycleDays()).isNull();
        assertThat(none.contactCostMilli()).isNull();
        assertThat(none.complaints()).isNull();
        assertThat(none.money()).isEmpty();
    }

    /** Recovery +20 %, cycle −30 % against the baseline; re-default at most 9 %, incidents at most 0.3 %. */
    @Test
    void the_house_has_these_targets() {
        assertThat(TARGETS).isEqualTo(new Targets(TARGETS.source(), 2_000, 3_000, 900, 30));
        assertThat(trial(List.of()).targets()).isEqualTo(TARGETS);
    }

    @ParameterizedTest
    @CsvSource({"360, 0.200000, MET", "359, 0.196667, MISSED", "300, 0.000000, MISSED", "150, -0.500000, MISSED"})
    void a_challenger_is_to_recover_a_fifth_more_than_the_champion(long recovered, BigDecimal figure, Reached reached) {
        Trial trial =
                trial(tallies("champion", new Share(300, 1_000)), tallies("early-call", new Share(recovered, 1_000)));
        assertThat(judged(trial, Measure.RECOVERY_GAIN))
                .isEqualTo(new AgainstTarget(Measure.RECOVERY_GAIN, figure, new BigDecimal("0.2000"), reached));
    }

    @ParameterizedTest
    @CsvSource({"2100, 0.300000, MET", "2101, 0.299667, MISSED", "3000, 0.000000, MISSED"})
    void its_cases_are_to_take_three_tenths_less_time(long days, BigDecimal figure, Reached reached) {
        Trial trial = trial(
                List.of(tally("champion", "CNY", Outcome.EXHAUSTED, 100, 0, 0, 3_000, 0, 0)),
                List.of(tally("early-call", "CNY", Outcome.EXHAUSTED, 100, 0, 0, days, 0, 0)));
        assertThat(judged(trial, Measure.CYCLE_CUT))
                .isEqualTo(new AgainstTarget(Measure.CYCLE_CUT, figure, new BigDecimal("0.3000"), reached));
    }

    @Test
    void what_is_missed_or_met_is_said_only_of_cases_enough_and_beside_a_champion_that_recovers() {
        Trial early = trial(tallies("champion", new Share(30, 100)), tallies("early-call", new Share(99, 99)));
        assertThat(judged(early, Measure.RECOVERY_GAIN).figure()).isEqualByComparingTo("2.333333");
        assertThat(judged(early, Measure.RECOVERY_GAIN).reached()).isEqualTo(Reached.NOT_YET);
        Trial none = trial(tallies("champion", new Share(0, 100)), tallies("early-call", new Share(50, 100)));
        assertThat(judged(none, Measure.RECOVERY_GAIN).figure()).isNull();
        assertThat(judged(none, Measure.RECOVERY_GAIN).reached()).isEqualTo(Reached.NOT_YET);
        assertThat(judged(none, Measure.CYCLE_CUT).figure())
                .as("cases that took no day")
                .isNull();
    }

    @Test
    void a_target_beyond_all_there_is_does_not_fit() {
        assertThatThrownBy(() -> new Targets(null, -1, 10_001, 900, 30))
                .isInstanceOf(InvalidPolicy.class)
                .hasMessageContaining("source is missing")
                .hasMessageContaining("recoveryGainBp must be")
                .hasMessageContaining("cycleCutBp must be 0 … 10000");
    }

    private static AgainstTarget judged(Trial trial, Measure measure) {
        return beside(trial, 1).targets().stream()
                .filter(judged -> judged.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private static Verdict verdict(Share champion, Share challenger) {
        return beside(trial(tallies("champion", champion), tallies("early-call", challenger)), 1)
                .verdict();
    }

    private static Beside beside(Trial trial, int arm) {
        return Objects.requireNonNull(trial.arms().get(arm).beside());
    }

    @SafeVarargs
    private static Trial trial(List<Tally>... tallies) {
        return Trial.of(STRATEGY, Stream.of(tallies).flatMap(List::stream).toList(), TARGETS);
    }

    private static List<Tally> tallies(String arm, Share share) {
        return List.of(
                tally(arm, "CNY", Outcome.RECOVERED, share.hits(), 0, 0, 0, 0, 0),
                tally(arm, "CNY", Outcome.EXHAUSTED, share.of() - share.hits(), 0, 0, 0, 0, 0));
    }

    private static Tally tally(
            String arm,
            String currency,
            Outcome outcome,
            long cases,
            long owed,
            long paid,
            long days,
            long cost,
            long complaints) {
        return new Tally(
                arm,
                currency,
                outcome,
                cases,
                BigInteger.valueOf(owed),
                BigInteger.valueOf(paid),
                BigInteger.valueOf(days),
                BigInteger.valueOf(cost),
                BigInteger.valueOf(complaints));
    }
}
