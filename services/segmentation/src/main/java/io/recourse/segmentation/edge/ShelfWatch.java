package io.recourse.segmentation.edge;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps an instance at what stands on a shelf: it writes what the release ships, as often as it takes, and reads the shelf
 * again and again: another instance may have changed it.
 */
final class ShelfWatch {

    private static final Logger LOG = Logger.getLogger(ShelfWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long a start waits for a shelf; as long as for the sandbox's time. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(20);

    /** When services start whatever hears cases: later than this. */
    static final int BEFORE_CASES = 10;

    private ShelfWatch() {}

    /**
     * Before the doors open the shelf is read once, so that nothing that comes has to come again; if it takes too long, cases
     * wait for it.
     *
     * @param shelf what it is called in the log
     */
    static Cancellable of(String shelf, Supplier<Uni<Void>> ship, Supplier<Uni<Void>> refresh) {
        CompletableFuture<Void> first = new CompletableFuture<>();
        // each attempt is a new one: what the desk answered once it answers for ever
        Cancellable watching = Uni.createFrom()
                .deferred(() -> ship.get().chain(refresh::get))
                .onFailure()
                .invoke(failure -> tell(shelf, failure))
                .onFailure()
                .retry()
                .withBackOff(PAUSE, Duration.ofSeconds(10))
                .indefinitely()
                .invoke(() -> first.complete(null))
                .onItem()
                .transformToMulti(_ -> Multi.createBy()
                        .repeating()
                        .uni(() -> look(shelf, refresh))
                        .withDelay(PAUSE)
                        .indefinitely())
                .subscribe()
                .with(_ -> {});
        await(shelf, first);
        return watching;
    }

    private static void await(String shelf, CompletableFuture<Void> first) {
        try {
            first.get(FIRST_LOOK.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("%s was not read yet; cases wait until it is.", shelf);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
