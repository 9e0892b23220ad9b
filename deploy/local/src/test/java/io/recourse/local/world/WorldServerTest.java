package io.recourse.local.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorldServerTest {
    private final List<Order> heard = new CopyOnWriteArrayList<>();
    private final WorldServer server = WorldServer.open(0, new DoorTokens("word", "other", "third"), order -> {
        heard.add(order);
        return new Answer(order.key(), Answer.Result.DONE, "");
    });
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void a_batch_of_orders_is_answered_one_by_one() throws Exception {
        HttpResponse<String> answer = post("Bearer word", """
                [{"key":"case/1/a","ref":"a","subject":"case/1","body":{"channel":"SMS"},"until":"2026-01-01T00:00:00Z"},
                 {"key":"asset/x/v","ref":"v","subject":"asset/x","body":{}}]""");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("[{\"key\":\"case/1/a\",\"result\":\"DONE\",\"detail\":\"\"},"
                        + "{\"key\":\"asset/x/v\",\"result\":\"DONE\",\"detail\":\"\"}]");
        assertThat(heard).extracting(Order::adapter).containsExactly("message", "message");
        assertThat(heard.getFirst().field("channel")).isEqualTo("SMS");
        assertThat(heard.getLast().until()).isNull();
    }

    @Test
    void a_caller_without_the_token_of_that_partner_is_sent_away() throws Exception {
        assertThat(post("Bearer other", "[]").statusCode()).isEqualTo(401);
        assertThat(post("Bearer null", "[]").statusCode()).isEqualTo(401);
        assertThat(post("nothing-of-ours", "Bearer word", "[]").statusCode()).isEqualTo(401);
        assertThat(heard).isEmpty();
    }

    @Test
    void what_is_no_list_of_orders_is_refused() throws Exception {
        assertThat(post("Bearer word", "{").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String authorization, String body) throws IOException, InterruptedException {
        return post("message", authorization, body);
    }

    private HttpResponse<String> post(String adapter, String authorization, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.urlOf(adapter))
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
