package io.recourse.casework.desk;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
    /** The few dozen combinations of parts that occur, composed once each. */
    private static final Map<List<String>, String> COMPOSED = new ConcurrentHashMap<>();

    private final List<String> parts = new ArrayList<>();
    private final List<@Nullable Object> arguments = new ArrayList<>();

    /** Adds a part that changes data; it is constant text. */
    Statement with(String sql, @Nullable Object... values) {
        parts.add(sql);
        arguments.addAll(Arrays.asList(values));
        return this;
    }

    /** Carries it out; nothing is sent where there is nothing to do. */
    Uni<Void> run(StatelessSession session) {
        return Uni.createFrom().completionStage(() -> send(session));
    }

    /** Sends it at once; nothing where there is nothing to do. */
    CompletionStage<Void> send(StatelessSession session) {
        if (parts.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        String sql = COMPOSED.computeIfAbsent(List.copyOf(parts), Statement::compose);
        return Direct.send(session, sql, arguments.toArray());
    }

    private static String compose(List<String> parts) {
        int last = parts.size() - 1;
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < last; i++) {
            sql.append(i == 0 ? "with part_0 as (" : ", part_" + i + " as (")
                    .append(parts.get(i))
                    .append(')');
        }
        int[] number = {0};
        return PARAMETER
                .matcher(sql.append(' ').append(parts.get(last)))
                .replaceAll(found -> "cast(\\$" + ++number[0] + " as " + found.group(1) + ")");
    }
}
