package io.recourse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What we want to reach, and whether we do. A ratio counts only where its comparator ran well. */
record Reach(String what, String wanted, double got, boolean held, String remark) {

    private static final double RAW_RUNS_WELL = 20_000;
    private static final double DB_SCHEDULER_RUNS_WELL = 1_500;

    /** Whether it says anything: a remark is made where it does not. */
    boolean counts() {
        return remark.isEmpty();
    }

    static List<Reach> of(Figures figures) {
        List<Reach> all = new ArrayList<>();
        ratio(figures, "escalations_per_s", "raw_sql_escalations_per_s", 0.5, RAW_RUNS_WELL)
                .ifPresent(all::add);
        ratio(figures, "escalations_per_s", "db_scheduler_escalations_per_s", 6, DB_SCHEDULER_RUNS_WELL)
                .ifPresent(all::add);
        ratio(figures, "ladder_escalations_per_s", "house_escalations_per_s", 0.8, 0)
                .ifPresent(all::add);
        ratio(figures, "rows_per_s", "raw_rows_per_s", 1.0 / 3, 0).ifPresent(all::add);
        atMost(figures, "commit_to_effect_ms_p50", 40).ifPresent(all::add);
        atMost(figures, "commit_to_effect_ms_p99", 300).ifPresent(all::add);
        atMost(figures, "lateness_ms_p50", 15).ifPresent(all::add);
        atMost(figures, "lateness_ms_p99", 60).ifPresent(all::add);
        atMost(figures, "verification_ms_p99", 1_000).ifPresent(all::add);
        ratio(figures, "million_rows_per_s", "million_raw_rows_per_s", 0.5, 0).ifPresent(all::add);
        ratio(figures, "million_unchanged_rows_per_s", "million_rows_per_s", 2, 0)
                .ifPresent(all::add);
        atMost(figures, "intake_heap_mb_max", 256).ifPresent(all::add);
        atLeast(figures, "resegment_cases_per_s", 20_000).ifPresent(all::add);
        atMost(figures, "kmeans_1m_s", 60).ifPresent(all::add);
        atMost(figures, "score_us", 50).ifPresent(all::add);
        atLeast(figures, "growth", 0.9).ifPresent(all::add);
        atMost(figures, "stack_pss_mb", 3_200).ifPresent(all::add);
        atMost(figures, "stack_ready_s", 30).ifPresent(all::add);
        return all;
    }

    private static Optional<Reach> ratio(
            Figures figures, String above, String below, double wanted, double comparatorAtLeast) {
        return figures.ratio(above, below).map(got -> {
            double comparator = figures.find(below).map(Figure::value).orElse(0.0);
            String remark = comparator >= comparatorAtLeast
                    ? ""
                    : "does not count: %s ran below %,.0f/s".formatted(below, comparatorAtLeast);
            return new Reach(above + " ÷ " + below, "≥ " + number(wanted), got, got >= wanted, remark);
        });
    }

    private static Optional<Reach> atMost(Figures figures, String name, double wanted) {
        return figures.find(name).map(f -> new Reach(name, "≤ " + number(wanted), f.value(), f.value() <= wanted, ""));
    }

    private static Optional<Reach> atLeast(Figures figures, String name, double wanted) {
        return figures.find(name).map(f -> new Reach(name, "≥ " + number(wanted), f.value(), f.value() >= wanted, ""));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }
}
