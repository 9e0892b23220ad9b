package io.recourse.train;

import io.recourse.local.portfolio.CsvRows;
import io.recourse.local.portfolio.Lines;
import io.recourse.segmentation.domain.AccountHistory;
import io.recourse.train.Recipe.Group;
import io.recourse.train.Recipe.MonthColumns;
import io.recourse.train.Recipe.Named;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A CSV file with a line of column names, row by row; a row that cannot be read spoils only itself. */
final class Table implements Iterator<Table.Row> {

    /** A row of the file. */
    sealed interface Row {
        long line();
    }

    record Read(long line, Account account) implements Row {}

    /** @param id what the row calls itself, empty if it cannot be told */
    record Unreadable(long line, String id, String why) implements Row {}

    private final CsvRows rows;
    private final Recipe recipe;
    private final boolean outcomes;
    private final Columns columns;

    /**
     * @param outcomes whether each row must have one
     * @throws Refused if a column that is needed is missing
     */
    Table(InputStream in, Recipe recipe, boolean outcomes) {
        this.rows = new CsvRows(new Lines(in, StandardCharsets.UTF_8), ',');
        this.recipe = recipe;
        this.outcomes = outcomes;
        List<String> needed = new ArrayList<>(recipe.needed());
        if (outcomes) {
            needed.add(recipe.columns().outcome());
            recipe.columns().groups().forEach(group -> needed.add(group.column()));
        }
        this.columns = Columns.of(rows, needed);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Row next() {
        return switch (rows.next()) {
            case CsvRows.Broken(long line, String _, String detail) -> new Unreadable(line, "", detail);
            case CsvRows.Cells cells -> row(cells);
        };
    }

    private Row row(CsvRows.Cells cells) {
        String id = "";
        try {
            id = columns.cell(cells, recipe.columns().id());
            return new Read(cells.line(), account(cells, id));
        } catch (IllegalArgumentException e) {
            return new Unreadable(cells.line(), id, String.valueOf(e.getMessage()));
        }
    }

    private Account account(CsvRows.Cells cells, String id) {
        List<AccountHistory.Month> months = new ArrayList<>();
        for (MonthColumns month : recipe.columns().months()) {
            long status = columns.whole(cells, month.status());
            try {
                months.add(new AccountHistory.Month(
                        Math.toIntExact(status),
                        columns.whole(cells, month.billed()),
                        columns.whole(cells, month.paid())));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(month.status() + ": " + status + " is no number of months", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        e.getMessage() + " (columns " + String.join(", ", month.names()) + ")", e);
            }
        }
        return new Account(
                id,
                new AccountHistory(columns.whole(cells, recipe.columns().limit()), months),
                outcomes ? outcome(cells) : null,
                outcomes
                        ? recipe.columns().groups().stream()
                                .map(group -> group(cells, group))
                                .toList()
                        : List.of());
    }

    private Boolean outcome(CsvRows.Cells cells) {
        String column = recipe.columns().outcome();
        String text = columns.cell(cells, column);
        return switch (text) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new IllegalArgumentException(column + " is 0 or 1, not '" + text + "'");
        };
    }

    private String group(CsvRows.Cells cells, Group group) {
        if (!group.from().isEmpty()) {
            long value = columns.whole(cells, group.column());
            return group.from().stream()
                    .filter(from -> value >= from)
                    .reduce((_, later) -> later)
                    .map(from -> "from " + from)
                    .orElse("below " + group.from().getFirst());
        }
        String text = columns.cell(cells, group.column());
        return group.names().stream()
                .filter(named -> named.value().equals(text))
                .map(Named::name)
                .findFirst()
                .orElse(text);
    }
}
