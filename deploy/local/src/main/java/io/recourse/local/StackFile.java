package io.recourse.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.parts.Postgres;
import io.recourse.local.parts.Services;
import io.recourse.local.process.Ports;
import io.recourse.local.process.RunFolder;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code stack.json}: how other programs find the running stack. There while it runs, and after a crash. */
public final class StackFile {
    static final String NAME = "stack.json";

    private static final String SECRETS = "secrets";
    private static final String LAUNCHER = "launcher";

    private StackFile() {}

    static void write(
            RunFolder run,
            Ports ports,
            Map<String, Long> pids,
            Map<String, URI> urls,
            String bootstrap,
            Postgres postgres) {
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put(LAUNCHER, ProcessHandle.current().pid());
        stack.put("instance", run.instance());
        stack.put("processes", pids);
        stack.put("ports", ports.byName());
        stack.put("urls", urls);
        stack.put("kafka", Map.of("bootstrap", bootstrap, "mechanism", "SCRAM-SHA-512", "protocol", "SASL_PLAINTEXT"));
        Map<String, String> databases = new LinkedHashMap<>();
        Services.ALL.forEach(service -> databases.put(service, postgres.jdbcUrl(service)));
        stack.put("databases", databases);
        stack.put(SECRETS, run.path("secrets.json").toString());
        stack.put("logs", run.path("logs").toString());
        try {
            run.writePrivate(
                    NAME, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(stack) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What another program of this house has to know of it. */
    public record Running(Map<String, URI> services, Map<String, String> secrets) {

        public String secret(String name) {
            String secret = secrets.get(name);
            if (secret == null) {
                throw new StackFailed("the running stack has no secret " + name);
            }
            return secret;
        }

        @Override
        public String toString() {
            return "Running[" + services + "]";
        }
    }

    public static Running read(Path runFolder) {
        Path file = runFolder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new StackFailed("no stack runs in " + runFolder + ": start one with make up");
        }
        JsonMapper json = new JsonMapper();
        try {
            JsonNode stack = json.readTree(file.toFile());
            // after a crash the file stays; nobody would answer, and the wait for an answer is long
            if (!ProcessHandle.of(stack.path(LAUNCHER).asLong())
                    .map(ProcessHandle::isAlive)
                    .orElse(false)) {
                throw new StackFailed("the stack in " + runFolder + " has ended: start one with make up");
            }
            Map<String, URI> services = new LinkedHashMap<>();
            stack.path("urls").properties().forEach(url -> {
                if (Services.ALL.contains(url.getKey())) {
                    services.put(url.getKey(), URI.create(url.getValue().asText()));
                }
            });
            Path secrets = Path.of(stack.path(SECRETS).asText());
            return new Running(services, json.readValue(secrets.toFile(), new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new StackFailed("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
