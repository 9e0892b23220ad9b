package io.recourse.bench.house;

import io.recourse.bench.Place;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.portfolio.StatementLine;
import io.recourse.local.process.StackFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Accounts of one lender as JSON, one a line; every seed has accounts of its own. */
final class Accounts {

    /** The lender has more than a quarter of a sample portfolio. */
    private static final long SHARE = 4;

    /** Long streams a lender sends side by side: one for each of the desk's lanes. */
    static final int STREAMS = 2;

    private Accounts() {}

    /** One after the other, none kept. */
    static Stream<String> lines(long seed, int count) {
        return new Portfolio(seed, count * SHARE, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream()
                        .filter(account -> account.lender().equals(Events.LENDER))
                        .limit(count)
                        .map(account -> StatementLine.of(account.message()).json())
                        .map(line -> line.replace("\"EB-", "\"EB" + seed + "-"));
    }

    /** Pushes a book by NDJSON in long streams side by side. @return accounts per second */
    static double push(Place place, long seed, int count) throws Exception {
        List<byte[]> lines = lines(seed, count)
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();
        if (lines.size() < count) {
            throw new IllegalStateException("only " + lines.size() + " accounts of " + Events.LENDER);
        }
        URI door = place.door("intake").resolve("/v1/accounts");
        String token = place.tokens().lender(Events.LENDER);
        long began = System.nanoTime();
        try (ExecutorService streams = Executors.newFixedThreadPool(STREAMS);
                HttpClient http = HttpClient.newHttpClient()) {
            List<Future<Long>> taken = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                List<byte[]> part = lines.subList(i * count / STREAMS, (i + 1) * count / STREAMS);
                taken.add(streams.submit(() -> stream(http, door, token, part)));
            }
            long sum = 0;
            for (Future<Long> each : taken) {
                sum += each.get();
            }
            if (sum != count) {
                throw new StackFailed("intake took %d of %d accounts".formatted(sum, count));
            }
        }
        return count / ((System.nanoTime() - began) / 1e9);
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
