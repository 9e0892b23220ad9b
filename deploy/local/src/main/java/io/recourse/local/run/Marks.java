package io.recourse.local.run;

import java.time.Duration;
import java.time.Instant;

/** The instants at which a sandbox run stops: every six hours of UTC. What falls between two of them waits for the later. */
public final class Marks {
    public static final Duration STEP = Duration.ofHours(6);

    private Marks() {}

    /** The first mark that is not before an instant. */
    public static Instant atOrAfter(Instant at) {
        long step = STEP.toSeconds();
        long seconds = at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.multiplyExact(Math.ceilDiv(seconds, step), step));
    }

    /** The mark at which something due is looked at; always later than now. */
    public static Instant next(Instant now, Instant due) {
        Instant first = atOrAfter(now.plusNanos(1));
        Instant mark = atOrAfter(due);
        return mark.isBefore(first) ? first : mark;
    }
}
