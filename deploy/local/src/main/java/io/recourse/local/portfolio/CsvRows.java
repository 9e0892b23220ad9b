package io.recourse.local.portfolio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180), one at a time. Each row is cut out before it is parsed, because a parser that met a
 * quotation mark which is never closed would take the rest of the file for one cell.
 */
public final class CsvRows implements Iterator<CsvRows.Row> {
    /** A cell may run over several lines, but not over more than so many. */
    private static final int MOST_LINES = 100;

    private final Lines lines;
    private final CSVFormat format;
    private final char delimiter;
    private @Nullable Row next;

    public sealed interface Row {
        long line();
    }

    public record Cells(long line, List<String> values) implements Row {}

    public record Broken(long line, String rule, String detail) implements Row {}

    public CsvRows(Lines lines, char delimiter) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    private @Nullable Row read() {
        while (true) {
            Lines.Line first = lines.next();
            switch (first) {
                case null -> {
                    return null;
                }
                case Lines.Bad(long line, String rule, String detail) -> {
                    return new Broken(line, rule, detail);
                }
                case Lines.Text(long line, String text) -> {
                    if (!text.isBlank()) {
                        return row(line, text);
                    }
                }
            }
        }
    }

    private Row row(long line, String first) {
        StringBuilder row = new StringBuilder(first);
        List<Lines.Line> ahead = new ArrayList<>();
        boolean open = endsOpen(first, false);
        while (open) {
            Lines.Line more = ahead.size() < MOST_LINES ? lines.next() : null;
            if (more != null) {
                ahead.add(more);
            }
            if (!(more instanceof Lines.Text(long _, String text))) {
                lines.putBack(ahead);
                return new Broken(line, "quote-not-closed", "a quotation mark is opened and not closed");
            }
            row.append('\n').append(text);
            open = endsOpen(text, true);
        }
        return parsed(line, row.toString());
    }

    private Row parsed(long line, String row) {
        try (CSVParser parser = CSVParser.parse(row, format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1
                    ? new Cells(line, records.getFirst().toList())
                    : new Broken(line, "quote-misplaced", "one line, yet several rows");
        } catch (IOException | UncheckedIOException e) {
            return new Broken(line, "quote-misplaced", "text stands between a quotation mark and the next delimiter");
        }
    }

    /** Whether a quoted cell goes on beyond the end of a line. */
    private boolean endsOpen(String line, boolean openBefore) {
        boolean open = openBefore;
        boolean cellStart = !openBefore;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (open) {
                if (c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    i++;
                } else {
                    open = c != '"';
                }
            } else {
                open = c == '"' && cellStart;
                cellStart = c == delimiter;
            }
        }
        return open;
    }
}
