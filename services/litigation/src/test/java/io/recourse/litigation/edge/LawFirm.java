package io.recourse.litigation.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The law firm's webhook: it files what it is given. */
public final class LawFirm implements QuarkusTestResourceLifecycleManager {

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/effects/filing", LawFirm::file);
            started.start();
            server = started;
            return Map.of(
                    "recourse.litigation.filing-url",
                    "http://127.0.0.1:" + started.getAddress().getPort() + "/effects/filing",
                    "recourse.litigation.filing-token",
                    "secret-of-litigation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!"Bearer secret-of-litigation"
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            WebhookAdapter.Order[] orders =
                    SealedJson.mapper().readValue(exchange.getRequestBody(), WebhookAdapter.Order[].class);
            List<WebhookAdapter.Answer> answers = Arrays.stream(orders)
                    .map(o -> new WebhookAdapter.Answer(o.key(), Effect.Result.DONE, "docketed"))
                    .toList();
            byte[] answer = SealedJson.mapper().writeValueAsBytes(answers);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
