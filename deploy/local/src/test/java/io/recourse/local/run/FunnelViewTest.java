package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FunnelViewTest {
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");

    private final FunnelSnapshot at = snapshot(60);

    @Test
    void a_block_keeps_its_height_and_fits_its_width() {
        for (int width : new int[] {20, 40, 80, 160}) {
            FunnelView view = new FunnelView(width, true);
            assertThat(view.block(at)).hasSameSizeAs(view.block(snapshot(0)));
            assertThat(view.block(at))
                    .allSatisfy(line ->
                            assertThat(ESCAPES.matcher(line).replaceAll("")).hasSizeLessThan(width));
        }
    }

    @Test
    void without_colour_there_is_not_one_escape() {
        assertThat(String.join("\n", new FunnelView(80, false).block(at)))
                .doesNotContain("\u001b")
                .doesNotContain("█");
    }

    @Test
    void it_shows_the_day_every_stage_why_cases_closed_and_what_came_in() {
        assertThat(String.join("\n", new FunnelView(100, false).block(at)))
                .contains("2026-03-02  day 60/400  12.0 days/s  0:05")
                .containsPattern("negotiation +300 #+")
                .contains("paid 250, recalled 50")
                .contains("recovered 1234.56 CNY, 78 JPY");
    }

    @Test
    void a_log_gets_one_line() {
        assertThat(FunnelView.line(at))
                .isEqualTo(
                        "2026-03-02  day 60/400  12.0 days/s  0:05 | intake 100, negotiation 300 | closed 300: paid 250,"
                                + " recalled 50 | recovered 1234.56 CNY, 78 JPY");
    }

    @Test
    void nothing_yet_is_said_too() {
        FunnelSnapshot empty =
                new FunnelSnapshot(LocalDate.of(2026, 1, 1), 0, 400, Map.of(), Map.of(), Map.of(), Duration.ZERO);
        List<String> lines = new FunnelView(80, false).block(empty);
        assertThat(String.join("\n", lines)).contains("day 0/400").contains("recovered nothing yet");
    }

    private static FunnelSnapshot snapshot(int day) {
        Map<String, Long> open = new LinkedHashMap<>();
        open.put("INTAKE", 100L);
        open.put("NEGOTIATION", 300L);
        Map<String, Long> closed = new LinkedHashMap<>();
        closed.put("PAID", 250L);
        closed.put("RECALLED", 50L);
        Map<String, Long> recovered = new LinkedHashMap<>();
        recovered.put("CNY", 123_456L);
        recovered.put("JPY", 78L);
        return new FunnelSnapshot(
                LocalDate.of(2026, 1, 1).plusDays(day), day, 400, open, closed, recovered, Duration.ofSeconds(5));
    }
}
