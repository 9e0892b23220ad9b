package io.recourse.bench.house;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short forms of JDBC. */
final class Sql {

    /** As the services' own connections begin (ADR 0021): once, and by way of the keys that are named. */
    static final String PLANNED_AS_THE_SERVICES = """
            set plan_cache_mode = force_generic_plan; set enable_seqscan = off;
            set enable_hashjoin = off; set enable_mergejoin = off""";

    private Sql() {}

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long number(Connection connection, String question, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static List<String> texts(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** A table's columns in their order. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        return texts(connection, """
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = '%s' order by ordinal_position""".formatted(table));
    }
}
