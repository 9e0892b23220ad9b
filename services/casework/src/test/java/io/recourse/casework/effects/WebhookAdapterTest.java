package io.recourse.casework.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed answer means that nobody knows; only what the provider says of an order by its key counts. */
@NullUnmarked
class WebhookAdapterTest {

    private HttpServer provider;
    private int status = 200;
    private String answer = "[]";

    @BeforeEach
    void a_provider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (status == 0) {
                exchange.close();
                return;
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void closes() {
        provider.stop(0);
    }

    @Test
    void each_order_ends_as_the_provider_says_of_its_key_and_is_unknown_if_it_says_nothing() {
        answer = """
                [{"key": "case/1/b", "result": "FAILED", "detail": "no such number"},
                 {"key": "case/1/a", "result": "DONE", "detail": "sent"}]""";
        assertThat(perform("a", "b", "c"))
                .extracting(EffectAdapter.Ended::result)
                .containsExactly(Effect.Result.DONE, Effect.Result.FAILED, Effect.Result.UNKNOWN);
    }

    /** An order that was dropped was never handed over, which no provider can say of one that it had. */
    @Test
    void what_a_provider_calls_dropped_has_an_unknown_outcome() {
        answer = "[{\"key\": \"case/1/a\", \"result\": \"DROPPED\", \"detail\": \"expired\"}]";
        assertThat(perform("a")).containsExactly(new EffectAdapter.Ended(Effect.Result.UNKNOWN, "expired"));
    }

    @Test
    void an_answer_other_than_200_fails_the_batch_whatever_it_says() {
        status = 202;
        answer = "[{\"key\": \"case/1/a\", \"result\": \"DONE\", \"detail\": \"sent\"}]";
        assertThatThrownBy(() -> perform("a")).hasMessageContaining("answered 202");
        status = 503;
        assertThatThrownBy(() -> perform("a")).hasMessageContaining("answered 503");
    }

    @Test
    void an_answer_that_cannot_be_read_fails_the_batch() {
        answer = "tea";
        assertThatThrownBy(() -> perform("a")).hasMessageContaining("cannot be read");
    }

    @Test
    void a_provider_that_hangs_up_without_an_answer_fails_the_batch() {
        status = 0;
        assertThatThrownBy(() -> perform("a")).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_provider_that_cannot_be_reached_has_done_nothing_of_the_batch() {
        provider.stop(0);
        assertThatThrownBy(() -> perform("a"))
                .isInstanceOf(NothingDone.class)
                .hasMessage("the provider of shop cannot be reached");
    }

    private List<EffectAdapter.Ended> perform(String... refs) {
        URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/");
        SubjectId subject = new SubjectId("case", "1");
        return new WebhookAdapter("shop", url, "secret")
                .perform(java.util.Arrays.stream(refs)
                        .map(ref -> new EffectAdapter.Task(1, subject, ref, subject + "/" + ref, Map.of(), null, null))
                        .toList())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
