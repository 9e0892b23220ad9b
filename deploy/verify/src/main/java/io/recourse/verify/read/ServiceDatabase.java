package io.recourse.verify.read;

import io.recourse.verify.evidence.Entry;
import io.recourse.verify.evidence.Letter;
import io.recourse.verify.evidence.Subject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The tables of one service, read only, each reading in one snapshot. */
final class ServiceDatabase {
    private static final int FETCH = 5_000;

    /** What becomes of a contact budget, and whose are counted together, only their own journals tell. */
    private static final String NEGOTIATION = "negotiation";

    /** And under which mandate an account is debited, what its debtor was told of it, and what was answered, only its case's. */
    private static final String TOLD = "case when kind in ('party', 'link')"
            + " or type in ('MandateKept', 'DebitNoticeGiven', 'ReplyHeard') then payload end";

    /** Counters of the service's table {@code flow}. */
    record Flow(long sent, long seen) {}

    private final String service;
    private final String url;
    private final String password;

    ServiceDatabase(String service, String url, String password) {
        this.service = service;
        this.url = url;
        this.password = password;
    }

    String service() {
        return service;
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.put("user", "postgres");
        settings.put("password", password);
        settings.put("ApplicationName", "recourse-verify");
        settings.put("options", "-c default_transaction_read_only=on");
        Connection connection = DriverManager.getConnection(url, settings);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void each(Connection connection, String sql, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private void reading(String sql, RowReader reader) {
        try (Connection connection = connect()) {
            each(connection, sql, reader);
        } catch (SQLException e) {
            throw new CannotRead("cannot read the database of " + service, e);
        }
    }

    Map<String, Flow> flow() {
        Map<String, Flow> flow = new TreeMap<>();
        reading(
                "select topic, sum(sent)::bigint, sum(seen)::bigint from flow group by topic",
                row -> flow.put(row.getString(1), new Flow(row.getLong(2), row.getLong(3))));
        return flow;
    }

    /** Rows of the journal by the topic they name. */
    Map<String, Long> written() {
        Map<String, Long> written = new TreeMap<>();
        reading(
                "select topic, count(*) from journal where topic is not null group by topic",
                row -> written.put(row.getString(1), row.getLong(2)));
        return written;
    }

    /** Mail and effects: what the service still has to do. What the clock will wake is not counted: business time stands still. */
    long atWork() {
        long[] count = {0};
        reading(
                "select (select count(*) from mailbox) + (select count(*) from effect)",
                row -> count[0] = row.getLong(1));
        return count[0];
    }

    /** Each case with the parties its opening names; of intake only. */
    void openings(BiConsumer<String, Set<String>> each) {
        reading(
                "select id, payload from journal where type = 'CaseOpened.v1'",
                row -> each.accept(
                        row.getString(1), FactReader.parties(row.getString(2).getBytes(StandardCharsets.UTF_8))));
    }

    /** Each party with a number that leave for a contact with it, or to dial one, names; of negotiation only. */
    void dialled(BiConsumer<String, String> each) {
        reading(
                "select id, payload, type from journal where kind = 'party' and type in ('UnitSpent', 'DialAllowed')"
                        + " and payload like '%\"number\"%'",
                row -> {
                    String number =
                            FactReader.number(row.getString(3), row.getString(2).getBytes(StandardCharsets.UTF_8));
                    if (number != null) {
                        each.accept(row.getString(1), number);
                    }
                });
    }

    /** Each link with the parties it joins; of negotiation only. */
    void linked(BiConsumer<String, Set<String>> each) {
        reading(
                "select id, payload from journal where kind = 'link' and type = 'LinkRecorded'",
                row -> each.accept(
                        row.getString(1), FactReader.linked(row.getString(2).getBytes(StandardCharsets.UTF_8))));
    }

    void pour(Spool spool) {
        String balance = service.equals("intake") ? "balance_minor" : "null::bigint";
        String told = service.equals(NEGOTIATION) ? TOLD : "null::text";
        try (Connection connection = connect()) {
            each(
                    connection,
                    "select kind, id, tenant, status, version, parked, " + balance + " from subject",
                    row -> spool.add(new Subject(
                            service,
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getString(6),
                            row.getObject(7, Long.class))));
            each(
                    connection,
                    "select kind, id, seq, event_id, topic, coalesce(topic_seq, 0), type, "
                            + Digest.SQL.formatted("payload") + ", " + told + " from journal",
                    row -> spool.add(
                            new Entry(
                                    service,
                                    row.getString(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getLong(6),
                                    row.getString(7),
                                    row.getLong(8)),
                            row.getString(9)));
            each(
                    connection,
                    "select kind, id, 'mail: ' || reason || coalesce(' ' || topic || ' #' || topic_seq, '') from mailbox"
                            + " union all select kind, id, 'effect: ' || adapter || ' ' || ref from effect",
                    row -> spool.add(new Letter(service, row.getString(1), row.getString(2), row.getString(3))));
        } catch (SQLException e) {
            throw new CannotRead("cannot read the database of " + service, e);
        }
    }
}
