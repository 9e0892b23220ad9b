package db.casework;

import io.quarkus.arc.Arc;
import io.recourse.casework.desk.Sealing;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Keys of receipts that senders chose become digests of themselves, so that a repetition of before is still known. In Java,
 * for the digest is the service's own, under a secret where its doors hear who people are.
 */
public final class DigestsOfKeys implements JavaMigration {

    private static final int BATCH = 1_000;

    /** What doors counted themselves stays as it is: letters, lines of jobs, and places on a partner's topic. */
    private static final String CHOSEN = """
            r.sender !~ '^(door|job)/'
                and not (starts_with(r.key, r.sender || '-')
                    and substr(r.key, length(r.sender) + 2) ~ '^[0-9]+@[0-9]+$')
            """;

    /** What waits for a parked subject carries the key too. */
    private static final String WAITING = """
            select m.n, r.sender, r.key from mailbox m join receipt r on m.event_id = r.sender || '/' || r.key
            where m.reason = 'ASKED' and\s""" + CHOSEN;

    private static final String RECEIPTS = "select r.sender, r.key from receipt r where " + CHOSEN;

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("12");
    }

    @Override
    public String getDescription() {
        return "receipts hold digests of keys";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        rewrite(context.getConnection(), Arc.container().instance(Sealing.class).get());
    }

    /** Within the connection's transaction. */
    public static void rewrite(Connection connection, Sealing sealing) throws SQLException {
        try (Statement scope = connection.createStatement()) {
            scope.execute("select set_config('app.tenant', '*', true)");
        }
        each(connection, WAITING, "update mailbox set event_id = ? where n = ?", (row, update) -> {
            update.setString(1, row.getString("sender") + "/" + digest(row, sealing));
            update.setLong(2, row.getLong("n"));
        });
        each(connection, RECEIPTS, "update receipt set key = ? where sender = ? and key = ?", (row, update) -> {
            update.setString(1, digest(row, sealing));
            update.setString(2, row.getString("sender"));
            update.setString(3, row.getString("key"));
        });
    }

    private static String digest(ResultSet row, Sealing sealing) throws SQLException {
        return sealing.digest(row.getString("key").getBytes(StandardCharsets.UTF_8));
    }

    /** Makes of a row what updates it. */
    private interface Change {
        void of(ResultSet row, PreparedStatement update) throws SQLException;
    }

    /** The rows as they were before the first update, a batch of them in memory at a time. */
    private static void each(Connection connection, String rows, String update, Change change) throws SQLException {
        try (Statement query = connection.createStatement();
                PreparedStatement updates = connection.prepareStatement(update)) {
            query.setFetchSize(BATCH);
            int waiting = 0;
            try (ResultSet row = query.executeQuery(rows)) {
                while (row.next()) {
                    change.of(row, updates);
                    updates.addBatch();
                    if (++waiting % BATCH == 0) {
                        updates.executeBatch();
                    }
                }
            }
            updates.executeBatch();
        }
    }
}
