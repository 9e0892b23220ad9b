package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a service's HTTP door, as the service describes it.
 *
 * @param schema the name of its body's schema, null if it takes no body
 * @param bodyRequired whether it may not be left out
 * @param query the names of what may be asked in the query
 * @param role who may call it
 */
record Operation(
        String service,
        String method,
        String path,
        @Nullable String schema,
        boolean bodyRequired,
        List<String> query,
        String role) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String JSON = "application/json";

    /** Every operation of every service, in order. */
    static List<Operation> all(Contracts contracts) {
        List<Operation> all = new ArrayList<>();
        contracts.doors().forEach((service, door) -> door.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(m -> METHODS.contains(m.getKey()))
                        .forEach(m -> all.add(of(service, path.getKey(), m)))));
        return all;
    }

    private static Operation of(String service, String path, Map.Entry<String, JsonNode> method) {
        JsonNode described = method.getValue();
        String ref = described
                .at("/requestBody/content")
                .path(JSON)
                .at("/schema/$ref")
                .asText();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : described.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                query.add(parameter.path("name").asText());
            }
        }
        String role = described.at("/security/0/token/0").asText();
        return new Operation(
                service,
                method.getKey().toUpperCase(Locale.ROOT),
                path,
                ref.isEmpty() ? null : ref.substring(ref.lastIndexOf('/') + 1),
                described.at("/requestBody/required").asBoolean(true),
                query,
                role);
    }
}
