package io.recourse.casework.desk;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.hibernate.reactive.mutiny.impl.MutinyStatelessSessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Statements put to a session's own connection, past Hibernate's interpretation of native queries: for the few that the
 * desk asks at every batch it cost more than everything the desk decides. Parameters are written {@code $1}, {@code $2}.
 */
final class Direct {

    private Direct() {}

    /** The rows of an answer, each an array of its columns. */
    static Uni<List<Object[]>> rows(StatelessSession session, String sql, @Nullable Object... values) {
        return uni(() -> connection(session).select(sql, values)).map(answer -> {
            List<Object[]> rows = new ArrayList<>(answer.size());
            answer.forEachRemaining(rows::add);
            return rows;
        });
    }

    /** Carries out a change; how many rows it touched is of no interest. */
    static Uni<Void> change(StatelessSession session, String sql, @Nullable Object... values) {
        return uni(() -> send(session, sql, values));
    }

    /** Sends a word of the session's own language at once, whoever waits for its answer. */
    static CompletionStage<Void> plain(StatelessSession session, String word) {
        return connection(session).executeUnprepared(word);
    }

    /** Sends a change at once. */
    static CompletionStage<Void> send(StatelessSession session, String sql, @Nullable Object... values) {
        return connection(session).update(sql, values).thenApply(_ -> null);
    }

    private static ReactiveConnection connection(StatelessSession session) {
        return ((MutinyStatelessSessionImpl) session).getReactiveConnection();
    }

    private static <T> Uni<T> uni(Supplier<CompletionStage<T>> asked) {
        return Uni.createFrom().completionStage(asked);
    }
}
