package io.recourse.intake.domain;

import static io.recourse.intake.domain.Given.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.intake.domain.PartyVerification.Entry;
import io.recourse.intake.domain.PartyVerification.Result;
import io.recourse.intake.domain.PartyVerification.Said;
import io.recourse.intake.domain.PartyVerification.Verdict;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyVerificationTest {

    private static final VerificationPack PACK = Packs.resource(VerificationPack.class, "/policy/verification-cn.json");
    private static final PartyVerification VERIFICATION = new PartyVerification(PACK);
    private static final LocalDate TODAY = day("2026-11-28");
    private static final String ID = "11010519491231002X";
    private static final String CREDIT_CODE = "91350100M000100Y43";

    private static Said person(String idNumber) {
        return new Said(DebtorKind.NATURAL, idNumber, "张三", "+8613800000000", "a@b.cn", "CN-BJ", null);
    }

    private static Said enterprise(String idNumber) {
        return new Said(DebtorKind.ENTERPRISE, idNumber, "东方(北京)有限公司", null, null, null, null);
    }

    private static Verdict verdict(String item, Said said, Map<String, Entry> entries) {
        return VERIFICATION.verify(said, entries, TODAY).stream()
                .filter(v -> v.code().equals(item))
                .findAny()
                .orElseThrow();
    }

    private static void is(String item, Said said, Result result, String reason) {
        Verdict verdict = verdict(item, said, Map.of());
        assertThat(verdict.result()).as(verdict.toString()).isEqualTo(result);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void there_are_exactly_23_items_each_with_its_names_and_its_legal_basis() {
        assertThat(PACK.items()).hasSize(23).allSatisfy(item -> {
            assertThat(item.code()).matches("[a-z-]+");
            assertThat(item.nameZh()).isNotBlank();
            assertThat(item.nameEn()).isNotBlank();
            assertThat(item.legalBasis()).isNotBlank();
            assertThat(item.ours()).isTrue();
            assertThat(item.appliesTo()).isNotEmpty();
        });
        assertThat(VERIFICATION.verify(person(ID), Map.of(), TODAY)).hasSize(23);
    }

    @Test
    void purposes_are_a_closed_list() {
        assertThat(PACK.blacklists())
                .isSubsetOf(PACK.registers())
                .contains("dishonest", "enforcement")
                .doesNotContain("licence");
        assertThat(PACK.registers()).contains("licence").isSorted().doesNotHaveDuplicates();
        assertThat(PACK.isLawful("PRE_LOAN")).isTrue();
        assertThat(PACK.isLawful("CURIOSITY")).isFalse();
        assertThat(PACK.purposes()).extracting(VerificationPack.Purpose::code).containsAll(PACK.blacklistPurposes());
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, PASSED, PASSED, PASSED, PASSED",
        "34052419800101001X, PASSED, PASSED, PASSED, PASSED",
        "110105194912310021, PASSED, FAILED, PASSED, PASSED",
        "10010519491231002X, PASSED, FAILED, FAILED, PASSED",
        "11010519490230002X, PASSED, FAILED, PASSED, FAILED",
        "1101051949123100, FAILED, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void an_identity_number_is_looked_at_part_by_part(
            String id, Result form, Result check, Result region, Result birth) {
        assertThat(verdict("id-form", person(id), Map.of()).result()).isEqualTo(form);
        assertThat(verdict("id-check-digit", person(id), Map.of()).result()).isEqualTo(check);
        assertThat(verdict("id-region", person(id), Map.of()).result()).isEqualTo(region);
        Result found = verdict("id-birth-date", person(id), Map.of()).result();
        assertThat(found == Result.PASSED).isEqualTo(birth == Result.PASSED);
    }

    @ParameterizedTest
    @CsvSource({"20081128, PASSED", "20081129, FAILED"})
    void of_age_is_who_is_eighteen_today(String birth, Result result) {
        assertThat(verdict("of-age", person("110105" + birth + "0020"), Map.of())
                        .result())
                .isEqualTo(result);
    }

    @Test
    void nobody_is_born_tomorrow() {
        is("id-birth-date", person("110105202611290020"), Result.FAILED, "birth-date");
    }

    @Test
    void names_have_letters_and_a_length() {
        is("name-length", person(ID), Result.PASSED, "holds");
        is("name-characters", person(ID), Result.PASSED, "holds");
        is("name-characters", enterprise(CREDIT_CODE), Result.PASSED, "holds");
        Said numbered = new Said(DebtorKind.NATURAL, ID, "张3", null, null, null, null);
        is("name-characters", numbered, Result.FAILED, "characters");
        is(
                "name-length",
                new Said(DebtorKind.NATURAL, ID, "张".repeat(200), null, null, null, null),
                Result.PASSED,
                "holds");
        is(
                "name-length",
                new Said(DebtorKind.NATURAL, ID, "张".repeat(201), null, null, null, null),
                Result.FAILED,
                "length");
        is("name-length", new Said(DebtorKind.NATURAL, ID, " ", null, null, null, null), Result.FAILED, "length");
    }

    @ParameterizedTest
    @CsvSource({"+8613800000000, PASSED", "13800000000, PASSED", "12800000000, FAILED", "+861380000000, FAILED"})
    void mobile_numbers_have_eleven_digits_after_the_countrys(String mobile, Result result) {
        Said said = new Said(DebtorKind.NATURAL, ID, null, mobile, null, null, null);
        assertThat(verdict("mobile-form", said, Map.of()).result()).isEqualTo(result);
    }

    @Test
    void what_is_not_given_or_does_not_apply_is_unknown() {
        Said bare = new Said(DebtorKind.NATURAL, ID, null, null, null, null, null);
        for (String item : new String[] {"name-length", "name-characters", "mobile-form", "email-form", "province"}) {
            is(item, bare, Result.UNKNOWN, "not-given");
        }
        is("credit-code", bare, Result.UNKNOWN, "not-applicable");
        is("of-age", enterprise(CREDIT_CODE), Result.UNKNOWN, "not-applicable");
    }

    @Test
    void enterprises_have_a_credit_code_or_an_lei() {
        is("credit-code", enterprise(CREDIT_CODE), Result.PASSED, "holds");
        is("credit-code-region", enterprise(CREDIT_CODE), Result.PASSED, "holds");
        is("credit-code", enterprise("91350100M000100Y4Z"), Result.FAILED, "check-character");
        is("lei", enterprise("5493001KJTIIGC8Y1R12"), Result.PASSED, "holds");
        is("lei", enterprise(CREDIT_CODE), Result.UNKNOWN, "not-given");
    }

    @Test
    void provinces_are_those_of_the_country() {
        is("province", person(ID), Result.PASSED, "holds");
        Said elsewhere = new Said(DebtorKind.NATURAL, ID, null, null, "a@b", "CN-XX", null);
        is("province", elsewhere, Result.FAILED, "unknown-province");
        is("email-form", elsewhere, Result.FAILED, "form");
    }

    @Test
    void registers_pass_who_is_not_listed_but_a_licence_has_to_be() {
        is("dishonest", person(ID), Result.UNKNOWN, "register-not-configured");
        assertThat(verdict("dishonest", person(ID), Map.of("dishonest", Entry.NOT_LISTED))
                        .result())
                .isEqualTo(Result.PASSED);
        assertThat(verdict("dishonest", person(ID), Map.of("dishonest", Entry.LISTED))
                        .result())
                .isEqualTo(Result.FAILED);
        assertThat(verdict("dishonest", person(ID), Map.of("dishonest", Entry.SILENT)))
                .extracting(Verdict::result, Verdict::reason)
                .containsExactly(Result.UNKNOWN, "register-silent");
        assertThat(verdict("licence", enterprise(CREDIT_CODE), Map.of("licence", Entry.NOT_LISTED))
                        .result())
                .isEqualTo(Result.FAILED);
        assertThat(verdict("licence", enterprise(CREDIT_CODE), Map.of("licence", Entry.LISTED))
                        .result())
                .isEqualTo(Result.PASSED);
    }
}
