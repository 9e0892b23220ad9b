package io.recourse.casework.sandbox;

import io.recourse.casework.desk.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Business time that stands still. It is stored in the service's database, so a killed service wakes at the same instant. */
@Singleton
@Typed(SandboxClock.class)
public class SandboxClock {

    private static final String READ = "select cast(extract(epoch from now) * 1000000 as bigint) from sandbox_clock";
    private static final String STORE = """
            insert into sandbox_clock (now) values (timestamptz 'epoch' + $1 * interval '1 microsecond')
            on conflict (one) do update set now = greatest(sandbox_clock.now, excluded.now)
            returning cast(extract(epoch from now) * 1000000 as bigint)
            """;

    private final Database database;
    private final Instant start;
    private volatile @Nullable Instant now;

    @Inject
    public SandboxClock(
            Database database,
            @ConfigProperty(name = "recourse.sandbox.start", defaultValue = "2026-01-01T00:00:00Z") Instant start) {
        this.database = database;
        this.start = start;
    }

    public Instant now() {
        Instant known = now;
        if (known != null) {
            return known;
        }
        throw new IllegalStateException("the sandbox clock has not been read yet");
    }

    /** Reads the stored time; called once at start, before any door opens. */
    public void read() {
        List<Object> stored = database.forAll(
                        session -> session.createNativeQuery(READ).getResultList())
                .await()
                .atMost(Duration.ofSeconds(20));
        now = stored.isEmpty() ? start : Database.instant(((Number) stored.getFirst()).longValue());
    }

    /** Moves business time forward; an instant in the past changes nothing. */
    public Uni<Instant> advance(Instant to) {
        // what has never been moved is not stored, and yet it stands at its start
        Instant goal = to.isAfter(now()) ? to : now();
        return database.ask(STORE, Database.micros(goal)).map(stored -> {
            Instant moved = Database.instant(((Number) stored).longValue());
            now = moved;
            return moved;
        });
    }
}
