package io.recourse.casework.desk;

import static io.recourse.casework.desk.Columns.longs;
import static io.recourse.casework.desk.Columns.texts;

import io.recourse.casework.decision.Facets;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Writes a sitting back: a whole batch in one statement of arrays, after the few rows that have to go first. */
@Singleton
class DeskWriting {

    private static final String OPEN_MAIL = "delete from mailbox where n = any (#bigint[])";

    private static final String JOURNAL = """
            insert into journal (kind, id, seq, event_id, topic, key, topic_seq, type, payload, traceparent, tenant, business_at)
            select kind, id, seq, event_id, topic, case when topic is not null then id end, topic_seq, type, payload, traceparent, tenant,
                   timestamptz 'epoch' + business_at * interval '1 microsecond'
            from unnest(#text[], #text[], #bigint[], #text[], #text[], #bigint[], #text[], #text[], #text[], #text[], #bigint[])
                as t(kind, id, seq, event_id, topic, topic_seq, type, payload, traceparent, tenant, business_at)
            """;

    private static final String POST = """
            insert into mailbox (kind, id, event_id, tenant, topic, topic_seq, payload, traceparent, ready, reason)
            select * from unnest(#text[], #text[], #text[], #text[], #text[], #bigint[], #text[], #text[], #boolean[], #text[])
            on conflict (kind, id, event_id) do nothing
            """;

    private static final String RECEIPT = """
            insert into receipt (sender, key, digest, reply, tenant)
            select * from unnest(#text[], #text[], #text[], #text[], #text[])
            """;

    private static final String EFFECT = """
            insert into effect (kind, id, ref, adapter, body, until_at, tenant, traceparent)
            select kind, id, ref, adapter, body, timestamptz 'epoch' + until_at * interval '1 microsecond', tenant, traceparent
            from unnest(#text[], #text[], #text[], #text[], #text[], #bigint[], #text[], #text[])
                as t(kind, id, ref, adapter, body, until_at, tenant, traceparent)
            on conflict (kind, id, ref) do nothing
            """;

    private static final String END_EFFECT = "delete from effect where n = any (#bigint[])";

    private static final String FLOW = """
            insert into flow (topic, lane, sent, seen)
            select topic, lane, sent, seen from unnest(#text[], #int[], #bigint[], #bigint[]) as t(topic, lane, sent, seen)
            on conflict (topic, lane) do update set sent = flow.sent + excluded.sent, seen = flow.seen + excluded.seen
            """;

    private final List<FacetColumn> columns;
    private final String insert;
    private final String update;

    @Inject
    DeskWriting(Kinds kinds) {
        this.columns = kinds.columns();
        this.insert = insert(columns);
        this.update = update(columns);
    }

    /** In the order in which every batch inserts, so that two that open the same subjects cannot wait for each other. */
    private static String insert(List<FacetColumn> columns) {
        String values = columns.stream()
                .map(c -> ", " + c.type().written.formatted(c.name()))
                .collect(Collectors.joining());
        return """
                insert into subject (kind, id, tenant, holder, status, state, schema, version, look_at, rules_hash, seen, sent, parked%s)
                select t.kind, t.id, t.tenant, t.holder, t.status, t.state, t.schema, t.version,
                    timestamptz 'epoch' + t.look_at * interval '1 microsecond', t.rules_hash, t.seen, t.sent, t.parked%s
                from %s
                order by t.kind, t.id
                """.formatted(names(columns), values, arrays(columns));
    }

    /** One update for all kinds of the service; a kind that lacks a column writes null there. */
    private static String update(List<FacetColumn> columns) {
        String sets = columns.stream()
                .map(c -> ", " + c.name() + " = " + c.type().written.formatted(c.name()))
                .collect(Collectors.joining());
        return """
                update subject s set tenant = t.tenant, holder = t.holder, status = t.status, state = t.state, schema = t.schema,
                    version = t.version, look_at = timestamptz 'epoch' + t.look_at * interval '1 microsecond',
                    rules_hash = t.rules_hash, seen = t.seen, sent = t.sent, parked = t.parked%s
                from %s
                where s.kind = t.kind and s.id = t.id
                """.formatted(sets, arrays(columns));
    }

    /** The subjects as they are to be, as {@code t}. */
    private static String arrays(List<FacetColumn> columns) {
        String types = columns.stream().map(c -> ", #" + c.type().bound + "[]").collect(Collectors.joining());
        return """
                unnest(#text[], #text[], #text[], #text[], #text[], #text[], #int[], #bigint[], #bigint[], #text[], #text[],
                            #text[], #text[]%s)
                    as t(kind, id, tenant, holder, status, state, schema, version, look_at, rules_hash, seen, sent, parked%s)\
                """.formatted(types, names(columns));
    }

    private static String names(List<FacetColumn> columns) {
        return columns.stream().map(c -> ", " + c.name()).collect(Collectors.joining());
    }

