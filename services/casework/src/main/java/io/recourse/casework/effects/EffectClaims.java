package io.recourse.casework.effects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rows of effects to carry out: an instance claims them before it calls anybody, so that no other one does. */
@Singleton
class EffectClaims {

    /** How many effects are claimed at once, at most. */
    static final int BATCH = 500;

    /** A claim without a result after this much wall time is somebody's who died. */
    private static final int STALE_SECONDS = 60;

    private static final TypeReference<Map<String, String>> BODY = new TypeReference<>() {};

    private static final String CLAIM = """
            update effect e set claimed_by = ?2, claimed_at = now()
            where e.n = any (array(select n from effect where adapter = ?1 and claimed_at is null
                and (again_at is null or again_at <= now()) order by n limit ?3 for update skip locked))
            returning e.n, e.kind, e.id, e.ref, e.body, cast(extract(epoch from e.until_at) * 1000000 as bigint), e.traceparent, e.tried, e.put_off
            """;
    private static final String STALE = """
            update effect e set claimed_by = ?2, tried = true, claimed_at = case when ?3 then null else now() end
            where e.n = any (array(select n from effect where adapter = ?1 and claimed_at is not null
                and (claimed_at < now() - ?4 * interval '1 second' or (claimed_by = ?2 and ?5)) order by n for update skip locked))
            returning e.n, e.kind, e.id, e.ref, e.body, cast(extract(epoch from e.until_at) * 1000000 as bigint), e.traceparent, e.tried, e.put_off
            """;
    private static final String RELEASE =
            "update effect set claimed_by = null, claimed_at = null, tried = tried or ?2 where n = any (cast(?1 as bigint[]))";
    private static final String PUT_OFF = """
            update effect e set claimed_by = null, claimed_at = null, again_at = now() + w.millis * interval '1 millisecond',
                put_off = put_off + 1
            from unnest(cast(?1 as bigint[]), cast(?2 as bigint[])) as w(n, millis) where e.n = w.n
            """;

    private final Database database;

    /**
     * Whose claims these are. A name of its own that an instance keeps across starts gives it back at once what it had
     * claimed before; without one every start is somebody new, and what was claimed before is stale after a minute.
     */
    private final String instance;

    @Inject
    EffectClaims(Database database, @ConfigProperty(name = "recourse.instance") Optional<String> instance) {
        this.database = database;
        this.instance = instance.orElseGet(() -> UUID.randomUUID().toString());
    }

    /** The next effects of an adapter, oldest first. */
    Uni<List<EffectAdapter.Task>> next(EffectAdapter adapter) {
        return database.forAll(session -> session.<Object[]>createNativeQuery(CLAIM)
                        .setParameter(1, adapter.name())
                        .setParameter(2, instance)
                        .setParameter(3, adapter.batch())
                        .getResultList())
                .map(EffectClaims::tasks);
    }

    /**
     * Claims of the dead: free again where the other side knows our key, else claimed for whoever asks here.
     *
     * @param atStart claims of this instance are those of its former life
     */
    Uni<List<EffectAdapter.Task>> stale(EffectAdapter adapter, boolean atStart) {
        return database.forAll(session -> session.<Object[]>createNativeQuery(STALE)
                        .setParameter(1, adapter.name())
                        .setParameter(2, instance)
                        .setParameter(3, adapter.idempotent())
                        .setParameter(4, STALE_SECONDS)
                        .setParameter(5, atStart)
                        .getResultList())
                .map(EffectClaims::tasks);
    }

    /** @param tried whether the other side may have had them */
    Uni<Void> release(List<EffectAdapter.Task> tasks, boolean tried) {
        Long[] numbers = tasks.stream().map(EffectAdapter.Task::n).toArray(Long[]::new);
        return database.forAll(session -> session.createNativeQuery(RELEASE)
                        .setParameter(1, numbers)
                        .setParameter(2, tried)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** @param pauses until each is tried again, in the order of the tasks */
    Uni<Void> putOff(List<EffectAdapter.Task> tasks, List<Duration> pauses) {
        Long[] numbers = tasks.stream().map(EffectAdapter.Task::n).toArray(Long[]::new);
        Long[] millis = pauses.stream().map(Duration::toMillis).toArray(Long[]::new);
        return database.forAll(session -> session.createNativeQuery(PUT_OFF)
                        .setParameter(1, numbers)
                        .setParameter(2, millis)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static List<EffectAdapter.Task> tasks(List<Object[]> rows) {
        return rows.stream()
                .map(EffectClaims::task)
                .sorted(Comparator.comparingLong(EffectAdapter.Task::n))
                .toList();
    }

    private static EffectAdapter.Task task(Object[] row) {
        SubjectId subject = new SubjectId((String) row[1], (String) row[2]);
        return new EffectAdapter.Task(
                ((Number) row[0]).longValue(),
                subject,
                (String) row[3],
                subject + "/" + row[3],
                body((String) row[4]),
                row[5] == null ? null : Database.instant(((Number) row[5]).longValue()),
                (String) row[6],
                (Boolean) row[7],
                ((Number) row[8]).intValue());
    }

    private static Map<String, String> body(String json) {
        try {
            return SealedJson.mapper().readValue(json, BODY);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an effect's body is not JSON", e);
        }
    }
}
