package io.recourse.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The services' doors over HTTP. A call that finds its service away is made again under the same key until it is back. */
public final class SandboxClient implements QuietWatch.Services {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration ONE_CALL = Duration.ofSeconds(30);

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            // The client's own pool starts a thread for every answer that comes while another is read.
            .executor(Executors.newFixedThreadPool(
                    2, Thread.ofPlatform().daemon().name("http-", 0).factory()))
            .build();
    private final Map<String, URI> services;
    private final Tokens tokens;

    /** @param services base addresses by name */
    public SandboxClient(Map<String, URI> services, Tokens tokens) {
        this.services = new TreeMap<>(services);
        this.tokens = tokens;
    }

    /** What a service answered; {@code json} is a missing node where it answered no JSON. */
    public record Said(int status, String body, JsonNode json) {
        boolean accepted() {
            return status / 100 == 2;
        }

        /** The rule that a refusal names, else the status. */
        String rule() {
            return json.path("rule").asText("http-" + status);
        }
    }

    @Override
    public Set<String> names() {
        return services.keySet();
    }

    @Override
    public Map<String, @Nullable Quiet> quiet(Set<String> whom) {
        Map<String, CompletableFuture<HttpResponse<String>>> asked = new TreeMap<>();
        whom.forEach(name -> asked.put(
                name,
                http.sendAsync(
                        request(name, "/sandbox/quiet", tokens.sandbox()).GET().build(), BodyHandlers.ofString())));
        Map<String, @Nullable Quiet> said = new TreeMap<>();
        asked.forEach((name, answer) -> said.put(name, quiet(answer)));
        return said;
    }

    /** Business time as the services that answer have it. */
    public Instant now() {
        Instant now = Setting.START;
        for (Quiet quiet : quiet(names()).values()) {
            now = quiet != null && quiet.now().isAfter(now) ? quiet.now() : now;
        }
        return now;
    }

    private @Nullable Quiet quiet(CompletableFuture<HttpResponse<String>> answer) {
        try {
            HttpResponse<String> response = answer.get(ONE_CALL.toSeconds(), TimeUnit.SECONDS);
            if (response.statusCode() == 200) {
                return json.readValue(response.body(), Quiet.class);
            }
            if (response.statusCode() / 100 == 4) {
                throw new StackFailed(
                        "a service is no sandbox for us: " + response.statusCode() + " " + response.body());
            }
            return null;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException | JsonProcessingException away) {
            return null;
        }
    }

    /** Moves the time of every service; one that stands there already stays. */
    public void advance(Instant to) {
        String body = "{\"to\":\"" + to + "\"}";
        Map<String, CompletableFuture<HttpResponse<String>>> asked = new TreeMap<>();
        services.keySet()
                .forEach(name -> asked.put(
                        name,
                        http.sendAsync(
                                request(name, "/sandbox/clock:advance", tokens.sandbox())
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.ofString())));
        asked.forEach((name, answer) -> {
            try {
                if (answer.get(ONE_CALL.toSeconds(), TimeUnit.SECONDS).statusCode() == 200) {
                    return;
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (ExecutionException | TimeoutException away) {
                // asked again below
            }
            Said said = post(name, "/sandbox/clock:advance", tokens.sandbox(), null, body);
            if (!said.accepted()) {
                throw new StackFailed(name + " does not let its time be moved: " + said.status() + " " + said.body());
            }
        });
    }

    public Said get(String service, String path, String token) {
        return call(service, path, () -> request(service, path, token).GET().build());
    }

    /** @param key idempotency key, null where the body has ids of its own */
    public Said post(String service, String path, String token, @Nullable String key, String body) {
        return post(service, path, token, key, "application/json", body);
    }

    public Said post(String service, String path, String token, @Nullable String key, String type, String body) {
        return call(service, path, () -> {
            HttpRequest.Builder request = request(service, path, token).setHeader("Content-Type", type);
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            return request.POST(BodyPublishers.ofString(body)).build();
        });
    }

    /** @param headers asked anew each time the call is made */
    Said bring(String service, String path, String token, Supplier<Map<String, String>> headers, String body) {
        return call(service, path, () -> {
            HttpRequest.Builder request = request(service, path, token);
            headers.get().forEach(request::setHeader);
            return request.POST(BodyPublishers.ofString(body)).build();
        });
    }

    public Said put(String service, String path, String token, String key, String body) {
        return call(service, path, () -> request(service, path, token)
                .header("Idempotency-Key", key)
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public boolean runs(String service) {
        return services.containsKey(service);
    }

    public Tokens tokens() {
        return tokens;
    }

    ObjectMapper json() {
        return json;
    }

    private HttpRequest.Builder request(String service, String path, String token) {
        URI base = services.get(service);
        if (base == null) {
            throw new IllegalArgumentException(service + " does not run");
        }
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(ONE_CALL)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private interface Request {
        HttpRequest build();
    }

    private Said call(String service, String path, Request request) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
                if (response.statusCode() != 503) {
                    return new Said(response.statusCode(), response.body(), tree(response.body()));
                }
                trouble = "its database is away";
            } catch (InterruptedException e) {
                throw interrupted(e);
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (System.nanoTime() > until) {
                throw new StackFailed(
                        service + " did not answer " + path + " within " + PATIENCE.toSeconds() + " s: " + trouble);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException noJson) {
            return json.missingNode();
        }
    }

    private static StackFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StackFailed("interrupted while talking to a service", e);
    }
}
