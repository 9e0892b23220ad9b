package io.recourse.casework.query;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Database;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import io.recourse.casework.story.Language;
import io.recourse.casework.story.Phrasebook;
import io.recourse.casework.story.Phrasebook.Setting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads subjects and their journals, within the caller's tenant. */
@Singleton
public class SubjectQueries {

    private static final String JOURNAL = """
            select seq, type, topic, cast(extract(epoch from business_at) * 1000000 as bigint),
                   cast(extract(epoch from recorded_at) * 1000000 as bigint), payload
            from journal where kind = ?1 and id = ?2 and seq > ?3 order by seq limit ?4
            """;

    /** Numbered anew, so that nobody counts what is left out. */
    private static final String JOURNAL_WITHOUT = """
            select n, type, topic, business, recorded, payload from (
                select row_number() over (order by seq) as n, type, topic, payload,
                       cast(extract(epoch from business_at) * 1000000 as bigint) as business,
                       cast(extract(epoch from recorded_at) * 1000000 as bigint) as recorded
                from journal where kind = ?1 and id = ?2 and type <> all(cast(?5 as text[]))
            ) as shown where n > ?3 order by n limit ?4
            """;

    /** One round trip: whoever is asked at a door, for what another subject decides, waits for it. */
    private static final String READ = read("");

    private static final String READ_HELD = read(" and holder = $4");

    private static final String WAITING = """
            select n, kind, id, topic, topic_seq, cast(extract(epoch from received_at) * 1000000 as bigint), reason
            from mailbox where n > ?1 and not ready and reason in ('UNBORN', 'GAP') order by n limit ?2
            """;

    private static final String READ_ALL = """
            select s.kind, s.id, s.state, s.schema, s.parked from unnest(cast(?1 as text[]), cast(?2 as text[])) as asked(kind, id)
            join subject s on s.kind = asked.kind and s.id = asked.id
            """;

    private static String read(String narrower) {
        return Database.IN_SCOPE + """
                select found.state, found.schema, found.parked from scope left join lateral (
                    select state, schema, parked from subject where kind = $2 and id = $3%s and scope.given is not null offset 0
                ) found on true
                """.formatted(narrower);
    }

    private final Database database;
    private final Kinds kinds;
    private final BusinessClock clock;
    private final Reckoned reckoned;
    private final Phrasebook phrases;

    @Inject
    public SubjectQueries(Database database, Kinds kinds, BusinessClock clock, Reckoned reckoned, Phrasebook phrases) {
        this.database = database;
        this.kinds = kinds;
        this.clock = clock;
        this.reckoned = reckoned;
        this.phrases = phrases;
    }

    /** A subject with what it waits for. */
    @Schema(name = "Case", description = "A case with what it waits for.")
    public record View(
            String id,
            String tenant,
            String status,
            long version,
            @Nullable String parked,

            @JsonRawValue @Schema(type = SchemaType.OBJECT, description = "In the service's own form.")
            String state,

            @Schema(
                    type = SchemaType.OBJECT,
                    description = "What the state comes to now, in the service's own form; null if it says no more.")
            @Nullable
            Object now,

            List<Awaited> deadlines) {

        /** The same, with what its state comes to by what other subjects say. */
        public View now(Object comesTo) {
            return new View(id, tenant, status, version, parked, state, comesTo, deadlines);
        }
    }

    /** A deadline, and why it is there in a sentence, where the service has one. */
    @Schema(description = "A deadline with the rule that made it, and why in a sentence.")
    public record Awaited(
            String kind,
            String ref,
            Instant dueAt,
            Deadline.Nature nature,
            String rule,
            @Nullable Why why) {

        static Awaited of(Deadline deadline, Phrasebook phrases) {
            String en = phrases.tell("deadline/" + deadline.kind(), deadline, inUtc(Language.EN));
            String zh = phrases.tell("deadline/" + deadline.kind(), deadline, inUtc(Language.ZH));
            return new Awaited(
                    deadline.kind(),
                    deadline.ref(),
                    deadline.dueAt(),
                    deadline.nature(),
                    deadline.rule(),
                    en == null || zh == null ? null : new Why(en, zh));
        }

        /** The instant is told beside the sentence, and there are no amounts in it. */
        private static Setting inUtc(Language language) {
            return new Setting(language, ZoneOffset.UTC, "XXX");
        }
    }

