package io.recourse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private final Figures figures = new Figures();
    private final Results results = new Results(
            Instant.parse("2026-11-27T08:00:00.123Z"),
            Optional.of("0a178b5+"),
            Map.of("cores", "2"),
            Map.of("lateness", 120L),
            figures);

    @Test
    void the_table_shows_value_rounds_and_note_and_then_what_is_reached() {
        figures.add("lateness_ms_p99", "ms", List.of(80.0, 21.5, 22.0), "a million of the future");
        assertThat(results.table())
                .contains("lateness_ms_p99", "22.0 ms", "rounds 80.0 · 21.5 · 22.0", "(a million of the future)")
                .contains("✔ lateness_ms_p99", "wanted ≤ 60");
        figures.add("lateness_ms_p99", "ms", 61, "");
        assertThat(results.table()).contains("✘ lateness_ms_p99");
    }

    @Test
    void what_does_not_count_is_neither_reached_nor_missed() {
        figures.add("escalations_per_s", "/s", 15_000, "");
        figures.add("raw_sql_escalations_per_s", "/s", 19_999, "");
        assertThat(results.table())
                .contains("– escalations_per_s ÷ raw_sql_escalations_per_s", "(does not count: ")
                .doesNotContain("✔", "✘");
    }

    @Test
    void the_file_has_date_commit_machine_figures_and_reach(@TempDir Path folder) throws IOException {
        figures.add("stack_ready_s", "s", 44.7, "");
        JsonNode file = new JsonMapper()
                .readTree(results.write(folder.resolve("a/bench.json")).toFile());
        assertThat(file.path("at").asText()).isEqualTo("2026-11-27T08:00:00Z");
        assertThat(file.path("commit").asText()).isEqualTo("0a178b5+");
        assertThat(file.path("machine").path("cores").asText()).isEqualTo("2");
        assertThat(file.path("seconds").path("lateness").asInt()).isEqualTo(120);
        assertThat(file.path("figures").path(0).path("name").asText()).isEqualTo("stack_ready_s");
        assertThat(file.path("reach").path(0).path("held").asBoolean()).isFalse();
    }

    @Test
    void numbers_are_as_exact_as_they_are_worth() {
        assertThat(Results.number(232_488.4)).isEqualTo("232,488");
        assertThat(Results.number(22.04)).isEqualTo("22.0");
        assertThat(Results.number(0.523)).isEqualTo("0.52");
    }
}
