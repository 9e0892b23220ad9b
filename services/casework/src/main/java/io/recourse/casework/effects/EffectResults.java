package io.recourse.casework.effects;

import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.telemetry.DeskMeters;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Hands each effect's result to its subject; the effect's row goes in the transaction that takes it. */
@Singleton
class EffectResults {

    private final Desk desk;
    private final Kinds kinds;
    private final DeskMeters meters;

    @Inject
    EffectResults(Desk desk, Kinds kinds, DeskMeters meters) {
        this.desk = desk;
        this.kinds = kinds;
        this.meters = meters;
    }

    /** All tasks ended the same. */
    Uni<Void> same(EffectAdapter adapter, List<EffectAdapter.Task> tasks, Effect.Result result, String detail) {
        EffectAdapter.Ended ended = new EffectAdapter.Ended(result, detail);
        return each(adapter, tasks, tasks.stream().map(_ -> ended).toList());
    }

    /** @param ended in the order of the tasks */
    Uni<Void> each(EffectAdapter adapter, List<EffectAdapter.Task> tasks, List<EffectAdapter.Ended> ended) {
        if (tasks.size() != ended.size()) {
            throw new IllegalStateException(
                    adapter.name() + " answered " + ended.size() + " of " + tasks.size() + " tasks");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            meters.effect(adapter.name(), ended.get(i).result().name());
            entries.add(entry(tasks.get(i), ended.get(i)));
        }
        return Uni.createFrom()
                .completionStage(
                        () -> CompletableFuture.allOf(desk.submit(entries).toArray(CompletableFuture[]::new)));
    }

    private Entry entry(EffectAdapter.Task task, EffectAdapter.Ended ended) {
        Decider<?, ? extends Input, ?> decider = kinds.of(task.subject()).decider();
        return new Entry(
                task.subject(),
                decider.effectResult(task.ref(), ended.result(), ended.detail()),
                new Entry.EffectEnded(task.n(), task.ref()),
                false,
                Facets.SHARED,
                task.traceparent());
    }
}
