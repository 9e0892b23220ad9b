package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.local.process.StackFailed;
import java.math.BigInteger;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The floor under a door: every row that came of a book, in whatever table, written again as arrays by the thousand accounts,
 * one transaction each, from two connections, into empty tables that are built alike.
 */
final class RawInserts {

    private static final int BATCH = 1_000;
    private static final List<String> NOT_ROWS = List.of("flyway_schema_history", "sandbox_clock", "flow", "policy");

    private final Place place;
    private final Connection connection;
    private final List<String> tables;
    private final Map<String, Table> copies = new LinkedHashMap<>();
    private String mark = "0";

    /** @param columns with their types, as {@code name type} */
    private record Column(String name, String type) {}

    /**
     * What was read.
     *
     * @param arrays per column, all rows as text
     * @param hashes the sum of all rows'
     */
    private record Table(List<Column> columns, List<String[]> arrays, int rows, BigInteger hashes) {}

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
    void copyOfWhatCame() throws SQLException {
        copies.clear();
        for (String table : tables) {
            List<Column> columns = columns(table);
            String read = columns.stream().map(c -> c.name() + "::text").collect(Collectors.joining(", "));
            List<List<String>> values = columns.stream()
                    .map(_ -> (List<String>) new ArrayList<String>())
                    .toList();
            BigInteger hashes = BigInteger.ZERO;
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select %s, %s from %s where xmin::text::bigint > %s"
                            .formatted(read, hash(columns), table, mark))) {
                while (rows.next()) {
                    hashes = hashes.add(BigInteger.valueOf(rows.getLong(columns.size() + 1)));
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
                                count,
                                hashes));
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
        Workers.run(worker -> work(worker, batches));
        double seconds = (System.nanoTime() - began) / 1e9;
        requireAll();
        return accounts / seconds;
    }

    /** What was written is what was read. */
    private void requireAll() throws SQLException {
        for (Map.Entry<String, Table> copy : copies.entrySet()) {
            Table table = copy.getValue();
            String written = Sql.texts(
                            connection,
                            "select count(*) || ' rows, hashes ' || coalesce(sum(%s), 0) from bench.%s"
                                    .formatted(hash(table.columns()), copy.getKey()))
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

    private long work(int first, int batches) throws SQLException {
        long written = 0;
        try (Connection own = place.connect("intake")) {
            own.setAutoCommit(false);
            Map<String, PreparedStatement> statements = new LinkedHashMap<>();
            for (Map.Entry<String, Table> copy : copies.entrySet()) {
                statements.put(copy.getKey(), own.prepareStatement(insertInto(copy.getKey(), copy.getValue())));
            }
            for (int batch = first; batch < batches; batch += Workers.COUNT) {
                for (Map.Entry<String, Table> copy : copies.entrySet()) {
                    Table table = copy.getValue();
                    int from = (int) ((long) table.rows() * batch / batches);
                    int to = (int) ((long) table.rows() * (batch + 1) / batches);
                    PreparedStatement statement = statements.get(copy.getKey());
                    if (statement == null) {
                        throw new IllegalStateException("no statement for " + copy.getKey());
                    }
                    for (int i = 0; i < table.columns().size(); i++) {
                        String[] part = Arrays.copyOfRange(table.arrays().get(i), from, to);
                        statement.setArray(i + 1, own.createArrayOf("text", part));
                    }
                    written += statement.executeUpdate();
                }
                own.commit();
            }
        }
        return written;
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
