package io.recourse.casework.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EffectTest {

    private static final Instant UNTIL = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void it_is_too_late_from_the_last_instant_on() {
        assertThat(Effect.isPast(UNTIL, UNTIL.minusNanos(1000))).isFalse();
        assertThat(Effect.isPast(UNTIL, UNTIL)).isTrue();
        assertThat(Effect.isPast(UNTIL, UNTIL.plusNanos(1000))).isTrue();
    }

    @Test
    void without_a_last_instant_it_is_never_too_late() {
        assertThat(Effect.isPast(null, Instant.MAX)).isFalse();
    }
}
