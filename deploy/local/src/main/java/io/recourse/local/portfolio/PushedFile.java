package io.recourse.local.portfolio;

import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lender's file, row by row: a CSV by its mapping, or NDJSON as it is. Nothing of it is kept. */
public final class PushedFile {
    private static final List<String> NDJSON = List.of(".ndjson", ".jsonl");

    private final Path file;
    private final @Nullable Mapping mapping;

    private PushedFile(Path file, @Nullable Mapping mapping) {
        this.file = file;
        this.mapping = mapping;
    }

    /** A row is a line to send, or what is wrong with it; {@code number} is the line of the file it begins on. */
    sealed interface Row {
        long number();
    }

    record Line(long number, String json) implements Row {}

    record Bad(long number, Push.Fault fault) implements Row {}

    /** The mapping wants other rows. */
    record PassedOver(long number) implements Row {}

    public static boolean isNdjson(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return NDJSON.stream().anyMatch(name::endsWith);
    }

    public static PushedFile ndjson(Path file) {
        return new PushedFile(file, null);
    }

    public static PushedFile csv(Path file, Mapping mapping) {
        return new PushedFile(file, mapping);
    }

    /** The caller closes the stream. */
    Stream<Row> rows() {
        Mapping by = mapping;
        // seed and character of an account are nothing to a lender
        return by == null ? lines() : new CsvAccounts(by, 0).read(file).map(PushedFile::row);
    }

    /** The column a field was read from, null if it was none. */
    @Nullable
    String column(@Nullable String field) {
        Expression expression =
                mapping == null || field == null ? null : mapping.fields().get(field);
        return expression == null || expression.columns().isEmpty() ? null : expression.source();
    }

    private static Row row(RowOutcome outcome) {
        return switch (outcome) {
            case RowOutcome.Read(long row, SampleAccount account) ->
                new Line(row, StatementLine.of(account.message()).json());
            case RowOutcome.PassedOver(long row) -> new PassedOver(row);
            case RowOutcome.Bad(long row, String column, String rule, String detail) ->
                new Bad(row, new Push.Fault(column, null, rule, detail));
        };
    }

    private Stream<Row> lines() {
        if (!Files.isRegularFile(file)) {
            throw new StackFailed("there is no file " + file);
        }
        try {
            InputStream in = Files.newInputStream(file);
            Lines lines = new Lines(in, StandardCharsets.UTF_8);
            return Stream.generate(lines::next)
                    .takeWhile(Objects::nonNull)
                    .filter(line -> !(line instanceof Lines.Text(long _, String text) && text.isBlank()))
                    .map(PushedFile::row)
                    .onClose(() -> close(in));
        } catch (IOException e) {
            throw new StackFailed("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Row row(Lines.Line line) {
        return switch (line) {
            case Lines.Text(long number, String text) -> new Line(number, text);
            case Lines.Bad(long number, String rule, String detail) ->
                new Bad(number, new Push.Fault(null, null, rule, detail));
        };
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
