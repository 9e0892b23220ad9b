package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BalanceTest {

    @Test
    void its_total_is_the_sum_of_its_heads() {
        assertThat(new Balance("CNY", 15_000, 4_862_500, 150_000_000).total()).isEqualTo(new Money(154_877_500, "CNY"));
        assertThat(Balance.zero("JPY").total()).isEqualTo(Money.zero("JPY"));
    }

    @Test
    void no_head_is_negative() {
        assertThatThrownBy(() -> new Balance("CNY", -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Balance("CNY", 0, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Balance("CNY", 0, 0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_currency_is_a_real_one() {
        assertThatThrownBy(() -> new Balance("XYZ", 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_settled_only_when_every_head_is_zero() {
        assertThat(Balance.zero("CNY").settled()).isTrue();
        assertThat(new Balance("CNY", 1, 0, 0).settled()).isFalse();
        assertThat(new Balance("CNY", 0, 1, 0).settled()).isFalse();
        assertThat(new Balance("CNY", 0, 0, 1).settled()).isFalse();
    }

    @Test
    void a_total_that_no_reader_keeps_exact_is_refused() {
        Balance huge = new Balance("CNY", 1, 0, Money.MAX_MINOR);

        assertThatThrownBy(huge::total).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Balance("CNY", 1, 1, Long.MAX_VALUE).total())
                .isInstanceOf(ArithmeticException.class);
    }
}
