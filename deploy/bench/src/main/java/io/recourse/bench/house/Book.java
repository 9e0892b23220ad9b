package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.local.process.Await;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A book of negotiation cases that all wait for their first step. One case comes in by the real doors and is taken to the eve
 * of its step by the real desk; the others are its copies under ids of their own, made by SQL.
 */
final class Book {

    /** Ladders begin here; business time is moved past it. */
    static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

    /** When the first step falls due. */
    static final Instant DUE = START.plus(Duration.ofDays(1));

    /** A beginning that nobody will see. */
    private static final Instant LATER = Instant.parse("2036-01-05T01:00:00Z");

    private static final String CASE = "7e0f1c64b2a94d0db5a8e3c1f6029b7d";
    private static final String PARTY = "p-5d41402abc4b2a76b9719d911017c592";
    private static final String PARTY_THERE = "select count(*) from subject where kind = 'party'";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INDEXES = """
            select %s from pg_indexes where tablename = 'subject' and indexname <> 'subject_pkey' order by indexname""";

    private Book() {}

    /** Brings the first case to the eve of its step. */
    static void first(Place place, Connection negotiation) {
        try (Events events = new Events(place)) {
            events.open(CASE, PARTY, "Asia/Shanghai", START, Events.ladder(1));
            events.flush();
        }
        await(negotiation, "select count(*) from subject where kind = 'case' and strategy is not null");
        await(negotiation, PARTY_THERE);
        place.client().advance(START.plusSeconds(60));
        await(negotiation, "select count(*) from subject where kind = 'case' and status = 'TALKING'");
    }

    /** Brings the first case to where it waits for the day its ladder begins; the clock is the wall's. */
    static void scheduled(Place place, Connection negotiation) {
        try (Events events = new Events(place)) {
            events.open(CASE, PARTY, "Asia/Shanghai", LATER, Events.ladder(0));
            events.flush();
        }
        await(negotiation, "select count(*) from subject where kind = 'case' and status = 'SCHEDULED'");
        await(negotiation, PARTY_THERE);
    }

    /** Some of the book, their ladders beginning one after the other within {@code spread} of {@code start}. */
    static void startingBetween(Connection connection, int from, int to, Instant start, Duration spread)
            throws SQLException {
        String due = "timestamptz '%s' + (k.n - %d) * interval '%d microseconds'"
                .formatted(start, from, spread.dividedBy(to - from + 1).toNanos() / 1_000);
        String iso = "to_char((%s) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(due);
        String copied = Sql.columns(connection, "subject").stream()
                .map(column -> switch (column) {
                    case "state" -> "replace(b.state, '%s', %s)".formatted(LATER, iso);
                    case "look_at" -> "case when b.look_at is not null then %s end".formatted(due);
                    default -> "b." + column;
                })
                .collect(Collectors.joining(", "));
        Sql.run(connection, """
                insert into subject select %s from bench.before b join bench.numbers k using (id)
                where k.n between %d and %d""".formatted(copied, from, to));
    }

    private static void await(Connection connection, String question) {
        Await.until(
                "the first case has come so far: " + question, PATIENCE, () -> Sql.number(connection, question) > 0);
    }

    /** Keeps {@code count} copies of the first case and its party in {@code bench.before}; {@code bench.keys} numbers them. */
    static void copy(Connection connection, int count) throws SQLException {
        String copied =
                Sql.columns(connection, "subject").stream().map(Book::copied).collect(Collectors.joining(", "));
        Sql.run(
                connection,
                "create schema bench",
                """
                create table bench.keys as select n, md5('case ' || n) collate "C" as case_id,
                    'p-' || md5('party ' || n) collate "C" as party_id
                from generate_series(1, %d) n""".formatted(count),
                "create unique index on bench.keys (case_id)",
                "create unique index on bench.keys (party_id)",
                "create unique index on bench.keys (n)",
                // one key a row: what is joined by it can be hashed
                """
                create view bench.numbers as
                select n, case_id as id from bench.keys union all select n, party_id from bench.keys""",
                "create table bench.before as select %s from bench.keys k cross join subject s order by k.n, s.kind"
                        .formatted(copied),
                "vacuum analyze bench.keys, bench.before");
    }

    private static String copied(String column) {
        return switch (column) {
            case "id" -> "case s.kind when 'case' then k.case_id else k.party_id end as id";
            case "state" ->
                "replace(replace(s.state, '%s', k.case_id), '%s', k.party_id) as state".formatted(CASE, PARTY);
            default -> "s." + column;
        };
    }

