package io.recourse.local.run;

import io.recourse.local.parts.Postgres;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The services' databases, read with the launcher's own access: what is written there is what happened. */
public final class Books implements AutoCloseable {
    private static final int FETCH = 2_000;

    private final Postgres postgres;
    private final List<String> services;
    private final Map<String, Connection> connections = new TreeMap<>();

    public Books(Postgres postgres, List<String> services) {
        this.postgres = postgres;
        this.services = List.copyOf(services);
    }

    /** One row of an answer. */
    @FunctionalInterface
    interface Row<T> {
        @Nullable
        T read(ResultSet row) throws SQLException;
    }

    List<String> services() {
        return services;
    }

    /** Reads every row and keeps what {@code row} makes of it, unless that is null. */
    <T> List<T> read(String service, String sql, Row<T> row, String... arguments) {
        try {
            return attempt(service, sql, row, arguments);
        } catch (SQLException broken) {
            forget(service);
        }
        try {
            return attempt(service, sql, row, arguments);
        } catch (SQLException e) {
            throw new StackFailed("cannot read the database of " + service + ": " + e.getMessage(), e);
        }
    }

    private <T> List<T> attempt(String service, String sql, Row<T> row, String... arguments) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection(service).prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    T made = row.read(found);
                    if (made != null) {
                        rows.add(made);
                    }
                }
            }
        } finally {
            connection(service).rollback();
        }
        return rows;
    }

    private Connection connection(String service) throws SQLException {
        Connection known = connections.get(service);
        if (known == null || known.isClosed()) {
            known = postgres.connect(service, Postgres.ADMIN);
            // Without a transaction the driver would read a whole journal into memory at once.
            known.setAutoCommit(false);
            known.setReadOnly(true);
            connections.put(service, known);
        }
        return known;
    }

    private void forget(String service) {
        Connection broken = connections.remove(service);
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException goneAnyway) {
                // It is of no use either way.
            }
        }
    }

    @Override
    public void close() {
        List.copyOf(connections.keySet()).forEach(this::forget);
    }
}
