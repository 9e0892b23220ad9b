package io.recourse.casework.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "the case is over, The case is over.",
        "Nobody waits., Nobody waits.",
        "who asks?, Who asks?",
        "'', ''",
    })
    void what_people_read_of_it_is_a_sentence(String detail, String sentence) {
        assertThat(new Refusal("a-rule", null, detail).detail()).isEqualTo(sentence);
    }
}
