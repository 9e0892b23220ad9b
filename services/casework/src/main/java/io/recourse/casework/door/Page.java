package io.recourse.casework.door;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is the cursor of the following one, null on the last. */
public record Page<T>(List<T> items, @Nullable String next) {

    /** No page is longer, and no more may be asked for. */
    public static final int MOST = 500;

    /** A page that is full may have a following one. */
    public static <T> Page<T> of(List<T> items, int most, Function<T, String> cursor) {
        return new Page<>(items, items.size() == most ? cursor.apply(items.getLast()) : null);
    }
}
