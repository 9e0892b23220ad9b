package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.json.SealedJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    /** A misspelt keyword is valid JSON Schema and checks nothing; this list finds it. */
    private static final Set<String> KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$ref",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "maxItems",
            "uniqueItems",
            "enum",
            "format",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "default");

    private static final Schemas SCHEMAS = new Schemas();

    static List<Path> files() {
        return Schemas.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_a_valid_2020_12_schema_known_by_its_place(Path file) {
        JsonNode schema = Catalogue.tree(Catalogue.text(file));

        assertThat(SCHEMAS.metaProblems(Catalogue.text(file))).isEmpty();
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asText()).isEqualTo(Schemas.id(file));
        assertThat(file.getFileName().toString())
                .matches(schema.path("title").asText() + "\\.v[1-9][0-9]*\\.schema\\.json");
    }

    @ParameterizedTest
    @MethodSource("files")
    void uses_known_keywords_and_describes_everything_in_sentences(Path file) {
        JsonNode root = Catalogue.tree(Catalogue.text(file));

        assertThat(root.path("description").asText()).endsWith(".");
        walk(root, schema -> {
            assertThat(schema.fieldNames()).toIterable().isSubsetOf(KEYWORDS);
            if (!root.has("$ref")) {
                schema.path("properties")
                        .forEach(p -> assertThat(p.path("description").asText()).endsWith("."));
            }
        });
    }

    @Test
    void every_reference_leads_to_a_common_definition_and_every_definition_is_used() {
        Set<Path> used = new TreeSet<>();
        for (Path file : files()) {
            walk(Catalogue.tree(Catalogue.text(file)), schema -> {
                if (schema.has("$ref")) {
                    used.add(file.resolveSibling(schema.path("$ref").asText()).normalize());
                }
            });
        }
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(files().stream()
                        .filter(f -> f.startsWith(Catalogue.EVENTS.resolve("common")))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            common/PositiveMoney | {"minor": 0, "currency": "CNY"}
            common/NonNegativeMoney | {"minor": -1, "currency": "CNY"}
            common/PositiveMoney | {"minor": 9007199254740992, "currency": "CNY"}
            common/PositiveMoney | {"minor": 1, "currency": "cny"}
            common/PositiveMoney | {"minor": 1.5, "currency": "CNY"}
            common/Instant | "2025-02-30T00:00:00Z"
            common/Instant | "2025-02-03T00:00:00+08:00"
            common/Instant | "2025-02-03T00:00:00.1234567Z"
            common/Date | "2025-02-30"
            common/Text | "a\\u0000b"
            intake/RefundDue | {"paymentId": "pay-1", "amount": {"minor": 0, "currency": "CNY"}}
            intake/RefundDue | {"paymentId": "", "amount": {"minor": 1, "currency": "CNY"}}
            """, delimiter = '|')
    void a_bound_bites_even_behind_a_reference(String schema, String json) {
        assertThat(SCHEMAS.problems(schema + ".v1.schema.json", json)).isNotEmpty();
    }

    @Test
    void every_record_has_a_schema_and_every_schema_a_record() {
        List<String> schemas = files().stream()
                .map(f -> Catalogue.EVENTS.relativize(f).toString())
                .filter(f -> !f.startsWith("common"))
                .toList();

        assertThat(Catalogue.contracts().stream().map(c -> c.schemaFile()).toList())
                .containsExactlyInAnyOrderElementsOf(schemas);
    }

    @Test
    void the_catalogue_knows_every_record_of_the_language() {
        List<Class<?>> records = new ArrayList<>(SealedJson.leaves(PublicEvent.class));
        records.addAll(SealedJson.leaves(PartnerMessage.class));

        List<Class<?>> known = new ArrayList<>();
        Catalogue.newest().forEach(c -> known.add(c.type()));
        assertThat(known).containsExactlyInAnyOrderElementsOf(records);
    }

    private static void walk(JsonNode schema, Consumer<JsonNode> visit) {
        visit.accept(schema);
        schema.path("properties").forEach(p -> walk(p, visit));
        if (schema.has("items")) {
            walk(schema.path("items"), visit);
        }
    }
}
