package io.recourse.local.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Waiting for something to come true, a process to become useful above all. */
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
        until(what, patience, probe, "; see " + child.log(), () -> {
            if (child.exitsWithin(PAUSE)) {
                throw new StackFailed(child.obituary());
            }
        });
    }

    /** Returns when the probe holds; fails when the patience ends before. */
    public static void until(String what, Duration patience, Probe probe) {
        until(what, patience, probe, "", () -> Thread.sleep(PAUSE));
    }

    /** Lets some time go by. */
    private interface Pause {
        void make() throws InterruptedException;
    }

    private static void until(String what, Duration patience, Probe probe, String hint, Pause pause) {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        try {
            while (true) {
                try {
                    if (probe.holds()) {
                        return;
                    }
                } catch (InterruptedException | StackFailed e) {
                    throw e;
                } catch (Exception notYet) {
                    last = notYet;
                }
                pause.make();
                if (System.nanoTime() > deadline) {
                    throw new StackFailed(what + " not within " + patience.toSeconds() + " s" + because(last) + hint);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while waiting for " + what, e);
        }
    }

    private static String because(@Nullable Exception last) {
        return last == null ? "" : " (" + last.getMessage() + ")";
    }
}
