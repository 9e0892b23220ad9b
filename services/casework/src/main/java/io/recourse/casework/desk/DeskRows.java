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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;

/** What the desk reads and locks. Each statement takes a whole batch as arrays; their number does not grow with the batch. */
@Singleton
class DeskRows {

    private static final String SEAT = """
            select kind, id, tenant, holder, state, schema, version, cast(extract(epoch from look_at) * 1000000 as bigint),
                   rules_hash, seen, sent, parked
            from seat($1, cast($2 as text[]), cast($3 as text[]), cast($4 as text[]), cast($5 as text[]), $6,
                      timestamptz 'epoch' + $7 * interval '1 microsecond', $8)
            """;

    private static final String STANDING = """
            select s.kind, s.id, s.tenant, s.holder, s.state, s.schema, s.version,
                   cast(extract(epoch from s.look_at) * 1000000 as bigint), s.rules_hash, s.seen, s.sent, s.parked
            from unnest(cast($1 as text[]), cast($2 as text[])) as t(kind, id)
            cross join lateral (select x.* from subject x where x.kind = t.kind and x.id = t.id offset 0) s
            """;

    private static final String MAIL = """
            select m.n, m.kind, m.id, m.event_id, m.tenant, m.topic, m.topic_seq, m.payload, m.traceparent, m.ready, m.reason,
                   cast(extract(epoch from m.received_at) * 1000000 as bigint)
            from unnest(cast($1 as text[]), cast($2 as text[])) as t(kind, id)
            cross join lateral (select x.* from mailbox x where x.kind = t.kind and x.id = t.id offset 0) m order by m.n
            """;

    private static final String RECEIPTS = """
            select r.sender, r.key, r.digest, r.reply
            from unnest(cast($1 as text[]), cast($2 as text[])) as t(sender, key)
            cross join lateral (select x.* from receipt x where x.sender = t.sender and x.key = t.key offset 0) r
            """;

    private final Kinds kinds;

    @Inject
    DeskRows(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * Who is wanted: rows to lock, and how many more to claim that are due or have ready mail.
     *
     * @param entries some of which may open the row of whom they are for
     */
    record Wanted(
            String scope, List<Entry> entries, Collection<SubjectId> ids, boolean skipLocked, Instant now, int claim) {}

    /** Locked rows, each once, those of subjects that have none yet, and their mail. */
    record Seated(List<Row> rows, List<Mail> mail) {}

    Uni<Seated> seat(StatelessSession session, Wanted wanted) {
        Map<SubjectId, Entry> opening = new LinkedHashMap<>();
        wanted.entries().stream().filter(Entry::opens).forEach(e -> opening.putIfAbsent(e.to(), e));
        return Direct.rows(
                        session,
                        SEAT,
                        wanted.scope(),
                        texts(opening.keySet(), SubjectId::kind),
                        texts(opening.keySet(), SubjectId::id),
                        texts(wanted.ids(), SubjectId::kind),
                        texts(wanted.ids(), SubjectId::id),
                        wanted.skipLocked(),
                        Database.micros(wanted.now()),
                        wanted.claim())
                .chain(found -> {
                    List<Row> rows = rows(found, opening);
                    boolean mailWaits = !found.isEmpty() && found.getLast()[0] == null;
                    return mailWaits
                            ? mail(session, rows).map(mail -> new Seated(rows, mail))
                            : Uni.createFrom().item(new Seated(rows, List.of()));
                });
    }

    /** As they stand, with their mail; nobody is locked. */
    Uni<Seated> standing(StatelessSession session, Collection<SubjectId> ids) {
        return Direct.rows(session, STANDING, texts(ids, SubjectId::kind), texts(ids, SubjectId::id))
                .chain(found -> {
                    List<Row> rows = rows(found, Map.of());
                    return mail(session, rows).map(mail -> new Seated(rows, mail));
                });
    }

    /** One that was named and is due as well was found twice; one that had no row when it was looked for may have one now. */
    private List<Row> rows(List<Object[]> found, Map<SubjectId, Entry> opening) {
        Map<SubjectId, Row> rows = new LinkedHashMap<>();
        for (Object[] r : found) {
            if (r[0] == null) {
                continue;
            }
            SubjectId id = new SubjectId((String) r[0], (String) r[1]);
            Entry opens = r[4] == null ? opening.get(id) : null;
            if (opens != null) {
                rows.put(id, Row.unborn(kinds.of(id), opens));
            } else if (!rows.containsKey(id) || rows.get(id).isUnborn()) {
                rows.put(id, row(id, r));
            }
        }
        return List.copyOf(rows.values());
    }

    private static Row row(SubjectId id, Object[] r) {
        return new Row(
                id,
                (String) r[2],
                (String) r[3],
                (String) r[4],
                ((Number) r[5]).intValue(),
                ((Number) r[6]).longValue(),
                r[7] == null ? null : Database.instant(((Number) r[7]).longValue()),
                (String) r[8],
                (String) r[9],
                (String) r[10],
                (String) r[11]);
    }

    private static Uni<List<Mail>> mail(StatelessSession session, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return Direct.rows(session, MAIL, texts(rows, r -> r.id().kind()), texts(rows, r -> r.id().id()))
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
        return Direct.rows(session, RECEIPTS, texts(keyed, Entry.Command::sender), texts(keyed, Entry.Command::key))
                .map(found -> {
                    Map<List<String>, Sitting.Receipt> receipts = new HashMap<>();
                    found.forEach(r -> receipts.put(
                            List.of((String) r[0], (String) r[1]), new Sitting.Receipt((String) r[2], (String) r[3])));
                    return receipts;
                });
    }
}
