package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is asked for and cut alike at every list. */
class PageTest {

    @Test
    void a_caller_that_says_nothing_begins_at_the_beginning() throws BadInput {
        assertThat(new PageById().after()).isEmpty();
        assertThat(new PageById().most()).isEqualTo(100);
        assertThat(new PageByNumber().after()).isZero();
        assertThat(new PageByNumber().most()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1", "499", "500"})
    void a_page_has_as_many_lines_as_are_asked_for(String limit) throws BadInput {
        PageById byId = new PageById();
        byId.limit = limit;
        PageByNumber byNumber = new PageByNumber();
        byNumber.limit = limit;
        assertThat(byId.most()).isEqualTo(byNumber.most()).isEqualTo(Integer.parseInt(limit));
    }

    @ParameterizedTest
    @CsvSource({"-9", "-1", "0", "501", "9223372036854775807"})
    void no_page_has_fewer_than_one_line_or_more_than_500(String limit) {
        PageById byId = new PageById();
        byId.limit = limit;
        PageByNumber byNumber = new PageByNumber();
        byNumber.limit = limit;
        assertThatThrownBy(byId::most).isInstanceOfSatisfying(BadInput.class, e -> {
            assertThat(e.field()).isEqualTo("limit");
            assertThat(e.detail()).contains("1 … 500");
        });
        assertThatThrownBy(byNumber::most).isInstanceOfSatisfying(BadInput.class, e -> assertThat(e.field())
                .isEqualTo("limit"));
    }

    @Test
    void what_is_no_cursor_and_no_number_is_refused_by_its_name() {
        PageById byId = new PageById();
        byId.after = "a\0b";
        byId.limit = "many";
        PageByNumber byNumber = new PageByNumber();
        byNumber.after = "first";
        assertThatThrownBy(byId::after).isInstanceOfSatisfying(BadInput.class, e -> assertThat(e.field())
                .isEqualTo("after"));
        assertThatThrownBy(byId::most).isInstanceOfSatisfying(BadInput.class, e -> assertThat(e.field())
                .isEqualTo("limit"));
        assertThatThrownBy(byNumber::after).isInstanceOfSatisfying(BadInput.class, e -> assertThat(e.field())
                .isEqualTo("after"));
    }

    @Test
    void only_a_full_page_may_have_a_following_one() {
        assertThat(Page.of(List.of("a", "b"), 2, id -> id).next()).isEqualTo("b");
        assertThat(Page.of(List.of("a", "b"), 3, id -> id).next()).isNull();
        assertThat(Page.of(List.<String>of(), 1, id -> id).next()).isNull();
    }
}
