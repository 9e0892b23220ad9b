package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The floor under a door: every row that came of a book, in whatever table, written again as arrays by the thousand accounts,
 * one transaction each, from two connections, into empty tables that are built alike. Rows are read before they are written,
 * so many accounts at a time and off the clock.
 */
final class RawInserts {

    private static final int BATCH = 1_000;
    /** Accounts whose rows are in memory at a time. */
    private static final int SLICE = 16_000;

    private static final List<String> NOT_ROWS = List.of("flyway_schema_history", "sandbox_clock", "flow", "policy");

    private final Place place;
    private final Connection connection;
    private final String schema;
    private final List<String> tables;
    private final Map<String, Table> copies = new LinkedHashMap<>();
    private String mark = "0";

    /** @param columns with their types, as {@code name type} */
    private record Column(String name, String type) {}

    /** @param hashes the sum of all rows' */
    private record Table(List<Column> columns, long rows, String hashes) {}

    RawInserts(Place place, Connection connection) throws SQLException {
        this(place, connection, "bench");
    }

    /** @param schema where the copies are */
    RawInserts(Place place, Connection connection, String schema) throws SQLException {
        this.place = place;
        this.connection = connection;
        this.schema = schema;
        this.tables = Sql.texts(connection, """
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by c.relname""").stream()
                .filter(t -> !NOT_ROWS.contains(t))
                .toList();
        Sql.run(connection, "create schema " + schema);
    }

    /** What is written from here on is what will be copied. */
    void mark() throws SQLException {
        mark = Sql.texts(connection, "select pg_current_xact_id()::text").getFirst();
    }

    /** Counts what has come since the mark, and makes empty tables for it. */
    void count() throws SQLException {
        copies.clear();
        for (String table : tables) {
            List<Column> columns = columns(table);
            List<String> counted = List.of(Sql.texts(
                            connection,
                            "select count(*) || ' ' || coalesce(sum(%s), 0) from %s where %s"
                                    .formatted(hash(columns), table, sinceMark()))
                    .getFirst()
                    .split(" "));
            if (!counted.getFirst().equals("0")) {
                copies.put(table, new Table(columns, Long.parseLong(counted.getFirst()), counted.getLast()));
            }
        }
        for (String table : copies.keySet()) {
            Sql.run(
                    connection,
                    "drop table if exists %s.%s".formatted(schema, table),
                    "create table %1$s.%2$s (like %2$s including all)".formatted(schema, table));
        }
    }

    private String sinceMark() {
        return "xmin::text::bigint > " + mark;
    }

    String counted() {
        return copies.isEmpty()
                ? "nothing"
                : copies.entrySet().stream()
                        .map(c -> "%,d of %s".formatted(c.getValue().rows(), c.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** @return accounts per second, in the time that the inserts took */
    double insert(int accounts) throws Exception {
        int slices = Math.max(1, accounts / SLICE);
        int batches = Math.max(1, accounts / slices / BATCH);
        double seconds = 0;
        try (Connection reading = place.connect("intake")) {
            reading.setAutoCommit(false);
            Map<String, ResultSet> rows = new LinkedHashMap<>();
            for (Map.Entry<String, Table> copy : copies.entrySet()) {
                rows.put(copy.getKey(), read(reading, copy.getKey(), copy.getValue()));
            }
            for (int i = 0; i < slices; i++) {
                Map<String, List<String[]>> slice = new LinkedHashMap<>();
                for (Map.Entry<String, ResultSet> each : rows.entrySet()) {
                    Table table = of(each.getKey());
                    long from = table.rows() * i / slices;
                    long to = table.rows() * (i + 1) / slices;
                    slice.put(
                            each.getKey(),
                            arrays(each.getValue(), table.columns().size(), (int) (to - from)));
                }
                long began = System.nanoTime();
                Workers.run(worker -> work(worker, batches, slice));
                seconds += (System.nanoTime() - began) / 1e9;
            }
        }
        requireAll();
        return accounts / seconds;
    }

    private Table of(String name) {
        return Objects.requireNonNull(copies.get(name), name);
    }

    /** In the order in which they lie there, a part at a time. */
    private ResultSet read(Connection reading, String name, Table table) throws SQLException {
        String texts = table.columns().stream().map(c -> c.name() + "::text").collect(Collectors.joining(", "));
        Statement statement = reading.createStatement();
        statement.setFetchSize(BATCH);
        return statement.executeQuery("select %s from %s where %s".formatted(texts, name, sinceMark()));
    }

    private static List<String[]> arrays(ResultSet rows, int columns, int count) throws SQLException {
        List<String[]> arrays = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            arrays.add(new String[count]);
        }
        for (int row = 0; row < count; row++) {
            if (!rows.next()) {
                throw new StackFailed("rows have gone while they were read");
            }
            for (int i = 0; i < columns; i++) {
                arrays.get(i)[row] = rows.getString(i + 1);
            }
        }
        return arrays;
    }

    /** What was written is what was read. */
    private void requireAll() throws SQLException {
        for (Map.Entry<String, Table> copy : copies.entrySet()) {
            Table table = copy.getValue();
            String written = Sql.texts(
                            connection,
                            "select count(*) || ' rows, hashes ' || coalesce(sum(%s), 0) from %s.%s"
                                    .formatted(hash(table.columns()), schema, copy.getKey()))
                    .getFirst();
            String read = table.rows() + " rows, hashes " + table.hashes();
            if (!written.equals(read)) {
                throw new StackFailed("raw SQL wrote %s of %s, intake %s".formatted(written, copy.getKey(), read));
            }
        }
    }

    /** Of a row; their sum does not ask for an order. */
    private static String hash(List<Column> columns) {
        return columns.stream()
                .map(Column::name)
                .collect(Collectors.joining(", ", "hashtextextended(row(", ")::text, 0)"));
    }

    private long work(int first, int batches, Map<String, List<String[]>> slice) throws SQLException {
        long written = 0;
        try (Connection own = place.connect("intake")) {
            own.setAutoCommit(false);
            Map<String, PreparedStatement> statements = new LinkedHashMap<>();
            for (String name : slice.keySet()) {
                statements.put(name, own.prepareStatement(insertInto(name, of(name))));
            }
            for (int batch = first; batch < batches; batch += Workers.COUNT) {
                for (Map.Entry<String, List<String[]>> rows : slice.entrySet()) {
                    List<String[]> arrays = rows.getValue();
                    int count = arrays.getFirst().length;
                    int from = (int) ((long) count * batch / batches);
                    int to = (int) ((long) count * (batch + 1) / batches);
                    PreparedStatement statement = Objects.requireNonNull(statements.get(rows.getKey()));
                    for (int i = 0; i < arrays.size(); i++) {
                        String[] part = Arrays.copyOfRange(arrays.get(i), from, to);
                        statement.setArray(i + 1, own.createArrayOf("text", part));
                    }
                    written += statement.executeUpdate();
                }
                own.commit();
            }
        }
        return written;
    }

    private String insertInto(String table, Table copy) {
        String names = copy.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String casts = IntStream.range(0, copy.columns().size())
                .mapToObj(i -> "t.c%d::%s".formatted(i, copy.columns().get(i).type()))
                .collect(Collectors.joining(", "));
        String arrays = copy.columns().stream().map(_ -> "?::text[]").collect(Collectors.joining(", "));
        String aliases =
                IntStream.range(0, copy.columns().size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return "insert into %s.%s (%s) overriding system value select %s from unnest(%s) as t(%s)"
                .formatted(schema, table, names, casts, arrays, aliases);
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
