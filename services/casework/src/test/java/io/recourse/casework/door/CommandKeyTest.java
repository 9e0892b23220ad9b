package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.desk.Entry;
import io.recourse.casework.desk.Sealing;
import io.recourse.casework.security.Caller;
import io.recourse.casework.security.Role;
import jakarta.ws.rs.WebApplicationException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class CommandKeyTest {

    /** No command goes through it here. */
    private static final CommandDoor DOOR = new CommandDoor(null, Sealing.NONE);

    private static final Caller CALLER = new Caller("bank-a", "bank-a", Role.LENDER);

    private record Nudge() implements Input {}

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\nb", "a\u0085b"})
    void a_key_that_cannot_be_kept_is_a_problem_that_names_the_field_and_the_rule(String key) {
        refused(key);
    }

    @Test
    void a_key_has_at_most_128_characters() {
        assertThat(entry("k".repeat(128)).origin()).isInstanceOf(Entry.Command.class);
        assertThat(entry(null).origin()).isInstanceOf(Entry.Command.class);
        refused("k".repeat(129));
    }

    private static void refused(String key) {
        WebApplicationException refusal = catchThrowableOfType(WebApplicationException.class, () -> entry(key));
        assertThat(refusal.getResponse().getStatus()).isEqualTo(400);
        assertThat((String) refusal.getResponse().getEntity())
                .contains("\"rule\":\"key-invalid\"", "\"field\":\"Idempotency-Key\"");
    }

    @Test
    void a_key_stands_for_the_path_and_the_body_together() {
        assertThat(call("/v1/cases/1/recall", "")).isEqualTo(call("/v1/cases/1/recall", ""));
        assertThat(call("/v1/cases/1/recall", ""))
                .isNotEqualTo(call("/v1/cases/2/recall", ""))
                .isNotEqualTo(call("/v1/cases/1/recall", "{}"));
    }

    /** A sender may call its messages by people. */
    @Test
    void a_key_is_kept_as_a_digest() {
        CommandDoor.Call call = DOOR.call(CALLER, "/v1/nudges", "11010519491231002X", new byte[0]);
        assertThat(call.key()).matches("[0-9a-f]{32}");
        assertThat(DOOR.call(CALLER, "/v1/nudges", "11010519491231002X", new byte[0]))
                .isEqualTo(call);
        assertThat(DOOR.call(CALLER, "/v1/nudges", "34052419800101001X", new byte[0])
                        .key())
                .isNotEqualTo(call.key());
    }

    private static CommandDoor.Call call(String path, String body) {
        return DOOR.call(CALLER, path, "key", body.getBytes(StandardCharsets.UTF_8));
    }

    private static Entry entry(@Nullable String key) {
        return CommandDoor.entry(
                DOOR.call(CALLER, "/v1/nudges", key, new byte[0]), new SubjectId("case", "1"), new Nudge(), false);
    }
}
