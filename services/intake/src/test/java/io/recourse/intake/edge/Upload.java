package io.recourse.intake.edge;

import io.recourse.casework.door.Ndjson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A stream of lines that a lender sends bit by bit, hearing the answers while it does. */
final class Upload implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client;
    private final HttpClientRequest request;
    private final StringBuffer heard = new StringBuffer();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Upload(Vertx vertx, URI to, String token) {
        client = vertx.createHttpClient();
        request = done(client.request(HttpMethod.POST, to.getPort(), to.getHost(), to.getPath()))
                .putHeader("Authorization", "Bearer " + token)
                .putHeader("Content-Type", Ndjson.MEDIA_TYPE)
                .setChunked(true);
        request.response().onFailure(ended::completeExceptionally).onSuccess(response -> response.handler(
                        bytes -> heard.append(bytes.toString(StandardCharsets.ISO_8859_1)))
                .exceptionHandler(ended::completeExceptionally)
                .endHandler(_ -> ended.complete(null)));
    }

    void send(List<String> lines) {
        done(request.write(String.join("\n", lines) + "\n"));
    }

    /** Nothing more is sent; the answer comes to its proper end, or this fails. */
    void end() {
        done(request.end());
        ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    void awaitAnswers(int number) {
        Awaitility.await().atMost(PATIENCE).until(() -> answers().size() == number);
    }

    /** The lines heard so far. */
    List<String> answers() {
        return heard.toString().lines().toList();
    }

    @Override
    public void close() {
        done(client.close());
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
