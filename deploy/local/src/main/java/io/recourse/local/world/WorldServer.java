package io.recourse.local.world;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The world's own door, on loopback: {@code POST /effects/{adapter}} with an array of orders, answered one by one. */
public final class WorldServer implements AutoCloseable {
    private static final String PATH = "/effects/";
    private static final TypeReference<List<Posted>> ORDERS = new TypeReference<>() {};

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<Order, Answer> world;
    private final DoorTokens tokens;

    private record Posted(
            String key,
            String ref,
            String subject,
            Map<String, String> body,
            @Nullable Instant until) {}

    private WorldServer(HttpServer server, DoorTokens tokens, Function<Order, Answer> world) {
        this.server = server;
        this.tokens = tokens;
        this.world = world;
    }

    /**
     * Opens the door.
     *
     * @param preferredPort another free one is taken where this is not to be had
     * @param tokens what callers must bear
     */
    public static WorldServer open(int preferredPort, DoorTokens tokens, Function<Order, Answer> world) {
        try {
            WorldServer open = new WorldServer(bound(preferredPort), tokens, world);
            open.server.createContext(PATH, open::handle);
            open.server.setExecutor(open.threads);
            open.server.start();
            return open;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer bound(int preferredPort) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try {
            return HttpServer.create(new InetSocketAddress(loopback, preferredPort), 0);
        } catch (BindException taken) {
            return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        }
    }

    public DoorTokens tokens() {
        return tokens;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where one adapter's orders go. */
    public URI urlOf(String adapter) {
        return URI.create("http://127.0.0.1:" + port() + PATH + adapter);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String adapter = exchange.getRequestURI().getPath().substring(PATH.length());
            String token = tokens.of(adapter);
            if (token == null
                    || !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            List<Posted> posted;
            try {
                posted = json.readValue(exchange.getRequestBody(), ORDERS);
            } catch (JacksonException unreadable) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            List<Answer> answers = posted.stream()
                    .map(p -> world.apply(new Order(adapter, p.key(), p.ref(), p.subject(), p.body(), p.until())))
                    .toList();
            byte[] body = json.writeValueAsBytes(answers);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
