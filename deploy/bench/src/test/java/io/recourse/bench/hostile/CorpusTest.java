package io.recourse.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the corpus of hostile input")
class CorpusTest {

    private static final int MANY = 4000;

    private static Corpus corpus(long seed) {
        return new Corpus(seed, "door", List.of(CorpusTest::document));
    }

    private static ObjectNode document(int number) {
        ObjectNode document = new JsonMapper()
                .createObjectNode()
                .put("account", "a-" + number)
                .put("revision", 0);
        document.set("debtor", Canary.person(number));
        return document;
    }

    @Test
    void the_same_seed_and_number_give_the_same_bytes() {
        assertThat(IntStream.range(0, MANY)
                        .filter(n -> !Arrays.equals(
                                corpus(7).get(n).bytes(), corpus(7).get(n).bytes())))
                .isEmpty();
    }

    @Test
    void another_seed_gives_others() {
        assertThat(IntStream.range(0, MANY)
                        .filter(n -> Arrays.equals(
                                corpus(7).get(n).bytes(), corpus(8).get(n).bytes()))
                        .count())
                .as("those that do not depend on chance")
                .isLessThan(MANY);
    }

    @Test
    void hardly_two_inputs_are_alike() {
        Set<String> seen = new HashSet<>();
        IntStream.range(0, MANY)
                .forEach(n -> seen.add(new String(corpus(1).get(n).bytes(), StandardCharsets.ISO_8859_1)));

        assertThat(seen).hasSizeGreaterThan(MANY * 8 / 10);
    }

    @Test
    void every_place_of_a_document_is_spoiled() {
        ObjectNode whole = document(0);
        Set<String> missing = new HashSet<>();
        for (int variant = 0; variant < Structure.variants(whole); variant++) {
            ObjectNode spoiled = document(0);
            Structure.spoil(spoiled, variant);
            whole.fieldNames().forEachRemaining(name -> {
                if (!spoiled.has(name)) {
                    missing.add(name);
                }
            });
        }

        assertThat(missing).containsExactlyInAnyOrder("account", "revision", "debtor");
    }

    @Test
    void the_canary_is_heard_in_a_document_and_not_without_it() {
        assertThat(Canary.sings(document(3).toString())).isTrue();
        assertThat(Canary.sings("{\"rule\":\"field-invalid\",\"status\":400}")).isFalse();
    }

    @Test
    void an_input_is_shown_with_what_replays_it() {
        Hostile hostile = new Hostile("door", 12, "a\r\n\u0000".getBytes(StandardCharsets.UTF_8));

        assertThat(hostile.shown(7)).isEqualTo("seed 7, door #12, 4 bytes: a\\xd\\xa\\x0");
    }
}
