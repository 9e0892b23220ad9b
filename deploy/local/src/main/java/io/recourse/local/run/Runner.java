package io.recourse.local.run;

import io.recourse.local.world.Planned;
import io.recourse.local.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Moves business time. At every mark: the services come to rest, the world does what is due, and so on until neither has
 * anything left; then time jumps to the mark after the earliest thing anybody waits for. An outage costs no virtual time.
 */
public final class Runner {
    /** The part of a run after which a process is killed, if one is: every stage has work then. */
    private static final int KILL_AFTER = 4;

    private final QuietWatch watch;
    private final World world;
    private final WorldDoors doors;
    private final Consumer<Instant> clocks;

    /** @param clocks moves the clocks of all services */
    public Runner(QuietWatch watch, World world, WorldDoors doors, Consumer<Instant> clocks) {
        this.watch = watch;
        this.world = world;
        this.doors = doors;
        this.clocks = clocks;
    }

    /** What goes on beside a run. */
    public interface Companion {
        /** Time stands at a mark and everybody is quiet. */
        void quietAt(Instant now);

        /** In the middle of work, once, some way into the run. */
        void breakSomething();
    }

    /** Returns when the end is reached; {@code end} is a mark. */
    public void run(Instant start, Instant end, Companion companion) {
        Instant now = start;
        boolean broken = false;
        Duration killAfter = Duration.between(start, end).dividedBy(KILL_AFTER);
        world.begin(now);
        while (true) {
            Map<String, Quiet> quiet = settle(now);
            companion.quietAt(now);
            Optional<Instant> due = earliest(quiet);
            if (!now.isBefore(end)) {
                return;
            }
            Instant next = due.isEmpty() ? end : Marks.next(now, due.get());
            now = next.isAfter(end) ? end : next;
            clocks.accept(now);
            if (!broken && Duration.between(start, now).compareTo(killAfter) >= 0) {
                broken = true;
                companion.breakSomething();
            }
        }
    }

    /** The services and the world by turns, until neither has anything to do at this instant. */
    private Map<String, Quiet> settle(Instant now) {
        Map<String, Quiet> quiet = watch.await();
        while (true) {
            doors.tasks().forEach(world::order);
            List<Planned> round = world.due(now);
            if (round.isEmpty()) {
                return quiet;
            }
            if (doors.perform(round)) {
                quiet = watch.await();
            }
        }
    }

    private Optional<Instant> earliest(Map<String, Quiet> quiet) {
        return Stream.concat(
                        quiet.values().stream().map(Quiet::nextDue).filter(Objects::nonNull), world.next().stream())
                .min(Comparator.naturalOrder());
    }
}
