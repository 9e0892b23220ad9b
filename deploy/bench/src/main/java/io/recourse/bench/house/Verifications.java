package io.recourse.bench.house;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.process.StackFailed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A lender verifies parties by all 23 items at a steady rate, every list loaded. What counts is the time from the instant at
 * which a question was to be asked to its answer, so that questions which wait for others are measured too.
 */
public final class Verifications implements Section {

    private static final int PER_SECOND = 200;
    private static final Duration ROUND = Duration.ofSeconds(20);
    private static final int LISTED = 50_000;
    private static final int ITEMS = 23;
    private static final List<String> REGISTERS = List.of(
            "abnormal-operation",
            "bankruptcy",
            "dishonest",
            "enforcement",
            "identity-mismatch",
            "licence",
            "registration-ended",
            "restricted-consumption",
            "serious-violation",
            "tax-violation");

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String name() {
        return "verifications";
    }

    @Override
    public String about() {
        return "parties verified by %d items, %d a second, %d lists of %,d loaded"
                .formatted(ITEMS, PER_SECOND, REGISTERS.size(), LISTED);
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        List<Double> median = new ArrayList<>();
        List<Double> tail = new ArrayList<>();
        try (Place place = Place.open(setup, List.of("intake"), false, Map.of(), say);
                HttpClient http = HttpClient.newHttpClient()) {
            byte[] list = list();
            for (String register : REGISTERS) {
                load(http, place, register, list);
            }
            say.accept("loaded %d lists".formatted(REGISTERS.size()));
            round(http, place, 100);
            for (int round = 1; round <= setup.rounds(); round++) {
                Quantiles found = round(http, place, round);
                median.add(found.at(0.5));
                tail.add(found.at(0.99));
                say.accept("round %d: p50 %.1f ms, p99 %.1f ms of %,d verifications"
                        .formatted(round, median.getLast(), tail.getLast(), found.count()));
            }
        }
        figures.add("verification_ms_p50", "ms", median);
        figures.add("verification_ms_p99", "ms", tail);
    }

    private static Stream<Obligor> parties(long seed, int count) {
        return new Portfolio(seed, count, Portfolio.LENDERS, Portfolio.AS_OF)
                .stream().map(account -> account.message().debtor());
    }

    private static byte[] list() {
        StringBuilder lines = new StringBuilder();
        parties(1, LISTED).forEach(party -> lines.append(json(Map.of("idNumber", party.idNumber())))
                .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void load(HttpClient http, Place place, String register, byte[] list) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(place.door("intake").resolve("/v1/registers/" + register))
                .header("Authorization", "Bearer " + place.tokens().operator())
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(list))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"refused\":0")) {
            throw new StackFailed("intake did not take list %s: %d".formatted(register, answer.statusCode()));
        }
    }

    private static Quantiles round(HttpClient http, Place place, long seed) {
        int count = Math.toIntExact(PER_SECOND * ROUND.toSeconds());
        // those of seed 1 are on every list, the others on none
        List<HttpRequest> questions =
                parties(seed, count).map(party -> question(place, party)).toList();
        List<CompletableFuture<Double>> answers = new ArrayList<>(count);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long at = began + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(at - System.nanoTime());
            }
            answers.add(
                    http.sendAsync(questions.get(i), BodyHandlers.ofString()).thenApply(answer -> millis(at, answer)));
        }
        return new Quantiles(
                answers.stream().mapToDouble(CompletableFuture::join).toArray());
    }

    private static double millis(long at, HttpResponse<String> answer) {
        double millis = (System.nanoTime() - at) / 1e6;
        if (answer.statusCode() != 200 || items(answer.body()) != ITEMS) {
            throw new StackFailed("intake answers " + answer.statusCode());
        }
        return millis;
    }

    private static int items(String body) {
        try {
            return JSON.readTree(body).path("items").size();
        } catch (JsonProcessingException e) {
            throw new StackFailed("intake's answer cannot be read", e);
        }
    }

    private static String json(Map<String, ?> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest question(Place place, Obligor party) {
        String body = json(Map.of(
                "purpose", "COLLECTION",
                "kind", party.kind(),
                "idNumber", party.idNumber(),
                "name", party.name()));
        return HttpRequest.newBuilder(place.door("intake").resolve("/v1/verifications"))
                .header("Authorization", "Bearer " + place.tokens().lender(Events.LENDER))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
