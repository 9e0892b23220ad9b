package io.recourse.bench.house;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.recourse.bench.Place;
import io.recourse.local.parts.Postgres;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * db-scheduler as its README tunes it for throughput on PostgreSQL: lock-and-fetch, many threads. Its table and its
 * connections, which are there before anything is measured and until it is over.
 */
final class DbScheduler implements AutoCloseable {

    private static final String TASK = "escalate";
    private static final int THREADS = 20;
    private static final int CONNECTIONS = THREADS + 4;

    /** The driver lets PostgreSQL keep a statement when it has run five times on a connection. */
    private static final int UNTIL_KEPT = 6;

    private final HikariDataSource pool;

    /** What a task does. */
    interface Effect {
        void of(String instance);
    }

    DbScheduler(Place place) throws SQLException {
        try (Connection connection = place.connect("negotiation")) {
            createTable(connection);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(place.stack().postgres().jdbcUrl("negotiation"));
        config.setUsername(Postgres.ADMIN);
        config.setPassword(place.stack().secrets().get(Postgres.secretOf(Postgres.ADMIN)));
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(CONNECTIONS);
        config.setConnectionInitSql(Sql.PLANNED_AS_THE_SERVICES);
        this.pool = new HikariDataSource(config);
    }

    /**
     * Its table and indexes for PostgreSQL, as its repository has them in {@code postgresql_tables.sql}, but for the index of
     * priorities, which nobody asks here and every task would have to keep.
     */
    private static void createTable(Connection connection) throws SQLException {
        Sql.run(
                connection,
                """
                create table scheduled_tasks (
                    task_name text not null, task_instance text not null, task_data bytea,
                    execution_time timestamptz not null, picked boolean not null, picked_by text,
                    last_success timestamptz, last_failure timestamptz, consecutive_failures int,
                    last_heartbeat timestamptz, version bigint not null, priority smallint,
                    primary key (task_name, task_instance))""",
                "create index execution_time_idx on scheduled_tasks (execution_time)",
                "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)");
    }

    /** Adds a task for each {@code n}; instance and time are SQL over it. */
    static void add(Connection connection, int from, int to, String instance, String time) throws SQLException {
        Sql.run(connection, """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select '%s', %s, %s, false, 1 from generate_series(%d, %d) n""".formatted(TASK, instance, time, from, to));
    }

    /** One that is not started yet. */
    Scheduler scheduler(Duration polling, Effect effect) {
        return Scheduler.create(pool, Tasks.oneTime(TASK).execute((instance, _) -> effect.of(instance.getId())))
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(polling)
                .build();
    }

    /** In a transaction of its own. */
    void execute(String statement, int... numbers) {
        try (Connection connection = pool.getConnection()) {
            execute(connection, statement, numbers);
        } catch (SQLException e) {
            throw new StackFailed("db-scheduler's effect failed: " + e.getMessage(), e);
        }
    }

    /** Has all connections open at once, each with this statement kept and planned. */
    void prepare(String statement, int... harmless) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                all.add(pool.getConnection());
            }
            for (Connection connection : all) {
                for (int i = 0; i < UNTIL_KEPT; i++) {
                    execute(connection, statement, harmless);
                }
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static void execute(Connection connection, String statement, int... numbers) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < numbers.length; i++) {
                prepared.setInt(i + 1, numbers[i]);
            }
            prepared.execute();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
