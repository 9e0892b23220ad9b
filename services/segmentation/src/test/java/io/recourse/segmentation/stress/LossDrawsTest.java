package io.recourse.segmentation.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.recourse.segmentation.edge.PolicyFiles;
import io.recourse.segmentation.stress.StressPolicy.Scenario;
import io.recourse.segmentation.stress.StressReport.Bar;
import io.recourse.segmentation.stress.StressReport.InBand;
import io.recourse.segmentation.stress.StressReport.InCurrency;
import io.recourse.segmentation.stress.StressTest.Unscored;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LossDrawsTest {

    private static final StressPolicy POLICY = PolicyFiles.stress();
    private static final Scenario BASE = POLICY.scenario("base").orElseThrow();
    private static final Scenario REFERENCE = POLICY.scenario("reference").orElseThrow();

    private static final List<Exposure> BOOK = List.of(
            new Exposure("CNY", "EARLY", "A", 800, 8_000_000_00, 20_000),
            new Exposure("CNY", "EARLY", "C", 300, 4_500_000_00, 120_000),
            new Exposure("CNY", "M2", "E", 40, 900_000_00, 610_000),
            new Exposure("KWD", "M1", "B", 7, 35_000_000, 50_000));

    @Test
    void the_same_book_scenario_and_seed_give_the_same_numbers_to_the_cent() {
        StressReport first = run(REFERENCE, 7, 10_000, BOOK);
        assertThat(run(REFERENCE, 7, 10_000, BOOK.reversed())).isEqualTo(first);
        assertThat(run(REFERENCE, 8, 10_000, BOOK)).isNotEqualTo(first);
        InCurrency cny = first.currencies().getFirst();
        assertThat(List.of(cny.stressedLossMinor(), cny.var99Minor(), cny.var999Minor(), cny.es975Minor()))
                .containsExactly(1_164_303_32L, 1_889_043_75L, 2_228_512_50L, 1_902_425_48L);
    }

    @Test
    void what_is_owed_in_one_currency_moves_no_number_of_another() {
        StressReport both = run(REFERENCE, 7, 1_000, BOOK);
        StressReport alone = run(REFERENCE, 7, 1_000, BOOK.subList(3, 4));
        assertThat(alone.currencies().getFirst()).isEqualTo(both.currencies().getLast());
    }

    @Test
    void a_great_pool_of_equals_loses_what_the_closed_form_says() {
        Exposure pool = new Exposure("CNY", "EARLY", "B", 1_000_000, 1_000_000_000_00L, 50_000);
        InCurrency drawn = run(BASE, 1, 100_000, List.of(pool)).currencies().getFirst();
        SingleFactor factor = new SingleFactor(0.05, POLICY.correlation().at(0.05));
        double atStake = 450_000_000_00.0;
        assertThat((double) drawn.var99Minor())
                .isCloseTo(atStake * factor.at(SingleFactor.quantile(0.99)), Percentage.withPercentage(2));
        assertThat((double) drawn.var999Minor())
                .isCloseTo(atStake * factor.at(SingleFactor.quantile(0.999)), Percentage.withPercentage(4));
        assertThat(drawn.expectedLossMinor()).isEqualTo(22_500_000_00L);
    }

    @Test
    void in_ordinary_times_nothing_is_worse_than_expected() {
        InCurrency cny = run(BASE, 7, 1_000, BOOK).currencies().getFirst();
        assertThat(cny.stressedDefaultRatePpm()).isEqualTo(cny.defaultRatePpm());
        assertThat(cny.stressedLossMinor()).isEqualTo(cny.expectedLossMinor());
        assertThat(cny.reserveMoreMinor()).isZero();
    }

    @Test
    void the_reference_stress_lowers_recovery_by_15_per_cent_and_raises_defaults_and_losses() {
        StressReport report = run(REFERENCE, 7, 10_000, BOOK);
        assertThat(report.recoveryPpm()).isEqualTo(550_000);
        assertThat(report.stressedRecoveryPpm()).isEqualTo(467_500);
        // log-odds + 5·0.05 + 3·0.2 + 1·0.02 = + 0.87
        assertThat(POLICY.stressed(50_000, REFERENCE)).isEqualTo(111_606);
        InCurrency cny = report.currencies().getFirst();
        assertThat(cny.stressedDefaultRatePpm()).isGreaterThan(cny.defaultRatePpm());
        assertThat(cny.reserveMinor()).isEqualTo(cny.stressedLossMinor());
        assertThat(cny.reserveMoreMinor()).isEqualTo(cny.stressedLossMinor() - cny.expectedLossMinor());
        assertThat(cny.var999Minor()).isGreaterThan(cny.var99Minor());
        assertThat(cny.es99Minor()).isGreaterThan(cny.es975Minor()).isGreaterThan(cny.var99Minor());
        assertThat(cny.capitalMinor()).isEqualTo(cny.var999Minor() - cny.reserveMinor());
    }

    @Test
    void bands_add_up_and_every_draw_is_in_one_bar() {
        InCurrency cny = run(REFERENCE, 7, 10_000, BOOK).currencies().getFirst();
        assertThat(cny.bands().stream().mapToLong(InBand::stressedLossMinor).sum())
                .isEqualTo(cny.stressedLossMinor());
        assertThat((double)
                        cny.bands().stream().mapToLong(InBand::tailLossMinor).sum())
                .isEqualTo(cny.es975Minor(), within(3.0));
        assertThat(cny.histogram().stream().mapToInt(Bar::draws).sum()).isEqualTo(10_000);
    }

    @Test
    void who_has_defaulted_has_and_who_cannot_does_not() {
        List<Exposure> book = List.of(
                new Exposure("CNY", "M3", "E", 10, 1_000_00, 1_000_000),
                new Exposure("CNY", "EARLY", "A", 10, 1_000_00, 0));
        InCurrency cny = run(BASE, 7, 1_000, book).currencies().getFirst();
        assertThat(cny.var999Minor()).isEqualTo(450_00).isEqualTo(cny.expectedLossMinor());
        assertThat(cny.histogram().getFirst()).isEqualTo(new Bar(450_00, 450_01, 1_000));
    }

    @Test
    void cases_without_a_score_are_told_and_left_out() {
        StressReport report =
                new StressTest(POLICY, BASE, 7, 1_000).of(List.of(), Map.of("CNY", new Unscored(3, 500)), null);
        InCurrency cny = report.currencies().getFirst();
        assertThat(cny.unscoredCases()).isEqualTo(3);
        assertThat(cny.unscoredOwedMinor()).isEqualTo(500);
        assertThat(cny.var999Minor()).isZero();
    }

    @Test
    void draws_are_thousands_and_not_without_end() {
        for (int draws : new int[] {0, 999, 1_500, 101_000}) {
            assertThatThrownBy(() -> new StressTest(POLICY, BASE, 7, draws))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static StressReport run(Scenario scenario, long seed, int draws, List<Exposure> book) {
        return new StressTest(POLICY, scenario, seed, draws).of(book, Map.of(), null);
    }
}
