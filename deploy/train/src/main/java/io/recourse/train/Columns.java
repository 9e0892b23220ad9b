package io.recourse.train;

import io.recourse.local.portfolio.CsvRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which column of a CSV file stands where, as its first line says. */
final class Columns {
    private static final int MOST_CHARACTERS = 32;

    private final Map<String, Integer> places;

    private Columns(Map<String, Integer> places) {
        this.places = places;
    }

    /**
     * Takes the first of the rows.
     *
     * @throws Refused if it is none, or a column that is needed is missing
     */
    static Columns of(CsvRows rows, List<String> needed) {
        if (!rows.hasNext()) {
            throw new Refused("The file is empty: its first line must name the columns.");
        }
        if (!(rows.next() instanceof CsvRows.Cells header)) {
            throw new Refused("The first line, which must name the columns, cannot be read.");
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < header.values().size(); i++) {
            String name = header.values().get(i).replace("\uFEFF", "").strip();
            if (places.putIfAbsent(name, i) != null) {
                throw new Refused("The column " + name + " is named twice.");
            }
        }
        List<String> missing = new ArrayList<>(needed);
        missing.removeAll(places.keySet());
        if (!missing.isEmpty()) {
            throw new Refused("The file lacks the columns " + String.join(", ", missing) + ".");
        }
        return new Columns(places);
    }

    /**
     * A number of any notation that is whole: 1000, 1000.0 and 1e3 are the same.
     *
     * @throws IllegalArgumentException if it is none, with a reason
     */
    long whole(CsvRows.Cells cells, String column) {
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
            return text.length() > MOST_CHARACTERS ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** @throws IllegalArgumentException if there is nothing in it, with a reason */
    String cell(CsvRows.Cells cells, String column) {
        String text = text(cells, column);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return text;
    }

    /**
     * What stands in it, be it nothing.
     *
     * @throws IllegalArgumentException if the line ends before it, with a reason
     */
    String text(CsvRows.Cells cells, String column) {
        Integer place = places.get(column);
        if (place == null || place >= cells.values().size()) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return cells.values().get(place).strip();
    }
}
