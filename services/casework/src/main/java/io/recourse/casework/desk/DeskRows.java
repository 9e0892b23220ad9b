package io.recourse.casework.desk;

import static io.recourse.casework.desk.Columns.texts;

import io.recourse.casework.decision.SubjectId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** What the desk reads and locks. Each statement takes a whole batch as arrays; their number does not grow with the batch. */
@Singleton
class DeskRows {

    private static final String LOCKED = """
            select s.kind, s.id, s.tenant, s.holder, s.state, s.schema, s.version,
                   cast(extract(epoch from s.look_at) * 1000000 as bigint), s.rules_hash, s.seen, s.sent, s.parked
            """;

    private static final String LOCK = LOCKED + """
            from unnest(cast(?1 as text[]), cast(?2 as text[])) as t(kind, id)
            join subject s on s.kind = t.kind and s.id = t.id
            order by s.kind, s.id for no key update of s
            """;

    private static final String CLAIM_DUE = LOCKED + """
            from subject s where (s.kind, s.id) = any (array(
                select row(kind, id) from subject
                where look_at <= timestamptz 'epoch' + ?1 * interval '1 microsecond' and parked is null
                order by look_at limit ?2 for no key update skip locked))
            order by s.kind, s.id
            """;

    private static final String CLAIM_READY = LOCKED + """
            from subject s where s.parked is null and (s.kind, s.id) in (
                select m.kind, m.id from mailbox m join subject p on p.kind = m.kind and p.id = m.id
                where m.ready and p.parked is null order by m.n limit ?1)
            order by s.kind, s.id for no key update skip locked
            """;

    private static final String MAIL = """
            select m.n, m.kind, m.id, m.event_id, m.tenant, m.topic, m.topic_seq, m.payload, m.traceparent, m.ready, m.reason,
                   cast(extract(epoch from m.received_at) * 1000000 as bigint)
            from unnest(cast(?1 as text[]), cast(?2 as text[])) as t(kind, id)
            join mailbox m on m.kind = t.kind and m.id = t.id order by m.n
            """;

    private static final String RECEIPTS = """
            select r.sender, r.key, r.digest, r.reply
            from unnest(cast(?1 as text[]), cast(?2 as text[])) as t(sender, key)
            join receipt r on r.sender = t.sender and r.key = t.key
            """;

    private static final String INSERT_MISSING = """
            insert into subject (kind, id, tenant, status, state, schema)
            select distinct on (kind, id) kind, id, tenant, status, state, schema
            from unnest(#text[], #text[], #text[], #text[], #text[], #int[])
                as t(kind, id, tenant, status, state, schema)
            order by kind, id on conflict (kind, id) do nothing
            """;

    private final Kinds kinds;

    @Inject
    DeskRows(Kinds kinds) {
        this.kinds = kinds;
    }

    Uni<Void> insertMissing(StatelessSession session, List<Entry> entries) {
        List<Entry> opening = entries.stream().filter(Entry::opens).toList();
        if (opening.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return new Statement()
                .with(
                        INSERT_MISSING,
                        texts(opening, e -> e.to().kind()),
                        texts(opening, e -> e.to().id()),
                        texts(opening, Entry::tenant),
                        texts(opening, e -> unopened(e).status()),
                        texts(opening, e -> unopened(e).state()),
                        opening.stream().map(e -> kinds.of(e.to()).schema()).toArray(Integer[]::new))
                .run(session);
    }

    private record Unopened(String status, String state) {}

    private Unopened unopened(Entry entry) {
        return unopened(kinds.of(entry.to()), entry.to());
    }

    private static <S> Unopened unopened(SubjectKind<S, ?, ?> kind, SubjectId id) {
        S initial = kind.decider().initial(id);
        return new Unopened(kind.decider().facets(initial).status(), kind.writeState(initial));
    }

    Uni<List<Row>> lock(StatelessSession session, Collection<SubjectId> ids, boolean skipLocked) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return rows(session.<Object[]>createNativeQuery(skipLocked ? LOCK + " skip locked" : LOCK)
                .setParameter(1, texts(ids, SubjectId::kind))
                .setParameter(2, texts(ids, SubjectId::id))
                .getResultList());
    }

    Uni<List<Row>> claimDue(StatelessSession session, Instant now, int limit) {
        return rows(session.<Object[]>createNativeQuery(CLAIM_DUE)
                .setParameter(1, Database.micros(now))
                .setParameter(2, limit)
                .getResultList());
    }

    Uni<List<Row>> claimReady(StatelessSession session, int limit) {
        return rows(session.<Object[]>createNativeQuery(CLAIM_READY)
                .setParameter(1, limit)
                .getResultList());
    }

    private static Uni<List<Row>> rows(Uni<List<Object[]>> result) {
        return result.map(rows -> rows.stream()
                .map(r -> new Row(
                        new SubjectId((String) r[0], (String) r[1]),
                        (String) r[2],
                        (String) r[3],
                        (String) r[4],
                        ((Number) r[5]).intValue(),
                        ((Number) r[6]).longValue(),
                        r[7] == null ? null : Database.instant(((Number) r[7]).longValue()),
                        (String) r[8],
                        (String) r[9],
                        (String) r[10],
                        (String) r[11]))
                .toList());
    }

    Uni<List<Mail>> mail(StatelessSession session, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.<Object[]>createNativeQuery(MAIL)
                .setParameter(1, texts(rows, r -> r.id().kind()))
                .setParameter(2, texts(rows, r -> r.id().id()))
                .getResultList()
                .map(found -> found.stream()
                        .map(m -> new Mail(
                                ((Number) m[0]).longValue(),
                                new SubjectId((String) m[1], (String) m[2]),
                                (String) m[3],
                                (String) m[4],
                                (String) m[5],
                                m[6] == null ? 0 : ((Number) m[6]).longValue(),
                                (String) m[7],
                                (String) m[8],
                                (Boolean) m[9],
                                Mail.Reason.valueOf((String) m[10]),
                                Database.instant(((Number) m[11]).longValue())))
                        .toList());
    }

    Uni<Map<List<String>, Sitting.Receipt>> receipts(StatelessSession session, List<Entry> entries) {
        List<Entry.Command> keyed = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.origin() instanceof Entry.Command command && command.key() != null) {
                keyed.add(command);
            }
        }
        if (keyed.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return session.<Object[]>createNativeQuery(RECEIPTS)
                .setParameter(1, texts(keyed, Entry.Command::sender))
                .setParameter(2, texts(keyed, Entry.Command::key))
                .getResultList()
                .map(found -> {
                    Map<List<String>, Sitting.Receipt> receipts = new HashMap<>();
                    found.forEach(r -> receipts.put(
                            List.of((String) r[0], (String) r[1]), new Sitting.Receipt((String) r[2], (String) r[3])));
                    return receipts;
                });
    }
}
