package io.recourse.casework.desk;

import static io.recourse.casework.desk.Columns.texts;

import java.util.List;

/** Small changes to subjects' rows that touch neither state nor facets. */
final class Marks {

    private static final String MOVE_WATERMARK = """
            update subject s set seen = t.seen
            from unnest(#text[], #text[], #text[]) as t(kind, id, seen)
            where s.kind = t.kind and s.id = t.id
            """;

    /** Touches nothing that cannot be read or written: neither state nor facets. */
    private static final String PARK = """
            update subject s set parked = t.parked, seen = coalesce(t.seen, s.seen)
            from unnest(#text[], #text[], #text[], #text[]) as t(kind, id, parked, seen)
            where s.kind = t.kind and s.id = t.id
            """;

    private Marks() {}

    static void moveWatermark(Statement statement, List<Seat<?, ?, ?>> seats) {
        if (!seats.isEmpty()) {
            statement.with(
                    MOVE_WATERMARK,
                    texts(seats, s -> s.id().kind()),
                    texts(seats, s -> s.id().id()),
                    texts(seats, s -> s.watermarks.seenJson()));
        }
    }

    static void park(Statement statement, List<Seat<?, ?, ?>> seats) {
        if (!seats.isEmpty()) {
            statement.with(
                    PARK,
                    texts(seats, s -> s.id().kind()),
                    texts(seats, s -> s.id().id()),
                    texts(seats, Seat::parked),
                    texts(seats, s -> s.watermarks.moved() ? s.watermarks.seenJson() : null));
        }
    }
}
