package io.recourse.disposal.edge;

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

/** The venue's webhooks: it does what it is told, but values nothing in {@link #NOBODY_VALUES}. */
public final class Venue implements QuarkusTestResourceLifecycleManager {

    /** Province whose assets nobody values. */
    static final String NOBODY_VALUES = "CN-XZ";

    private static final String TOKEN = "secret-of-disposal";

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/effects/valuation", exchange -> answer(exchange, "method"));
            started.createContext("/effects/auction", exchange -> answer(exchange, "act"));
            started.start();
            server = started;
            String root = "http://127.0.0.1:" + started.getAddress().getPort() + "/effects/";
            return Map.of(
                    "recourse.disposal.valuation-url", root + "valuation",
                    "recourse.disposal.auction-url", root + "auction",
                    "recourse.disposal.token", TOKEN);
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

    /** @param word what every order at this address must hold */
    private static void answer(HttpExchange exchange, String word) throws IOException {
        try (exchange) {
            if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            WebhookAdapter.Order[] orders =
                    SealedJson.mapper().readValue(exchange.getRequestBody(), WebhookAdapter.Order[].class);
            List<WebhookAdapter.Answer> answers = Arrays.stream(orders)
                    .map(o -> new WebhookAdapter.Answer(o.key(), result(o, word), "as ordered"))
                    .toList();
            byte[] answer = SealedJson.mapper().writeValueAsBytes(answers);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static Effect.Result result(WebhookAdapter.Order order, String word) {
        boolean known = order.body().containsKey(word)
                && !NOBODY_VALUES.equals(order.body().get("province"));
        return known ? Effect.Result.DONE : Effect.Result.FAILED;
    }
}
