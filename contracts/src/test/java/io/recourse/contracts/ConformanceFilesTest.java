package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the vectors by their schema finds what it says. */
class ConformanceFilesTest {

    private static final Path FOLDER = Path.of("conformance");
    private static final String ID = "https://recourse.example/contracts/conformance/contact.schema.json";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(
                            Map.of(ID, Catalogue.text(FOLDER.resolve("contact.schema.json"))))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    @Test
    void the_schema_is_one() {
        assertThat(problems(
                        SpecificationVersion.DRAFT_2020_12.getDialectId(),
                        Catalogue.text(FOLDER.resolve("contact.schema.json"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact-cn.json", "contact-us.json"})
    void vectors_fit_their_schema(String file) {
        assertThat(problems(ID, Catalogue.text(FOLDER.resolve(file)))).isEmpty();
    }

    @Test
    void a_vector_without_an_answer_or_with_an_unknown_flag_does_not() {
        String whole = Catalogue.text(FOLDER.resolve("contact-cn.json"));
        assertThat(problems(ID, whole.replaceFirst("\"answer\"", "\"reply\""))).isNotEmpty();
        assertThat(problems(ID, whole.replaceFirst("\"CEASED\"", "\"GONE\""))).isNotEmpty();
        assertThat(problems(ID, whole.replaceFirst("\"nextAllowedAt\": null", "\"nextAllowedAt\": 1")))
                .isNotEmpty();
    }

    private static List<String> problems(String schemaId, String json) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(schemaId));
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
