package io.recourse.bench.house;

import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A book that is due already: it is put in place unseen, and the desk's time begins when it can be seen. */
final class Due {

    /** How many events negotiation has written for others: its own count, so that nobody has to count rows. */
    private static final String SENT = "select coalesce(sum(sent), 0) from flow where topic = 'cases.negotiation'";

    private static final String DEADLOCK = "40P01";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Connection connection;
    private final Connection beside;

    /** @param beside another connection to the same database */
    Due(Connection connection, Connection beside) {
        this.connection = connection;
        this.beside = beside;
    }

    /** The desk escalates the first {@code cases} of the book. @return escalations per second */
    double escalate(int cases) throws SQLException, InterruptedException {
        return escalateAlone(1, cases);
    }

    /** The desk escalates these of the book, and nothing is beside them. @return escalations per second */
    double escalateAlone(int from, int to) throws SQLException, InterruptedException {
        unseen(from, to);
        return seen(to - from + 1);
    }

    /** The desk escalates these of the book, which have not been in place yet. @return escalations per second */
    double escalate(int from, int to) throws SQLException, InterruptedException {
        connection.setAutoCommit(false);
        Book.add(connection, from, to);
        return seen(to - from + 1);
    }

    private double seen(int cases) throws SQLException, InterruptedException {
        long before = Sql.number(beside, SENT);
        connection.commit();
        long began = System.nanoTime();
        connection.setAutoCommit(true);
        while (Sql.number(beside, SENT) < before + cases) {
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new StackFailed("only %d of %d escalations in %s"
                        .formatted(Sql.number(beside, SENT) - before, cases, PATIENCE));
            }
            Thread.sleep(5);
        }
        return cases / ((System.nanoTime() - began) / 1e9);
    }

    /** The same start for the others. */
    void restore(int cases) throws SQLException {
        unseen(1, cases);
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** In a transaction that is left open. The service asks its tables by turns: whoever meets it in between begins again. */
    private void unseen(int from, int to) throws SQLException {
        // everybody begins with as much of the log still free before the next one
        Sql.run(beside, "checkpoint");
        connection.setAutoCommit(false);
        while (true) {
            try {
                Book.restore(connection, from, to);
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (!DEADLOCK.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }
}
