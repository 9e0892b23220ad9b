package io.recourse.bench.house;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.recourse.bench.Place;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Escalations by db-scheduler. The effect of a task is one statement in one transaction that writes what the desk writes for
 * one escalation.
 */
final class DbSchedulerEscalations implements AutoCloseable {

    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** No case has this number: the statement runs and writes nothing. */
    private static final int NOBODY = 0;

    private final Place place;
    private final DbScheduler dbScheduler;
    private final String effect;

    DbSchedulerEscalations(Place place, After after) throws SQLException {
        this.place = place;
        this.dbScheduler = new DbScheduler(place);
        this.effect = "with %s select 1".formatted(after.writing("a.book = ?"));
    }

    /** @return escalations per second */
    double escalate(int tasks) throws SQLException, InterruptedException {
        CountDownLatch open = new CountDownLatch(tasks);
        Scheduler scheduler = dbScheduler.scheduler(POLLING, instance -> {
            int book = Integer.parseInt(instance);
            dbScheduler.execute(effect, book, book, book);
            open.countDown();
        });
        // it runs, but does not look yet: what is measured begins with its first look, without a start of anything
        scheduler.pause();
        scheduler.start();
        try {
            fill(tasks);
            dbScheduler.prepare(effect, NOBODY, NOBODY, NOBODY);
            long began = System.nanoTime();
            scheduler.resume();
            scheduler.triggerCheckForDueExecutions();
            if (!open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new StackFailed("db-scheduler left %d of %d tasks".formatted(open.getCount(), tasks));
            }
            return tasks / ((System.nanoTime() - began) / 1e9);
        } finally {
            scheduler.stop();
        }
    }

    private void fill(int tasks) throws SQLException {
        try (Connection connection = place.connect("negotiation")) {
            Sql.run(connection, "truncate scheduled_tasks");
            DbScheduler.add(connection, 1, tasks, "n::text", "now() - interval '1 minute'");
            Sql.run(connection, "vacuum analyze scheduled_tasks");
        }
    }

    @Override
    public void close() {
        dbScheduler.close();
    }
}
