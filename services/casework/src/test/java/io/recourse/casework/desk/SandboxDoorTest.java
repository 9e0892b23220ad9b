package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.recourse.casework.spec.Client;
import io.recourse.casework.spec.TestTokens;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The runner's hand on the clock is read as strictly as any other. */
@QuarkusTest
@TestProfile(SandboxDoorTest.Sandbox.class)
@NullUnmarked
class SandboxDoorTest {

    private static final String ADVANCE = "/sandbox/clock:advance";

    public static final class Sandbox implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("recourse.sandbox.enabled", "true");
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                ", body-empty,",
                "tea, json-malformed,",
                "{}, field-invalid, to",
                "{\"to\":null}, field-invalid, to",
                "{\"to\":5}, field-invalid, to",
                "{\"to\":\"12026-01-01T00:00:00Z\"}, field-invalid, to",
                "{\"to\":\"+12026-01-01T00:00:00Z\"}, field-invalid, to",
                "`{\"to\":\"2026-01-02T00:00:00Z\",\"by\":1}`, field-unknown, by",
            })
    void what_is_no_instant_to_advance_to_is_a_problem_of_its_field(String body, String rule, String field) {
        Instant before = now();
        Client.problem(Client.post(TestTokens.SANDBOX, ADVANCE, body == null ? "" : body), 400, rule, field);
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void time_moves_to_the_microsecond_and_never_back() {
        Instant before = now();
        advance(before.minusSeconds(60));
        assertThat(now()).isEqualTo(before);
        advance(before.plusSeconds(1).plusNanos(1500));
        assertThat(now()).isEqualTo(before.plusSeconds(1).plusNanos(1000));
    }

    private static void advance(Instant to) {
        Client.post(TestTokens.SANDBOX, ADVANCE, "{\"to\":\"" + to + "\"}").statusCode(200);
    }

    private static Instant now() {
        return Instant.parse(Client.as(TestTokens.SANDBOX)
                .get("/sandbox/quiet")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("now"));
    }
}
