package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.recourse.casework.sandbox.SandboxClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** The sandbox's time on real PostgreSQL; this service's own business time is the wall's and takes no notice. */
@QuarkusTest
@NullUnmarked
class SandboxClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    Database database;

    @Test
    void time_stands_where_it_was_put_after_a_restart_too() {
        assertThatThrownBy(() -> new SandboxClock(database, START).now()).isInstanceOf(IllegalStateException.class);
        SandboxClock clock = started();
        Instant first = clock.now();
        assertThat(first).as("nobody has moved it yet").isEqualTo(START);

        Instant later = first.plus(Duration.ofDays(40)).plusNanos(1000);
        assertThat(advance(clock, later)).isEqualTo(later);
        assertThat(clock.now()).isEqualTo(later);
        assertThat(started().now()).isEqualTo(later);

        assertThat(advance(clock, first)).as("time never goes back").isEqualTo(later);
        assertThat(started().now()).isEqualTo(later);

        SandboxClock behind = new SandboxClock(database, START);
        behind.read();
        advance(clock, later.plusSeconds(60));
        advance(behind, later.plusSeconds(30));
        assertThat(started().now()).as("nor by an instance that lags behind").isEqualTo(later.plusSeconds(60));
    }

    private static Instant advance(SandboxClock clock, Instant to) {
        return clock.advance(to).await().atMost(Duration.ofSeconds(5));
    }

    private SandboxClock started() {
        SandboxClock clock = new SandboxClock(database, START);
        clock.read();
        return clock;
    }
}
