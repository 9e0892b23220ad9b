package io.recourse.bench.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The published language: its schemas, its golden examples and what each service says of its HTTP door. */
final class Contracts {

    private static final String EVENTS = "https://recourse.example/contracts/events/";
    private static final String DOORS = "https://recourse.example/openapi/";
    private static final String SCHEMA = ".schema.json";

    /** An instant to the nanosecond, and its part to the microsecond. */
    private static final Pattern FINER = Pattern.compile("(.{19}\\.[0-9]{6})[0-9]{1,3}Z");

    private final Path events;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, JsonNode> doors = new TreeMap<>();
    private final JsonMapper json = new JsonMapper();
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Contracts(Path repository) throws IOException {
        events = repository.resolve("contracts/events");
        Map<String, String> byId = new HashMap<>();
        for (Path file : files(events, SCHEMA)) {
            String id = EVENTS + events.relativize(file);
            types.put(file.getFileName().toString().replace(SCHEMA, ""), id);
            byId.put(id, Files.readString(file));
        }
        for (Path file : files(repository.resolve("contracts/openapi"), ".yaml")) {
            String service = file.getFileName().toString().replace(".yaml", "");
            JsonNode document = new YAMLMapper().readTree(file.toFile());
            doors.put(service, document);
            byId.put(DOORS + service, document.toString());
        }
        registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** What each service says of its HTTP door, by service. */
    Map<String, JsonNode> doors() {
        return doors;
    }

    /** A golden example of a type such as {@code AccountPushed.v1}. */
    record Example(String type, ObjectNode document) {}

    /** All examples of a publisher. */
    List<Example> examples(String folder) {
        return files(events.resolve(folder).resolve("examples"), ".json").stream()
                .map(file -> {
                    String[] name = file.getFileName().toString().split("\\.", 3);
                    return new Example(name[0] + "." + name[1], (ObjectNode) read(file));
                })
                .toList();
    }

    /** The examples of a type, such as {@code AccountPushed.v1}; the beginning of a file's name. */
    List<ObjectNode> examples(String folder, String type) {
        List<ObjectNode> found = new ArrayList<>();
        for (Path file : files(events.resolve(folder).resolve("examples"), ".json")) {
            if (file.getFileName().toString().startsWith(type)) {
                found.add((ObjectNode) read(file));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no example of " + type + " in " + folder);
        }
        return found;
    }

    /** Where the schema of a type is, such as {@code AccountPushed.v1}. */
    String event(String type) {
        String id = types.get(type);
        if (id == null) {
            throw new IllegalStateException("no schema of " + type);
        }
        return id;
    }

    /** Where the schema of a body is, as a service's door names it. */
    String body(String service, String schema) {
        return DOORS + service + "#/components/schemas/" + schema;
    }

    /**
     * What a schema has against a document, empty if it fits; as at the doors a field that is null counts as absent, and what an
     * instant has beyond its microseconds is cut off.
     */
    Optional<String> misfit(String schema, String document) {
        try {
            return schemas
                    .computeIfAbsent(schema, id -> registry.getSchema(SchemaLocation.of(id)))
                    .validate(asTheDoorsRead(json.readTree(document)).toString(), InputFormat.JSON)
                    .stream()
                    .findFirst()
                    .map(Object::toString);
        } catch (RuntimeException | JsonProcessingException e) {
            return Optional.of("it is not JSON: " + e.getClass().getSimpleName());
        }
    }

    private static JsonNode asTheDoorsRead(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> field.getValue().isNull());
            object.properties().forEach(field -> {
                Matcher finer = FINER.matcher(field.getValue().asText());
                if (finer.matches()) {
                    field.setValue(object.textNode(finer.group(1) + "Z"));
                }
            });
        }
        node.forEach(Contracts::asTheDoorsRead);
        return node;
    }

    private JsonNode read(Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
