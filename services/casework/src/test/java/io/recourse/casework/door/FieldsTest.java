package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a caller makes up names nobody, for it stands where everybody reads. */
class FieldsTest {

    private static final Predicate<String> SOMEBODYS = id -> id.contains("7");

    @Test
    void what_a_caller_makes_up_names_nobody() {
        refused(() -> Fields.nobodysId("ask-7", "askId", SOMEBODYS), "identity-in-id");
        refused(() -> Fields.nobodysCode("ask-7", "askId", SOMEBODYS), "identity-in-id");
        refused(() -> Fields.nobodys("an account 7", "askId", SOMEBODYS), "identity-in-id");
    }

    @Test
    void what_is_made_up_is_an_id_all_the_same() throws BadInput {
        assertThat(Fields.nobodysId("ask-1", "askId", SOMEBODYS)).isEqualTo("ask-1");
        refused(() -> Fields.nobodysId("a b", "askId", SOMEBODYS), "field-invalid");
        refused(() -> Fields.nobodysCode("a".repeat(65), "askId", SOMEBODYS), "field-invalid");
    }

    private static void refused(ThrowingCallable door, String rule) {
        BadInput refusal = catchThrowableOfType(BadInput.class, door);
        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.field()).isEqualTo("askId");
        assertThat(refusal.detail()).doesNotContain("7");
    }
}
