package io.recourse.casework.effects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.recourse.casework.clock.WallClock;
import io.recourse.casework.decision.Effect;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands effects to a provider over HTTP: one POST per batch, a JSON array of {@code {key, ref, subject, body, until}}; the
 * answer is a JSON array of {@code {key, result: DONE | FAILED | UNKNOWN, detail}}. The provider does nothing twice under one
 * key.
 */
public final class WebhookAdapter implements EffectAdapter {

    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private final String name;
    private final URI url;
    private final String secret;
    private final @Nullable WebhookSignature signature;
    private final WallClock wall = new WallClock();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param secret bearer token the provider knows us by */
    public WebhookAdapter(String name, URI url, String secret) {
        this(name, url, secret, null);
    }

    /**
     * Likewise, with what lets the provider know that nobody else wrote it.
     *
     * @param signature null for a provider that asks for none
     */
    public WebhookAdapter(String name, URI url, String secret, @Nullable WebhookSignature signature) {
        this.name = name;
        this.url = url;
        this.secret = secret;
        this.signature = signature;
    }

    /** One order to the provider. */
    public record Order(
            String key,
            String ref,
            String subject,
            Map<String, String> body,
            @Nullable Instant until) {}

    /** The provider's word on one order. */
    public record Answer(String key, Effect.Result result, String detail) {}

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean idempotent() {
        return true;
    }

    @Override
    public Uni<List<Ended>> perform(List<Task> tasks) {
        byte[] orders = orders(tasks);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + secret)
                .POST(HttpRequest.BodyPublishers.ofByteArray(orders));
        if (signature != null) {
            // the number of its first row names a batch: a batch that is tried again may hold other rows, its orders'
            // keys do not change
            signature
                    .headers("batch_" + name + "_" + tasks.getFirst().n(), wall.now(), orders)
                    .forEach(request::header);
        }
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray()))
                .onFailure(e -> e instanceof ConnectException || e instanceof HttpConnectTimeoutException)
                .transform(_ -> new NothingDone("the provider of " + name + " cannot be reached"))
                .map(response -> ended(tasks, response));
    }

    private static byte[] orders(List<Task> tasks) {
        try {
            return SealedJson.mapper()
                    .writeValueAsBytes(tasks.stream()
                            .map(t -> new Order(t.key(), t.ref(), t.subject().toString(), t.body(), t.until()))
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only we drop what we never handed over: of an order that a provider had and calls dropped nobody knows. */
    private static Ended ended(Answer answer) {
        return new Ended(
                answer.result() == Effect.Result.DROPPED ? Effect.Result.UNKNOWN : answer.result(), answer.detail());
    }

    private List<Ended> ended(List<Task> tasks, HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the provider of " + name + " answered " + response.statusCode());
        }
        try {
            Map<String, Answer> answers = SealedJson.mapper().readValue(response.body(), ANSWERS).stream()
                    .collect(Collectors.toMap(Answer::key, Function.identity(), (a, _) -> a));
            return tasks.stream()
                    .map(t -> {
                        Answer answer = answers.get(t.key());
                        return answer == null
                                ? new Ended(Effect.Result.UNKNOWN, "the provider did not answer for it")
                                : ended(answer);
                    })
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the answer of the provider of " + name + " cannot be read", e);
        }
    }
}
