package io.recourse.casework.desk;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.EffectAdapter;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Carries everything out at once and remembers under which key. */
final class Carrier implements EffectAdapter {

    private final String name;
    private final boolean idempotent;
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    Carrier(String name, boolean idempotent) {
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
        tasks.forEach(task -> keys.add(task.key()));
        if (tasks.stream().filter(task -> failing.remove(task.key())).count() > 0) {
            throw new IllegalStateException("the cart broke down");
        }
        return Uni.createFrom()
                .item(tasks.stream()
                        .map(_ -> new Ended(Effect.Result.DONE, "delivered"))
                        .toList());
    }

    /** The next attempt under the key ends with nobody knowing what happened. */
    void failOnce(String key) {
        failing.add(key);
    }

    /** How often it was asked to act under the key. */
    long attempts(String key) {
        return keys.stream().filter(key::equals).count();
    }
}
