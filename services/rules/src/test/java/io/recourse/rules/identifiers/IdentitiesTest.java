package io.recourse.rules.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what a made-up name tells of somebody. */
class IdentitiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dial-13812345678-1",
                "13812345678",
                "sms13812345678",
                "138-1234-5678",
                "138.1234.5678",
                "+8613812345678",
                "+86-138-1234-5678",
                "call/+12025550143",
                "202-555-0143",
                "1-202-555-0143",
                "(202)-555-0143"
            })
    void a_telephone_number_tells_who_is_called(String id) {
        assertThat(Identities.holdsTelephone(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask-1",
                // a day and a count, seconds and milliseconds of a clock, a part of a longer number
                "2026030201",
                "20260302001",
                "1700000000",
                "1700000000000",
                "138123456789",
                "913812345678",
                "12812345678",
                "2026-03-02-0001",
                "10.0.0.17",
                // what chance puts into random ids
                "6f1d2c3b-0000-4000-8000-a13812345678",
                "a13812345678bcdefa13812345678bcd"
            })
    void a_count_is_no_telephone_number(String id) {
        assertThat(Identities.holdsTelephone(id)).isFalse();
    }

    @Test
    void a_mail_address_tells_who_is_written_to_and_a_version_does_not() {
        assertThat(Identities.holdsMailAddress("reply-li.wei@example.com.cn-3")).isTrue();
        assertThat(Identities.holdsMailAddress("li@bank.cn")).isTrue();
        assertThat(Identities.holdsMailAddress("soft-forgot@2")).isFalse();
        assertThat(Identities.holdsMailAddress("node@host")).isFalse();
    }

    @Test
    void an_identity_number_has_its_check_character_and_somebody_old_enough() {
        assertThat(Identities.holdsIdentityNumber("LOAN-11010519491231002x-1")).isTrue();
        assertThat(Identities.holdsIdentityNumber("110105194912310021")).isFalse();
        assertThat(Identities.holdsIdentityNumber("310100202401150012"))
                .as("a branch, the day of a loan and a count")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dial-13812345678-1", "li@bank.cn", "11010519491231002X"})
    void any_of_these_names_somebody(String id) {
        assertThat(Identities.holdsAny(id)).isTrue();
        assertThat(Identities.holdsAny("ask-1")).isFalse();
    }

    @Test
    void no_random_id_is_taken_for_somebody() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            assertThat(Identities.holdsTelephone(id) || Identities.holdsIdentityNumber(id))
                    .as(id)
                    .isFalse();
            assertThat(Identities.holdsTelephone(id.replace("-", ""))).as(id).isFalse();
        }
    }
}
