package io.recourse.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void who_has_learned_nothing_is_told_nothing() {
        assertThat(new Caches(folder, false).options("intake")).isEmpty();
    }

    @Test
    void who_learns_keeps_it_under_a_name_of_its_own_and_reads_it_at_the_next_start() throws IOException {
        Path kept = folder.resolve("made/intake.aot");
        Caches learning = new Caches(folder.resolve("made"), true);
        learning.prepare();
        assertThat(learning.options("intake"))
                .as("classes, and no counts of methods of a small run")
                .containsExactly(
                        "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-XX:AOTCacheOutput=" + kept);
        Files.writeString(kept, "");
        Caches reading = new Caches(folder.resolve("made"), false);
        assertThat(reading.options("intake")).contains("-XX:AOTCache=" + kept);
        assertThat(reading.options("disposal")).isEmpty();
    }

    @Test
    void who_learns_is_given_the_time_to_put_it_down() throws IOException {
        try (RunFolder run = RunFolder.claim(folder)) {
            assertThat(java(run, true).patience()).isGreaterThan(Duration.ofMinutes(1));
            assertThat(java(run, false).patience()).isLessThan(Duration.ofMinutes(1));
        }
    }

    private Command java(RunFolder run, boolean learning) {
        return Command.java("intake", run, List.of(), new Caches(folder, learning), List.of("Main"), Map.of());
    }
}
