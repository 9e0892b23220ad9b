package io.recourse.bench.house;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.recourse.bench.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * db-scheduler asked for deadlines rather than throughput: it looks every tenth of a second, and its effect is one small row.
 */
final class DbSchedulerLateness implements AutoCloseable {

    private static final Duration POLLING = Duration.ofMillis(100);
    private static final String DONE = "insert into bench.done values (?)";

    private final DbScheduler dbScheduler;
    private final Scheduler scheduler;

    DbSchedulerLateness(Place place, Connection connection, int future) throws SQLException {
        Sql.run(connection, "create table bench.done (n int not null)");
        this.dbScheduler = new DbScheduler(place);
        DbScheduler.add(connection, 1, future, "'future-' || n", "now() + interval '1 year' + n * interval '1 second'");
        Sql.run(connection, "vacuum analyze scheduled_tasks");
        this.scheduler =
                dbScheduler.scheduler(POLLING, instance -> dbScheduler.execute(DONE, Integer.parseInt(instance)));
        scheduler.start();
    }

    /** Milliseconds from the instant of each task to the commit of its effect. */
    Quantiles lateness(Connection connection, int from, int to, Instant start, Duration spread)
            throws SQLException, InterruptedException {
        String due = "timestamptz '%s' + (n - %d) * interval '%d microseconds'"
                .formatted(start, from, spread.dividedBy(to - from + 1).toNanos() / 1_000);
        DbScheduler.add(connection, from, to, "n::text", due);
        Thread.sleep(Duration.between(Instant.now(), start).plus(spread));
        return Lateness.measured(connection, to - from + 1, """
                select extract(epoch from pg_xact_commit_timestamp(d.xmin) - (%s)) * 1000
                from bench.done d where n between %d and %d""".formatted(due, from, to));
    }

    @Override
    public void close() {
        scheduler.stop();
        dbScheduler.close();
    }
}
