package io.recourse.negotiation.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.casework.effects.EffectAdapter.Task;
import io.recourse.casework.effects.NothingDone;
import io.recourse.casework.security.CallerFilter;
import io.recourse.casework.security.Sensitive;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Asks intake whom contacts are for: for the purpose of the contact, under its case and its grant. The answer lives as long as
 * the sending; nothing of it is logged or kept.
 */
@Singleton
final class Reveals implements Recipients {

    private final URI url;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @Inject
    Reveals(RevealConfig config) {
        this.url = config.url();
        this.token = config.token().orElse("");
    }

    @Override
    public Uni<List<Recipient>> of(List<Task> tasks, String field) {
        List<Uni<Recipient>> asked = tasks.stream().map(t -> ask(t, field)).toList();
        return Uni.join().all(asked).andFailFast();
    }

    private Uni<Recipient> ask(Task task, String field) {
        String lender = task.body().get("lender");
        if (lender == null) {
            return Uni.createFrom().item(new Recipient.NotTold("lender-unknown"));
        }
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header(CallerFilter.LENDER, lender)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question(task, field)))
                .build();
        return Uni.createFrom()
                .completionStage(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()))
                .onFailure(IOException.class)
                .transform(_ -> new NothingDone("intake is away"))
                .map(response -> recipient(response, field));
    }

    private static byte[] question(Task task, String field) {
        try {
            return SealedJson.mapper()
                    .writeValueAsBytes(Map.of(
                            "purpose", "contact",
                            "caseId", task.subject().id(),
                            "grant", task.ref(),
                            "parties",
                                    List.of(Map.of(
                                            "party", Words.field(task.body(), "party"), "fields", List.of(field)))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e.getClass().getSimpleName());
        }
    }

    private static Recipient recipient(HttpResponse<byte[]> response, String field) {
        if (response.statusCode() != 200) {
            // what we may not ask now, we may later: nobody was contacted
            throw new NothingDone("intake answered " + response.statusCode());
        }
        try {
            JsonNode answer = SealedJson.mapper().readTree(response.body()).at("/parties/0");
            String rule = answer.at("/refusal/rule").asText("");
            if (!rule.isEmpty()) {
                return new Recipient.NotTold(rule);
            }
            String value = answer.at("/identity").path(field).asText("");
            return value.isBlank() ? new Recipient.NotTold("no-" + field) : new Recipient.Known(Sensitive.of(value));
        } catch (IOException e) {
            throw new NothingDone("intake's answer cannot be read");
        }
    }
}
