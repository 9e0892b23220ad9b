package io.recourse.segmentation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import io.recourse.segmentation.domain.PriorityPolicy.SeedV1;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriorityPolicyTest {
    static final Source OURS =
            new Source("ours", LocalDate.of(2026, 1, 1), null, LocalDate.of(2026, 1, 1), false, "assessment");
    private static final SeedV1 SEED =
            new SeedV1(OURS, new BigDecimal("0.4"), new BigDecimal("0.3"), new BigDecimal("0.3"));

    private static long milli(int dpd, String owed, int risk) {
        return SEED.milli(dpd, new BigDecimal(owed), risk);
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
        assertThat(SEED.milli(9_999, most, 10)).isBetween(1L, Money.MAX_MINOR);
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
        assertThat(new SeedV1(OURS, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO).milli(9, BigDecimal.TEN, 9))
                .isZero();
        assertThatThrownBy(() -> new SeedV1(OURS, BigDecimal.ONE, less, less))
                .isInstanceOfSatisfying(InvalidPolicy.class, e -> assertThat(e.faults())
                        .containsExactly("perThousand must be ≥ 0", "perRiskPoint must be ≥ 0"));
    }
}
