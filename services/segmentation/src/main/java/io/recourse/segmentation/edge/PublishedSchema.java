package io.recourse.segmentation.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON Schema of a document that people write, as it is published. Dates are held to their format. */
final class PublishedSchema {

    private final String text;
    private final Schema schema;

    /** @param name as a title */
    PublishedSchema(String name) {
        this.text = resource("/schema/" + name + ".v1.schema.json");
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ROOT)
                                .build()))
                .getSchema(text);
    }

    String text() {
        return text;
    }

    /** Names of all fields that any part of such a document may have. */
    Set<String> fields() {
        Set<String> names = new HashSet<>();
        try {
            fields(SealedJson.mapper().readTree(text), names);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published schema is no JSON", e);
        }
        return names;
    }

    private static void fields(JsonNode schema, Set<String> names) {
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        schema.forEach(part -> fields(part, names));
    }

    List<Error> misfits(String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    private static String resource(String path) {
        try (InputStream in = PublishedSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
