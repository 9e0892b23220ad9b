package io.recourse.local.portfolio;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published schema of a pushed account. */
final class Contract {
    private static final Path EVENTS = Path.of("../../contracts/events");
    private static final String BASE = "https://recourse.example/contracts/events/";

    private final Schema schema;

    Contract() {
        Map<String, String> byId;
        try (Stream<Path> files = Files.walk(EVENTS)) {
            byId = files.filter(f -> f.toString().endsWith(".schema.json"))
                    .collect(Collectors.toMap(f -> BASE + EVENTS.relativize(f), Contract::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(SchemaLocation.of(BASE + "lenders/AccountPushed.v4.schema.json"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> problems(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
