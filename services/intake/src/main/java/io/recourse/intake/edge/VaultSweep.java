package io.recourse.intake.edge;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.desk.Database;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does erasures again that were not finished: at the start and every ten minutes the vault destroys what it still has of
 * parties that are erased, be it that the service died after the party had said so, be it that a push which opened no case
 * brought it back; and of whom no party tells, for the case that waited to name them did not take them. What is younger than an hour is spared: the case it belongs to may be on its way.
 */
@Singleton
class VaultSweep {

    private static final Logger LOG = Logger.getLogger(VaultSweep.class);
    private static final String SWEEP = "select vault_sweep(make_interval(secs => $1))";
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration SETTLED = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Database database;
    private final ScheduledThreadPoolExecutor timer;

    @Inject
    VaultSweep(Database database) {
        this.database = database;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("vault-sweep").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void look() {
        try {
            sweep(SETTLED);
        } catch (RuntimeException e) {
            LOG.warnf("The vault was not swept: %s", e.toString());
        }
    }

    /**
     * Waits.
     *
     * @param settled how long ago something must have been written to be swept
     * @return how many identities were destroyed
     */
    long sweep(Duration settled) {
        return (Long) database.ask(SWEEP, (double) settled.toSeconds()).await().atMost(PATIENCE);
    }
}
