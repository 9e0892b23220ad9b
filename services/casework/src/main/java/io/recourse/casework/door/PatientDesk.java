package io.recourse.casework.door;

import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.NotWritten;
import io.recourse.casework.desk.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The desk for doors that can wait: while the database is away consumption stops, so nothing is skipped. */
@Singleton
class PatientDesk {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration SELDOM = Duration.ofSeconds(5);

    private final Desk desk;

    @Inject
    PatientDesk(Desk desk) {
        this.desk = desk;
    }

    /** @return the answers, each given or failed as {@link NotWritten} */
    Uni<List<CompletableFuture<Reply>>> commit(List<Entry> entries) {
        return Uni.createFrom()
                .completionStage(() -> {
                    List<CompletableFuture<Reply>> answers = desk.submit(entries);
                    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                            .handle((_, _) -> answers);
                })
                .invoke(answers -> answers.stream()
                        .filter(a -> a.isCompletedExceptionally() && !Failures.notWritten(a))
                        .forEach(CompletableFuture::join))
                .onFailure(Failures::databaseAway)
                .retry()
                .withBackOff(SOON, SELDOM)
                .indefinitely();
    }

    /** Dead letters must be written: one that cannot be stops its door. */
    Uni<Void> bury(List<Entry> dead) {
        if (dead.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return commit(dead)
                .invoke(answers -> answers.forEach(CompletableFuture::join))
                .replaceWithVoid();
    }
}
