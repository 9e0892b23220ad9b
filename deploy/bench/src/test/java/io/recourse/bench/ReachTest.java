package io.recourse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReachTest {

    private final Figures figures = new Figures();

    @Test
    void a_figure_is_the_median_of_its_rounds() {
        figures.add("rows_per_s", "/s", List.of(9.0, 1.0, 5.0));
        figures.add("raw_rows_per_s", "/s", List.of(4.0, 2.0));
        assertThat(figures.find("rows_per_s").orElseThrow().value()).isEqualTo(5);
        assertThat(figures.find("raw_rows_per_s").orElseThrow().value()).isEqualTo(3);
    }

    @Test
    void a_third_of_raw_is_enough_for_rows_and_a_hair_less_is_not() {
        figures.add("raw_rows_per_s", "/s", 3_000, "");
        figures.add("rows_per_s", "/s", 1_000, "");
        assertThat(only().held()).isTrue();
        figures.add("rows_per_s", "/s", 999, "");
        assertThat(only().held()).isFalse();
    }

    @Test
    void a_ratio_beside_a_comparator_that_ran_badly_says_that_it_does_not_count() {
        figures.add("escalations_per_s", "/s", 15_000, "");
        figures.add("raw_sql_escalations_per_s", "/s", 20_000, "");
        assertThat(only().remark()).isEmpty();
        assertThat(only().counts()).isTrue();
        figures.add("raw_sql_escalations_per_s", "/s", 19_999, "");
        assertThat(only().remark()).contains("does not count").contains("raw_sql_escalations_per_s");
        assertThat(only().counts()).isFalse();
    }

    @Test
    void what_was_not_measured_is_not_judged() {
        assertThat(Reach.of(figures)).isEmpty();
        figures.add("lateness_ms_p99", "ms", 60, "");
        assertThat(only().what()).isEqualTo("lateness_ms_p99");
        assertThat(only().held()).isTrue();
    }

    private Reach only() {
        List<Reach> all = Reach.of(figures);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
