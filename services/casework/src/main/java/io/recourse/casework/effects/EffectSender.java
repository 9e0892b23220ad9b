package io.recourse.casework.effects;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.effects.Unfinished.Word;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has adapters carry out what was claimed for them. One batch per adapter is under way at a time. */
@Singleton
public class EffectSender implements Desk.Listener {

    private static final Logger LOG = Logger.getLogger(EffectSender.class);

    private final EffectClaims claims;
    private final EffectResults results;
    private final Desk desk;
    private final BusinessClock clock;
    private final List<EffectAdapter> adapters;
    /** How often claims of the dead are looked for, wall time. */
    private final Duration staleLook;

    private final ScheduledThreadPoolExecutor timer;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> again = ConcurrentHashMap.newKeySet();
    /** Adapters whose last batch failed. However much comes in, none is tried again before its next regular look. */
    private final Set<String> resting = ConcurrentHashMap.newKeySet();

    @Inject
    EffectSender(
            EffectClaims claims,
            EffectResults results,
            Desk desk,
            BusinessClock clock,
            @All List<EffectAdapter> adapters,
            @ConfigProperty(name = "recourse.effects.stale-look", defaultValue = "PT15S") Duration staleLook) {
        this.claims = claims;
        this.results = results;
        this.desk = desk;
        this.clock = clock;
        this.adapters = List.copyOf(adapters);
        this.staleLook = staleLook;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("effects").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        desk.listen(this);
        for (EffectAdapter adapter : adapters) {
            timer.execute(() -> reclaim(adapter, true));
            timer.scheduleWithFixedDelay(() -> look(adapter), 200, 1000, TimeUnit.MILLISECONDS);
            timer.scheduleWithFixedDelay(
                    () -> reclaim(adapter, false), staleLook.toMillis(), staleLook.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    @Override
    public void committed(@Nullable Instant earliestLook, boolean effects, boolean moreDue) {
        if (effects) {
            adapters.stream().filter(a -> !resting.contains(a.name())).forEach(this::wake);
        }
    }

    private void look(EffectAdapter adapter) {
        resting.remove(adapter.name());
        wake(adapter);
    }

    private void wake(EffectAdapter adapter) {
        if (!busy.add(adapter.name())) {
            again.add(adapter.name());
            return;
        }
        again.remove(adapter.name());
        claims.next(adapter)
                .chain(tasks -> carryOut(adapter, tasks).replaceWith(tasks.size()))
                .subscribe()
                .with(
                        done -> finished(
                                adapter,
                                !resting.contains(adapter.name())
                                        && (done >= adapter.batch() || again.contains(adapter.name()))),
                        failure -> {
                            LOG.warnf("Effects of %s wait: %s", adapter.name(), failure.toString());
                            resting.add(adapter.name());
                            finished(adapter, false);
                        });
    }

    private void finished(EffectAdapter adapter, boolean more) {
        busy.remove(adapter.name());
        if (more) {
            wake(adapter);
        }
    }

    /** Claims of the dead: tried again where the other side knows our key, else nobody knows. */
    private void reclaim(EffectAdapter adapter, boolean atStart) {
        claims.stale(adapter, atStart)
                .chain(tasks -> adapter.idempotent()
                        ? Uni.createFrom().voidItem()
                        : results.same(adapter, tasks, Effect.Result.UNKNOWN, "its sender was lost"))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf("Stale effects of %s wait: %s", adapter.name(), failure.toString()));
    }

    private Uni<Void> carryOut(EffectAdapter adapter, List<EffectAdapter.Task> claimed) {
        Instant now = clock.now();
        List<EffectAdapter.Task> dropped = new ArrayList<>();
        List<EffectAdapter.Task> live = new ArrayList<>();
        claimed.forEach(t -> (Effect.isPast(t.until(), now) ? dropped : live).add(t));
        return results.each(
                        adapter,
                        dropped,
                        dropped.stream().map(EffectSender::tooLate).toList())
                .chain(() -> live.isEmpty() ? Uni.createFrom().voidItem() : perform(adapter, live));
    }

    /** Of what was tried nobody can say that it was not done. */
    private static EffectAdapter.Ended tooLate(EffectAdapter.Task task) {
        return task.tried()
                ? new EffectAdapter.Ended(Effect.Result.UNKNOWN, "its time passed before its outcome was known")
                : new EffectAdapter.Ended(Effect.Result.DROPPED, "its time had passed");
    }

    private static EffectAdapter.Ended known(EffectAdapter.Task task, EffectAdapter.Ended ended) {
        return task.tried() && ended.result() == Effect.Result.DROPPED
                ? new EffectAdapter.Ended(Effect.Result.UNKNOWN, ended.detail())
                : ended;
    }

    private static List<EffectAdapter.Ended> known(List<EffectAdapter.Task> tasks, List<EffectAdapter.Ended> ended) {
        return ended.size() != tasks.size()
                ? ended
                : IntStream.range(0, ended.size())
                        .mapToObj(i -> known(tasks.get(i), ended.get(i)))
                        .toList();
    }

    private Uni<Void> perform(EffectAdapter adapter, List<EffectAdapter.Task> tasks) {
        return Uni.createFrom()
                .deferred(() -> adapter.perform(tasks))
                .onItem()
                .transformToUni(ended -> results.each(adapter, tasks, known(tasks, ended)))
                .onFailure()
                .recoverWithUni(failure -> {
                    resting.add(adapter.name());
                    return unfinished(adapter, tasks, words(tasks, failure), failure);
                });
    }

    private static List<? extends Word> words(List<EffectAdapter.Task> tasks, Throwable failure) {
        if (failure instanceof Unfinished unfinished && unfinished.words().size() == tasks.size()) {
            return unfinished.words();
        }
        Word all = failure instanceof NothingDone ? new Word.NotBegun() : new Word.HandedOver();
        return Collections.nCopies(tasks.size(), all);
    }

    /** What is not over waits; of what may have been done nobody knows where the other side keeps no keys. */
    private Uni<Void> unfinished(
            EffectAdapter adapter, List<EffectAdapter.Task> tasks, List<? extends Word> words, Throwable failure) {
        List<EffectAdapter.Task> over = new ArrayList<>();
        List<EffectAdapter.Ended> ended = new ArrayList<>();
        List<EffectAdapter.Task> handedOver = new ArrayList<>();
        List<EffectAdapter.Task> notBegun = new ArrayList<>();
        List<EffectAdapter.Task> putOff = new ArrayList<>();
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            EffectAdapter.Task task = tasks.get(i);
            switch (words.get(i)) {
                case Word.Over(EffectAdapter.Ended how) -> {
                    over.add(task);
                    ended.add(known(task, how));
                }
                case Word.HandedOver _ when adapter.idempotent() -> handedOver.add(task);
                case Word.HandedOver _ -> {
                    over.add(task);
                    ended.add(new EffectAdapter.Ended(
                            Effect.Result.UNKNOWN, failure.getClass().getSimpleName()));
                }
                case Word.NotBegun _ -> notBegun.add(task);
                case Word.Later(Duration pause) -> {
                    putOff.add(task);
                    pauses.add(pause);
                }
            }
        }
        return claims.release(handedOver, true)
                .chain(() -> claims.release(notBegun, false))
                .chain(() -> claims.putOff(putOff, pauses))
                .chain(() -> results.each(adapter, over, ended))
                .chain(() -> {
                    if (over.size() < tasks.size()) {
                        return Uni.createFrom().failure(failure);
                    }
                    LOG.warnf("%s failed: %s", adapter.name(), failure.toString());
                    return Uni.createFrom().voidItem();
                });
    }
}
