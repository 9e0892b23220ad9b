package io.recourse.casework.effects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Decider;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Desk;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.telemetry.DeskMeters;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Claims effects in batches, has their adapter carry them out and hands each result to its subject. One batch per adapter is
 * under way at a time. An effect's row goes in the transaction that takes its result.
 */
@Singleton
public class EffectSender implements Desk.Listener {

    private static final Logger LOG = Logger.getLogger(EffectSender.class);
    private static final TypeReference<Map<String, String>> BODY = new TypeReference<>() {};
    private static final int BATCH = 500;
    /** A claim without a result after this much wall time is somebody's who died. */
    private static final int STALE_SECONDS = 60;

    private static final String CLAIM = """
            update effect e set claimed_by = ?2, claimed_at = now()
            where e.n = any (array(select n from effect where adapter = ?1 and claimed_at is null order by n limit ?3 for update skip locked))
            returning e.n, e.kind, e.id, e.ref, e.body, cast(extract(epoch from e.until_at) * 1000000 as bigint), e.traceparent
            """;
    private static final String STALE = """
            update effect e set claimed_by = ?2, claimed_at = case when ?3 then null else now() end
            where e.n = any (array(select n from effect where adapter = ?1 and claimed_at is not null
                and (claimed_at < now() - ?4 * interval '1 second' or (claimed_by = ?2 and ?5)) order by n for update skip locked))
            returning e.n, e.kind, e.id, e.ref, e.body, cast(extract(epoch from e.until_at) * 1000000 as bigint), e.traceparent
            """;
    private static final String RELEASE =
            "update effect set claimed_by = null, claimed_at = null where n = any (cast(?1 as bigint[]))";

    private final Database database;
    private final Desk desk;
    private final Kinds kinds;
    private final BusinessClock clock;
    private final DeskMeters meters;
    private final List<EffectAdapter> adapters;
    /**
     * Whose claims these are. A name of its own that an instance keeps across starts gives it back at once what it had
     * claimed before; without one every start is somebody new, and what was claimed before is stale after a minute.
     */
    private final String instance;

    /** How often claims of the dead are looked for, wall time. */
    private final Duration staleLook;

    private final ScheduledThreadPoolExecutor timer;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<String> again = ConcurrentHashMap.newKeySet();