    /** One sentence in each language. */
    @Schema(description = "One sentence in each language.")
    public record Why(String en, String zh) {}

    /** One line of a list. */
    @Schema(name = "SubjectLine")
    public record Line(
            String kind,
            String id,
            String status,
            long version,
            @Nullable String parked) {}

    /** One line of a subject's story; {@code publishedTo} is null for what stays in the service. */
    @Schema(
            name = "JournalLine",
            description =
                    "One event; its form is the published language's where it was published, else the service's own.")
    public record Told(
            long seq,
            String type,
            @Nullable String publishedTo,
            Instant businessAt,
            Instant recordedAt,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String event) {}

    /**
     * An event that waits for others.
     *
     * @param n its place in the mailbox
     * @param reason {@code UNBORN}: for the event that opens its subject, which may never come; {@code GAP}: for those before
     *     it in its topic, for ten minutes at most, then its subject is parked
     */
    public record Waiting(long n, String kind, String id, String topic, long sequence, Instant since, String reason) {}

    public Uni<@Nullable View> find(Caller caller, SubjectId id) {
        return in(caller, session -> session.createQuery(
                                "select tenant, status, version, parked, state, schemaNumber from StoredSubject where kind = ?1 and id = ?2",
                                Object[].class)
                        .setParameter(1, id.kind())
                        .setParameter(2, id.id())
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : view(kinds.of(id), id, row));
    }

    private <S> View view(SubjectKind<S, ?, ?> kind, SubjectId id, Object[] row) {
        String json = (String) row[4];
        S state = kind.readState(json, (Integer) row[5]);
        List<Awaited> deadlines = kind.decider().deadlines(state).stream()
                .sorted(Deadline.ORDER)
                .map(deadline -> Awaited.of(deadline, phrases))
                .toList();
        return new View(
                id.id(),
                (String) row[0],
                (String) row[1],
                (Long) row[2],
                (String) row[3],
                kind.shownState(json),
                reckoned.of(state, clock.now()),
                deadlines);
    }

    /**
     * A subject as the rules see it.
     *
     * @param state as its kind reads it
     * @param parked why it is parked, null if it is not
     */
    public record Reading(Object state, @Nullable String parked) {}

    /** A subject's state, and whether it may be stale. */
    public Uni<@Nullable Reading> read(Caller caller, SubjectId id) {
        Uni<Object> found = caller.role() == Role.OPERATOR
                ? database.askForAll(READ, id.kind(), id.id())
                : database.askForTenants(List.of(caller.tenant()), READ, id.kind(), id.id());
        return found.map(row -> reading(id, (Object[]) row));
    }

    private @Nullable Reading reading(SubjectId id, @Nullable Object[] row) {
        return row[0] == null
                ? null
                : new Reading(kinds.of(id).readState(text(row[0]), (Integer) Objects.requireNonNull(row[1])), (String)
                        row[2]);
    }

    /** The same for a partner: what it holds, whichever lender's it is. */
    public Uni<@Nullable Reading> readHeld(Caller partner, SubjectId id) {
        return database.askForAll(READ_HELD, id.kind(), id.id(), partner.name())
                .map(found -> reading(id, (Object[]) found));
    }

    /**
     * Several at once, whichever lenders' they are, for what is carried out in their name; in one statement. One that does not
     * exist is absent.
     */
    public Uni<Map<SubjectId, Reading>> readAll(Collection<SubjectId> ids) {
        String[] ofKinds = ids.stream().map(SubjectId::kind).toArray(String[]::new);
        String[] named = ids.stream().map(SubjectId::id).toArray(String[]::new);
        return database.forAll(session -> session.<@Nullable Object[]>createNativeQuery(READ_ALL)
                        .setParameter(1, ofKinds)
                        .setParameter(2, named)
                        .getResultList())
                .map(rows -> {
                    Map<SubjectId, Reading> found = new HashMap<>();
                    for (@Nullable Object[] row : rows) {
                        SubjectId id = new SubjectId(text(row[0]), text(row[1]));
                        found.put(id, Objects.requireNonNull(reading(id, Arrays.copyOfRange(row, 2, 5))));
                    }
                    return found;
                });
    }

