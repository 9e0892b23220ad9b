package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** A lender's book by NDJSON over HTTP, to committed rows, beside the same rows as plain array inserts. */
public final class Rows implements Section {

    private static final int LINES = 16_000;
    /** Long streams a lender sends side by side: one for each of the desk's lanes. */
    private static final int STREAMS = 2;

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public String about() {
        return "%,d accounts by NDJSON over HTTP to committed rows, beside unnest inserts of the same rows"
                .formatted(LINES);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        try (Place place = Place.open(setup, List.of("intake"), false, Map.of(), say);
                Connection connection = place.connect("intake")) {
            push(place, 100);
            RawInserts inserts = new RawInserts(place, connection);
            for (int round = 1; round <= setup.rounds(); round++) {
                inserts.mark();
                ours.add(push(place, round));
                inserts.copyOfWhatCame(LINES);
                if (round == 1) {
                    say.accept("%,d accounts are ".formatted(LINES) + inserts.counted());
                }
                raw.add(inserts.insert(LINES));
                say.accept("round %d: %,.0f/s, raw %,.0f/s".formatted(round, ours.getLast(), raw.getLast()));
            }
        }
        figures.add("rows_per_s", "/s", ours, "accounts");
        figures.add("raw_rows_per_s", "/s", raw, "accounts");
    }

    /** @return accounts per second */
    private static double push(Place place, long seed) throws Exception {
        List<byte[]> lines = Accounts.lines(seed, LINES).stream()
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();
        URI door = place.door("intake").resolve("/v1/accounts");
        String token = place.tokens().lender(Events.LENDER);
        long began = System.nanoTime();
        try (ExecutorService streams = Executors.newFixedThreadPool(STREAMS);
                HttpClient http = HttpClient.newHttpClient()) {
            List<Future<Long>> taken = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                List<byte[]> part = lines.subList(i * LINES / STREAMS, (i + 1) * LINES / STREAMS);
                taken.add(streams.submit(() -> stream(http, door, token, part)));
            }
            long sum = 0;
            for (Future<Long> each : taken) {
                sum += each.get();
            }
            if (sum != LINES) {
                throw new StackFailed("intake took %d of %d accounts".formatted(sum, LINES));
            }
        }
        return LINES / ((System.nanoTime() - began) / 1e9);
    }

    private static long stream(HttpClient http, URI door, String token, List<byte[]> lines) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArrays(lines))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new StackFailed("intake answers " + answer.statusCode());
        }
        return answer.body()
                .lines()
                .filter(line -> line.contains("\"status\":200"))
                .count();
    }
}
