package io.recourse.local.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waiting for a process to become useful. */
public final class Await {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Asks whether what is waited for is the case; an exception means not yet. */
    @FunctionalInterface
    public interface Probe {
        boolean holds() throws Exception;
    }

    /** Returns when the probe holds; fails when the process ends before, or when the patience does. */
    public static void until(Child child, String what, Duration patience, Probe probe) {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (true) {
            try {
                if (probe.holds()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailed("interrupted while waiting for " + what, e);
            } catch (StackFailed e) {
                throw e;
            } catch (Exception notYet) {
                last = notYet;
            }
            if (child.exitsWithin(PAUSE)) {
                throw new StackFailed(child.obituary());
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailed(
                        what + " not within " + patience.toSeconds() + " s" + because(last) + "; see " + child.log());
            }
        }
    }

    private static String because(@Nullable Exception last) {
        return last == null ? "" : " (" + last.getMessage() + ")";
    }
}
