package io.recourse.casework.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the journal's tables of the coming months, at start and once a day of wall time: no insert may ever lack one. */
@Singleton
class JournalMonths {

    private static final Logger LOG = Logger.getLogger(JournalMonths.class);

    private final Database database;
    private final int ahead;
    private final ScheduledThreadPoolExecutor timer;

    @Inject
    JournalMonths(
            Database database, @ConfigProperty(name = "recourse.journal.months-ahead", defaultValue = "3") int ahead) {
        this.database = database;
        this.ahead = ahead;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("journal-months").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleAtFixedRate(this::day, 0, 1, TimeUnit.DAYS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void day() {
        ensure(ahead)
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.errorf(
                                "The journal's coming months were not made (SQLSTATE %s)", Database.sqlState(failure)));
    }

    /** @param months how many months after the current one have their table afterwards */
    Uni<Void> ensure(int months) {
        // a month that is there already is worth no notice
        return database.forAll(session -> session.createNativeQuery(
                                "select set_config('client_min_messages', 'warning', true)")
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery("select count(*) from ensure_journal_months(?1)")
                                .setParameter(1, months)
                                .getSingleResult()))
                .replaceWithVoid();
    }
}
