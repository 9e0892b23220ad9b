package io.recourse.train;

import io.recourse.local.portfolio.CsvRows;
import io.recourse.local.portfolio.Lines;
import io.recourse.segmentation.domain.AccountHistory;
import io.recourse.train.Recipe.Group;
import io.recourse.train.Recipe.MonthColumns;
import io.recourse.train.Recipe.Named;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param outcomes whether each row must have one
     * @throws Refused if a column that is needed is missing
     */
    Table(InputStream in, Recipe recipe, boolean outcomes) {
        this.rows = new CsvRows(new Lines(in, StandardCharsets.UTF_8), ',');
        this.recipe = recipe;
        this.outcomes = outcomes;
        if (!rows.hasNext()) {
            throw new Refused("The file is empty: its first line must name the columns.");
        }
        if (!(rows.next() instanceof CsvRows.Cells header)) {
            throw new Refused("The first line, which must name the columns, cannot be read.");
        }
        for (int i = 0; i < header.values().size(); i++) {
            String name = header.values().get(i).replace("\uFEFF", "").strip();
            if (places.putIfAbsent(name, i) != null) {
                throw new Refused("The column " + name + " is named twice.");
            }
        }
        List<String> missing = new ArrayList<>(recipe.needed());
        if (outcomes) {
            missing.add(recipe.columns().outcome());
            recipe.columns().groups().forEach(group -> missing.add(group.column()));
        }
        missing.removeAll(places.keySet());
        if (!missing.isEmpty()) {
            throw new Refused("The file lacks the columns " + String.join(", ", missing) + ".");
        }
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
            id = cell(cells, recipe.columns().id());
            return new Read(cells.line(), account(cells, id));
        } catch (IllegalArgumentException e) {
            return new Unreadable(cells.line(), id, String.valueOf(e.getMessage()));
        }
    }

    private Account account(CsvRows.Cells cells, String id) {
        List<AccountHistory.Month> months = new ArrayList<>();
        for (MonthColumns columns : recipe.columns().months()) {
            long status = whole(cells, columns.status());
            try {
                months.add(new AccountHistory.Month(
                        Math.toIntExact(status), whole(cells, columns.billed()), whole(cells, columns.paid())));
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(columns.status() + ": " + status + " is no number of months", e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        e.getMessage() + " (columns " + String.join(", ", columns.names()) + ")", e);
            }
        }
        return new Account(
                id,
                new AccountHistory(whole(cells, recipe.columns().limit()), months),
                outcomes ? outcome(cells) : null,
                outcomes
                        ? recipe.columns().groups().stream()
                                .map(group -> group(cells, group))
                                .toList()
                        : List.of());
    }

    private Boolean outcome(CsvRows.Cells cells) {
        String column = recipe.columns().outcome();
        String text = cell(cells, column);
        return switch (text) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new IllegalArgumentException(column + " is 0 or 1, not '" + text + "'");
        };
    }

    private String group(CsvRows.Cells cells, Group group) {
        if (!group.from().isEmpty()) {
            long value = whole(cells, group.column());
            return group.from().stream()
                    .filter(from -> value >= from)
                    .reduce((_, later) -> later)
                    .map(from -> "from " + from)
                    .orElse("below " + group.from().getFirst());
        }
        String text = cell(cells, group.column());
        return group.names().stream()
                .filter(named -> named.value().equals(text))
                .map(Named::name)
                .findFirst()
                .orElse(text);
    }

    /** A number of any notation that is whole: 1000, 1000.0 and 1e3 are the same. */
    private long whole(CsvRows.Cells cells, String column) {
        String text = cell(cells, column);
        BigDecimal number = number(text);
        if (number == null) {
            throw new IllegalArgumentException(column + " is a whole number, not '" + text + "'");
        }
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(column + " is a whole number, not '" + text + "'", e);
        }
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 32 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String cell(CsvRows.Cells cells, String column) {
        Integer place = places.get(column);
        if (place == null || place >= cells.values().size()) {
            throw new IllegalArgumentException(column + " is missing");
        }
        String text = cells.values().get(place).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return text;
    }
}
