package io.recourse.local.run;

import io.recourse.local.process.StackFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until nothing moves in any service: two equal readings in a row, one alone might fall between two steps. */
public final class QuietWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final long SHORTEST_PAUSE_MS = 25;
    private static final long LONGEST_PAUSE_MS = 100;

    private final Supplier<Map<String, @Nullable Quiet>> services;
    private final Supplier<List<String>> unread;
    private final QuietTest test;
    private final Runnable trouble;

    /**
     * @param services asks all of them
     * @param unread what of the partners' messages has not been read
     * @param trouble throws when something broke that nobody broke on purpose
     */
    public QuietWatch(
            Supplier<Map<String, @Nullable Quiet>> services,
            Supplier<List<String>> unread,
            QuietTest test,
            Runnable trouble) {
        this.services = services;
        this.unread = unread;
        this.test = test;
        this.trouble = trouble;
    }

    /** The services as they stand, quiet. */
    public Map<String, Quiet> await() {
        Map<String, Quiet> before = Map.of();
        List<String> disturbances = List.of();
        long movedAt = System.nanoTime();
        long pause = SHORTEST_PAUSE_MS;
        while (true) {
            Map<String, Quiet> now = new TreeMap<>();
            List<String> found = read(now);
            if (found.isEmpty() && !before.isEmpty() && before.equals(now)) {
                return now;
            }
            before = found.isEmpty() ? now : Map.of();
            if (!found.equals(disturbances)) {
                disturbances = found;
                movedAt = System.nanoTime();
                pause = SHORTEST_PAUSE_MS;
            } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
                throw new StackFailed("nothing has moved for " + PATIENCE.toSeconds()
                        + " s, and yet the services are not quiet:\n  " + String.join("\n  ", found));
            }
            trouble.run();
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new StackFailed("interrupted while waiting for the services to be quiet");
            }
            if (!found.isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
                pause = Math.min(LONGEST_PAUSE_MS, pause + 10);
            }
        }
    }

    private List<String> read(Map<String, Quiet> now) {
        List<String> away = new ArrayList<>();
        services.get().forEach((name, quiet) -> {
            if (quiet == null) {
                away.add(name + " does not answer");
            } else {
                now.put(name, quiet);
            }
        });
        if (!away.isEmpty()) {
            return away;
        }
        // The partners' messages first: a message read but not yet handled shows in the reading that follows.
        List<String> disturbances = test.disturbances(now);
        return disturbances.isEmpty() ? unread.get() : disturbances;
    }
}
