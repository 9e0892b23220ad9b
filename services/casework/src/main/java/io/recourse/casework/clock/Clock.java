package io.recourse.casework.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Calls the desk when something is due. It sleeps until the earliest deadline that its own desk has written; for what other
 * instances wrote it asks the database at short intervals, one cheap question that rarely leads to a look.
 */
@Singleton
public class Clock implements Desk.Listener {

    /** How often events that wait for others are looked at again, wall time. */
    private static final Duration HELD_LOOK = Duration.ofSeconds(1);

    private static final String NEXT = "select next_look()";

    /** Their subject was opened by another instance meanwhile, or a gap has lasted too long: the desk decides which. */
    private static final String HELD = """
            select distinct m.kind, m.id from mailbox m join subject s on s.kind = m.kind and s.id = m.id
            where s.parked is null and not m.ready
              and (m.reason = 'UNBORN' and m.received_at < now() - interval '1 second'
                   or m.reason = 'GAP' and m.received_at < now() - interval '10 minutes')
            limit 1000
            """;

    private final Desk desk;
    private final Database database;
    private final BusinessClock time;
    private final Duration safety;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong nextWake = new AtomicLong(Long.MAX_VALUE);
    /** The desk has been sent looking: as soon as it has looked, it can be asked what is due next. */
    private final AtomicBoolean looking = new AtomicBoolean();

    @Inject
    public Clock(
            Desk desk,
            Database database,
            BusinessClock time,
            @ConfigProperty(name = "recourse.clock.safety-look", defaultValue = "PT0.05S") Duration safety) {
        this.desk = desk;
        this.database = database;
        this.time = time;
        this.safety = safety;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("clock").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        desk.listen(this);
        timer.execute(this::ask);
        timer.execute(this::lookAtHeld);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void ask() {
        if (desk.busy()) {
            // it will say itself when there is more to look at
            later(this::ask, safety);
            return;
        }
        next().subscribe().with(_ -> later(this::ask, safety), _ -> later(this::ask, Duration.ofSeconds(1)));
    }

    /** Asks when something is due next, and sleeps until then. */
    private Uni<Instant> next() {
        return database.ask(NEXT)
                .map(next -> Database.instant(((Number) next).longValue()))
                .invoke(this::lookAt);
    }

    private void lookAtHeld() {
        database.forAll(session -> session.<Object[]>createNativeQuery(HELD).getResultList())
                .subscribe()
                .with(
                        held -> {
                            desk.submit(looks(held));
                            later(this::lookAtHeld, HELD_LOOK);
                        },
                        _ -> later(this::lookAtHeld, HELD_LOOK));
    }

    private static List<Entry> looks(List<Object[]> held) {
        return held.stream()
                .map(h -> Entry.look(new SubjectId((String) h[0], (String) h[1])))
                .toList();
    }

    @Override
    public void committed(@Nullable Instant earliestLook, boolean effects, boolean moreDue) {
        if (moreDue) {
            desk.look();
            return;
        }
        if (earliestLook != null) {
            lookAt(earliestLook);
        }
        if (looking.compareAndSet(true, false)) {
            // what is due a moment later would else wait for the next regular question; if this one fails, that one
            // comes
            next().subscribe().with(_ -> {}, _ -> {});
        }
    }

    /** Sleeps exactly until then, or leaves it to a later question if there will be one before. */
    private void lookAt(Instant next) {
        Duration until = Duration.between(time.now(), next);
        if (until.compareTo(safety) < 0) {
            wakeIn(until.isNegative() ? Duration.ZERO : until);
        }
    }

    /** One pending wake-up at a time: an earlier one replaces a later one. */
    private void wakeIn(Duration until) {
        long at = System.nanoTime() + until.toNanos();
        long known = nextWake.get();
        if ((known == Long.MAX_VALUE || at < known) && nextWake.compareAndSet(known, at)) {
            later(
                    () -> {
                        nextWake.compareAndSet(at, Long.MAX_VALUE);
                        looking.set(true);
                        desk.look();
                    },
                    until);
        }
    }

    private void later(Runnable task, Duration delay) {
        try {
            timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // the service stops; nothing is due any more
            nextWake.set(Long.MAX_VALUE);
        }
    }
}
