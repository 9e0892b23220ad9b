package io.recourse.rules.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @Test
    void a_credit_code_with_its_check_character_is_valid() {
        assertThat(CreditCode.isValid("91350100M000100Y43")).isTrue();
    }

    /** Codes of companies as other public sources quote them; the register itself was not asked. */
    @ParameterizedTest
    @ValueSource(strings = {"91100000100003962T", "914403001922038216", "9144030071526726XG"})
    void codes_that_companies_are_known_by_are_valid(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
    }

    /** Identifiers of companies as other public sources quote them from GLEIF. */
    @ParameterizedTest
    @ValueSource(
            strings = {"5493001KJTIIGC8Y1R12", "HWUPKR0MPOU8FGXBT394", "INR2EJN1ERAN0W5ZP974", "529900T8BM49AURSDO55"})
    void identifiers_that_companies_are_known_by_are_valid(String lei) {
        assertThat(Lei.isValid(lei)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100M000100Y4Z",
                "91350100M000100Y44",
                "91350100M000100Y4",
                "91350100m000100y43",
                "9135010OM000100Y43",
                ""
            })
    void a_credit_code_with_another_character_or_length_is_not(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @Test
    void one_wrong_digit_of_a_credit_code_is_found() {
        for (int i = 2; i < 8; i++) {
            char[] code = "91350100M000100Y43".toCharArray();
            code[i] = code[i] == '9' ? '0' : (char) (code[i] + 1);
            assertThat(CreditCode.isValid(new String(code))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "34052419800101001X", "110105180001010029", "830105194912310029"})
    void a_citizen_id_with_region_date_and_check_character_is_valid(String id) {
        assertThat(CitizenId.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491231002x",
                "110105194902300025",
                "990105194912310023",
                "110105179912310024",
                "110105194902300020",
                "11010519491231002",
                "1101051949123100２X"
            })
    void a_citizen_id_with_a_wrong_part_is_not(String id) {
        assertThat(CitizenId.isValid(id)).isFalse();
    }

    @Test
    void an_lei_is_checked_modulo_97() {
        assertThat(Lei.isValid("5493001KJTIIGC8Y1R12")).isTrue();
        assertThat(Lei.isValid("5493001KJTIIGC8Y1R13")).isFalse();
        assertThat(Lei.isValid("5493001KJTIIGC8Y1R1")).isFalse();
        assertThat(Lei.isValid("5493001KJTIICG8Y1R12")).isFalse();
        assertThat(Lei.isValid("5493001kjtiigc8y1r12")).isFalse();
        assertThat(Lei.isValid("549300A0JTIIGC8Y1R17")).isTrue();
    }

    /** 97 and 00, 98 and 01, 02 and 99 leave the same remainder; those of ISO 7064 are 02 … 98. */
    @Test
    void check_digits_that_nobody_issues_are_wrong_though_the_remainder_is_right() {
        int found = 0;
        for (int n = 0; n < 100_000 && found < 3; n++) {
            String first = "5493001KJTII0" + "%05d".formatted(n);
            for (String[] pair : new String[][] {{"97", "00"}, {"98", "01"}, {"02", "99"}}) {
                if (Lei.isValid(first + pair[0])) {
                    assertThat(Lei.isValid(first + pair[1])).isFalse();
                    found++;
                }
            }
        }
        assertThat(found).isEqualTo(3);
    }
}
