package io.recourse.local.parts;

import io.recourse.local.process.Secrets;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One database per service with three roles, none of which can enter another's: {@code owner_<service>} runs migrations;
 * {@code svc_<service>} is the running service, bound by row-level security; {@code cdc_<service>} reads the write-ahead
 * log for Debezium and no table.
 */
public final class Databases {
    private final Postgres postgres;
    private final Secrets secrets;

    public Databases(Postgres postgres, Secrets secrets) {
        this.postgres = postgres;
        this.secrets = secrets;
    }

    public static String ownerRole(String service) {
        return "owner_" + service;
    }

    public static String serviceRole(String service) {
        return "svc_" + service;
    }

    public static String captureRole(String service) {
        return "cdc_" + service;
    }

    public static String slot(String service) {
        return "recourse_" + service;
    }

    /** Makes what is missing; safe to repeat. */
    public void provision() {
        try (Connection connection = postgres.connect(Postgres.ADMIN, Postgres.ADMIN)) {
            for (String service : Services.ALL) {
                role(connection, ownerRole(service), "login nosuperuser");
                role(connection, serviceRole(service), "login nosuperuser nobypassrls");
                role(connection, captureRole(service), "login nosuperuser replication");
                if (!exists(connection, "select 1 from pg_database where datname = '" + service + "'")) {
                    execute(connection, "create database " + service + " owner " + ownerRole(service));
                }
                execute(connection, "revoke connect, temporary on database " + service + " from public");
                execute(
                        connection,
                        "grant connect on database " + service + " to " + serviceRole(service) + ", "
                                + captureRole(service));
            }
        } catch (SQLException e) {
            throw new StackFailed("cannot provision the databases: " + e.getMessage(), e);
        }
        Services.ALL.forEach(this::inside);
    }

    private void inside(String service) {
        try (Connection connection = postgres.connect(service, Postgres.ADMIN)) {
            // Nothing for the service here: its own migrations grant it what each table is for.
            execute(connection, "grant usage, create on schema public to " + ownerRole(service));
            // Before the service can write: the log is kept for the connector from here on, so that nothing written
            // before the connector's first breath is missed.
            if (!exists(connection, "select 1 from pg_replication_slots where slot_name = '" + slot(service) + "'")) {
                execute(connection, "select pg_create_logical_replication_slot('" + slot(service) + "', 'pgoutput')");
            }
        } catch (SQLException e) {
            throw new StackFailed("cannot provision database " + service + ": " + e.getMessage(), e);
        }
    }

    /** True while a connector reads this service's log. */
    public boolean captured(String service) throws SQLException {
        try (Connection connection = postgres.connect(Postgres.ADMIN, Postgres.ADMIN)) {
            return exists(
                    connection,
                    "select 1 from pg_replication_slots where active and slot_name = '" + slot(service) + "'");
        }
    }

    private void role(Connection connection, String role, String attributes) throws SQLException {
        boolean known = exists(connection, "select 1 from pg_roles where rolname = '" + role + "'");
        // Names are ours and passwords are Base64: neither can hold a quote.
        execute(
                connection,
                (known ? "alter role " : "create role ") + role + " " + attributes + " password '"
                        + secrets.get(Postgres.secretOf(role)) + "'");
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
