package io.recourse.disposal.domain;

import static io.recourse.disposal.domain.Samples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void costs_come_first_then_the_debt_and_the_owner_gets_the_rest() {
        assertThat(Distribution.of(cny("1000.00"), 20_00, 700_00)).isEqualTo(new Distribution(20_00, 700_00, 280_00));
    }

    @Test
    void a_price_below_the_costs_pays_no_debt() {
        assertThat(Distribution.of(cny("10.00"), 20_00, 700_00)).isEqualTo(new Distribution(10_00, 0, 0));
    }

    @Test
    void a_price_below_the_debt_leaves_no_surplus() {
        assertThat(Distribution.of(cny("100.01"), 20_00, 700_00)).isEqualTo(new Distribution(20_00, 80_01, 0));
    }

    @Test
    void the_parts_always_sum_to_the_price() {
        long seed = 20260105;
        Random chance = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long price = chance.nextLong(1L << 40);
            Distribution parts = Distribution.of(
                    new io.recourse.contracts.Money(price, "CNY"),
                    chance.nextLong(1L << 39),
                    chance.nextLong(1L << 40));
            assertThat(parts.toCosts() + parts.toDebt() + parts.surplusToOwner())
                    .as("seed " + seed)
                    .isEqualTo(price);
            assertThat(parts.toCosts()).isNotNegative();
            assertThat(parts.toDebt()).isNotNegative();
            assertThat(parts.surplusToOwner()).isNotNegative();
        }
    }
}
