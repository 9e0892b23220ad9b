package io.recourse.local.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.json.SealedJson;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Intake's HTTP door as a lender uses it. An {@link IOException} means: not now, try again. */
final class HttpDoor implements AutoCloseable {
    private static final long LIMIT_SECONDS = 120;

    private final Doors doors;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HttpDoor(Doors doors) {
        this.doors = doors;
    }

    /** One thing that is wrong with a line. */
    record Fault(@Nullable String field, String rule, String detail) {}

    /**
     * One line of the answer; the status is what the line would have had on its own.
     *
     * @param faults none, or the first of them once more and all others
     */
    record Answer(
            int status,
            String outcome,
            @Nullable String id,
            @Nullable String rule,
            @Nullable String field,
            @Nullable String detail,
            List<Fault> faults) {}

    /**
     * Pushes statements of one lender as NDJSON. The answers come in the order of the statements and may be fewer; of the
     * others, and of all when it throws, nobody knows whether they were taken.
     */
    List<Answer> push(String lender, List<Statement> statements) throws IOException {
        return push(
                lender,
                "/v1/accounts",
                statements.stream().map(s -> s.line().json()).toList());
    }

    /** Likewise, lines as they are. */
    List<Answer> push(String lender, String path, List<String> lines) throws IOException {
        List<byte[]> body = lines.stream()
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .toList();
        HttpRequest request = request(lender, path)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArrays(body))
                .build();
        HttpResponse<String> response = send(request);
        check(response.statusCode(), lender, "accounts");
        List<Answer> answers = new ArrayList<>();
        for (String line : response.body().lines().limit(lines.size()).toList()) {
            answers.add(answer(line));
        }
        return answers;
    }

    /** The id under which a case of the account goes, whether there is one or not. */
    String caseId(Statement statement) throws IOException {
        AccountPushed message = statement.sample().message();
        String account =
                URLEncoder.encode(message.account(), StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/v1/accounts/" + account + "?episode=" + message.episodeMeant();
        String caseId =
                get(statement, path).map(json -> json.path("caseId").asText()).orElse("");
        if (caseId.isEmpty()) {
            throw new StackFailed("intake has no id for account " + message.account());
        }
        return caseId;
    }

    /** Whether there is such a case; a row that nothing ever happened to is none. */
    boolean exists(Statement statement, String caseId) throws IOException {
        return get(statement, "/v1/cases/" + caseId)
                .filter(json -> json.path("version").asLong() > 0)
                .isPresent();
    }

    private Optional<JsonNode> get(Statement statement, String path) throws IOException {
        String lender = statement.sample().lender();
        HttpResponse<String> response = send(request(lender, path).GET().build());
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        check(response.statusCode(), lender, "cases");
        return Optional.of(read(response.body()));
    }

    private HttpRequest.Builder request(String lender, String path) {
        URI uri = URI.create(doors.intake().toString().replaceFirst("/+$", "") + path);
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + doors.token().apply(lender));
    }

    /** The limit covers the whole answer; a request's own ends with the answer's first byte. */
    private HttpResponse<String> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted while pushing accounts", e);
        }
    }

    /** A busy or broken server may recover; a request it will not have is our mistake and stays one. */
    private static void check(int status, String lender, String what) throws IOException {
        if (status == 429 || status >= 500) {
            throw new IOException("intake answers " + status);
        }
        if (status != 200) {
            throw new StackFailed("intake answers " + status + " when " + lender + " asks for its " + what);
        }
    }

    private static Answer answer(String line) throws IOException {
        JsonNode json = read(line);
        List<Fault> faults = new ArrayList<>();
        for (JsonNode fault : json.path("errors")) {
            faults.add(fault(fault));
        }
        if (faults.isEmpty() && json.hasNonNull("rule")) {
            faults.add(fault(json));
        }
        return new Answer(
                json.path("status").asInt(),
                json.path("outcome").asText(),
                text(json, "id"),
                text(json, "rule"),
                text(json, "field"),
                text(json, "detail"),
                faults);
    }

    private static Fault fault(JsonNode json) {
        return new Fault(
                text(json, "field"),
                json.path("rule").asText(),
                json.path("detail").asText());
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }

    private static JsonNode read(String json) throws IOException {
        try {
            return SealedJson.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException("the answer is cut off", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
