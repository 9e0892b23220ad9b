package io.recourse.casework.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SubjectIdTest {

    @Test
    void kind_and_id_have_one_to_sixty_four_characters() {
        String longest = "x".repeat(64);
        assertThat(new SubjectId(longest, longest)).hasToString(longest + "/" + longest);
        assertThatThrownBy(() -> new SubjectId("", "x")).hasMessageContaining("1 … 64");
        assertThatThrownBy(() -> new SubjectId("x", "")).hasMessageContaining("1 … 64");
        assertThatThrownBy(() -> new SubjectId(longest + "x", "x")).hasMessageContaining("1 … 64");
        assertThatThrownBy(() -> new SubjectId("x", longest + "x")).hasMessageContaining("1 … 64");
    }

    @Test
    void rows_are_locked_by_kind_then_by_id() {
        assertThat(new SubjectId("asset", "z")).isLessThan(new SubjectId("case", "a"));
        assertThat(new SubjectId("case", "a")).isLessThan(new SubjectId("case", "b"));
        assertThat(new SubjectId("case", "B")).isLessThan(new SubjectId("case", "a"));
        assertThat(new SubjectId("case", "a")).isEqualByComparingTo(new SubjectId("case", "a"));
    }
}
