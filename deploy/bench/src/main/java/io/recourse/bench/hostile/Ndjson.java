package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.bench.hostile.Findings.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A stream of documents to intake, each with somebody who looks at what is answered to it. The last line lacks its end. */
final class Ndjson {

    static final String TYPE = "application/x-ndjson";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String path;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<Integer, Consumer<JsonNode>> looks = new HashMap<>();
    private int lines;

    /** @param path the door of intake */
    Ndjson(String path) {
        this.path = path;
    }

    /** @param look is given the result, or a missing node if there is none; nobody answers a line that is blank */
    void line(byte[] bytes, Consumer<JsonNode> look) {
        if (lines > 0) {
            body.write('\n');
        }
        lines++;
        body.writeBytes(bytes);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
            looks.put(lines, look);
        }
    }

    byte[] body() {
        return body.toByteArray();
    }

    void post(Ground ground, String lender) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ground.url("intake").resolve(path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", "Bearer " + ground.place().tokens().lender(lender))
                .header("Content-Type", TYPE)
                .POST(BodyPublishers.ofByteArray(body()))
                .build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
        answered(ground.findings(), response.statusCode(), response.body());
    }

    void answered(Findings findings, int status, String results) {
        if (status != 200) {
            findings.add(Kind.SERVER_ERROR, null, path + " answered a stream with " + status);
        }
        for (String text : results.lines().toList()) {
            JsonNode result = Ground.json(text);
            Consumer<JsonNode> look = looks.remove(result.path("line").asInt());
            if (look == null) {
                findings.add(Kind.UNACCOUNTED, null, "an answer to no line of " + path + ": " + text);
            } else {
                look.accept(result);
            }
        }
        looks.values().forEach(look -> look.accept(Ground.json("")));
    }
}
