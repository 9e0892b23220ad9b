package io.recourse.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityTest {

    @Test
    void the_area_under_the_curve_is_how_often_a_default_is_held_likelier_and_a_tie_is_half() {
        long seed = 42;
        Random chance = new Random(seed);
        for (int round = 0; round < 50; round++) {
            double[] said = new double[60];
            boolean[] bad = new boolean[60];
            for (int i = 0; i < said.length; i++) {
                said[i] = chance.nextInt(12) / 12.0;
                bad[i] = i < 2 ? i == 0 : chance.nextInt(3) == 0;
            }
            double pairs = 0;
            double won = 0;
            for (int i = 0; i < said.length; i++) {
                for (int j = 0; j < said.length; j++) {
                    if (bad[i] && !bad[j]) {
                        pairs++;
                        won += said[i] > said[j] ? 1 : said[i] == said[j] ? 0.5 : 0;
                    }
                }
            }
            assertThat(Quality.auc(said, bad))
                    .as("seed %d, round %d", seed, round)
                    .isCloseTo(won / pairs, within(1e-9));
        }
    }

    @Test
    void figures_computed_by_hand() {
        double[] said = {0.1, 0.2, 0.6, 0.9};
        boolean[] bad = {false, true, false, true};
        Quality quality = Quality.of(said, bad);
        assertThat(quality.auc()).isEqualTo(0.75);
        assertThat(quality.ks()).isEqualTo(0.5);
        // (0.01 + 0.64 + 0.36 + 0.01) / 4
        assertThat(quality.brier()).isCloseTo(0.255, within(1e-12));
        // each account is a part of its own: (0.1 + 0.8 + 0.6 + 0.1) / 4
        assertThat(quality.calibrationError()).isCloseTo(0.4, within(1e-12));
    }
}
