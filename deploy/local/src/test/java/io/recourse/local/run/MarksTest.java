package io.recourse.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void a_mark_is_its_own_mark_and_a_microsecond_later_waits_for_the_next() {
        assertThat(Marks.atOrAfter(at("2026-01-01T06:00:00Z"))).isEqualTo(at("2026-01-01T06:00:00Z"));
        assertThat(Marks.atOrAfter(at("2026-01-01T06:00:00.000001Z"))).isEqualTo(at("2026-01-01T12:00:00Z"));
        assertThat(Marks.atOrAfter(at("2026-01-01T23:59:59Z"))).isEqualTo(at("2026-01-02T00:00:00Z"));
    }

    @Test
    void time_always_moves() {
        Instant now = at("2026-01-01T06:00:00Z");
        assertThat(Marks.next(now, now)).isEqualTo(at("2026-01-01T12:00:00Z"));
        assertThat(Marks.next(now, at("2025-06-01T00:00:00Z"))).isEqualTo(at("2026-01-01T12:00:00Z"));
    }

    @Test
    void time_jumps_over_what_nobody_waits_for() {
        assertThat(Marks.next(at("2026-01-01T06:00:00Z"), at("2026-03-01T01:02:03Z")))
                .isEqualTo(at("2026-03-01T06:00:00Z"));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
