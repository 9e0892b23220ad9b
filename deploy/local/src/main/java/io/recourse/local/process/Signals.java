package io.recourse.local.process;

import io.recourse.local.process.Command.StopSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes. */
final class Signals {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Signals() {}

    /** Orderly first; by force when {@code patience} is over. */
    static void stop(ProcessHandle process, StopSignal signal, Duration patience) {
        switch (signal) {
            case TERM -> process.destroy();
            case INT -> interrupt(process.pid());
        }
        if (!ends(process, patience)) {
            kill(process);
        }
    }

    /**
     * {@code kill -9}. Its own children (PostgreSQL's backends) notice by themselves and are waited for: a new postmaster
     * refuses to start beside them.
     */
    static void kill(ProcessHandle process) {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        ends(process, AFTER_KILL);
        for (ProcessHandle member : family) {
            if (!ends(member, AFTER_KILL)) {
                member.destroyForcibly();
                ends(member, AFTER_KILL);
            }
        }
    }

    private static boolean ends(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new StackFailed("cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static void interrupt(long pid) {
        try {
            // The shell's own kill: the JDK can only send TERM and KILL.
            new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new StackFailed("cannot signal process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
