package io.recourse.casework.desk;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The one way to PostgreSQL: transactions of the stateless session, each on a Vert.x context of its own, so that a caller
 * who hangs up cannot cancel a write. The tenants in scope are set first; row-level security does the rest.
 */
@Singleton
public class Database {

    /** Scope of the machine itself: all tenants. */
    static final String ALL_TENANTS = "*";

    /** How a question begins that is bound to tenants; what reads rows has to be lateral to {@code scope}, which goes first. */
    public static final String IN_SCOPE =
            "with scope as materialized (select set_config('app.tenant', $1, true) as given) ";

    /**
     * SQLSTATEs that say nothing of the row: connection, resources, shutdown, system error, read-only standby, a schema that is
     * not the one this release needs.
     */
    private static final List<String> AWAY = List.of("08", "53", "57P", "58", "25006", "42P01", "42703", "42883");

    private static final String SCOPE = "select set_config('app.tenant', $1, true)";

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;

    @Inject
    public Database(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** An event loop that one lane keeps for good. */
    Context eventLoop() {
        return vertx.getOrCreateContext();
    }

    /** Work that sees the rows of one tenant and no other. */
    public <T> Uni<T> forTenant(String tenant, Function<Mutiny.StatelessSession, Uni<T>> work) {
        requireOneTenant(tenant);
        return scoped(tenant, work);
    }

    /**
     * One question of one statement in one round trip, which sees the rows of these tenants and no others.
     *
     * @param question begins with {@link #IN_SCOPE}; its own parameters are written {@code $2}, {@code $3}
     * @return the one row's value, or an array of its values
     */
    public Uni<Object> askForTenants(Collection<String> tenants, String question, Object... parameters) {
        return askIn(scope(tenants), question, parameters);
    }

    /** The same over all tenants, as {@link #forAll}. */
    public Uni<Object> askForAll(String question, Object... parameters) {
        return askIn(ALL_TENANTS, question, parameters);
    }

    private Uni<Object> askIn(String scope, String question, Object... parameters) {
        if (!question.startsWith(IN_SCOPE)) {
            throw new IllegalArgumentException("a question without a scope");
        }
        Object[] bound = new Object[parameters.length + 1];
        bound[0] = scope;
        System.arraycopy(parameters, 0, bound, 1, parameters.length);
        return ask(question, bound);
    }

    private static String scope(Collection<String> tenants) {
        if (tenants.isEmpty()) {
            throw new IllegalArgumentException("nobody's rows");
        }
        tenants.forEach(Database::requireOneTenant);
        return String.join(",", tenants);
    }

    private static void requireOneTenant(String tenant) {
        if (tenant.contains(",") || tenant.equals(ALL_TENANTS)) {
            throw new IllegalArgumentException("not the id of one tenant");
        }
    }

    /** Work of the machine itself over all tenants: what no caller asked for by name. A house rule keeps services from it. */
    public <T> Uni<T> forAll(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return scoped(ALL_TENANTS, work);
    }

    /**
     * One question in one round trip, without a transaction around it: only for what brings its own scope.
     *
     * @param question its parameters are written {@code $1}, {@code $2}
     * @return the one row's value, or an array of its values
     */
    public Uni<Object> ask(String question, Object... parameters) {
        return onContext(
                vertx.getOrCreateContext(),
                _ -> sessions.withStatelessSession(
                        session -> Direct.rows(session, question, parameters).map(rows -> {
                            Object[] row = rows.getFirst();
                            return row.length == 1 ? row[0] : row;
                        })));
    }

    /** The desk's own: what it does first sets the scope, and waits for the beginning. */
    <T> Uni<T> transaction(Context loop, BiFunction<Transaction, Context, Uni<T>> work) {
        return onContext(
                loop,
                own -> sessions.withStatelessSession(session -> {
                    Transaction transaction = Transaction.begin(session);
                    return work.apply(transaction, own)
                            .call(transaction::commit)
                            .onFailure()
                            .call(() -> transaction.rollback().onFailure().recoverWithNull());
                }));
    }

    private <T> Uni<T> scoped(String scope, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return transaction(
                vertx.getOrCreateContext(), (transaction, _) -> Direct.rows(transaction.session(), SCOPE, scope)
                        .call(transaction::begun)
                        .chain(() -> work.apply(transaction.session())));
    }

    /** On a context of its own: a session must stay on the one it was opened on. */
    private static <T> Uni<T> onContext(Context loop, Function<Context, Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(loop));
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(_ -> work.apply(own)
                    .onFailure(Database::away)
                    .transform(DatabaseAway::new)
                    .subscribe()
                    .with(emitter::complete, emitter::fail));
        });
    }

    /** Whether PostgreSQL could not be reached, or said that it is starting, stopping, full, failing or a standby. */
    private static boolean away(Throwable failure) {
        String state = sqlState(failure);
        if (state != null) {
            return AWAY.stream().anyMatch(state::startsWith);
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof IOException || t instanceof NoStackTraceThrowable || t instanceof VertxException) {
                return true;
            }
        }
        return false;
    }

    /** Whether a failure says that this constraint would be broken. */
    static boolean breaks(Throwable failure, String constraint) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PgException pg && constraint.equals(pg.getConstraint())) {
                return true;
            }
        }
        return false;
    }

    /** The SQLSTATE behind a failure, null if PostgreSQL did not answer at all. */
    static @Nullable String sqlState(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PgException pg) {
                return pg.getSqlState();
            }
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }

    /** Microseconds since the epoch: the form in which instants are bound and read. */
    public static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