    @Inject
    public EffectSender(
            Database database,
            Desk desk,
            Kinds kinds,
            BusinessClock clock,
            DeskMeters meters,
            @All List<EffectAdapter> adapters,
            @ConfigProperty(name = "recourse.instance") Optional<String> instance,
            @ConfigProperty(name = "recourse.effects.stale-look", defaultValue = "PT15S") Duration staleLook) {
        this.database = database;
        this.desk = desk;
        this.kinds = kinds;
        this.clock = clock;
        this.meters = meters;
        this.adapters = List.copyOf(adapters);
        this.instance = instance.orElseGet(() -> UUID.randomUUID().toString());
        this.staleLook = staleLook;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("effects").daemon().factory());
    }

    void start(@Observes StartupEvent event) {
        desk.listen(this);
        for (EffectAdapter adapter : adapters) {
            timer.execute(() -> reclaim(adapter, true));
            timer.scheduleWithFixedDelay(() -> wake(adapter), 200, 1000, TimeUnit.MILLISECONDS);
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
            adapters.forEach(this::wake);
        }
    }

    private void wake(EffectAdapter adapter) {
        if (!busy.add(adapter.name())) {
            again.add(adapter.name());
            return;
        }
        again.remove(adapter.name());
        claim(adapter)
                .chain(tasks -> tasks.isEmpty() ? Uni.createFrom().item(0) : carryOut(adapter, tasks))
                .subscribe()
                .with(done -> finished(adapter, done >= BATCH || again.contains(adapter.name())), failure -> {
                    LOG.warnf("Effects of %s wait: %s", adapter.name(), failure.toString());
                    finished(adapter, false);
                });
    }

    private void finished(EffectAdapter adapter, boolean more) {
        busy.remove(adapter.name());
        if (more) {
            wake(adapter);
        }
    }

    private Uni<List<EffectAdapter.Task>> claim(EffectAdapter adapter) {
        return database.forAll(session -> session.<Object[]>createNativeQuery(CLAIM)
                        .setParameter(1, adapter.name())
                        .setParameter(2, instance)
                        .setParameter(3, BATCH)
                        .getResultList())
                .map(EffectSender::tasks);
    }

    /** Claims of the dead: tried again where the other side knows our key, else nobody knows. */
    private void reclaim(EffectAdapter adapter, boolean atStart) {
        database.forAll(session -> session.<Object[]>createNativeQuery(STALE)
                        .setParameter(1, adapter.name())
                        .setParameter(2, instance)
                        .setParameter(3, adapter.idempotent())
                        .setParameter(4, STALE_SECONDS)
                        .setParameter(5, atStart)
                        .getResultList())
                .map(EffectSender::tasks)
                .chain(tasks -> adapter.idempotent()
                        ? Uni.createFrom().voidItem()
                        : submit(
                                        adapter,
                                        tasks,
                                        tasks.stream()
                                                .map(_ -> new EffectAdapter.Ended(
                                                        Effect.Result.UNKNOWN, "its sender was lost"))
                                                .toList())
                                .replaceWithVoid())
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.warnf("Stale effects of %s wait: %s", adapter.name(), failure.toString()));
    }

    private static List<EffectAdapter.Task> tasks(List<Object[]> rows) {
        return rows.stream()
                .map(r -> {
                    SubjectId subject = new SubjectId((String) r[1], (String) r[2]);
                    return new EffectAdapter.Task(
                            ((Number) r[0]).longValue(),
                            subject,
                            (String) r[3],
                            subject + "/" + r[3],
                            body((String) r[4]),
                            r[5] == null ? null : Database.instant(((Number) r[5]).longValue()),
                            (String) r[6]);
                })
                .sorted(java.util.Comparator.comparingLong(EffectAdapter.Task::n))
                .toList();
    }

    private Uni<Integer> carryOut(EffectAdapter adapter, List<EffectAdapter.Task> claimed) {
        Instant now = clock.now();
        List<EffectAdapter.Task> dropped = new ArrayList<>();
        List<EffectAdapter.Task> live = new ArrayList<>();
        claimed.forEach(t -> (t.until() != null && now.isAfter(t.until()) ? dropped : live).add(t));
        return submit(
                        adapter,
                        dropped,
                        dropped.stream()
                                .map(_ -> new EffectAdapter.Ended(Effect.Result.DROPPED, "its time had passed"))
                                .toList())
                .chain(() -> live.isEmpty() ? Uni.createFrom().item(0) : perform(adapter, live))
                .replaceWith(claimed.size());
    }

    private Uni<Integer> perform(EffectAdapter adapter, List<EffectAdapter.Task> tasks) {
        return adapter.perform(tasks)
                .onItem()
                .transformToUni(ended -> submit(adapter, tasks, ended))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("%s failed: %s", adapter.name(), failure.toString());
                    return adapter.idempotent()
                            ? release(tasks)
                            : submit(
                                    adapter,
                                    tasks,
                                    tasks.stream()
                                            .map(_ -> new EffectAdapter.Ended(
                                                    Effect.Result.UNKNOWN,
                                                    failure.getClass().getSimpleName()))
                                            .toList());
                });
    }

    private Uni<Integer> release(List<EffectAdapter.Task> tasks) {
        Long[] numbers = tasks.stream().map(EffectAdapter.Task::n).toArray(Long[]::new);
        return database.forAll(session -> session.createNativeQuery(RELEASE)
                        .setParameter(1, numbers)
                        .executeUpdate())
                .replaceWith(0);
    }

    private Uni<Integer> submit(
            EffectAdapter adapter, List<EffectAdapter.Task> tasks, List<EffectAdapter.Ended> ended) {
        if (tasks.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        if (tasks.size() != ended.size()) {
            throw new IllegalStateException(
                    adapter.name() + " answered " + ended.size() + " of " + tasks.size() + " tasks");
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            EffectAdapter.Task task = tasks.get(i);
            meters.effect(adapter.name(), ended.get(i).result().name());
            entries.add(new Entry(
                    task.subject(),
                    input(task, ended.get(i)),
                    new Entry.EffectEnded(task.n(), task.ref()),
                    false,
                    Facets.SHARED,
                    task.traceparent()));
        }
        return Uni.createFrom()
                .completionStage(
                        () -> CompletableFuture.allOf(desk.submit(entries).toArray(CompletableFuture[]::new)))
                .replaceWith(tasks.size());
    }

    private Input input(EffectAdapter.Task task, EffectAdapter.Ended ended) {
        Decider<?, ? extends Input, ?> decider = kinds.of(task.subject()).decider();
        return decider.effectResult(task.ref(), ended.result(), ended.detail());
    }

    private static Map<String, String> body(String json) {
        try {
            return SealedJson.mapper().readValue(json, BODY);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an effect's body is not JSON", e);
        }
    }
}
