package io.recourse.local.run;

import io.recourse.local.process.StackFailed;
import io.recourse.local.run.QuietTest.Disturbance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Waits until nothing moves in any service: two equal readings of all in a row, one alone might fall between two steps. As
 * long as something moves only those are asked again who may know that it no longer does: being asked is work too.
 */
public final class QuietWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final long SHORTEST_PAUSE_MS = 10;
    private static final long LONGEST_PAUSE_MS = 50;
    private static final long LONGER_BY_MS = 5;

    private final Services services;
    private final Supplier<List<Disturbance>> unread;
    private final QuietTest test;
    private final Runnable trouble;

    /** Those who are waited for. */
    public interface Services {
        Set<String> names();

        /** The word of each, asked at the same time; one that does not answer is a null entry. */
        Map<String, @Nullable Quiet> quiet(Set<String> whom);
    }

    /**
     * @param unread what of the partners' messages has not been read
     * @param trouble throws when something broke that nobody broke on purpose
     */
    public QuietWatch(Services services, Supplier<List<Disturbance>> unread, QuietTest test, Runnable trouble) {
        this.services = services;
        this.unread = unread;
        this.test = test;
        this.trouble = trouble;
    }

    /** The services as they stand, quiet. */
    public Map<String, Quiet> await() {
        Map<String, Quiet> known = new TreeMap<>();
        Map<String, Quiet> before = Map.of();
        Set<String> whom = services.names();
        List<Disturbance> disturbances = List.of();
        long movedAt = System.nanoTime();
        long pause = SHORTEST_PAUSE_MS;
        while (true) {
            List<Disturbance> found = ask(whom, known);
            boolean complete = whom.equals(services.names());
            if (found.isEmpty() && complete && known.equals(before)) {
                return known;
            }
            before = found.isEmpty() && complete ? Map.copyOf(known) : Map.of();
            whom = found.isEmpty()
                    ? services.names()
                    : found.stream().map(Disturbance::service).collect(Collectors.toCollection(TreeSet::new));
            if (!found.equals(disturbances)) {
                disturbances = found;
                movedAt = System.nanoTime();
                pause = SHORTEST_PAUSE_MS;
            } else if (System.nanoTime() - movedAt > PATIENCE.toNanos()) {
                throw new StackFailed("nothing has moved for " + PATIENCE.toSeconds()
                        + " s, and yet the services are not quiet:\n  "
                        + found.stream().map(Disturbance::toString).collect(Collectors.joining("\n  ")));
            }
            trouble.run();
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new StackFailed("interrupted while waiting for the services to be quiet");
            }
            if (!found.isEmpty()) {
                LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
                pause = Math.min(LONGEST_PAUSE_MS, pause + LONGER_BY_MS);
            }
        }
    }

    /** What moves, by the new word of some and the last word of the others. */
    private List<Disturbance> ask(Set<String> whom, Map<String, Quiet> known) {
        List<Disturbance> away = new ArrayList<>();
        services.quiet(whom).forEach((name, quiet) -> {
            if (quiet == null) {
                known.remove(name);
                away.add(new Disturbance(name, "does not answer"));
            } else {
                known.put(name, quiet);
            }
        });
        if (!away.isEmpty()) {
            return away;
        }
        // The partners' messages first: a message read but not yet handled shows in the reading that follows.
        List<Disturbance> disturbances = test.disturbances(known);
        return disturbances.isEmpty() ? unread.get() : disturbances;
    }
}
