package io.recourse.intake.edge;

import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.EventIds;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Pushes that were taken whole and are worked off afterwards, each under its lender's tenant. Their lines name people: they lie
 * closed with the installation's key, and no longer than until their results are written.
 */
@Singleton
class Jobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is no such id PostgreSQL need not be asked for, and may not be able to. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private static final String OPEN = """
            insert into job (id, tenant, state) select ?1, ?2, 'RECEIVING'
            where (select count(*) from job where tenant = ?2 and state in ('RECEIVING', 'RUNNING')) < ?3
            """;

    private static final String ADD = """
            insert into job_chunk (job, n, tenant, first_line, last_line, sealed, sealed_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """;

    private static final String ADDED = """
            update job set received = received + ?2, touched_at = now() where id = ?1 and state = 'RECEIVING'
            """;

    private static final String RECEIVED = """
            update job set state = case when received > 0 then 'RUNNING' else 'DONE' end, touched_at = now(),
                finished_at = case when received > 0 then null else now() end
            where id = ?1 and state = 'RECEIVING'
            """;

    private static final String NEXT =
            "select job, n, tenant, first_line, last_line, sealed, tries from take_job_chunk($1)";

    private static final String TAKEN = "delete from job_chunk where job = ?1 and n = ?2";

    private static final String RESULT =
            "insert into job_result (job, last_line, tenant, lines) values (?1, ?2, ?3, ?4)";

    private static final String COUNT = """
            update job set read = read + ?2, opened = opened + ?3, updated = updated + ?4, unchanged = unchanged + ?5,
                waiting = waiting + ?6, rejected = rejected + ?7, leased_until = null, tries = 0,
                state = case when more.remain then state else 'DONE' end, finished_at = case when more.remain then null else now() end
            from (select exists (select from job_chunk where job = ?1) as remain) more where id = ?1
            """;

    private static final String FORGET_RECEIPTS = "delete from receipt where sender = ?1";

    private static final String UNTRIED = "update job set tries = greatest(tries - 1, 0) where id = ?1";

    private static final String FAIL = """
            update job set state = 'FAILED', rule = ?2, finished_at = now() where id = ?1 and state in ('RECEIVING', 'RUNNING')
            """;

    private static final String DROP = "delete from job_chunk where job = ?1";

    private static final String FIND = """
            select state, rule, received, read, opened, updated, unchanged, waiting, rejected,
                cast(extract(epoch from created_at) * 1000000 as bigint), cast(extract(epoch from started_at) * 1000000 as bigint),
                cast(extract(epoch from finished_at) * 1000000 as bigint)
            from job where id = ?1
            """;

    private static final String RESULTS = """
            select last_line, lines from job_result where job = ?1 and last_line > ?2 order by last_line limit 1
            """;

    private final Database database;
    private final InstallationKey key;
    private final JobsConfig config;

    @Inject
    Jobs(Database database, InstallationKey key, JobsConfig config) {
        this.database = database;
        this.key = key;
        this.config = config;
    }

    /**
     * A piece of a job, taken by a worker.
     *
     * @param tries how often one was taken from this job since the last one was done, this one included
     */
    record Chunk(String job, int n, String tenant, long firstLine, long lastLine, String sealed, int tries) {

        /** Who sends its lines to the desk: a line that was sent before a crash is known by it, and answered as it was then. */
        String sender() {
            return "job/" + job + "/" + n;
        }
    }

    /** Results of a piece, one a line. */
    record Results(long lastLine, String lines) {}

    /** @return the job's id, null if the lender has as many as it may */
    @Nullable
    String open(String tenant) {
        String id = EventIds.hash(UUID.randomUUID().toString()).substring(0, 32);
        int opened = in(tenant, session -> session.createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)", String.class)
                .setParameter(1, "jobs of " + tenant)
                .getSingleResultOrNull()
                .chain(() -> change(session, OPEN, id, tenant, config.most())));
        return opened == 1 ? id : null;
    }

    /** @return false if the job was given up meanwhile */
    boolean add(String tenant, String job, int n, Spool.Piece piece) {
        String sealed = seal(job, n, piece.bytes());
        return in(tenant, session -> change(session, ADDED, job, piece.lines())
                        .chain(open -> open == 0
                                ? Uni.createFrom().item(0)
                                : change(
                                        session,
                                        ADD,
                                        job,
                                        n,
                                        tenant,
                                        piece.firstLine(),
                                        piece.lastLine(),
                                        sealed,
                                        key.name())))
                == 1;
    }

    /** All of it is here: from now on it goes on by itself. False if it was given up meanwhile. */
    boolean received(String tenant, String job) {
        return in(tenant, session -> change(session, RECEIVED, job)) == 1;
    }

    /** The next piece of the job whose turn it is, null if there is nothing to do. */
    @Nullable
    Chunk next() {
        Object[] row =
                (Object[]) database.ask(NEXT, config.lease().toMillis()).await().atMost(PATIENCE);
        if (row[1] == null) {
            return null;
        }
        return new Chunk(
                (String) row[0],
                ((Number) row[1]).intValue(),
                (String) row[2],
                ((Number) row[3]).longValue(),
                ((Number) row[4]).longValue(),
                (String) row[5],
                ((Number) row[6]).intValue());
    }

    /** @throws GeneralSecurityException if it was closed with another key */
    byte[] open(Chunk chunk) throws GeneralSecurityException {
        byte[] packed = key.open(Base64.getDecoder().decode(chunk.sealed()), about(chunk.job(), chunk.n()));
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String seal(String job, int n, byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(key.close(packed.toByteArray(), about(job, n)));
    }

    private static String about(String job, int n) {
        return "job " + job + " piece " + n;
    }

    /** The results of a piece are written, and the piece goes: both, or neither. Who comes second writes nothing. */
    void done(Chunk chunk, Map<String, Long> outcomes, String lines) {
        long read = outcomes.values().stream().mapToLong(Long::longValue).sum();
        in(chunk.tenant(), session -> change(session, TAKEN, chunk.job(), chunk.n())
                .chain(taken -> taken == 0
                        ? Uni.createFrom().item(0)
                        : change(session, RESULT, chunk.job(), chunk.lastLine(), chunk.tenant(), lines)
                                .chain(() -> change(session, FORGET_RECEIPTS, chunk.sender()))
                                .chain(() -> change(
                                        session,
                                        COUNT,
                                        chunk.job(),
                                        read,
                                        outcomes.getOrDefault(AccountOutcomes.OPENED, 0L),
                                        outcomes.getOrDefault(AccountOutcomes.UPDATED, 0L),
                                        outcomes.getOrDefault(AccountOutcomes.UNCHANGED, 0L),
                                        outcomes.getOrDefault(AccountOutcomes.WAITING, 0L),
                                        outcomes.getOrDefault(AccountOutcomes.REJECTED, 0L)))));
    }

    /** The piece was in hand and nothing is known against it: it is taken again when the lease has run out. */
    void untried(Chunk chunk) {
        in(chunk.tenant(), session -> change(session, UNTRIED, chunk.job()));
    }

    /** What is left of it is dropped. */
    void fail(String tenant, String job, String rule) {
        in(tenant, session -> change(session, FAIL, job, rule).chain(() -> change(session, DROP, job)));
    }

    void sweep() {
        database.ask(
                        "select sweep_jobs($1, $2)",
                        config.givenUp().toMillis(),
                        config.kept().toMillis())
                .await()
                .atMost(PATIENCE);
    }

    Uni<@Nullable Job> find(String tenant, String id) {
        if (!ID.matcher(id).matches()) {
            return Uni.createFrom().nullItem();
        }
        return database.forTenant(tenant, session -> session.<Object[]>createNativeQuery(FIND)
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : job(id, row));
    }

    private static Job job(String id, Object[] row) {
        return new Job(
                id,
                (String) row[0],
                (String) row[1],
                ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue(),
                ((Number) row[4]).longValue(),
                ((Number) row[5]).longValue(),
                ((Number) row[6]).longValue(),
                ((Number) row[7]).longValue(),
                ((Number) row[8]).longValue(),
                Database.instant(((Number) row[9]).longValue()),
                instant(row[10]),
                instant(row[11]));
    }

    private static @Nullable Instant instant(@Nullable Object micros) {
        return micros == null ? null : Database.instant(((Number) micros).longValue());
    }

    /** The results of the first piece that ends after this line, null if there is none yet. */
    @Nullable
    Results results(String tenant, String job, long afterLine) {
        List<Object[]> rows = in(tenant, session -> session.<Object[]>createNativeQuery(RESULTS)
                .setParameter(1, job)
                .setParameter(2, afterLine)
                .getResultList());
        return rows.isEmpty()
                ? null
                : new Results(((Number) rows.getFirst()[0]).longValue(), (String) rows.getFirst()[1]);
    }

    private <T> T in(String tenant, Function<StatelessSession, Uni<T>> work) {
        return database.forTenant(tenant, work).await().atMost(PATIENCE);
    }

    private static Uni<Integer> change(StatelessSession session, String sql, Object... values) {
        var query = session.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query.executeUpdate();
    }
}
