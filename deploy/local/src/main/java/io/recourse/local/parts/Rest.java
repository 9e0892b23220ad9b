package io.recourse.local.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A few plain HTTP calls to the stack's own processes. */
final class Rest {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final URI base;

    Rest(URI base) {
        this.base = base;
    }

    /** What came back. */
    record Answer(int status, String body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, BodyPublishers.ofString(json));
    }

    Answer post(String path) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
