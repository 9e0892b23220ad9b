package io.recourse.bench.house;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.recourse.bench.Place;
import io.recourse.local.parts.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * db-scheduler as its README tunes it for throughput on PostgreSQL: lock-and-fetch, many threads. The effect of a task is one
 * statement in one transaction that writes what the desk writes for one escalation.
 */
final class DbScheduler {

    private static final String TASK = "escalate";
    private static final int THREADS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Place place;
    private final String effect;

    DbScheduler(Place place, After after) throws SQLException {
        this.place = place;
        this.effect = "with %s select 1".formatted(after.writing("a.book = ?"));
        try (Connection connection = place.connect("negotiation")) {
            createTable(connection);
        }
    }

    /** Its table and indexes for PostgreSQL, as its documentation gives them. */
    static void createTable(Connection connection) throws SQLException {
        Sql.run(
                connection,
                """
                create table if not exists scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamptz not null, picked boolean not null, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint,
                    primary key (task_name, task_instance))""",
                "create index if not exists execution_time_idx on scheduled_tasks (execution_time)",
                "create index if not exists last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
    }

    private static HikariDataSource pool(Place place) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(place.stack().postgres().jdbcUrl("negotiation"));
        config.setUsername(Postgres.ADMIN);
        config.setPassword(place.stack().secrets().get(Postgres.secretOf(Postgres.ADMIN)));
        config.setMaximumPoolSize(THREADS + 4);
        config.setConnectionInitSql(Sql.PLANNED_AS_THE_SERVICES);
        return new HikariDataSource(config);
    }

    /** @return escalations per second */
    double escalate(int tasks) throws Exception {
        try (Connection connection = place.connect("negotiation")) {
            Sql.run(
                    connection,
                    "truncate scheduled_tasks",
                    """
                    insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                    select '%s', n::text, now() - interval '1 minute', false, 1 from generate_series(1, %d) n""".formatted(TASK, tasks),
                    "vacuum analyze scheduled_tasks");
        }
        CountDownLatch open = new CountDownLatch(tasks);
        try (HikariDataSource pool = pool(place)) {
            OneTimeTask<Void> task = Tasks.oneTime(TASK).execute((instance, _) -> {
                write(pool, Integer.parseInt(instance.getId()));
                open.countDown();
            });
            Scheduler scheduler = Scheduler.create(pool, task)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(1.0, 4.0)
                    .pollingInterval(Duration.ofSeconds(1))
                    .build();
            long began = System.nanoTime();
            scheduler.start();
            boolean done = open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - began) / 1e9;
            scheduler.stop();
            if (!done) {
                throw new IllegalStateException(
                        "db-scheduler left %d of %d tasks by %s".formatted(open.getCount(), tasks, Instant.now()));
            }
            return tasks / seconds;
        }
    }

    private void write(HikariDataSource pool, int book) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(effect)) {
            for (int i = 1; i <= 3; i++) {
                statement.setInt(i, book);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asked for deadlines rather than throughput: it looks every tenth of a second, and its effect is one small row. */
    static final class Punctual implements AutoCloseable {

        private static final Duration POLLING = Duration.ofMillis(100);

        private final HikariDataSource pool;
        private final Scheduler scheduler;

        Punctual(Place place, int future) throws SQLException {
            this.pool = pool(place);
            try (Connection connection = place.connect("negotiation")) {
                Sql.run(
                        connection,
                        "create table bench.done (n int not null)",
                        """
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select '%s', 'future-' || n, now() + interval '1 year' + n * interval '1 second', false, 1
                        from generate_series(1, %d) n""".formatted(TASK, future),
                        "vacuum analyze scheduled_tasks");
            }
            OneTimeTask<Void> task = Tasks.oneTime(TASK).execute((instance, _) -> done(instance.getId()));
            this.scheduler = Scheduler.create(pool, task)
                    .threads(THREADS)
                    .pollUsingLockAndFetch(1.0, 4.0)
                    .pollingInterval(POLLING)
                    .build();
            scheduler.start();
        }

        private void done(String number) {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement("insert into bench.done values (?)")) {
                statement.setInt(1, Integer.parseInt(number));
                statement.execute();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Milliseconds from the instant of each task to the commit of its effect. */
        Quantiles lateness(Connection connection, int from, int to, Instant start, Duration spread)
                throws SQLException, InterruptedException {
            String due = "timestamptz '%s' + (n - %d) * interval '%d microseconds'"
                    .formatted(start, from, spread.dividedBy(to - from + 1).toNanos() / 1_000);
            Sql.run(connection, """
                    insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                    select '%s', n::text, %s, false, 1 from generate_series(%d, %d) n""".formatted(TASK, due, from, to));
            Thread.sleep(Duration.between(Instant.now(), start).plus(spread));
            return Lateness.measured(connection, to - from + 1, """
                    select extract(epoch from pg_xact_commit_timestamp(d.xmin) - (%s)) * 1000
                    from bench.done d where n between %d and %d""".formatted(due, from, to));
        }

        @Override
        public void close() {
            scheduler.stop();
            pool.close();
        }
    }
}
