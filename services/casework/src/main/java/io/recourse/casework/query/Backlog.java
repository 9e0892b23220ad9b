package io.recourse.casework.query;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.telemetry.DeskMeters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How much waits in the database, read into gauges at an interval of wall time, so that a scrape asks nobody. The numbers are
 * the database's: every instance of a service shows the same, so they are compared and never summed.
 *
 * <p>The outbox is the write-ahead log, and what is published of it only its reader knows. The lag is therefore what
 * PostgreSQL itself keeps for the reader: bytes of the log that no logical slot of this database has confirmed, of the slowest
 * slot; any role may read it. It holds other databases' writes too and moves with the connector's heartbeats, so a few hundred
 * kilobytes are nothing and growth is all. The same in events is what one service has {@code sent} of a topic less what a
 * subscriber has {@code seen} of it. All lenders' notices are one topic here: no label names a lender.
 */
@Singleton
public class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String READ = """
            select 'parked', kind, count(*) from subject where parked is not null group by kind
            union all
            select 'waiting', kind, count(*) from mailbox where not ready and reason in ('UNBORN', 'GAP') group by kind
            union all
            select 'sent', case when topic like 'lenders.%' then 'lenders.*.notices' else topic end, cast(sum(sent) as bigint)
            from flow group by 2 having sum(sent) > 0
            union all
            select 'seen', topic, cast(sum(seen) as bigint) from flow group by topic having sum(seen) > 0
            union all
            select 'lag', slot_name, cast(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) as bigint)
            from pg_replication_slots where database = current_database() and slot_type = 'logical'
            """;

    private final Database database;
    private final Kinds kinds;
    private final DeskMeters meters;
    private final Duration interval;
    private final ScheduledThreadPoolExecutor timer;

    @Inject
    public Backlog(
            Database database,
            Kinds kinds,
            DeskMeters meters,
            @ConfigProperty(name = "recourse.meters.interval", defaultValue = "PT10S") Duration interval) {
        this.database = database;
        this.kinds = kinds;
        this.meters = meters;
        this.interval = interval;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("backlog").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /** On a thread of its own, which may wait: the next look begins when this one has ended. */
    private void look() {
        try {
            read().await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            // the counts stay what they were; how far the reader is nobody knows any more
            meters.outboxLag(Double.NaN);
            LOG.debugf("The backlog was not read: %s", e.toString());
        }
    }

    private Uni<Void> read() {
        return database.forAll(
                        session -> session.<Object[]>createNativeQuery(READ).getResultList())
                .invoke(this::show)
                .replaceWithVoid();
    }

    private void show(List<Object[]> rows) {
        meters.parkedSubjects(perKind("parked", rows));
        meters.waitingEvents(perKind("waiting", rows));
        meters.events(counts("sent", rows), counts("seen", rows));
        meters.outboxLag(counts("lag", rows).values().stream()
                .mapToDouble(Long::doubleValue)
                .max()
                .orElse(Double.NaN));
    }

    /** Zero where nothing waits: a gauge that is not there cannot be compared. */
    private Map<String, Long> perKind(String what, List<Object[]> rows) {
        Map<String, Long> counts = counts(what, rows);
        kinds.all().forEach(kind -> counts.putIfAbsent(kind.name(), 0L));
        return counts;
    }

    private static Map<String, Long> counts(String what, List<Object[]> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.stream()
                .filter(r -> what.equals(r[0]))
                .forEach(r -> counts.put((String) r[1], ((Number) r[2]).longValue()));
        return counts;
    }
}
