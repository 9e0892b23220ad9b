package io.recourse.local;

import io.recourse.local.process.StackFailed;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Steps of a start, and how long each took. */
record Steps(Consumer<String> say) {

    void timed(String what, Runnable step) {
        long from = System.nanoTime();
        step.run();
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        say.accept(String.format(Locale.ROOT, "%-26s ready after %4.1f s", what, took.toMillis() / 1e3));
    }

    /** Side by side; returns when all are done, fails with the reason of one that failed. */
    static void together(Runnable... steps) {
        try {
            CompletableFuture.allOf(Stream.of(steps)
                            .map(step -> CompletableFuture.runAsync(step, Thread::startVirtualThread))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackFailed failed) {
                throw failed;
            }
            throw e;
        }
    }
}
