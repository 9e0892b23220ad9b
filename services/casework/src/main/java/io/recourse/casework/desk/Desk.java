package io.recourse.casework.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.desk.Sitting.Asked;
import io.recourse.casework.telemetry.DeskMeters;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where every door leads: REST, Kafka, the clock, tells and effect results. Entries are handled in transactions over whole
 * batches; an answer is given when its transaction has been committed, never before.
 */
@Singleton
public class Desk {

    /** Hears of every committed batch. */
    public interface Listener {
        /**
         * @param earliestLook least deadline among the subjects of the batch, null if none has one
         * @param effects whether there are new effects to carry out
         * @param lookAgain whether there is more for the clock to claim
         */
        void committed(@Nullable Instant earliestLook, boolean effects, boolean lookAgain);
    }

    private final Lane[] lanes;
    private final ExecutorService worker;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder batches = new LongAdder();

    @Inject
    public Desk(
            Database database,
            DeskRows rows,
            DeskWriting writing,
            Instance<Enclosure.Keeper> keeper,
            Kinds kinds,
            BusinessClock clock,
            DeskMeters meters,
            @ConfigProperty(name = "recourse.desk.lanes", defaultValue = "2") int laneCount,
            @ConfigProperty(name = "recourse.desk.batch-size", defaultValue = "1000") int batchSize) {
        this.worker = Executors.newFixedThreadPool(
                laneCount, Thread.ofPlatform().name("desk-", 0).daemon().factory());
        this.lanes = new Lane[laneCount];
        for (int i = 0; i < laneCount; i++) {
            lanes[i] = new Lane(
                    i,
                    database,
                    rows,
                    writing,
                    keeper(keeper),
                    kinds,
                    clock::now,
                    worker,
                    batchSize,
                    meters,
                    this::committed);
        }
    }

    /** A service that has none encloses nothing. */
    private static Enclosure.Keeper keeper(Instance<Enclosure.Keeper> keeper) {
        return keeper.isResolvable()
                ? keeper.get()
                : (_, _) -> {
                    throw new IllegalStateException("something is enclosed that nobody keeps");
                };
    }

    public CompletableFuture<Reply> submit(Entry entry) {
        return submit(List.of(entry)).getFirst();
    }

    /** Hands in entries; those of one subject are handled in the order given. */
    public List<CompletableFuture<Reply>> submit(List<Entry> entries) {
        List<List<Asked>> perLane = new ArrayList<>();
        for (int i = 0; i < lanes.length; i++) {
            perLane.add(new ArrayList<>());
        }
        List<CompletableFuture<Reply>> answers = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            answers.add(answer);
            perLane.get(Math.floorMod(entry.to().hashCode(), lanes.length)).add(new Asked(entry, answer));
        }
        for (int i = 0; i < lanes.length; i++) {
            if (!perLane.get(i).isEmpty()) {
                lanes[i].submit(perLane.get(i));
            }
        }
        return answers;
    }

    /** Lets all lanes look at what is due or has ready mail. */
    public void look() {
        for (Lane lane : lanes) {
            lane.look();
        }
    }

    /** Whether any lane has work; a cheap no to the question whether a service is quiet. */
    public boolean busy() {
        return Arrays.stream(lanes).anyMatch(Lane::busy);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Batches written since the start: while this stands still and nothing is {@link #busy}, the desk has changed nothing. */
    public long batches() {
        return batches.sum();
    }

    private void committed(@Nullable Instant earliestLook, boolean effects, boolean lookAgain) {
        batches.increment();
        listeners.forEach(l -> l.committed(earliestLook, effects, lookAgain));
    }

    void stop(@Observes ShutdownEvent event) {
        for (Lane lane : lanes) {
            lane.close();
        }
        worker.shutdown();
    }
}
