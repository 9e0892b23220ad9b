package io.recourse.casework.desk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.spec.GoldenStates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the golden files are there to catch is caught. */
class GoldenStatesBiteTest {

    private static final Tally.Open OPEN = new Tally.Open("bank-a", 41, Instant.parse("2026-03-01T08:00:00.000001Z"));
    private static final String WRITTEN =
            "{\"alarmAt\": \"2026-03-01T08:00:00.000001Z\", \"total\": 41, \"tenant\": \"bank-a\", \"is\": \"Open\"}";

    private Path folder;

    @BeforeEach
    void files_of_both_states(@TempDir Path fresh) throws IOException {
        folder = fresh;
        write("case-open.schema1.json", WRITTEN);
        write("case-unopened.schema1.json", "{\"is\": \"Unopened\"}");
    }

    @Test
    void files_that_say_the_same_in_another_order_hold() {
        assertThatCode(() -> all().hold()).doesNotThrowAnyException();
    }

    @Test
    void a_state_without_an_example_is_found() {
        assertThatThrownBy(() -> states().now("open", OPEN).hold())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[\"Tally.Unopened\"]");
    }

    @Test
    void a_component_that_no_example_fills_is_found() throws IOException {
        write("case-open.schema1.json", "{\"is\":\"Open\",\"tenant\":\"bank-a\",\"total\":41}");
        assertThatThrownBy(() -> states().now("open", new Tally.Open("bank-a", 41, null))
                        .now("unopened", new Tally.Unopened())
                        .hold())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[\"Tally.Open.alarmAt\"]");
    }

    @Test
    void a_file_that_is_read_as_another_state_is_found() throws IOException {
        write("case-open.schema1.json", WRITTEN.replace("41", "42"));
        assertThatThrownBy(() -> all().hold())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("as it is read")
                .hasMessageContaining("as it is written");
    }

    @Test
    void a_component_of_another_name_is_found() throws IOException {
        write("case-open.schema1.json", WRITTEN.replace("total", "sum"));
        assertThatThrownBy(() -> all().hold())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("JSON does not fit");
    }

    @Test
    void a_file_that_is_missing_and_one_that_nobody_reads_are_found() throws IOException {
        Files.move(folder.resolve("case-unopened.schema1.json"), folder.resolve("case-closed.schema1.json"));
        assertThatThrownBy(() -> all().hold())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("case-unopened.schema1.json is missing")
                .hasMessageContaining("case-closed.schema1.json");
    }

    private GoldenStates<Tally.State> all() {
        return states().now("open", OPEN).now("unopened", new Tally.Unopened());
    }

    private GoldenStates<Tally.State> states() {
        return GoldenStates.of(Tally.registration(), Tally.State.class).in(folder);
    }

    private void write(String file, String json) throws IOException {
        Files.writeString(folder.resolve(file), json);
    }
}
