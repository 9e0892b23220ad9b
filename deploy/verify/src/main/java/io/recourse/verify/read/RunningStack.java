package io.recourse.verify.read;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run folder says about the stack that runs in it.
 *
 * @param databases JDBC URL of each service's database
 * @param accepted the loader's journal
 */
public record RunningStack(Path folder, Map<String, String> databases, String bootstrap, Keys keys, Path accepted) {

    /** Administrators' passwords: row-level security and ACLs must not hide a fact. */
    public record Keys(String database, String kafka) {
        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    private static final String STACK = "stack.json";
    private static final String ACCEPTED = "accepted.ndjson";

    public static RunningStack in(Path run) {
        Path file = run.resolve(STACK);
        if (!Files.exists(file)) {
            throw new CannotRead("no stack runs in " + run.toAbsolutePath().normalize() + " (there is no " + STACK
                    + "): start one with make run");
        }
        try {
            JsonMapper json = new JsonMapper();
            JsonNode stack = json.readTree(file.toFile());
            Map<String, String> secrets = json.readValue(
                    Path.of(stack.required("secrets").asText()).toFile(), new TypeReference<Map<String, String>>() {});
            Map<String, String> databases = new LinkedHashMap<>();
            stack.required("databases")
                    .properties()
                    .forEach(d -> databases.put(d.getKey(), d.getValue().asText()));
            return new RunningStack(
                    run,
                    databases,
                    stack.required("kafka").required("bootstrap").asText(),
                    new Keys(secret(secrets, "postgres.postgres"), secret(secrets, "kafka.admin")),
                    run.resolve(ACCEPTED));
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotRead("cannot read " + file, e);
        }
    }

    private static String secret(Map<String, String> secrets, String name) {
        String secret = secrets.get(name);
        if (secret == null) {
            throw new CannotRead("the run's secrets hold no " + name);
        }
        return secret;
    }
}
