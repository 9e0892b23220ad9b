package io.recourse.casework.clock;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Wall time: transport, partitions, tokens, lateness; and live business time. */
@Singleton
public class WallClock {

    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
