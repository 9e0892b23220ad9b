package io.recourse.casework.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {

    @Test
    void each_publisher_keeps_its_own_order_and_may_be_overtaken_anywhere() {
        assertThat(Orders.merged(List.of(List.of("a", "b"), List.of("1"))))
                .containsExactlyInAnyOrder(List.of("a", "b", "1"), List.of("a", "1", "b"), List.of("1", "a", "b"));
    }

    @Test
    void facts_of_as_many_publishers_come_in_any_order() {
        assertThat(Orders.of(List.of(1, 2, 3, 4))).hasSize(24).doesNotHaveDuplicates();
        assertThat(Orders.of(List.of())).containsExactly(List.of());
    }
}
