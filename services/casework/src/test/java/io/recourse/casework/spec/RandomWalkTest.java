package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The seeds of a walk follow one another; what its lives draw first must not. */
class RandomWalkTest {

    @Test
    void the_first_coins_of_a_hundred_lives_in_a_row_are_neither_nearly_all_heads_nor_nearly_all_tails() {
        assertThat(firstOf(2).filter(lot -> lot == 0).count()).isBetween(30L, 70L);
    }

    @Test
    void the_first_of_eight_lots_falls_on_each_of_them_in_a_hundred_lives_in_a_row() {
        assertThat(firstOf(8).distinct().sorted()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    private static IntStream firstOf(int bound) {
        return LongStream.range(20_261_121, 20_261_221)
                .mapToInt(seed -> RandomWalk.lots(seed).nextInt(bound));
    }
}
