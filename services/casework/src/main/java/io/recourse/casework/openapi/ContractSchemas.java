package io.recourse.casework.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.contracts.json.SealedJson;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Schemas of the published language, in the form of an OpenAPI document's components: each names its neighbours there. */
final class ContractSchemas {

    private static final List<String> FOLDERS = List.of("common", "lenders");
    /** Newest first: one name stands for the newest version, which reads the older ones too. */
    private static final List<String> ENDINGS =
            List.of(".v4.schema.json", ".v3.schema.json", ".v2.schema.json", ".v1.schema.json");

    private static final Pattern ENDING = Pattern.compile("\\.v[0-9]+\\.schema\\.json$");

    private ContractSchemas() {}

    /** Of these names those that the published language has, with every schema they lean on. */
    static Map<String, Schema> of(Collection<String> names) {
        ObjectNode found = SealedJson.mapper().createObjectNode();
        Deque<String> wanted = new ArrayDeque<>(names);
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            if (!found.has(name)) {
                read(name).ifPresent(schema -> found.set(name, moved(schema, wanted)));
            }
        }
        return found.isEmpty() ? Map.of() : parsed(found);
    }

    private static Optional<ObjectNode> read(String name) {
        for (String folder : FOLDERS) {
            for (String ending : ENDINGS) {
                String path = "/contracts/events/" + folder + "/" + name + ending;
                try (InputStream file = ContractSchemas.class.getResourceAsStream(path)) {
                    if (file != null) {
                        return Optional.of((ObjectNode) SealedJson.mapper().readTree(file));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(path, e);
                }
            }
        }
        return Optional.empty();
    }

    /** Points its references into the document's components, and notes them. */
    private static ObjectNode moved(ObjectNode schema, Deque<String> wanted) {
        schema.remove(List.of("$schema", "$id"));
        for (JsonNode parent : schema.findParents("$ref")) {
            String file = parent.get("$ref").asText();
            String name =
                    ENDING.matcher(file.substring(file.lastIndexOf('/') + 1)).replaceFirst("");
            ((ObjectNode) parent).put("$ref", "#/components/schemas/" + name);
            wanted.add(name);
        }
        return schema;
    }

    private static Map<String, Schema> parsed(ObjectNode schemas) {
        ObjectNode document = SealedJson.mapper().createObjectNode().put("openapi", "3.1.0");
        document.putObject("components").set("schemas", schemas);
        byte[] json = document.toString().getBytes(StandardCharsets.UTF_8);
        return SmallRyeOpenAPI.builder()
                .withConfig(new SmallRyeConfigBuilder().build())
                .enableModelReader(false)
                .enableStandardFilter(false)
                .enableStandardStaticFiles(false)
                .enableAnnotationScan(false)
                .withCustomStaticFile(() -> new ByteArrayInputStream(json))
                .build()
                .model()
                .getComponents()
                .getSchemas();
    }
}
