package io.recourse.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.parts.Postgres;
import io.recourse.local.parts.Services;
import io.recourse.local.process.Ports;
import io.recourse.local.process.RunFolder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code stack.json}: how other programs find the running stack. There while it runs, and after a crash. */
final class StackFile {
    static final String NAME = "stack.json";

    private StackFile() {}

    static void write(
            RunFolder run,
            Ports ports,
            Map<String, Long> pids,
            Map<String, URI> urls,
            String bootstrap,
            Postgres postgres) {
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put("launcher", ProcessHandle.current().pid());
        stack.put("instance", run.instance());
        stack.put("processes", pids);
        stack.put("ports", ports.byName());
        stack.put("urls", urls);
        stack.put("kafka", Map.of("bootstrap", bootstrap, "mechanism", "SCRAM-SHA-512", "protocol", "SASL_PLAINTEXT"));
        Map<String, String> databases = new LinkedHashMap<>();
        Services.ALL.forEach(service -> databases.put(service, postgres.jdbcUrl(service)));
        stack.put("databases", databases);
        stack.put("secrets", run.path("secrets.json").toString());
        stack.put("logs", run.path("logs").toString());
        try {
            run.writePrivate(
                    NAME, new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(stack) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
