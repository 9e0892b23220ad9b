package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.recourse.segmentation.domain.Share.Interval;
import io.recourse.segmentation.domain.Trial.ArmSoFar;
import io.recourse.segmentation.domain.Trial.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a challenger may be said to be better, and when nothing may be said yet. */
class TrialTest {

    /** Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void a_share_is_known_as_closely_as_published(long hits, long of, double low, double high) {
        Interval interval = new Share(hits, of).interval();
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
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
    void a_difference_is_known_as_closely_as_published(long a, long m, long b, long n, double low, double high) {
        Interval interval = new Share(a, m).moreThan(new Share(b, n));
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void of_nothing_anything_may_be_true() {
        assertThat(new Share(0, 0).value()).isZero();
        assertThat(new Share(0, 0).interval()).isEqualTo(new Interval(0, 1));
        assertThatThrownBy(() -> new Share(2, 1)).hasMessage("2 of 1 is no share");
        assertThatThrownBy(() -> new Share(-1, 1)).hasMessage("-1 of 1 is no share");
    }

    private static Verdict verdict(Share champion, Share challenger) {
        return Trial.judge(new ArmSoFar("champion", champion), List.of(new ArmSoFar("rival", challenger)))
                .getFirst()
                .verdict();
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
        List<Trial.Judged> judged = Trial.judge(
                new ArmSoFar("champion", new Share(300, 1_000)),
                List.of(new ArmSoFar("a", new Share(40, 100)), new ArmSoFar("b", new Share(5, 50))));
        assertThat(judged).extracting(j -> j.arm().name()).containsExactly("a", "b");
        assertThat(judged).extracting(Trial.Judged::verdict).containsExactly(Verdict.BETTER, Verdict.NOT_YET);
        assertThat(judged.getFirst().difference()).isEqualTo(new Share(40, 100).moreThan(new Share(300, 1_000)));
    }
}
