package io.recourse.segmentation.edge;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps an instance at what stands on a shelf: it writes what the release ships, as often as it takes, and reads the shelf
 * again and again: another instance may have changed it.
 */
final class ShelfWatch {

    private static final Logger LOG = Logger.getLogger(ShelfWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    /** When services start whatever hears cases: later than this. */
    static final int BEFORE_CASES = 10;

    private ShelfWatch() {}

    /**
     * Before the first case is heard the shelf is read once; where it cannot be, what ships holds until it can.
     *
     * @param shelf what it is called in the log
     */
    static Cancellable of(String shelf, Supplier<Uni<Void>> ship, Supplier<Uni<Void>> refresh) {
        look(shelf, refresh)
                .ifNoItem()
                .after(FIRST_LOOK)
                .recoverWithUni(Uni.createFrom().voidItem())
                .await()
                .indefinitely();
        // each attempt is a new one: what the desk answered once it answers for ever
        return Uni.createFrom()
                .deferred(ship::get)
                .onFailure()
                .invoke(failure -> tell(shelf, failure))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, Duration.ofSeconds(10))
                .indefinitely()
                .onItem()
                .transformToMulti(_ -> Multi.createBy()
                        .repeating()
                        .uni(() -> look(shelf, refresh))
                        .withDelay(PAUSE)
                        .indefinitely())
                .subscribe()
                .with(_ -> {});
    }

    private static Uni<Void> look(String shelf, Supplier<Uni<Void>> refresh) {
        return refresh.get()
                .onFailure()
                .invoke(failure -> tell(shelf, failure))
                .onFailure()
                .recoverWithNull();
    }

    /** Class only: what it says of a database may name hosts. */
    private static void tell(String shelf, Throwable failure) {
        LOG.warnf("%s cannot be read: %s", shelf, failure.getClass().getName());
    }
}
