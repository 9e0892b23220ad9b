package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.Catalogue.Contract;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record and its schema say the same: names, order, what may be absent, types, enums, bounds that fit the type. */
class RecordsFitSchemasTest {

    /** A schema and the file it stands in, which its references are relative to. */
    private record Located(JsonNode schema, Path file) {

        static Located of(Path file) {
            return new Located(Catalogue.tree(Catalogue.text(file)), file);
        }

        Located resolved() {
            return schema.has("$ref")
                    ? of(file.resolveSibling(schema.path("$ref").asText()).normalize())
                            .resolved()
                    : this;
        }

        Located child(JsonNode node) {
            return new Located(node, file);
        }
    }

    static List<Contract<?>> contracts() {
        return Catalogue.newest();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void record_and_schema_agree(Contract<?> contract) {
        agree(contract.name(), contract.type(), Located.of(Catalogue.EVENTS.resolve(contract.schemaFile())));
    }

    @Test
    void a_statement_has_as_many_instalments_in_the_record_as_in_the_schema() {
        Path file = Catalogue.EVENTS.resolve("lenders/AccountPushed.v4.schema.json");
        assertThat(Located.of(file)
                        .schema()
                        .at("/properties/instalments/maxItems")
                        .asInt())
                .isEqualTo(AccountPushed.MOST_INSTALMENTS);
    }

    private void agree(String where, Type type, Located unresolved) {
        Located located = unresolved.resolved();
        JsonNode schema = located.schema();
        if (type instanceof ParameterizedType list) {
            assertThat(list.getRawType()).as(where).isEqualTo(List.class);
            assertThat(schema.path("type").asText()).as(where).isEqualTo("array");
            assertThat(schema.path("maxItems").asInt()).as(where).isPositive();
            agree(where + "[]", list.getActualTypeArguments()[0], located.child(schema.path("items")));
            return;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            recordAgrees(where, raw, located);
        } else if (raw.isEnum()) {
            assertThat(schema.path("enum")).as(where).map(JsonNode::asText).containsExactlyElementsOf(names(raw));
        } else if (raw == Instant.class || raw == LocalDate.class) {
            assertThat(schema.path("title").asText()).as(where).isEqualTo(raw == Instant.class ? "Instant" : "Date");
        } else if (raw == boolean.class) {
            assertThat(schema.path("type").asText()).as(where).isEqualTo("boolean");
        } else if (raw == String.class) {
            assertThat(schema.path("type").asText()).as(where).isEqualTo("string");
            assertThat(schema.has("pattern")).as(where + " has a pattern").isTrue();
        } else {
            numberAgrees(where, raw, schema);
        }
    }

    private void recordAgrees(String where, Class<?> type, Located located) {
        JsonNode schema = located.schema();
        RecordComponent[] components = type.getRecordComponents();
        assertThat(schema.path("additionalProperties").isBoolean()).as(where).isTrue();
        assertThat(schema.path("additionalProperties").asBoolean()).as(where).isFalse();
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .as(where)
                .containsExactly(
                        Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new));
        assertThat(schema.path("required"))
                .as(where + " requires what is not @Nullable")
                .map(JsonNode::asText)
                .containsExactly(Arrays.stream(components)
                        .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
        for (RecordComponent c : components) {
            agree(
                    where + "." + c.getName(),
                    c.getGenericType(),
                    located.child(schema.path("properties").path(c.getName())));
        }
    }

    private static void numberAgrees(String where, Class<?> type, JsonNode schema) {
        boolean wide = type == long.class || type == Long.class;
        assertThat(wide || type == int.class || type == Integer.class)
                .as(where + " is a whole number: " + type)
                .isTrue();
        long bound = wide ? Money.MAX_MINOR : Integer.MAX_VALUE;
        assertThat(schema.path("type").asText()).as(where).isEqualTo("integer");
        assertThat(schema.path("minimum").isIntegralNumber())
                .as(where + " has a minimum")
                .isTrue();
        assertThat(schema.path("maximum").isIntegralNumber())
                .as(where + " has a maximum")
                .isTrue();
        assertThat(schema.path("minimum").asLong()).as(where).isBetween(-bound, bound);
        assertThat(schema.path("maximum").asLong()).as(where).isBetween(-bound, bound);
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> ((Enum<?>) c).name())
                .toList();
    }
}
