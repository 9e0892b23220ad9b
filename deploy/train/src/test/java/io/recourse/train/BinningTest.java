package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.recourse.train.Recipe.Direction;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BinningTest {

    @Test
    void the_weight_of_evidence_is_the_odds_of_a_bin_beside_those_of_everybody() {
        int[] values = {0, 0, 0, 0, 1, 1, 1, 1};
        boolean[] bad = {true, false, false, false, true, true, true, false};
        Binning binning = Binning.of(values, bad, 2, Direction.RISING);
        assertThat(binning.below()).containsExactly(1);
        assertThat(binning.evidence()[0]).isCloseTo(Math.log(1.5 / 3.5), within(1e-12));
        assertThat(binning.evidence()[1]).isCloseTo(Math.log(3.5 / 1.5), within(1e-12));
        assertThat(binning.evidenceOf(-7)).isEqualTo(binning.evidence()[0]);
        assertThat(binning.evidenceOf(0)).isEqualTo(binning.evidence()[0]);
        assertThat(binning.evidenceOf(1)).isEqualTo(binning.evidence()[1]);
    }

    @Test
    void what_runs_against_the_direction_is_one_bin() {
        int[] values = {0, 0, 0, 0, 1, 1, 1, 1};
        boolean[] bad = {true, false, false, false, true, true, true, false};
        Binning binning = Binning.of(values, bad, 2, Direction.FALLING);
        assertThat(binning.below()).isEmpty();
        assertThat(binning.evidence()).containsExactly(0.0);
    }

    @ParameterizedTest
    @EnumSource
    void evidence_runs_one_way_whatever_the_data_say(Direction direction) {
        long seed = 20261129;
        Random chance = new Random(seed);
        for (int table = 0; table < 200; table++) {
            int rows = 20 + chance.nextInt(400);
            int[] values =
                    IntStream.range(0, rows).map(_ -> chance.nextInt(30) - 10).toArray();
            boolean[] bad = new boolean[rows];
            bad[0] = true;
            for (int i = 2; i < rows; i++) {
                bad[i] = chance.nextInt(40) < Math.abs(values[i]);
            }
            Binning binning = Binning.of(values, bad, 2 + chance.nextInt(40), direction);
            double[] sorted = binning.evidence().clone();
            Arrays.sort(sorted);
            double[] found = binning.evidence().clone();
            if (direction == Direction.FALLING) {
                reverse(found);
            }
            assertThat(found).as("seed %d, table %d", seed, table).containsExactly(sorted);
            assertThat(binning.below())
                    .as("seed %d, table %d", seed, table)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(binning.evidence()).hasSize(binning.below().length + 1);
        }
    }

    private static void reverse(double[] numbers) {
        for (int i = 0; i < numbers.length / 2; i++) {
            double one = numbers[i];
            numbers[i] = numbers[numbers.length - 1 - i];
            numbers[numbers.length - 1 - i] = one;
        }
    }
}
