package io.recourse.casework.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_lender_whose_notices_could_have_no_topic_is_not_let_in() throws IOException {
        for (String bad : List.of("North Bank", "north.bank", "NORTH", "-", "", "x".repeat(33))) {
            Path file = file(bad, Role.LENDER);
            assertThatThrownBy(() -> new Tokens(Optional.of(file)))
                    .as(bad)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("recourse.tokens.file");
        }
        Path good = file("north-bank-2", Role.LENDER);
        assertThatCode(() -> new Tokens(Optional.of(good))).doesNotThrowAnyException();
    }

    @Test
    void who_is_no_lender_needs_none() throws IOException {
        Path file = file("-", Role.OPERATOR);
        assertThatCode(() -> new Tokens(Optional.of(file))).doesNotThrowAnyException();
    }

    private Path file(String tenant, Role role) throws IOException {
        return Files.writeString(
                folder.resolve("tokens.json"),
                "[{\"sha256\": \"00\", \"name\": \"x\", \"tenant\": \"%s\", \"role\": \"%s\"}]"
                        .formatted(tenant, role));
    }
}