    /**
     * Puts the first {@code cases} of the book back to the eve of the step, and nothing beside them. The caller's transaction
     * is left open, so that nobody sees it yet.
     */
    static void restore(Connection connection, int cases) throws SQLException {
        restore(connection, 1, cases);
    }

    /** The same with these of the book. */
    static void restore(Connection connection, int from, int to) throws SQLException {
        Sql.run(connection, "truncate subject, journal, mailbox, effect, receipt");
        add(connection, from, to);
        Sql.run(connection, "analyze subject");
    }

    /** Puts some more cases and their parties on the eve of the step, in a transaction of the caller's. */
    static void add(Connection connection, int from, int to) throws SQLException {
        Sql.run(connection, """
                insert into subject select b.* from bench.before b join bench.numbers k using (id)
                where k.n between %d and %d""".formatted(from, to));
    }

    /**
     * Adds cases whose step is years away: they are never due while anything is measured. The service is halted meanwhile:
     * with the indexes gone its clock and its gauges would read the whole growing table at every look.
     */
    static void future(Place place, Connection connection, int cases) throws Exception {
        place.halt("negotiation", true);
        try {
            load(place, connection, cases);
        } finally {
            place.halt("negotiation", false);
        }
    }

    /**
     * Loads {@code count} copies of the first case, each with a party of its own, under ids that {@link #caseId} tells; the
     * service is halted meanwhile.
     */
    static void many(Place place, Connection connection, int count) throws Exception {
        place.halt("negotiation", true);
        try {
            String copied = Sql.columns(connection, "subject").stream()
                    .map(Book::copied)
                    .collect(Collectors.joining(", "));
            unindexed(
                    place,
                    connection,
                    (half, worker) -> Sql.run(half, "set work_mem = '256MB'", """
                    insert into subject select %s
                    from (select * from subject where kind = '%s' and id in ('%s', '%s')) s cross join (
                        select n, md5('case ' || n) collate "C" as case_id, 'p-' || md5('party ' || n) collate "C" as party_id
                        from generate_series(1, %d) n order by %s) k""".formatted(
                                    copied,
                                    worker == 0 ? "case" : "party",
                                    CASE,
                                    PARTY,
                                    count,
                                    worker == 0 ? "case_id" : "party_id")));
        } finally {
            place.halt("negotiation", false);
        }
    }

    /** The id of one of {@link #many}. @param n 1 … count */
    static String caseId(int n) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(("case " + n).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Nobody else is at work, so both cores load: each half in the order of its key, and the other indexes afterwards. A vacuum
     * would write every page once more, one that comes by itself in the midst of the rounds; what nobody touches needs none.
     */
    private static void load(Place place, Connection connection, int cases) throws Exception {
        String copied = Sql.columns(connection, "subject").stream()
                .map(column -> switch (column) {
                    case "id" -> "f.id";
                    case "look_at" -> "s.look_at + interval '1 year' + f.n * interval '1 second'";
                    default -> "s." + column;
                })
                .collect(Collectors.joining(", "));
        unindexed(
                place,
                connection,
                (half, worker) -> Sql.run(half, "set work_mem = '256MB'", """
                insert into subject select %1$s
                from (select * from bench.before where kind = 'case' limit 1) s cross join (
                    select id, row_number() over (order by id) as n
                    from (select md5('future ' || i) as id from generate_series(1, %2$d) i) h
                    where get_byte(decode(left(id, 2), 'hex'), 0) / 128 = %3$d) f
                order by f.id""".formatted(copied, cases, worker)));
    }

    private static void unindexed(Place place, Connection connection, Half load) throws Exception {
        List<String> indexes = Sql.texts(connection, INDEXES.formatted("indexname"));
        List<String> definitions = Sql.texts(connection, INDEXES.formatted("indexdef"));
        Sql.run(
                connection,
                "alter table subject set (autovacuum_enabled = false, autovacuum_vacuum_insert_threshold = -1)",
                "drop index " + String.join(", ", indexes));
        inHalves(place, load);
        inHalves(place, (half, worker) -> {
            for (int i = worker; i < definitions.size(); i += Workers.COUNT) {
                Sql.run(half, "set maintenance_work_mem = '512MB'", definitions.get(i));
            }
        });
        Sql.run(connection, "analyze subject", "alter table subject reset (autovacuum_enabled)", "checkpoint");
    }

    /** A part of the work, over a connection of its own. */
    private interface Half {
        void run(Connection connection, int worker) throws SQLException;
    }

    private static void inHalves(Place place, Half half) throws Exception {
        Workers.run(worker -> {
            try (Connection connection = place.connect("negotiation")) {
                half.run(connection, worker);
            }
            return 0;
        });
    }
}
