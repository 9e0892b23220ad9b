package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.Await;
import io.recourse.local.process.StackFailed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The pipe under a steady load: a lender pushes one account after the other, and what counts is the time from intake's commit
 * of a case to segmentation's commit of the same case, through the log, Debezium and Kafka.
 */
public final class Latency implements Section {

    private static final int PER_SECOND = 200;
    private static final double LEAST_OF_THE_RATE = 0.95;
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** Codes get warm first: as fast as they are taken, for the compiler is done sooner the more there is to see. */
    private static final int WARM_UP = 16_000;

    private static final int WARM_UP_AT_A_TIME = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String about() {
        return "intake's commit to segmentation's at %d cases a second, these two services alone".formatted(PER_SECOND);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        List<Double> median = new ArrayList<>();
        List<Double> tail = new ArrayList<>();
        List<Double> published = new ArrayList<>();
        try (Place place = Place.open(
                        setup, List.of("intake", "segmentation"), true, Map.of("RECOURSE_DESK_LANES", "1"), say);
                Connection intake = place.connect("intake");
                Connection segmentation = place.connect("segmentation")) {
            say.accept("warming up: %,.0f accounts/s".formatted(warmUp(place)));
            awaitHeard(intake, segmentation);
            round(place, intake, segmentation, 100, SETTLING);
            for (int round = 1; round <= setup.rounds(); round++) {
                Round of = round(place, intake, segmentation, round, ROUND);
                Quantiles found = of.effects();
                median.add(found.at(0.5));
                tail.add(found.at(0.99));
                published.add(of.published().at(0.5));
                say.accept("round %d: p50 %.1f ms, p99 %.1f ms of %,d cases"
                        .formatted(round, median.getLast(), tail.getLast(), found.count()));
            }
        }
        figures.add("commit_to_effect_ms_p50", "ms", median);
        figures.add("commit_to_effect_ms_p99", "ms", tail);
        figures.add("commit_to_topic_ms_p50", "ms", published, "of that: through the log and Debezium to Kafka");
    }

    /** From intake's commit to segmentation's, and to Kafka. */
    private record Round(Quantiles effects, Quantiles published) {}

    private static Round round(Place place, Connection intake, Connection segmentation, long seed, Duration length)
            throws Exception {
        int count = Math.toIntExact(PER_SECOND * length.toSeconds());
        String began = Sql.texts(intake, "select clock_timestamp()::text").getFirst();
        push(place, seed, count);
        awaitHeard(intake, segmentation);
        Map<String, Long> causes = committed(intake, "CaseOpened.v1", began);
        if (causes.size() != count) {
            throw new StackFailed("%d of %d cases were opened".formatted(causes.size(), count));
        }
        requireRate(causes);
        return new Round(
                joined(causes, committed(segmentation, "CaseWatched", began)),
                joined(causes, Published.at(place, "segmentation", "cases.intake", "CaseOpened.v1")));
    }

    /** A pipe that keeps its cases waiting at the door is not under the load of which its delays speak. */
    private static void requireRate(Map<String, Long> causes) {
        LongSummaryStatistics micros =
                causes.values().stream().mapToLong(Long::longValue).summaryStatistics();
        double perSecond = (causes.size() - 1) * 1e6 / (micros.getMax() - micros.getMin());
        if (perSecond < PER_SECOND * LEAST_OF_THE_RATE) {
            throw new StackFailed("intake took %.0f cases a second instead of %d".formatted(perSecond, PER_SECOND));
        }
    }

    /** Each has heard everything the other has said, so that nobody begins a round with the end of the one before. */
    private static void awaitHeard(Connection intake, Connection segmentation) {
        Await.until("intake and segmentation have heard all of each other", PATIENCE, () -> {
            boolean heard = allHeard(intake, segmentation);
            // once more: whoever heard the last word of the other may have answered it in between
            Thread.sleep(100);
            return heard && allHeard(intake, segmentation);
        });
    }

    private static boolean allHeard(Connection intake, Connection segmentation) throws SQLException {
        return heard("cases.intake", intake, segmentation) && heard("cases.segmentation", segmentation, intake);
    }

    private static boolean heard(String topic, Connection speaker, Connection listener) throws SQLException {
        long seen = Sql.number(listener, "select coalesce(sum(seen), 0) from flow where topic = ?", topic);
        return seen == Sql.number(speaker, "select coalesce(sum(sent), 0) from flow where topic = ?", topic);
    }

    /** @return accounts a second */
    private static double warmUp(Place place) throws Exception {
        List<String> bodies = Accounts.lines(WARM_UP, WARM_UP).toList();
        Semaphore room = new Semaphore(WARM_UP_AT_A_TIME);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            for (String body : bodies) {
                room.acquire();
                answers.add(http.sendAsync(account(place, body), BodyHandlers.ofString())
                        .whenComplete((_, _) -> room.release()));
            }
            requireTaken(answers);
            return WARM_UP / ((System.nanoTime() - began) / 1e9);
        }
    }

    private static HttpRequest account(Place place, String body) {
        return HttpRequest.newBuilder(place.door("intake").resolve("/v1/accounts"))
                .header("Authorization", "Bearer " + place.tokens().lender(Events.LENDER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void push(Place place, long seed, int count) throws Exception {
        List<HttpRequest> requests =
                Accounts.lines(seed, count).map(body -> account(place, body)).toList();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            for (int i = 0; i < requests.size(); i++) {
                long at = began + i * 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(at - System.nanoTime());
                answers.add(http.sendAsync(requests.get(i), BodyHandlers.ofString()));
            }
            requireTaken(answers);
        }
    }

    private static void requireTaken(List<CompletableFuture<HttpResponse<String>>> answers) {
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            if (answer.join().statusCode() / 100 != 2) {
                throw new StackFailed("intake answers " + answer.join().body());
            }
        }
    }

    /** When the event of each case was committed, in microseconds. */
    private static Map<String, Long> committed(Connection connection, String type, String since) throws SQLException {
        Map<String, Long> committed = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select id, cast(extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000 as bigint)
                        from journal where kind = 'case' and type = '%s' and recorded_at >= '%s'""".formatted(type, since))) {
            while (rows.next()) {
                committed.put(rows.getString(1), rows.getLong(2));
            }
        }
        return committed;
    }

    /** All live on one machine: one clock gives all their times. */
    private static Quantiles joined(Map<String, Long> causes, Map<String, Long> effects) {
        return new Quantiles(causes.entrySet().stream()
                .mapToDouble(cause -> {
                    Long effect = effects.get(cause.getKey());
                    if (effect == null) {
                        throw new StackFailed("case " + cause.getKey() + " had no effect");
                    }
                    return (effect - cause.getValue()) / 1_000.0;
                })
                .toArray());
    }
}
