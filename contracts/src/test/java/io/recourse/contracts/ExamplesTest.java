package io.recourse.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.contracts.Catalogue.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden examples bind schema and record to each other: what one refuses, the other must not accept. */
class ExamplesTest {

    private static final Schemas SCHEMAS = new Schemas();

    static List<Contract<?>> contracts() {
        return Catalogue.contracts();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void has_two_examples_that_conform_and_return_as_the_same_tree(Contract<?> contract) {
        assertThat(contract.examples()).hasSizeGreaterThanOrEqualTo(2);
        for (Path example : contract.examples()) {
            String text = Catalogue.text(example);
            assertThat(SCHEMAS.problems(contract.schemaFile(), text))
                    .as("%s", example)
                    .isEmpty();
            assertThat(Catalogue.tree(contract.reprint(text))).as("%s", example).isEqualTo(Catalogue.tree(text));
        }
    }

    @Test
    void every_example_belongs_to_a_record() {
        List<Path> owned = new ArrayList<>();
        contracts().forEach(c -> owned.addAll(c.examples()));

        List<Path> present = Catalogue.files(Catalogue.EVENTS).stream()
                .filter(f -> f.toString().contains("/examples/"))
                .toList();
        assertThat(owned).containsExactlyInAnyOrderElementsOf(present);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void schema_and_record_both_refuse_an_unknown_field(Contract<?> contract) {
        ObjectNode json = firstExample(contract);
        json.put("surprise", 1);

        bothRefuse(contract, json);
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void schema_and_record_both_refuse_a_required_field_that_is_absent_or_null(Contract<?> contract) {
        JsonNode schema = Catalogue.tree(Catalogue.text(Catalogue.EVENTS.resolve(contract.schemaFile())));
        for (JsonNode required : schema.path("required")) {
            ObjectNode absent = firstExample(contract);
            absent.remove(required.asText());
            bothRefuse(contract, absent);

            ObjectNode empty = firstExample(contract);
            empty.putNull(required.asText());
            bothRefuse(contract, empty);
        }
    }

    @Test
    void a_biometric_field_is_refused_wherever_a_lender_puts_it() {
        Contract<?> push = contracts().stream()
                .filter(c -> c.type() == AccountPushed.class)
                .findFirst()
                .orElseThrow();
        for (String place :
                List.of("", "/debtor", "/coDebtors/0", "/guarantors/0", "/guarantors/0/obligor", "/scoring")) {
            for (String field : List.of("faceTemplate", "fingerprint", "voiceprint", "iris")) {
                ObjectNode json = (ObjectNode) Catalogue.tree(Catalogue.text(
                        Catalogue.EVENTS.resolve("lenders/examples/AccountPushed.v1.secured-loan.json")));
                ((ObjectNode) json.at(place)).put(field, "AAECAw==");
                bothRefuse(push, json);
            }
        }
    }

    private static ObjectNode firstExample(Contract<?> contract) {
        return (ObjectNode) Catalogue.tree(Catalogue.text(contract.examples().getFirst()));
    }

    private static void bothRefuse(Contract<?> contract, ObjectNode json) {
        String text = json.toString();
        assertThat(SCHEMAS.problems(contract.schemaFile(), text)).as(text).isNotEmpty();
        assertThatThrownBy(() -> contract.read(text)).as(text).isInstanceOf(IllegalArgumentException.class);
    }
}
