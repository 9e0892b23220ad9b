package io.recourse.local.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    private final Chance chance = new Chance(42);

    @Test
    void a_draw_is_about_its_words_and_the_seed_and_nothing_else() {
        Chance.Draw before = chance.draw("pays", "a/1");
        chance.draw("something", "else");
        assertThat(chance.draw("pays", "a/1")).isEqualTo(before);
        assertThat(new Chance(43).draw("pays", "a/1")).isNotEqualTo(before);
    }

    @Test
    void words_do_not_run_into_each_other() {
        assertThat(chance.draw("ab", "c")).isNotEqualTo(chance.draw("a", "bc"));
    }

    @Test
    void every_number_of_a_range_comes_up_about_as_often() {
        int[] seen = new int[10];
        IntStream.range(0, 10_000).forEach(i -> seen[chance.draw("n", "" + i).between(0, 9)]++);
        IntStream.of(seen).forEach(n -> assertThat(n).isBetween(850, 1_150));
    }

    @Test
    void days_stay_in_their_range_and_are_never_sharp_midnight_on_purpose() {
        for (int i = 0; i < 500; i++) {
            assertThat(chance.draw("d", "" + i).days(2, 5))
                    .isBetween(Duration.ofDays(2), Duration.ofDays(5).plusHours(20));
        }
    }
}
