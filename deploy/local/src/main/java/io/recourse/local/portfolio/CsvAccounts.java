package io.recourse.local.portfolio;

import io.recourse.local.portfolio.Mapping.Condition;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Accounts of a user's own CSV by a {@link Mapping}, row by row: nothing of the file is kept. A row that breaks a rule
 * says so and spoils no other; a file whose header lacks a column is refused whole.
 */
public final class CsvAccounts {
    private final Mapping mapping;
    private final long seed;

    /** @param seed of characters and doors, as in {@link Portfolio} */
    public CsvAccounts(Mapping mapping, long seed) {
        this.mapping = mapping;
        this.seed = seed;
    }

    /** The caller closes the stream. */
    public Stream<RowOutcome> read(Path file) {
        if (Files.notExists(file)) {
            throw new StackFailed("there is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new StackFailed(file + " is a folder, not a CSV file");
        }
        try {
            InputStream in = Files.newInputStream(file);
            try {
                return read(in).onClose(() -> close(in));
            } catch (RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StackFailed("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    public Stream<RowOutcome> read(InputStream in) {
        CsvRows rows = new CsvRows(new Lines(in, mapping.charset()), mapping.delimiter());
        Header header = header(rows);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .map(row -> outcome(header, row));
    }

    /** Place of each column. */
    private record Header(Map<String, Integer> places, int size) {}

    private Header header(CsvRows rows) {
        if (!rows.hasNext()) {
            throw new StackFailed("the file is empty; its first line must name the columns");
        }
        List<String> names =
                switch (rows.next()) {
                    case CsvRows.Cells(long _, List<String> values) ->
                        values.stream().map(String::strip).toList();
                    case CsvRows.Broken broken ->
                        throw new StackFailed("the header, line " + broken.line() + ": " + broken.detail());
                };
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (places.put(names.get(i), i) != null && mapping.columns().anyMatch(names.get(i)::equals)) {
                throw new StackFailed("the header names the column \"" + names.get(i) + "\" twice");
            }
        }
        List<String> missing =
                mapping.columns().filter(c -> !places.containsKey(c)).toList();
        if (!missing.isEmpty()) {
            throw new StackFailed(
                    "mapping " + mapping.name() + " reads " + missing + ", which the header lacks; it has " + names);
        }
        return new Header(places, names.size());
    }

    private RowOutcome outcome(Header header, CsvRows.Row row) {
        return switch (row) {
            case CsvRows.Broken(long line, String rule, String detail) ->
                new RowOutcome.Bad(line, "(row)", rule, detail);
            case CsvRows.Cells(long line, List<String> values)
            when values.size() != header.size() ->
                new RowOutcome.Bad(
                        line,
                        "(row)",
                        "columns-differ",
                        values.size() + " cells where the header has " + header.size());
            case CsvRows.Cells(long line, List<String> values) ->
                outcome(line, column -> values.get(header.places().getOrDefault(column, -1))
                        .strip());
        };
    }

    private RowOutcome outcome(long line, Expression.Row row) {
        try {
            for (Condition condition : mapping.rows()) {
                String column = condition.column();
                if (Figures.number(column, row.get(column)).compareTo(condition.atLeast()) < 0) {
                    return new RowOutcome.PassedOver(line);
                }
            }
            return new RowOutcome.Read(
                    line, SampleAccount.of(seed, mapping.lender(), new MappedRow(mapping, row).message()));
        } catch (RowFault fault) {
            return fault.at(line);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
