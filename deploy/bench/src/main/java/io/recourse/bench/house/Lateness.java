package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Deadlines by the wall's clock, spread evenly, among a million of the future: how long after its instant the consequence of
 * each was committed.
 */
public final class Lateness implements Section {

    private static final int DEADLINES = 5_000;
    private static final Duration SPREAD = Duration.ofSeconds(30);
    private static final int FUTURE = 1_000_000;
    private static final Duration LEAD = Duration.ofSeconds(4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "lateness";
    }

    @Override
    public String about() {
        return "%,d deadlines over %d s among %,d of the future, beside db-scheduler"
                .formatted(DEADLINES, SPREAD.toSeconds(), FUTURE);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        Map<String, String> byTheWall = Map.of("RECOURSE_SANDBOX_ENABLED", "false");
        try (Silence silence = new Silence();
                Place place = Place.open(setup, List.of("negotiation"), false, silence.told(byTheWall), say);
                Connection connection = place.connect("negotiation")) {
            Book.scheduled(place, connection);
            Book.copy(connection, DEADLINES + DEADLINES / setup.rounds());
            say.accept("loading %,d cases and as many tasks".formatted(FUTURE));
            Book.future(place, connection, FUTURE);
            try (DbSchedulerLateness scheduler = new DbSchedulerLateness(place, connection, FUTURE)) {
                int each = DEADLINES / setup.rounds();
                Duration spread = SPREAD.dividedBy(setup.rounds());
                // codes of both get warm first
                ours(connection, DEADLINES + 1, DEADLINES + each, spread);
                scheduler.lateness(connection, DEADLINES + 1, DEADLINES + each, start(), spread);
                List<Quantiles> ours = new ArrayList<>();
                List<Quantiles> theirs = new ArrayList<>();
                for (int round = 0; round < setup.rounds(); round++) {
                    ours.add(ours(connection, round * each + 1, (round + 1) * each, spread));
                    theirs.add(scheduler.lateness(connection, round * each + 1, (round + 1) * each, start(), spread));
                }
                figures.add("lateness_ms_p50", "ms", at(ours, 0.5));
                figures.add("lateness_ms_p99", "ms", at(ours, 0.99));
                figures.add("db_scheduler_lateness_ms_p50", "ms", at(theirs, 0.5));
                figures.add("db_scheduler_lateness_ms_p99", "ms", at(theirs, 0.99));
            }
        }
    }

    private static List<Double> at(List<Quantiles> rounds, double share) {
        return rounds.stream().map(q -> q.at(share)).toList();
    }

    private static Instant start() {
        return Instant.now().plus(LEAD).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Quantiles ours(Connection connection, int from, int to, Duration spread)
            throws SQLException, InterruptedException {
        Instant start = start();
        Book.startingBetween(connection, from, to, start, spread);
        Thread.sleep(Duration.between(Instant.now(), start).plus(spread));
        return measured(connection, to - from + 1, """
                select extract(epoch from pg_xact_commit_timestamp(j.xmin) - j.business_at) * 1000
                from journal j join bench.keys k on j.id = k.case_id
                where j.kind = 'case' and j.type = 'NegotiationStarted.v1' and k.n between %d and %d""".formatted(from, to));
    }

    /**
     * Waits for the late ones.
     *
     * @throws StackFailed if the question still has not as many answers as there were deadlines
     */
    static Quantiles measured(Connection connection, int deadlines, String question)
            throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        double[] found = answers(connection, question);
        while (found.length < deadlines) {
            if (System.nanoTime() > end) {
                throw new StackFailed("%d of %d deadlines have been taken".formatted(found.length, deadlines));
            }
            Thread.sleep(500);
            found = answers(connection, question);
        }
        return new Quantiles(found);
    }

    private static double[] answers(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question);
                ResultSet rows = statement.executeQuery()) {
            List<Double> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getDouble(1));
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }
}
