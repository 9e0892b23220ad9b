package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"CNY,2", "JPY,0", "KWD,3"})
    void a_currency_has_its_own_digits(String currency, int digits) {
        assertThat(Money.digits(currency)).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZ", "cny", "", "CNYX", "XAU", "XXX"})
    void what_has_no_minor_units_is_no_currency(String currency) {
        assertThatThrownBy(() -> new Money(1, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "25000000,CNY,250000.00 CNY",
        "1,CNY,0.01 CNY",
        "-1,CNY,-0.01 CNY",
        "1200,JPY,1200 JPY",
        "125500,KWD,125.500 KWD",
        "0,KWD,0.000 KWD"
    })
    void is_written_for_people_in_whole_and_part(long minor, String currency, String text) {
        assertThat(new Money(minor, currency).text()).isEqualTo(text);
    }

    @Test
    void the_largest_amount_is_the_largest_every_json_reader_keeps() {
        assertThat(Money.MAX_MINOR).isEqualTo(9_007_199_254_740_991L);
        assertThat(new Money(-Money.MAX_MINOR, "CNY").minor()).isEqualTo(-9_007_199_254_740_991L);
        assertThatThrownBy(() -> new Money(Money.MAX_MINOR + 1, "CNY")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(-Money.MAX_MINOR - 1, "CNY")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void adds_subtracts_and_compares_to_the_cent() {
        Money ten = new Money(1000, "CNY");
        Money cent = new Money(1, "CNY");

        assertThat(ten.plus(cent)).isEqualTo(new Money(1001, "CNY"));
        assertThat(cent.minus(ten)).isEqualTo(new Money(-999, "CNY"));
        assertThat(ten.minus(ten)).isEqualTo(Money.zero("CNY"));
        assertThat(ten).isGreaterThan(cent).isEqualByComparingTo(new Money(1000, "CNY"));
    }

    @Test
    void a_sum_beyond_the_largest_amount_is_refused() {
        Money max = new Money(Money.MAX_MINOR, "CNY");

        assertThatThrownBy(() -> max.plus(new Money(1, "CNY"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void currencies_do_not_mix() {
        Money yuan = new Money(100, "CNY");
        Money yen = new Money(100, "JPY");

        assertThatThrownBy(() -> yuan.plus(yen)).hasMessage("amounts of CNY and JPY do not mix");
        assertThatThrownBy(() -> yuan.minus(yen)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> yuan.compareTo(yen)).isInstanceOf(IllegalArgumentException.class);
    }
}
