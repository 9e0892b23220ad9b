package io.recourse.bench.house;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the desk made of the book: every row it wrote, by the number of its case. The comparators write the same rows, byte for
 * byte, without having to think; {@link #holds} shows that they do.
 */
final class After {

    /** Given by the database, so not the same twice. */
    private static final Predicate<String> OWN =
            column -> !List.of("recorded_at", "n", "claimed_by", "claimed_at").contains(column);

    private final List<String> subject;
    private final List<String> journal;
    private final List<String> effect;

    private After(List<String> subject, List<String> journal, List<String> effect) {
        this.subject = subject;
        this.journal = journal;
        this.effect = effect;
    }

    /** Keeps what stands in the tables now. */
    static After keep(Connection connection) throws SQLException {
        After after = new After(
                Sql.columns(connection, "subject"),
                Sql.columns(connection, "journal").stream().filter(OWN).toList(),
                Sql.columns(connection, "effect").stream().filter(OWN).toList());
        for (String table : List.of("subject", "journal", "effect")) {
            // by the number of the case, as they will be asked for
            Sql.run(connection, """
                    create table bench.after_%1$s as
                    select k.n as book, t.* from %1$s t join bench.keys k on t.kind = 'case' and t.id = k.case_id
                    union all
                    select k.n, t.* from %1$s t join bench.keys k on t.kind = 'party' and t.id = k.party_id
                    order by 1""".formatted(table), "create index on bench.after_%s (book)".formatted(table));
        }
        // no vacuum in a transaction; the caller is in none
        Sql.run(connection, "vacuum analyze bench.after_subject, bench.after_journal, bench.after_effect");
        return after;
    }

    /**
     * The common table expressions that write everything of some cases.
     *
     * @param picked which: a condition on {@code a.book}
     */
    String writing(String picked) {
        String sets = subject.stream()
                .filter(c -> !List.of("kind", "id").contains(c))
                .map(c -> c + " = a." + c)
                .collect(Collectors.joining(", "));
        return Stream.of(
                        "changed as (update subject s set " + sets + " from bench.after_subject a where " + picked
                                + " and s.kind = a.kind and s.id = a.id)",
                        insert("journal", journal, picked),
                        insert("effect", effect, picked))
                .collect(Collectors.joining(",\n"));
    }

    private static String insert(String table, List<String> columns, String picked) {
        String names = String.join(", ", columns);
        String read = columns.stream().map(c -> "a." + c).collect(Collectors.joining(", "));
        return "%1$s_written as (insert into %1$s (%2$s) select %3$s from bench.after_%1$s a where %4$s)"
                .formatted(table, names, read, picked);
    }

    /** Whether all rows of the first {@code cases} cases are there, each as it should be, and no others of theirs. */
    boolean holds(Connection connection, int cases) throws SQLException {
        return holds(connection, "subject", subject, cases)
                && holds(connection, "journal", journal, cases)
                && holds(connection, "effect", effect, cases);
    }

    private static boolean holds(Connection connection, String table, List<String> columns, int cases)
            throws SQLException {
        String names = columns.stream().map(c -> "t." + c).collect(Collectors.joining(", "));
        // the sum of the rows' hashes, which does not ask for an order
        String hashes = "select coalesce(sum(hashtextextended(row(" + names + ")::text, 0)), 0) + count(*) from ";
        return Sql.number(connection, """
                        select cast((%1$s bench.after_%2$s t where t.book <= %3$d) = (%1$s (
                            select t.* from %2$s t join bench.keys k on t.kind = 'case' and t.id = k.case_id where k.n <= %3$d
                            union all
                            select t.* from %2$s t join bench.keys k on t.kind = 'party' and t.id = k.party_id where k.n <= %3$d
                        ) t) as int)""".formatted(hashes, table, cases)) == 1;
    }

    /** How many rows one escalation writes, as a sentence. */
    String perEscalation(Connection connection, int cases) throws SQLException {
        return "%d of subject (states of %d bytes), %d of journal (payloads of %d bytes), %d of effect"
                .formatted(
                        Sql.number(connection, "select count(*) from bench.after_subject") / cases,
                        Sql.number(connection, "select avg(octet_length(state)) from bench.after_subject"),
                        Sql.number(connection, "select count(*) from bench.after_journal") / cases,
                        Sql.number(connection, "select avg(octet_length(payload)) from bench.after_journal"),
                        Sql.number(connection, "select count(*) from bench.after_effect") / cases);
    }
}
