package io.recourse.rules.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants are cut to microseconds at every door: what the database cannot keep must not decide. */
public final class Micros {

    private Micros() {}

    public static Instant cut(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
