package io.recourse.bench.house;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Asks one door many times, on one thread and over few connections. It stands on the processors of those it measures, so it
 * has to be light: the JDK's client takes more of them for a question than the service for its answer.
 */
final class Caller implements AutoCloseable {

    private static final int CONNECTIONS = 64;

    /** @param at when it was there, by {@link System#nanoTime()} */
    record Answer(int status, String body, long at) {}

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final HttpClient client;
    private final String path;
    private final String token;

    Caller(URI door, String token) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(door.getHost())
                .setDefaultPort(door.getPort())
                .setMaxPoolSize(CONNECTIONS));
        this.path = door.getPath();
        this.token = "Bearer " + token;
    }

    CompletableFuture<Answer> post(String body) {
        return client.request(HttpMethod.POST, path)
                .compose(request -> send(request, body))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private Future<Answer> send(HttpClientRequest request, String body) {
        return request.putHeader("Authorization", token)
                .putHeader("Content-Type", "application/json")
                .send(body)
                .compose(answer ->
                        answer.body().map(text -> new Answer(answer.statusCode(), text.toString(), System.nanoTime())));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
