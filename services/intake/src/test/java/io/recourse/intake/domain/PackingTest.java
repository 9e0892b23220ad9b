package io.recourse.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed is told as short as it is, and read as it was. */
class PackingTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1, 2",
        "1, 1, 2",
        "127, 1, 2",
        "128, 2, 3",
        "16383, 2, 3",
        "16384, 3, 4",
        "2097151, 3, 4",
        "2097152, 4, 6",
        "9223372036854775807, 9, 12"
    })
    void a_number_takes_seven_bits_a_byte_and_a_byte_eight_of_six_bits_a_character(long number, int bytes, int text) {
        String packed = new Packing.Writer().number(number).text();

        assertThat(packed).hasSize(text).doesNotContain("=");
        assertThat(Packing.bytes(number)).isEqualTo(bytes);
        assertThat(Packing.characters(bytes)).isEqualTo(text);
        assertThat(new Packing.Reader(packed).number()).isEqualTo(number);
    }

    @Test
    void a_number_less_than_nothing_is_not_packed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Packing.Writer().number(-1))
                .withMessage("a packed number is not negative");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, -2, 2, 20_000, -20_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_number_of_either_sign_comes_back(long number) {
        assertThat(Packing.signed(Packing.unsigned(number))).isEqualTo(number);
    }

    @Test
    void a_number_near_nothing_stays_small_whatever_its_sign() {
        assertThat(Packing.unsigned(0)).isZero();
        assertThat(Packing.unsigned(-1)).isOne();
        assertThat(Packing.unsigned(1)).isEqualTo(2);
        assertThat(Packing.unsigned(-2)).isEqualTo(3);
    }

    @Test
    void a_mark_is_nine_characters_that_no_id_begins_with_and_stands_for_one_id() {
        String mark = Packing.mark("p1");

        assertThat(mark).isEqualTo(" 9kVR_Nbw");
        assertThat(Packing.mark(mark)).isEqualTo(mark);
        assertThat(Packing.stands(mark, "p1")).isTrue();
        assertThat(Packing.stands("p1", "p1")).isTrue();
        assertThat(Packing.stands(mark, "p2")).isFalse();
        assertThat(Packing.stands("p2", "p1")).isFalse();
    }

    @Test
    void numbers_marks_and_ids_are_read_in_the_order_in_which_they_were_written() {
        String hashed = "iso/00112233445566778899aabbccddeeff";
        Packing.Reader reader = new Packing.Reader(new Packing.Writer()
                .number(300)
                .mark(Packing.mark("p1"))
                .id(hashed)
                .id("a-ü")
                .id("")
                .number(7)
                .text());

        assertThat(reader.number()).isEqualTo(300);
        assertThat(reader.mark()).isEqualTo(Packing.mark("p1"));
        assertThat(reader.id()).isEqualTo(hashed);
        assertThat(reader.id()).isEqualTo("a-ü");
        assertThat(reader.id()).isEmpty();
        assertThat(reader.hasMore()).isTrue();
        assertThat(reader.number()).isEqualTo(7);
        assertThat(reader.hasMore()).isFalse();
    }
}
