package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.SubjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Consumers know an event by its id: these vectors, computed with sha256sum, never change. */
class EventIdsTest {

    @ParameterizedTest
    @CsvSource({
        "case, c-1, 1, 58b5f8afc8eb39c0edf802254cfca818",
        "case, c-1, 2, 9b8ba0d35dda1306dd462847e6b2dea3",
        "door, cases.intake-0, 7, 63f265a4e0c1de2a49f0be78b5f81db4",
        "party, p, 9223372036854775807, 6e832f71f085a2545a12685cfc26b5c8",
    })
    void an_event_id_is_the_hash_of_kind_id_and_sequence_a_line_each(
            String kind, String id, long seq, String expected) {
        assertThat(EventIds.of(new SubjectId(kind, id), seq)).isEqualTo(expected);
    }

    @Test
    void a_hash_is_the_first_half_of_sha_256_over_utf_8() {
        assertThat(EventIds.hash("")).isEqualTo("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(EventIds.hash("欠款")).isEqualTo("55f1afdd5dc5325f59184477f4050144");
    }

    @Test
    void kind_and_id_do_not_run_into_each_other() {
        assertThat(EventIds.of(new SubjectId("a", "bc"), 1)).isNotEqualTo(EventIds.of(new SubjectId("ab", "c"), 1));
    }
}
