package io.recourse.casework.desk;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A batch turned by ninety degrees: one array for each column, as the desk's statements and others of its kind take them. */
public final class Columns {

    private Columns() {}

    public static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return filled(rows, column, new String[rows.size()]);
    }

    static <T> @Nullable Long[] longs(Collection<T> rows, Function<T, @Nullable Long> column) {
        return filled(rows, column, new Long[rows.size()]);
    }

    private static <T, V> @Nullable V[] filled(
            Collection<T> rows, Function<T, @Nullable V> column, @Nullable V[] array) {
        int i = 0;
        for (T row : rows) {
            array[i++] = column.apply(row);
        }
        return array;
    }
}