    /** A subject's state as its kind reads it. */
    public Uni<@Nullable Object> state(Caller caller, SubjectId id) {
        return read(caller, id).map(found -> found == null ? null : found.state());
    }

    /** Subjects of a kind in id order, after a cursor; {@code status} narrows them. */
    public Uni<List<Line>> list(Caller caller, String kind, @Nullable String status, String after, int limit) {
        String narrow = status == null ? "" : " and status = ?3";
        return lines(caller, limit, "where kind = ?1 and id > ?2" + narrow + " order by id", query -> {
            var page = query.setParameter(1, kind).setParameter(2, after);
            return status == null ? page : page.setParameter(3, status);
        });
    }

    /**
     * One line of a list with facets.
     *
     * @param facets values of the columns that were asked for, in their order; null where there is none
     */
    public record Faceted(String id, String tenant, String status, List<@Nullable Object> facets) {}

    /**
     * Subjects of a kind in id order, after a cursor, with some of their facets.
     *
     * @param columns facet columns of the kind; never from a caller
     */
    public Uni<List<Faceted>> list(
            Caller caller, String kind, List<String> columns, Narrowing narrowing, String after, int limit) {
        Narrowing narrowed = within(caller, narrowing);
        String sql = "select id, tenant, status"
                + columns.stream().map(", "::concat).collect(Collectors.joining())
                + " from subject where kind = ?1 and id > ?2"
                + narrowed.sql(4)
                + " order by id limit ?3";
        return in(caller, session -> {
                    var query = session.<@Nullable Object[]>createNativeQuery(sql)
                            .setParameter(1, kind)
                            .setParameter(2, after)
                            .setParameter(3, limit);
                    narrowed.bind(query, 4);
                    return query.getResultList();
                })
                .map(rows -> rows.stream()
                        .map(r -> new Faceted(
                                text(r[0]),
                                text(r[1]),
                                text(r[2]),
                                Arrays.<@Nullable Object>asList(r).subList(3, r.length)))
                        .toList());
    }

    /**
     * Subjects of a kind that agree in some columns.
     *
     * @param by what they agree in, in the order asked for; null where they have none
     * @param sums in the order asked for
     * @param least of the column asked for, null if none of them has any or none was asked for
     */
    public record Group(
            List<@Nullable String> by,
            long count,
            List<BigInteger> sums,
            @Nullable LocalDate least) {}

    /**
     * All subjects of a kind, counted in one statement, so that all numbers are of one instant.
     *
     * @param by columns of text to group by; never from a caller
     * @param sums in the order asked for
     * @param least a facet column of days; null for none
     */
    public Uni<List<Group>> groups(
            Caller caller, String kind, List<String> by, List<Sum> sums, @Nullable String least, Narrowing narrowing) {
        Narrowing narrowed = within(caller, narrowing);
        String keys = String.join(", ", by);
        String sql = "select " + keys + ", count(*)"
                + sums.stream().map(sum -> ", cast(" + sum.sql() + " as text)").collect(Collectors.joining())
                + ", " + (least == null ? "cast(null as date)" : "min(" + least + ")")
                + " from subject where kind = ?1" + narrowed.sql(2) + " group by " + keys + " order by " + keys;
        return in(caller, session -> {
                    var query =
                            session.<@Nullable Object[]>createNativeQuery(sql).setParameter(1, kind);
                    narrowed.bind(query, 2);
                    return query.getResultList();
                })
                .map(rows ->
                        rows.stream().map(r -> group(r, by.size(), sums.size())).toList());
    }

