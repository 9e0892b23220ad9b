package io.recourse.casework.desk;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.Unfinished;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Carries everything out at once, unless it is told to fail or to wait, and remembers under which key. */
public final class Carrier implements EffectAdapter {

    private final String name;
    private final boolean idempotent;
    private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Map<String, Unfinished.Word> words = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile CompletableFuture<Void> way = CompletableFuture.completedFuture(null);

    private record Attempt(String key, long nanos) {}

    public Carrier(String name, boolean idempotent) {
        this.name = name;
        this.idempotent = idempotent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean idempotent() {
        return idempotent;
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        long now = System.nanoTime();
        attempts.addAll(tasks.stream().map(task -> new Attempt(task.key(), now)).toList());
        if (away || tasks.stream().filter(task -> failing.remove(task.key())).count() > 0) {
            throw new IllegalStateException("the cart broke down");
        }
        List<Optional<Unfinished.Word>> told = tasks.stream()
                .map(task -> Optional.ofNullable(words.remove(task.key())))
                .toList();
        if (told.stream().anyMatch(Optional::isPresent)) {
            throw new Unfinished(
                    "the cart lost a wheel",
                    told.stream()
                            .map(word -> word.orElseGet(
                                    () -> new Unfinished.Word.Over(new Ended(Effect.Result.DONE, "delivered"))))
                            .toList());
        }
        return Uni.createFrom().completionStage(way.thenApply(_ -> tasks.stream()
                .map(_ -> new Ended(Effect.Result.DONE, "delivered"))
                .toList()));
    }

    /** The next attempt under the key ends with nobody knowing what happened. */
    void failOnce(String key) {
        failing.add(key);
    }

    /** Of the next attempt under the key it says that, and of its neighbours that they are done. */
    void saysOnce(String key, Unfinished.Word word) {
        words.put(key, word);
    }

    /** Every attempt ends so until it is back. */
    void away(boolean away) {
        this.away = away;
    }

    /** What it is asked to do from now on is under way until {@link #arrive}. */
    public void setOut() {
        way = new CompletableFuture<>();
    }

    public void arrive() {
        way.complete(null);
    }

    /** Of every attempt, in their order. */
    public List<String> keys() {
        return attempts.stream().map(Attempt::key).toList();
    }

    /** How often it was asked to act under the key. */
    long attempts(String key) {
        return under(key).count();
    }

    /** Time from the first attempt under the key to the n-th. */
    Duration until(String key, int nth) {
        long[] nanos = under(key).mapToLong(Attempt::nanos).limit(nth).toArray();
        return Duration.ofNanos(nanos[nth - 1] - nanos[0]);
    }

    private Stream<Attempt> under(String key) {
        return attempts.stream().filter(attempt -> attempt.key().equals(key));
    }
}
