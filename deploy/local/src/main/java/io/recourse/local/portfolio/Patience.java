package io.recourse.local.portfolio;

import io.recourse.local.process.StackFailed;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long to try again while nothing moves: at first soon, then more slowly, in the end no more. */
final class Patience {
    private static final long FIRST_MILLIS = 20;
    private static final long MOST_MILLIS = 1_000;

    private final Duration limit;
    private long since = System.nanoTime();
    private long pause = FIRST_MILLIS;

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Something moved. */
    void moved() {
        since = System.nanoTime();
        pause = FIRST_MILLIS;
    }

    /** Waits a little; fails once nothing has moved for too long. */
    void pause(String what, @Nullable Exception last) {
        if (System.nanoTime() - since > limit.toNanos()) {
            String message = what + " for " + limit.toSeconds() + " s";
            throw last == null ? new StackFailed(message) : new StackFailed(message + " (" + last + ")", last);
        }
        try {
            if (new CountDownLatch(1).await(pause, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while " + what, e);
        }
        pause = Math.min(MOST_MILLIS, pause * 2);
    }
}
