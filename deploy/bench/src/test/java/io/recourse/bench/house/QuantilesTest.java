package io.recourse.bench.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void a_quantile_is_the_least_value_that_so_many_do_not_exceed() {
        Quantiles hundred = new Quantiles(
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray());
        assertThat(hundred.at(0.5)).isEqualTo(50);
        assertThat(hundred.at(0.99)).isEqualTo(99);
        assertThat(hundred.at(1)).isEqualTo(100);
        assertThat(hundred.at(0)).isEqualTo(1);
    }

    @Test
    void nothing_measured_has_no_quantile() {
        assertThatThrownBy(() -> new Quantiles(new double[0]).at(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
