package io.recourse.casework.desk;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/**
 * A transaction on a session's own connection. A connection answers in the order in which it was asked, so the beginning need
 * not be waited for before the first question is put, nor the last change before the end: what travels together costs one round
 * trip.
 */
final class Transaction {

    private final StatelessSession session;
    private final CompletionStage<Void> begun;
    private boolean ended;

    private Transaction(StatelessSession session, CompletionStage<Void> begun) {
        this.session = session;
        this.begun = begun;
    }

    /** Begins one; the answer is waited for with the first question's. */
    static Transaction begin(StatelessSession session) {
        return new Transaction(session, Direct.plain(session, "begin"));
    }

    StatelessSession session() {
        return session;
    }

    /** Completes when it has begun, at the latest with the answer to the first question. Nothing is changed before. */
    Uni<Void> begun() {
        return Uni.createFrom().completionStage(begun);
    }

    /**
     * Ends it together with its only change. If that fails in PostgreSQL, the end finds the transaction broken and takes it
     * back; if it fails before it is sent, nothing has been changed. So nothing else may have been changed in this
     * transaction, or that would be kept without it.
     */
    Uni<Void> commitWith(Statement onlyChange) {
        return Uni.createFrom().deferred(() -> {
            ended = true;
            CompletionStage<Void> changed = onlyChange.send(session);
            CompletionStage<Void> committed = Direct.plain(session, "commit");
            // answered after the change is, whatever became of that
            return Uni.createFrom().completionStage(committed).chain(() -> Uni.createFrom()
                    .completionStage(changed));
        });
    }

    /** Keeps what was changed, unless it has ended. */
    Uni<Void> commit() {
        return end("commit");
    }

    /** Takes back what was changed, unless it has ended. */
    Uni<Void> rollback() {
        return end("rollback");
    }

    private Uni<Void> end(String word) {
        return Uni.createFrom().deferred(() -> {
            if (ended) {
                return Uni.createFrom().voidItem();
            }
            ended = true;
            return Uni.createFrom().completionStage(Direct.plain(session, word));
        });
    }
}
