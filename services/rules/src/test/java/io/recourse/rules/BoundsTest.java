package io.recourse.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundsTest {

    @Test
    void a_number_that_is_too_small_is_refused_by_its_name_with_what_it_must_be_and_what_it_is() {
        assertThatCode(() -> Bounds.atLeast("notices.most", 1, 1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Bounds.atLeast("notices.most", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("notices.most must be at least 1, and 0 is out of range");
    }

    @Test
    void both_ends_belong_to_a_range() {
        assertThatCode(() -> Bounds.within("graceDays", 0, 0, 366)).doesNotThrowAnyException();
        assertThatCode(() -> Bounds.within("graceDays", 366, 0, 366)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Bounds.within("graceDays", -1, 0, 366))
                .hasMessage("graceDays must be 0 … 366, and -1 is out of range");
        assertThatThrownBy(() -> Bounds.within("graceDays", 367, 0, 366))
                .hasMessage("graceDays must be 0 … 366, and 367 is out of range");
    }
}
