package io.recourse.bench.house;

import io.recourse.bench.Place;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The floor under a door: every row that came of a book, in whatever table, written again as arrays by the thousand accounts,
 * one transaction each, from two connections, into empty tables that are built alike.
 */
final class RawInserts {

    private static final int BATCH = 1_000;
    private static final int CONNECTIONS = 2;
    private static final List<String> NOT_ROWS = List.of("flyway_schema_history", "sandbox_clock", "flow", "policy");

    private final Place place;
    private final Connection connection;
    private final List<String> tables;
    private final Map<String, Table> copies = new LinkedHashMap<>();
    private String mark = "0";

    /** @param columns with their types, as {@code name type} */
    private record Column(String name, String type) {}

    /** @param arrays per column, all rows as text */
    private record Table(List<Column> columns, List<String[]> arrays, int rows) {}

    RawInserts(Place place, Connection connection) throws SQLException {
        this.place = place;
        this.connection = connection;
        this.tables = Sql.texts(connection, """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by c.relname""").stream()
                .filter(t -> !NOT_ROWS.contains(t))
                .toList();
        Sql.run(connection, "create schema bench");
    }

    /** What is written from here on is what will be copied. */
    void mark() throws SQLException {
        mark = Sql.texts(connection, "select pg_current_xact_id()::text").getFirst();
    }

    /** Reads every row that has come since the mark. */
    void copyOfWhatCame(int accounts) throws SQLException {
        copies.clear();
        for (String table : tables) {
            List<Column> columns = columns(table);
            String read = columns.stream().map(c -> c.name() + "::text").collect(Collectors.joining(", "));
            List<List<String>> values = columns.stream()
                    .map(_ -> (List<String>) new ArrayList<String>())
                    .toList();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select %s from %s where xmin::text::bigint > %s".formatted(read, table, mark))) {
                while (rows.next()) {
                    for (int i = 0; i < columns.size(); i++) {
                        values.get(i).add(rows.getString(i + 1));
                    }
                }
            }
            int count = values.getFirst().size();
            if (count > 0) {
                copies.put(
                        table,
                        new Table(
                                columns,
                                values.stream()
                                        .map(v -> v.toArray(String[]::new))
                                        .toList(),
                                count));
            }
        }
        for (String table : copies.keySet()) {
            Sql.run(
                    connection,
                    "drop table if exists bench." + table,
                    "create table bench.%1$s (like %1$s including all)".formatted(table));
        }
    }

    String counted() {
        return copies.entrySet().stream()
                .map(c -> "%,d of %s".formatted(c.getValue().rows(), c.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** @return accounts per second */
    double insert(int accounts) throws Exception {
        int batches = accounts / BATCH;
        long began = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> done = new ArrayList<>();
            for (int worker = 0; worker < CONNECTIONS; worker++) {
                int first = worker;
                done.add(workers.submit(() -> {
                    work(first, batches);
                    return true;
                }));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        return accounts / ((System.nanoTime() - began) / 1e9);
    }

    private void work(int first, int batches) throws SQLException {
        try (Connection own = place.connect("intake")) {
            own.setAutoCommit(false);
            Map<String, PreparedStatement> statements = new LinkedHashMap<>();
            for (Map.Entry<String, Table> copy : copies.entrySet()) {
                statements.put(copy.getKey(), own.prepareStatement(insertInto(copy.getKey(), copy.getValue())));
            }
            for (int batch = first; batch < batches; batch += CONNECTIONS) {
                for (Map.Entry<String, Table> copy : copies.entrySet()) {
                    Table table = copy.getValue();
                    int from = (int) ((long) table.rows() * batch / batches);
                    int to = (int) ((long) table.rows() * (batch + 1) / batches);
                    PreparedStatement statement = statements.get(copy.getKey());
                    if (statement == null) {
                        throw new IllegalStateException("no statement for " + copy.getKey());
                    }
                    for (int i = 0; i < table.columns().size(); i++) {
                        String[] part =
                                java.util.Arrays.copyOfRange(table.arrays().get(i), from, to);
                        statement.setArray(i + 1, own.createArrayOf("text", part));
                    }
                    statement.execute();
                }
                own.commit();
            }
        }
    }

    private static String insertInto(String table, Table copy) {
        String names = copy.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String casts = IntStream.range(0, copy.columns().size())
                .mapToObj(i -> "t.c%d::%s".formatted(i, copy.columns().get(i).type()))
                .collect(Collectors.joining(", "));
        String arrays = copy.columns().stream().map(_ -> "?::text[]").collect(Collectors.joining(", "));
        String aliases =
                IntStream.range(0, copy.columns().size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return "insert into bench.%s (%s) overriding system value select %s from unnest(%s) as t(%s)"
                .formatted(table, names, casts, arrays, aliases);
    }

    private List<Column> columns(String table) throws SQLException {
        return Sql.texts(connection, """
                        select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) from pg_attribute a
                        where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                        order by a.attnum""".formatted(table)).stream()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Column(parts[0], parts[1]))
                .toList();
    }
}
