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
 * brought it back. Once a day also those of whom no party tells, for the case that waited to name them did not take them.
 * What is younger than an hour is spared: the case it belongs to may be on its way.
 */
@Singleton
class VaultSweep {

    private static final Logger LOG = Logger.getLogger(VaultSweep.class);
    private static final String SWEEP = "select vault_sweep(make_interval(secs => $1))";
    private static final String SWEEP_UNNAMED = "select vault_sweep_unnamed(make_interval(secs => $1))";

    /** To look at every identity takes some seconds where there are a million. */
    private static final Duration INTERVAL_OF_UNNAMED = Duration.ofDays(1);

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
        every(INTERVAL, () -> sweep(SETTLED));
        every(INTERVAL_OF_UNNAMED, () -> sweepUnnamed(SETTLED));
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void every(Duration interval, Runnable look) {
        Runnable tried = () -> {
            try {
                look.run();
            } catch (RuntimeException e) {
                LOG.warnf("The vault was not swept: %s", e.toString());
            }
        };
        timer.scheduleWithFixedDelay(tried, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits.
     *
     * @param settled how long ago something must have been written to be swept
     * @return how many identities were destroyed
     */
    long sweep(Duration settled) {
        return swept(SWEEP, settled);
    }

    /** Likewise of identities of whom neither a party nor a letter says anything. */
    long sweepUnnamed(Duration settled) {
        return swept(SWEEP_UNNAMED, settled);
    }

    private long swept(String sweep, Duration settled) {
        return (Long) database.ask(sweep, (double) settled.toSeconds()).await().atMost(PATIENCE);
    }
}
