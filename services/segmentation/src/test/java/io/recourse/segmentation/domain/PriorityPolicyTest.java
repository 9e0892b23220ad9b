package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import io.recourse.segmentation.domain.PriorityPolicy.LowRiskFirst;
import io.recourse.segmentation.domain.PriorityPolicy.Normalised;
import io.recourse.segmentation.domain.PriorityPolicy.SeedV1;
import io.recourse.segmentation.domain.PriorityPolicy.Weighed;
import io.recourse.segmentation.edge.PolicyFiles;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriorityPolicyTest {
    static final Source OURS =
            new Source("ours", LocalDate.of(2026, 1, 1), null, LocalDate.of(2026, 1, 1), false, "assessment");
    private static final SeedV1 SEED =
            new SeedV1(OURS, new BigDecimal("0.4"), new BigDecimal("0.3"), new BigDecimal("0.3"));

    private static Weighed weighed(int dpd, String owed, int risk, int pdPpm) {
        return new Weighed(dpd, new BigDecimal(owed), risk, pdPpm);
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    private static long milli(int dpd, String owed, int risk) {
        return SEED.milli(weighed(dpd, owed, risk, 0));
    }

    @Test
    void the_three_worked_examples_of_seed_v1_come_out_exactly() {
        assertThat(milli(45, "50000", 3)).isEqualTo(33_900);
        assertThat(milli(20, "20000", 7)).isEqualTo(16_100);
        assertThat(milli(90, "100000", 9)).isEqualTo(68_700);
    }

    @Test
    void a_half_thousandth_goes_to_the_even_neighbour() {
        assertThat(milli(0, "15.00", 0)).isEqualTo(4);
        assertThat(milli(0, "5.00", 0)).isEqualTo(2);
        assertThat(milli(0, "15.01", 0)).isEqualTo(5);
    }

    @Test
    void amounts_are_weighed_in_major_units_whatever_the_currency_has_as_minor_ones() {
        ReferenceRates rates = new ReferenceRates(OURS, Map.of("USD", new BigDecimal("7.1")));
        assertThat(rates.of(new Money(5_000_000, "CNY"))).isEqualByComparingTo("50000");
        assertThat(rates.of(new Money(50_000, "JPY"))).isEqualByComparingTo("50000");
        assertThat(rates.of(new Money(50_000_000, "KWD"))).isEqualByComparingTo("50000");
        assertThat(rates.of(new Money(1_000, "USD"))).isEqualByComparingTo("71");
    }

    @Test
    void the_largest_amount_there_is_still_has_a_priority() {
        BigDecimal most = new ReferenceRates(OURS, Map.of()).of(new Money(Money.MAX_MINOR, "JPY"));
        assertThat(SEED.milli(new Weighed(9_999, most, 10, 0))).isBetween(1L, Money.MAX_MINOR);
    }

    @Test
    void rates_and_weights_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new ReferenceRates(OURS, Map.of("USD", BigDecimal.ZERO, "usd", BigDecimal.ONE)))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactlyInAnyOrder("rate of USD must be above zero", "usd is no currency code"));
        assertThatThrownBy(() -> new ReferenceRates(null, Map.of()))
                .isInstanceOfSatisfying(
                        InvalidPolicy.class, e -> assertThat(e.faults()).containsExactly("source is missing"));
        assertThatThrownBy(() -> new SeedV1(null, new BigDecimal("-1"), BigDecimal.ONE, BigDecimal.ONE))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly("source is missing", "perDay must be ≥ 0"));
    }

    @Test
    void a_weight_may_be_nothing_but_not_less() {
        BigDecimal less = new BigDecimal("-0.1");
        assertThat(new SeedV1(OURS, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO).milli(weighed(9, "10", 9, 9)))
                .isZero();
        assertThatThrownBy(() -> new SeedV1(OURS, BigDecimal.ONE, less, less))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly("perThousand must be ≥ 0", "perRiskPoint must be ≥ 0"));
    }

    @Test
    void the_normalised_policy_goes_from_nothing_to_a_hundred_and_no_further() {
        Normalised policy = new Normalised(OURS, 90, of("100000"), of("40"), of("30"), of("30"));
        assertThat(policy.milli(weighed(0, "0", 0, 0))).isZero();
        assertThat(policy.milli(weighed(90, "100000", 10, 0))).isEqualTo(100_000);
        assertThat(policy.milli(weighed(9_999, "99999999", 10, 0))).isEqualTo(100_000);
        // 20 + 15 + 9
        assertThat(policy.milli(weighed(45, "50000", 3, 0))).isEqualTo(44_000);
        // a third of 40, rounded once
        assertThat(policy.milli(weighed(30, "0", 0, 0))).isEqualTo(13_333);
    }

    @Test
    void low_risk_goes_first_and_among_equals_the_larger_debt() {
        LowRiskFirst policy = new LowRiskFirst(OURS, of("100000"), of("80"), of("20"));
        // 80 × 0.75 + 20 × 0.5
        assertThat(policy.milli(weighed(45, "50000", 3, 250_000))).isEqualTo(70_000);
        assertThat(policy.milli(weighed(45, "50000", 3, 900_000))).isEqualTo(18_000);
        assertThat(policy.milli(weighed(0, "60000", 3, 250_000))).isEqualTo(72_000);
        assertThat(policy.milli(weighed(0, "999999", 3, 0))).isEqualTo(100_000);
        assertThat(policy.milli(weighed(0, "0", 3, 1_000_000))).isZero();
    }

    @Test
    void weights_that_do_not_make_a_hundred_are_refused() {
        assertThatThrownBy(() -> new Normalised(null, 0, BigDecimal.ZERO, of("-1"), of("50"), of("50")))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "source is missing",
                                "fullDays must be ≥ 1",
                                "fullOwed must be above zero",
                                "weights must be ≥ 0",
                                "weights must make 100"));
        assertThatThrownBy(() -> new LowRiskFirst(null, BigDecimal.ZERO, of("101"), of("-2")))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "source is missing",
                                "fullOwed must be above zero",
                                "weights must be ≥ 0",
                                "weights must make 100"));
    }

    @Test
    void a_policy_is_used_by_name_and_only_one_that_there_is() {
        assertThat(new PriorityBook(OURS, "seed-v1", List.of(SEED)).used()).isEqualTo(SEED);
        assertThatThrownBy(() -> new PriorityBook(OURS, "urgent", List.of(SEED, SEED)))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly(
                                "policies: duplicate seed-v1",
                                "use: there is no policy urgent, but [seed-v1, seed-v1]"));
        assertThatThrownBy(() -> new PriorityBook(OURS, null, List.of())).isInstanceOf(InvalidPolicy.class);
    }

    @Test
    void the_three_that_ship_have_names_of_their_own() {
        assertThat(PolicyFiles.priorities().policies())
                .extracting(PriorityPolicy::name)
                .containsExactly("seed-v1", "normalised", "low-risk-first");
    }
}
