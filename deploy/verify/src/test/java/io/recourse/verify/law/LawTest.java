package io.recourse.verify.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.verify.read.CannotRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawTest {
    private static final Path REPOSITORY = Path.of("../..");
    private static final String PACKS = "services/rules/src/main/resources/rules/";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path copy;

    private void copied() throws IOException {
        for (String folder :
                List.of("contracts/conformance", PACKS, "services/negotiation/src/main/resources/policy")) {
            Files.createDirectories(copy.resolve(folder));
            try (Stream<Path> files = Files.list(REPOSITORY.resolve(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    Files.copy(file, copy.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
    }

    private Law changed(String file, String what, String instead) throws IOException {
        copied();
        Path path = copy.resolve(PACKS).resolve(file);
        String text = Files.readString(path);
        int at = text.indexOf(what);
        assertThat(at).as(what).isNotNegative();
        Files.writeString(path, text.substring(0, at) + instead + text.substring(at + what.length()));
        return Law.in(copy);
    }

    @Test
    void the_checkers_own_guard_answers_every_vector_alike() {
        Agreement agreement = Law.here().agreement();
        assertThat(agreement.differing()).isEmpty();
        assertThat(agreement.all()).isGreaterThanOrEqualTo(120 + 60);
        assertThat(agreement.full()).isTrue();
    }

    /** Each is the first of its kind in its file. */
    @ParameterizedTest
    @CsvSource({
        "contact-cn.json, '\"from\": \"08:00:00\"', '\"from\": \"08:00:01\"'",
        "contact-cn.json, '\"to\": \"22:00:00\"', '\"to\": \"22:00:01\"'",
        "contact-cn.json, '\"consentLifts\": true', '\"consentLifts\": false'",
        "contact-cn.json, '\"sparesThirdParties\": true', '\"sparesThirdParties\": false'",
        "contact-cn.json, '\"max\": 2', '\"max\": 3'",
        "contact-cn.json, '\"max\": 3', '\"max\": 4'",
        "contact-cn.json, '\"max\": 6', '\"max\": 7'",
        "contact-cn.json, '\"days\": 7', '\"days\": 8'",
        "contact-cn.json, '\"scope\": \"PARTY_AND_LENDER\"', '\"scope\": \"PARTY\"'",
        "contact-cn.json, '\"scope\": \"NUMBER\"', '\"scope\": \"PARTY\"'",
        "contact-cn.json, '\"DEBTOR_UNREACHABLE\"', '\"PARKED\"'",
        "contact-cn.json, '\"purpose\": \"LOCATE\"', '\"purpose\": \"COLLECT\"'",
        "contact-us.json, '\"to\": \"21:00:00\"', '\"to\": \"22:00:00\"'",
        "contact-us.json, '\"max\": 7', '\"max\": 8'",
        "contact-us.json, '\"days\": 7', '\"days\": 6'",
        "contact-us.json, '\"scope\": \"PARTY_AND_DEBT\"', '\"scope\": \"PARTY\"'",
        "contact-us.json, '\"counted\": \"CONVERSATION\"', '\"counted\": \"ATTEMPT\"'",
        "contact-us.json, '\"counted\": \"CONVERSATION\"', '\"counted\": \"EFFECTIVE_CALL\"'",
        "contact-us.json, '\"max\": 5', '\"max\": 6'"
    })
    void the_vectors_notice_another_number(String file, String what, String instead) throws IOException {
        Agreement agreement = changed(file, what, instead).agreement();
        assertThat(agreement.full()).isFalse();
        assertThat(agreement.differing()).isNotEmpty();
    }

    @Test
    void what_a_pack_has_and_this_guard_does_not_know_makes_it_unreadable() {
        assertThatThrownBy(() -> changed("contact-us.json", "\"hours\":", "\"spacing\": [], \"hours\":"))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("spacing");
        copy = copy.resolve("again");
        assertThatThrownBy(() -> changed("contact-us.json", "\"counted\": \"ATTEMPT\"", "\"counted\": \"MINUTES\""))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("MINUTES");
    }

    @Test
    void vectors_of_another_version_of_a_pack_are_not_put_to_it() {
        assertThatThrownBy(() -> changed("contact-cn.json", "\"version\": 2", "\"version\": 3"))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("contact-cn@3");
    }
}
