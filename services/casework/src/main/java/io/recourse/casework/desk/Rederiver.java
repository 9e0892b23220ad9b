package io.recourse.casework.desk;

import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.decision.SubjectId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** After a release that changes rules: every row derived under the old ones is looked at again, in the background. */
@Singleton
class Rederiver {

    private static final Logger LOG = Logger.getLogger(Rederiver.class);
    private static final int PAGE = 1000;
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration SELDOM = Duration.ofSeconds(30);
    private static final String STALE = """
            select id from subject where kind = ?1 and id > ?2 and rules_hash <> ?3 and version > 0 order by id limit ?4
            """;

    private final Database database;
    private final Desk desk;
    private final Kinds kinds;

    @Inject
    Rederiver(Database database, Desk desk, Kinds kinds) {
        this.database = database;
        this.desk = desk;
        this.kinds = kinds;
    }

    void start(@Observes @Priority(5000) StartupEvent event) {
        for (SubjectKind<?, ?, ?> kind : kinds.all()) {
            rederive(kind).subscribe().with(_ -> {});
        }
    }

    /** Completes when every row of the kind that was derived under other rules has been looked at. */
    Uni<Void> rederive(SubjectKind<?, ?, ?> kind) {
        return page(kind, "");
    }

    /** What keeps a page from being done, the database away or an overfull desk, passes; until then the old rules' dates stand. */
    private Uni<Void> page(SubjectKind<?, ?, ?> kind, String after) {
        return Uni.createFrom()
                .deferred(() -> once(kind, after))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Deadlines of %s are not all derived again yet: %s", kind.name(), failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(SOON, SELDOM)
                .indefinitely()
                .chain(last -> last == null ? Uni.createFrom().voidItem() : page(kind, last));
    }

    /** The last id of the page, null if there was none left. */
    private Uni<@Nullable String> once(SubjectKind<?, ?, ?> kind, String after) {
        return database.forAll(session -> session.createNativeQuery(STALE)
                        .setParameter(1, kind.name())
                        .setParameter(2, after)
                        .setParameter(3, kind.rulesHash())
                        .setParameter(4, PAGE)
                        .getResultList())
                .chain(ids -> {
                    if (ids.isEmpty()) {
                        return Uni.createFrom().nullItem();
                    }
                    List<Entry> entries = ids.stream()
                            .map(id -> Entry.look(new SubjectId(kind.name(), (String) id)))
                            .toList();
                    return Uni.createFrom()
                            .completionStage(() -> CompletableFuture.allOf(desk.submit(entries).stream()
                                    .map(Rederiver::orLeftAlone)
                                    .toArray(CompletableFuture[]::new)))
                            .replaceWith((String) ids.getLast());
                });
    }

    /** A row that cannot be written keeps no other from being derived. */
    private static CompletableFuture<Reply> orLeftAlone(CompletableFuture<Reply> answer) {
        return answer.exceptionallyCompose(failure -> failure instanceof NotWritten
                ? CompletableFuture.completedFuture(Reply.of(Reply.Outcome.UNCHANGED, 0))
                : CompletableFuture.failedFuture(failure));
    }
}
