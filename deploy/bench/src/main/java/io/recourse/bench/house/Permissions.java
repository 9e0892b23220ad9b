package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A lender's people ask at a steady rate whether they may contact debtors, among a million parties. What counts is the time
 * from the instant at which a question was to be asked to its answer, so that questions which wait for others are measured
 * too. Beside it, one after the other: the commit of one small row on the same disk, which no answer that is kept can beat.
 */
public final class Permissions implements Section {

    private static final int PER_SECOND = 500;
    private static final Duration ROUND = Duration.ofSeconds(20);
    /** As long as the compiler is at work on the methods of an ask: beside two processors it takes them from who asks. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    /** So many are under way at most while the service warms up: what it cannot do yet must not pile up before it. */
    private static final int GENTLY = 32;

    private static final int COMMITS = 2_000;

    @Override
    public String name() {
        return "permissions";
    }

    @Override
    public String about() {
        return "contacts asked for, %d a second, among a million parties, beside commits of one row"
                .formatted(PER_SECOND);
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        int parties = setup.accounts();
        List<Double> median = new ArrayList<>();
        List<Double> tail = new ArrayList<>();
        List<Double> commit = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        int asks = Math.toIntExact(PER_SECOND * ROUND.toSeconds());
        if (parties < asks * setup.rounds() + PER_SECOND * WARM_UP.toSeconds()) {
            throw new StackFailed("each party is asked for once, so there must be more of them than asks");
        }
        try (Silence silence = new Silence();
                Place place = Place.open(setup, List.of("negotiation"), false, silence.told(), say);
                Connection connection = place.connect("negotiation");
                Caller caller = new Caller(
                        place.door("negotiation").resolve("/v1/contact-permissions"),
                        place.tokens().lender(Events.LENDER))) {
            Book.first(place, connection);
            say.accept("loading %,d parties and their cases".formatted(parties));
            Book.many(place, connection, parties);
            Sql.run(connection, "create table public.bench_commit (n bigint)");
            Random chance = new Random(setup.seed());
            int[] shuffled = shuffled(parties, chance);
            int asked = Math.toIntExact(PER_SECOND * WARM_UP.toSeconds());
            say.accept("warming up: p99 %.1f ms"
                    .formatted(ask(caller, shuffled, 0, asked, GENTLY).at(0.99)));
            for (int round = 1; round <= setup.rounds(); round++) {
                Quantiles found = ask(caller, shuffled, asked, asks, asks);
                asked += asks;
                Quantiles commits = commits(connection);
                median.add(found.at(0.5));
                tail.add(found.at(0.99));
                commit.add(commits.at(0.5));
                ratio.add(tail.getLast() / commit.getLast());
                say.accept("round %d: p50 %.1f ms, p99 %.1f ms of %,d asks; one row committed in %.2f ms"
                        .formatted(round, median.getLast(), tail.getLast(), found.count(), commit.getLast()));
            }
        }
        figures.add("permission_ms_p50", "ms", median, "at %d asks a second".formatted(PER_SECOND));
        figures.add(
                "permission_ms_p99",
                "ms",
                tail,
                "at %d asks a second, %,d parties, each asked for once".formatted(PER_SECOND, parties));
        figures.add("commit_ms_p50", "ms", commit, "one row inserted and committed with fsync, nothing beside it");
        figures.add("permission_p99_by_commit", "", ratio, "permission_ms_p99 ÷ commit_ms_p50");
    }

    private static int[] shuffled(int count, Random chance) {
        int[] all = IntStream.rangeClosed(1, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        return all;
    }

    /** @param atOnce so many are not answered yet at most */
    private static Quantiles ask(Caller caller, int[] parties, int from, int count, int atOnce) {
        List<String> questions = IntStream.range(from, from + count)
                .mapToObj(i -> question(Book.caseId(parties[i])))
                .toList();
        List<CompletableFuture<Double>> answers = new ArrayList<>(count);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            if (i >= atOnce) {
                answers.get(i - atOnce).join();
            }
            long at = began + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            answers.add(caller.post(questions.get(i)).thenApply(answer -> millis(at, answer)));
        }
        return new Quantiles(
                answers.stream().mapToDouble(CompletableFuture::join).toArray());
    }

    private static double millis(long at, Caller.Answer answer) {
        if (answer.status() != 200 || !answer.body().contains("\"allowed\":true")) {
            throw new StackFailed("negotiation answers %d: %s".formatted(answer.status(), answer.body()));
        }
        return (answer.at() - at) / 1e6;
    }

    private static String question(String caseId) {
        return """
                {"askId": "call-1", "caseId": "%s", "channel": "PHONE", "purpose": "DUNNING", "tone": "FIRM"}""".formatted(caseId);
    }

    private static Quantiles commits(Connection connection) throws SQLException {
        double[] millis = new double[COMMITS];
        try (PreparedStatement insert = connection.prepareStatement("insert into public.bench_commit values (?)")) {
            for (int i = 0; i < COMMITS; i++) {
                insert.setLong(1, i);
                long began = System.nanoTime();
                insert.executeUpdate();
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
        }
        return new Quantiles(millis);
    }
}
