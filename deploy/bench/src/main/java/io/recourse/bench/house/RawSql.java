package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;

/** The floor: one statement per thousand claims what is due and writes what is to be written, from two connections. */
final class RawSql {

    private static final int BATCH = 1_000;

    private final Place place;
    private final String statement;

    RawSql(Place place, After after) {
        this.place = place;
        this.statement = """
                with due as (select s.id from subject s where s.look_at <= ? and s.parked is null
                    order by s.look_at limit %d for no key update skip locked),
                picked as materialized (select k.n as book from due join bench.keys k on k.case_id = due.id),
                %s
                select count(*) from picked""".formatted(BATCH, after.writing("a.book in (select book from picked)"));
    }

    /** @return escalations per second */
    double escalate(int cases) throws Exception {
        long began = System.nanoTime();
        long sum = Workers.run(_ -> work());
        if (sum != cases) {
            throw new StackFailed("raw SQL escalated %d of %d".formatted(sum, cases));
        }
        return cases / ((System.nanoTime() - began) / 1e9);
    }

    private long work() throws Exception {
        long sum = 0;
        try (Connection connection = place.connect("negotiation");
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            Sql.run(connection, Sql.PLANNED_AS_THE_SERVICES);
            prepared.setTimestamp(1, Timestamp.from(Book.DUE));
            while (true) {
                try (ResultSet row = prepared.executeQuery()) {
                    row.next();
                    long claimed = row.getLong(1);
                    sum += claimed;
                    if (claimed == 0) {
                        return sum;
                    }
                }
            }
        }
    }
}
