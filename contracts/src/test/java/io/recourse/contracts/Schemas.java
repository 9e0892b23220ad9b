package io.recourse.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds JSON against the schemas of {@code events}; nothing is ever fetched. */
final class Schemas {

    static final String BASE = "https://recourse.example/contracts/events/";

    private final SchemaRegistry registry;

    Schemas() {
        Map<String, String> byId = files().stream().collect(Collectors.toMap(Schemas::id, Catalogue::text));
        this.registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static List<Path> files() {
        return Catalogue.files(Catalogue.EVENTS).stream()
                .filter(f -> f.toString().endsWith(".schema.json"))
                .toList();
    }

    /** The id a schema file must have. */
    static String id(Path file) {
        return BASE + Catalogue.EVENTS.relativize(file).toString().replace('\\', '/');
    }

    /** What the schema of {@code file}, a path below {@code events}, has against the JSON. */
    List<String> problems(String file, String json) {
        return against(BASE + file, json);
    }

    /** What the meta-schema has against a schema. */
    List<String> metaProblems(String schema) {
        return against(SpecificationVersion.DRAFT_2020_12.getDialectId(), schema);
    }

    private List<String> against(String id, String json) {
        Schema schema = registry.getSchema(SchemaLocation.of(id));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
