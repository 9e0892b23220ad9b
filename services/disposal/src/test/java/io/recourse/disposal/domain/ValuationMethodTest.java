package io.recourse.disposal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two released contracts, each with its words for the same four ways to a value. */
class ValuationMethodTest {

    @ParameterizedTest
    @EnumSource
    void our_event_says_it_in_a_word_of_its_schema_and_a_venue_in_one_of_its_own(ValuationMethod method)
            throws IOException {
        assertThat(description("disposal/ValuationFixed")).contains(method.word());
        assertThat(description("venues/VenueReported")).contains(method.name());
    }

    @ParameterizedTest
    @CsvSource({
        "disposal/examples/ValuationFixed.v1.flat-by-appraisal, APPRAISAL",
        "disposal/examples/ValuationFixed.v1.lorry-by-network-inquiry, NETWORK"
    })
    void the_golden_examples_speak_these_words(String example, ValuationMethod method) throws IOException {
        assertThat(tree(example).path("method").asText()).isEqualTo(method.word());
    }

    @Test
    void no_two_ways_share_a_word() {
        assertThat(Arrays.stream(ValuationMethod.values()).map(ValuationMethod::word))
                .doesNotHaveDuplicates();
    }

    private static String description(String contract) throws IOException {
        return tree(contract + ".v1.schema")
                .at("/properties/method/description")
                .asText();
    }

    private static JsonNode tree(String name) throws IOException {
        try (InputStream in = ValuationMethodTest.class.getResourceAsStream("/contracts/events/" + name + ".json")) {
            return SealedJson.mapper().readTree(Objects.requireNonNull(in, name));
        }
    }
}
