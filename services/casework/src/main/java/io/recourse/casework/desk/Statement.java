package io.recourse.casework.desk;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Several changes sent to PostgreSQL as one statement: a round trip costs more than most of them. All parts see the
 * database as it was before, and in which order they run is not defined, so no two of them may touch the same row.
 *
 * <p>A parameter is written as its type, {@code #text[]} or {@code #int}; the arguments follow in that order.
 */
final class Statement {

    private static final Pattern PARAMETER = Pattern.compile("#([a-z]+(?:\\[])?)");

    private final List<String> parts = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    /** Adds a part that changes data. */
    Statement with(String sql, @Nullable Object... values) {
        int[] number = {arguments.size()};
        parts.add(PARAMETER.matcher(sql).replaceAll(found -> "cast(?" + ++number[0] + " as " + found.group(1) + ")"));
        arguments.addAll(java.util.Arrays.asList(values));
        return this;
    }

    /** Carries it out; nothing is sent where there is nothing to do. */
    Uni<Void> run(StatelessSession session) {
        if (parts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var query = session.createNativeQuery(sql());
        for (int i = 0; i < arguments.size(); i++) {
            query = query.setParameter(i + 1, arguments.get(i));
        }
        return query.executeUpdate().replaceWithVoid();
    }

    private String sql() {
        int last = parts.size() - 1;
        if (last == 0) {
            return parts.getFirst();
        }
        StringBuilder sql = new StringBuilder("with ");
        for (int i = 0; i < last; i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append("part_")
                    .append(i)
                    .append(" as (")
                    .append(parts.get(i))
                    .append(')');
        }
        return sql.append(' ').append(parts.get(last)).toString();
    }
}
