package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

    private static final String CASE = "7e0f1c64b2a94d0db5a8e3c1f6029b7d";
    private static final String PARTY = "p-5d41402abc4b2a76b9719d911017c592";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Book() {}

    /** Brings the first case to the eve of its step. */
    static void first(Place place, Connection negotiation) throws SQLException, InterruptedException {
        try (Events events = new Events(place)) {
            events.open(CASE, PARTY, "Asia/Shanghai", START, Events.ladder(1));
            events.flush();
        }
        await(negotiation, "select count(*) from subject where kind = 'case' and strategy is not null");
        place.client().advance(START.plusSeconds(60));
        await(negotiation, "select count(*) from subject where kind = 'case' and status = 'TALKING'");
    }

    private static void await(Connection connection, String question) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Sql.number(connection, question) == 0) {
            if (System.nanoTime() > end) {
                throw new StackFailed("the first case has not come so far: " + question);
            }
            Thread.sleep(20);
        }
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

    /** Puts the book back to the eve of the step. The caller's transaction is left open, so that nobody sees it yet. */
    static void restore(Connection connection) throws SQLException {
        Sql.run(
                connection,
                "truncate subject, journal, mailbox, effect, receipt",
                "insert into subject select * from bench.before",
                "analyze subject");
    }
}