    /** Writes everything back that the sitting changed, and ends the transaction with it where nothing was written before. */
    Uni<Void> write(Transaction transaction, Sitting sitting, int lane) {
        Statement everything = everything(sitting, lane);
        if (sitting.openedMail().isEmpty() && sitting.enclosed().isEmpty()) {
            return transaction.commitWith(everything);
        }
        StatelessSession session = transaction.session();
        return first(sitting).run(session).chain(() -> everything.run(session));
    }

    /** An opened letter may be posted again under its id, so it goes before anything is posted. */
    private static Statement first(Sitting sitting) {
        Statement statement = new Statement();
        List<Long> opened = sitting.openedMail();
        if (!opened.isEmpty()) {
            statement.with(OPEN_MAIL, (Object) opened.toArray(Long[]::new));
        }
        return statement;
    }

    private Statement everything(Sitting sitting, int lane) {
        List<Seat<?, ?, ?>> born = new ArrayList<>();
        List<Seat<?, ?, ?>> changed = new ArrayList<>();
        for (Seat<?, ?, ?> seat : sitting.seats()) {
            if (seat.born()) {
                born.add(seat);
            } else if (seat.changed()) {
                changed.add(seat);
            }
        }
        Statement statement = new Statement();
        whole(statement, insert, born);
        whole(statement, update, changed.stream().filter(Seat::rewritten).toList());
        Marks.park(statement, changed.stream().filter(Seat::onlyParked).toList());
        Marks.moveWatermark(
                statement,
                changed.stream().filter(s -> !s.rewritten() && !s.onlyParked()).toList());
        changed.addAll(born);
        journal(statement, changed);
        post(statement, sitting.mail());
        receipts(statement, sitting.newReceipts());
        effects(statement, changed);
        List<Long> ended = sitting.endedEffects();
        if (!ended.isEmpty()) {
            statement.with(END_EFFECT, (Object) ended.toArray(Long[]::new));
        }
        flow(statement, sitting.flow(), lane);
        return statement;
    }

    private void whole(Statement statement, String sql, List<Seat<?, ?, ?>> seats) {
        if (seats.isEmpty()) {
            return;
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
                texts(seats, s -> s.watermarks.seenJson()),
                texts(seats, s -> s.watermarks.sentJson()),
                texts(seats, Seat::parked)));
        for (FacetColumn column : columns) {
            arrays.add(bound(column, facets));
        }
        statement.with(sql, arrays.toArray());
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

    private record JournalLine(JournalRow row, String tenant) {}

    private static void journal(Statement statement, List<Seat<?, ?, ?>> seats) {
        List<JournalLine> lines = new ArrayList<>();
        for (Seat<?, ?, ?> seat : seats) {
            for (JournalRow row : seat.journal) {
                lines.add(new JournalLine(row, seat.facets().tenant()));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        statement.with(
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

    private static void post(Statement statement, List<Mail> mail) {
        if (mail.isEmpty()) {
            return;
        }
        statement.with(
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

    private static void receipts(Statement statement, List<Sitting.NewReceipt> receipts) {
        if (receipts.isEmpty()) {
            return;
        }
        statement.with(
                RECEIPT,
                texts(receipts, r -> r.command().sender()),
                texts(receipts, r -> r.command().key()),
                texts(receipts, r -> String.valueOf(r.command().digest())),
                texts(receipts, r -> Replies.write(r.reply())),
                texts(receipts, Sitting.NewReceipt::tenant));
    }

    private record EffectLine(SubjectId id, OutgoingEffect outgoing, String tenant) {}

    private static void effects(Statement statement, List<Seat<?, ?, ?>> seats) {
        List<EffectLine> lines = new ArrayList<>();
        for (Seat<?, ?, ?> seat : seats) {
            for (OutgoingEffect effect : seat.effects) {
                lines.add(new EffectLine(seat.id(), effect, seat.facets().tenant()));
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        statement.with(
                EFFECT,
                texts(lines, e -> e.id().kind()),
                texts(lines, e -> e.id().id()),
                texts(lines, e -> e.outgoing().effect().ref()),
                texts(lines, e -> e.outgoing().effect().adapter()),
                texts(lines, e -> json(new TreeMap<>(e.outgoing().effect().body()))),
                longs(lines, e -> until(e.outgoing())),
                texts(lines, EffectLine::tenant),
                texts(lines, e -> e.outgoing().traceparent()));
    }

    private static @Nullable Long until(OutgoingEffect outgoing) {
        Instant until = outgoing.effect().until();
        return until == null ? null : (Long) Database.micros(until);
    }

    private static String json(Map<String, String> body) {
        try {
            return SealedJson.mapper().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void flow(Statement statement, Map<String, long[]> flow, int lane) {
        if (flow.isEmpty()) {
            return;
        }
        List<Map.Entry<String, long[]>> topics = List.copyOf(flow.entrySet());
        statement.with(
                FLOW,
                texts(topics, Map.Entry::getKey),
                topics.stream().map(_ -> lane).toArray(Integer[]::new),
                longs(topics, t -> t.getValue()[0]),
                longs(topics, t -> t.getValue()[1]));
    }
}
