package io.recourse.casework.desk;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The desk's statements. Each takes a whole batch as arrays; their number does not grow with the batch. */
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
            from subject s where s.parked is null and (s.kind, s.id) in (select kind, id from mailbox where ready order by n limit ?1)
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
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as int[]))
                as t(kind, id, tenant, status, state, schema)
            order by kind, id on conflict (kind, id) do nothing
            """;

    private static final String DELETE_STILLBORN = """
            delete from subject s using unnest(cast(?1 as text[]), cast(?2 as text[])) as t(kind, id)
            where s.kind = t.kind and s.id = t.id and s.version = 0
            """;

    private static final String MOVE_WATERMARK = """
            update subject s set seen = t.seen
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[])) as t(kind, id, seen)
            where s.kind = t.kind and s.id = t.id
            """;

    private static final String JOURNAL = """
            insert into journal (kind, id, seq, event_id, topic, key, topic_seq, type, payload, traceparent, tenant, business_at)
            select kind, id, seq, event_id, topic, case when topic is not null then id end, topic_seq, type, payload, traceparent, tenant,
                   timestamptz 'epoch' + business_at * interval '1 microsecond'
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as bigint[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as bigint[]),
                        cast(?7 as text[]), cast(?8 as text[]), cast(?9 as text[]), cast(?10 as text[]), cast(?11 as bigint[]))
                as t(kind, id, seq, event_id, topic, topic_seq, type, payload, traceparent, tenant, business_at)
            """;

    private static final String POST = """
            insert into mailbox (kind, id, event_id, tenant, topic, topic_seq, payload, traceparent, ready, reason)
            select * from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as bigint[]),
                                 cast(?7 as text[]), cast(?8 as text[]), cast(?9 as boolean[]), cast(?10 as text[]))
            on conflict (kind, id, event_id) do nothing
            """;

    private static final String RECEIPT = """
            insert into receipt (sender, key, digest, reply, tenant)
            select * from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]))
            """;

    private static final String EFFECT = """
            insert into effect (kind, id, ref, adapter, body, until_at, tenant, traceparent)
            select kind, id, ref, adapter, body, timestamptz 'epoch' + until_at * interval '1 microsecond', tenant, traceparent
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as bigint[]),
                        cast(?7 as text[]), cast(?8 as text[]))
                as t(kind, id, ref, adapter, body, until_at, tenant, traceparent)
            on conflict (kind, id, ref) do nothing
            """;

    private static final String FLOW = """
            insert into flow (topic, lane, sent, seen)
            select topic, ?2, sent, seen from unnest(cast(?1 as text[]), cast(?3 as bigint[]), cast(?4 as bigint[])) as t(topic, sent, seen)
            on conflict (topic, lane) do update set sent = flow.sent + excluded.sent, seen = flow.seen + excluded.seen
            """;

    private final Kinds kinds;
    private final String update;
    private final List<FacetColumn> columns;

    @Inject
    DeskRows(Kinds kinds) {
        this.kinds = kinds;
        this.columns = kinds.columns();
        this.update = update(columns);
    }

    /** One update for all kinds of the service; a kind that lacks a column writes null there. */
    private static String update(List<FacetColumn> columns) {
        String names = columns.stream().map(c -> ", " + c.name()).collect(Collectors.joining());
        StringBuilder arrays = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            arrays.append(", cast(?")
                    .append(14 + i)
                    .append(" as ")
                    .append(columns.get(i).type().bound)
                    .append("[])");
        }
        String sets = columns.stream()
                .map(c -> ", " + c.name() + " = " + c.type().written.formatted(c.name()))
                .collect(Collectors.joining());
        return """
                update subject s set tenant = t.tenant, holder = t.holder, status = t.status, state = t.state, schema = t.schema,
                    version = t.version, look_at = timestamptz 'epoch' + t.look_at * interval '1 microsecond',
                    rules_hash = t.rules_hash, seen = t.seen, sent = t.sent, parked = t.parked%s
                from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]),
                            cast(?7 as int[]), cast(?8 as bigint[]), cast(?9 as bigint[]), cast(?10 as text[]), cast(?11 as text[]),
                            cast(?12 as text[]), cast(?13 as text[])%s)
                    as t(kind, id, tenant, holder, status, state, schema, version, look_at, rules_hash, seen, sent, parked%s)
                where s.kind = t.kind and s.id = t.id
                """.formatted(sets, arrays, names);
    }

    Uni<Void> insertMissing(StatelessSession session, List<Entry> entries) {
        List<Entry> opening = entries.stream().filter(Entry::opens).toList();
        if (opening.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return run(
                session,
                INSERT_MISSING,
                texts(opening, e -> e.to().kind()),
                texts(opening, e -> e.to().id()),
                texts(opening, Entry::tenant),
                texts(opening, e -> unopened(e).status()),
                texts(opening, e -> unopened(e).state()),
                opening.stream().map(e -> kinds.of(e.to()).schema()).toArray(Integer[]::new));
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

    /** Writes everything back that the sitting changed. */
    Uni<Void> write(StatelessSession session, Sitting sitting, int lane) {
        List<Seat<?, ?, ?>> changed = sitting.seats().stream()
                .filter(Seat::changed)
                .filter(s -> !s.stillborn())
                .toList();
        List<Seat<?, ?, ?>> stillborn =
                sitting.seats().stream().filter(Seat::stillborn).toList();
        List<JournalLine> journal = changed.stream()
                .flatMap(s -> s.journal.stream()
                        .map(r -> new JournalLine(r, s.facets().tenant())))
                .toList();
        List<EffectLine> effects = changed.stream()
                .flatMap(s -> s.effects.stream()
                        .map(e -> new EffectLine(s.id(), e, s.facets().tenant())))
                .toList();
        List<Seat<?, ?, ?>> rewritten = changed.stream().filter(Seat::rewritten).toList();
        List<Seat<?, ?, ?>> moved = changed.stream().filter(s -> !s.rewritten()).toList();
        return update(session, rewritten)
                .chain(() -> moved.isEmpty()
                        ? done()
                        : run(
                                session,
                                MOVE_WATERMARK,
                                texts(moved, s -> s.id().kind()),
                                texts(moved, s -> s.id().id()),
                                texts(moved, Seat::seenJson)))
                .chain(() -> stillborn.isEmpty()
                        ? done()
                        : run(
                                session,
                                DELETE_STILLBORN,
                                texts(stillborn, s -> s.id().kind()),
                                texts(stillborn, s -> s.id().id())))
                .chain(() -> journal(session, journal))
                .chain(() -> deleteByNumber(
                        session, "delete from mailbox where n = any (cast(?1 as bigint[]))", sitting.openedMail()))
                .chain(() -> post(session, sitting.mail()))
                .chain(() -> receipts(session, sitting))
                .chain(() -> effects(session, effects))
                .chain(() -> deleteByNumber(
                        session, "delete from effect where n = any (cast(?1 as bigint[]))", sitting.endedEffects()))
                .chain(() -> flow(session, sitting.flow(), lane));
    }

    private record JournalLine(Seat.JournalRow row, String tenant) {}

    private record EffectLine(SubjectId id, Seat.OutgoingEffect effect, String tenant) {}

    private Uni<Void> update(StatelessSession session, List<Seat<?, ?, ?>> seats) {
        if (seats.isEmpty()) {
            return done();
        }
        List<Facets> facets = seats.stream().map(Seat::facets).collect(Collectors.toList());
        List<Object> arrays = new ArrayList<>(List.of(
                texts(seats, s -> s.id().kind()),
                texts(seats, s -> s.id().id()),
                texts(facets, Facets::tenant),
                texts(facets, Facets::holder),
                texts(facets, Facets::status),
                texts(seats, Seat::stateJson),
                seats.stream().map(s -> s.kind().schema()).toArray(Integer[]::new),
                longs(seats, Seat::version),
                longs(seats, s -> s.lookAt().map(Database::micros).orElse(null)),
                texts(seats, s -> s.kind().rulesHash()),
                texts(seats, Seat::seenJson),
                texts(seats, Seat::sentJson),
                texts(seats, Seat::parked)));
        for (FacetColumn column : columns) {
            arrays.add(bound(column, facets));
        }
        return run(session, update, arrays.toArray());
    }

    private static Object bound(FacetColumn column, List<Facets> facets) {
        Function<Facets, @Nullable Object> value = f -> f.columns().get(column.name());
        return switch (column.type()) {
            case TEXT -> texts(facets, f -> (String) value.apply(f));
            case BIGINT -> longs(facets, f -> (Long) value.apply(f));
            case BOOLEAN -> facets.stream().map(f -> (Boolean) value.apply(f)).toArray(Boolean[]::new);
            case DATE -> texts(facets, f -> value.apply(f) instanceof LocalDate d ? d.toString() : null);
            case INSTANT -> longs(facets, f -> value.apply(f) instanceof Instant i ? (Long) Database.micros(i) : null);
        };
    }

    private static Uni<Void> journal(StatelessSession session, List<JournalLine> lines) {
        if (lines.isEmpty()) {
            return done();
        }
        return run(
                session,
                JOURNAL,
                texts(lines, l -> l.row().id().kind()),
                texts(lines, l -> l.row().id().id()),
                longs(lines, l -> l.row().seq()),
                texts(lines, l -> l.row().eventId()),
                texts(lines, l -> l.row().topic()),
                longs(
                        lines,
                        l -> l.row().topic() == null ? null : (Long) l.row().topicSeq()),
                texts(lines, l -> l.row().type()),
                texts(lines, l -> l.row().payload()),
                texts(lines, l -> l.row().traceparent()),
                texts(lines, JournalLine::tenant),
                longs(lines, l -> Database.micros(l.row().businessAt())));
    }

    private static Uni<Void> post(StatelessSession session, List<Mail> mail) {
        if (mail.isEmpty()) {
            return done();
        }
        return run(
                session,
                POST,
                texts(mail, m -> m.to().kind()),
                texts(mail, m -> m.to().id()),
                texts(mail, Mail::eventId),
                texts(mail, Mail::tenant),
                texts(mail, Mail::topic),
                longs(mail, Mail::topicSeq),
                texts(mail, Mail::payload),
                texts(mail, Mail::traceparent),
                mail.stream().map(Mail::ready).toArray(Boolean[]::new),
                texts(mail, m -> m.reason().name()));
    }

    private static Uni<Void> receipts(StatelessSession session, Sitting sitting) {
        List<Sitting.NewReceipt> receipts = sitting.newReceipts();
        if (receipts.isEmpty()) {
            return done();
        }
        return run(
                session,
                RECEIPT,
                texts(receipts, r -> r.command().sender()),
                texts(receipts, r -> r.command().key()),
                texts(receipts, r -> String.valueOf(r.command().digest())),
                texts(receipts, r -> Replies.write(r.reply())),
                texts(receipts, Sitting.NewReceipt::tenant));
    }

    private static Uni<Void> effects(StatelessSession session, List<EffectLine> effects) {
        if (effects.isEmpty()) {
            return done();
        }
        return run(
                session,
                EFFECT,
                texts(effects, e -> e.id().kind()),
                texts(effects, e -> e.id().id()),
                texts(effects, e -> e.effect().effect().ref()),
                texts(effects, e -> e.effect().effect().adapter()),
                texts(effects, e -> json(new TreeMap<>(e.effect().effect().body()))),
                longs(
                        effects,
                        e -> e.effect().effect().until() == null
                                ? null
                                : (Long) Database.micros(e.effect().effect().until())),
                texts(effects, EffectLine::tenant),
                texts(effects, e -> e.effect().traceparent()));
    }

    private static String json(Map<String, String> body) {
        try {
            return SealedJson.mapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Uni<Void> flow(StatelessSession session, Map<String, long[]> flow, int lane) {
        if (flow.isEmpty()) {
            return done();
        }
        List<Map.Entry<String, long[]>> topics = List.copyOf(flow.entrySet());
        return run(
                session,
                FLOW,
                texts(topics, Map.Entry::getKey),
                lane,
                longs(topics, t -> t.getValue()[0]),
                longs(topics, t -> t.getValue()[1]));
    }

    private static Uni<Void> deleteByNumber(StatelessSession session, String sql, List<Long> numbers) {
        return numbers.isEmpty() ? done() : run(session, sql, (Object) numbers.toArray(Long[]::new));
    }

    private static Uni<Void> run(StatelessSession session, String sql, Object... parameters) {
        var query = session.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query = query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate().replaceWithVoid();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }

    private static <T> @Nullable String[] texts(Collection<T> items, Function<T, @Nullable String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static <T> @Nullable Long[] longs(Collection<T> items, Function<T, @Nullable Long> number) {
        return items.stream().map(number).toArray(Long[]::new);
    }
}
