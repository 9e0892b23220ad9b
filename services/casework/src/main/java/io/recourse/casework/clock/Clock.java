package io.recourse.casework.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.desk.Desk;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Calls the desk when something is due. It sleeps until the earliest deadline that its own desk has written, and looks again
 * after a short safety interval for what other instances wrote.
 */
@Singleton
public class Clock implements Desk.Listener {

    private final Desk desk;
    private final BusinessClock time;
    private final Duration safety;
    private final ScheduledThreadPoolExecutor timer;
    private final AtomicLong nextLookNanos = new AtomicLong(Long.MAX_VALUE);

    @Inject
    public Clock(
            Desk desk,
            BusinessClock time,
            @ConfigProperty(name = "recourse.clock.safety-look", defaultValue = "PT0.05S") Duration safety) {
        this.desk = desk;
        this.time = time;
        this.safety = safety;
        this.timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("clock").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        desk.listen(this);
        timer.scheduleWithFixedDelay(desk::look, 0, safety.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    @Override
    public void committed(@Nullable Instant earliestLook, boolean effects, boolean moreDue) {
        if (moreDue) {
            desk.look();
        } else if (earliestLook != null) {
            Duration until = Duration.between(time.now(), earliestLook);
            if (until.compareTo(safety) < 0) {
                wakeIn(timer, until);
            }
        }
    }

    /** One pending wake-up at a time: an earlier one replaces a later one. */
    private void wakeIn(ScheduledExecutorService on, Duration until) {
        long nanos = System.nanoTime() + Math.max(0, until.toNanos());
        long known = nextLookNanos.get();
        if ((known == Long.MAX_VALUE || nanos < known) && nextLookNanos.compareAndSet(known, nanos)) {
            on.schedule(
                    () -> {
                        nextLookNanos.compareAndSet(nanos, Long.MAX_VALUE);
                        desk.look();
                    },
                    Math.max(0, until.toNanos()),
                    TimeUnit.NANOSECONDS);
        }
    }
}