    private static Group group(@Nullable Object[] row, int keys, int sums) {
        List<@Nullable String> by = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            by.add((String) row[i]);
        }
        return new Group(
                by,
                ((Number) Objects.requireNonNull(row[keys])).longValue(),
                IntStream.rangeClosed(1, sums)
                        .mapToObj(i -> new BigInteger(text(row[keys + i])))
                        .toList(),
                (LocalDate) row[keys + sums + 1]);
    }

    /** What is summed over a group; columns are never from a caller, and what is absent adds nothing. */
    public sealed interface Sum {

        String sql();

        /** How many have something in a column. */
        record Present(String column) implements Sum {
            @Override
            public String sql() {
                return "count(" + column + ")";
            }
        }

        /** Whole numbers of a column. */
        record Of(String column) implements Sum {
            @Override
            public String sql() {
                return "coalesce(sum(" + column + "), 0)";
            }
        }

        /** Products of two columns of whole numbers. */
        record Product(String column, String by) implements Sum {
            @Override
            public String sql() {
                return "coalesce(sum(cast(" + column + " as numeric) * " + by + "), 0)";
            }
        }
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    /** Row security would leave others' rows out anyway, but only after they were read: no index knows of it. */
    private static Narrowing within(Caller caller, Narrowing narrowing) {
        return caller.role() == Role.OPERATOR
                ? narrowing
                : narrowing.and("tenant", Narrowing.Is.EQUAL, caller.tenant());
    }

    /** What is parked, by kind and id, after the one of that kind and id. */
    public Uni<List<Line>> parked(Caller caller, String afterKind, String afterId, int limit) {
        return lines(
                caller,
                limit,
                "where parked is not null and (kind > ?1 or kind = ?1 and id > ?2) order by kind, id",
                query -> query.setParameter(1, afterKind).setParameter(2, afterId));
    }

    /** Events that wait for others, in the order they came. */
    public Uni<List<Waiting>> waiting(Caller caller, long after, int limit) {
        return in(caller, session -> session.<Object[]>createNativeQuery(WAITING)
                        .setParameter(1, after)
                        .setParameter(2, limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(r -> new Waiting(
                                ((Number) r[0]).longValue(),
                                (String) r[1],
                                (String) r[2],
                                (String) r[3],
                                ((Number) r[4]).longValue(),
                                Database.instant(((Number) r[5]).longValue()),
                                (String) r[6]))
                        .toList());
    }

    private Uni<List<Line>> lines(
            Caller caller, int limit, String where, UnaryOperator<Mutiny.SelectionQuery<Object[]>> parameters) {
        return in(caller, session -> parameters
                        .apply(session.createQuery(
                                "select kind, id, status, version, parked from StoredSubject " + where, Object[].class))
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(r -> new Line((String) r[0], (String) r[1], (String) r[2], (Long) r[3], (String) r[4]))
                        .toList());
    }

    public Uni<List<Told>> journal(Caller caller, SubjectId id, long afterSeq, int limit) {
        return told(in(caller, session -> session.<Object[]>createNativeQuery(JOURNAL)
                .setParameter(1, id.kind())
                .setParameter(2, id.id())
                .setParameter(3, afterSeq)
                .setParameter(4, limit)
                .getResultList()));
    }

    /**
     * A story as somebody may see it who may not know of some events: what is left is numbered from 1 on without a gap.
     *
     * @param without types of what is left out
     */
    public Uni<List<Told>> journalWithout(
            Set<String> without, Caller caller, SubjectId id, long afterNumber, int limit) {
        return told(in(caller, session -> session.<Object[]>createNativeQuery(JOURNAL_WITHOUT)
                .setParameter(1, id.kind())
                .setParameter(2, id.id())
                .setParameter(3, afterNumber)
                .setParameter(4, limit)
                .setParameter(5, without.toArray(String[]::new))
                .getResultList()));
    }

    private static Uni<List<Told>> told(Uni<List<Object[]>> read) {
        return read.map(rows -> rows.stream()
                .map(r -> new Told(
                        ((Number) r[0]).longValue(),
                        (String) r[1],
                        (String) r[2],
                        Database.instant(((Number) r[3]).longValue()),
                        Database.instant(((Number) r[4]).longValue()),
                        (String) r[5]))
                .toList());
    }

    private <T> Uni<T> in(Caller caller, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return in(database, caller, work);
    }

    /** Operators see all tenants, everybody else one. */
    static <T> Uni<T> in(Database database, Caller caller, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return caller.role() == Role.OPERATOR ? database.forAll(work) : database.forTenant(caller.tenant(), work);
    }
}
