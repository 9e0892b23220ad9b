package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A bare {@code mvn} on a JDK that is too old must live long enough to say so; its JVM gets what {@code .mvn/jvm.config} holds. */
class OldJdkTest {
    private static final Path OPTIONS = Path.of("../../.mvn/jvm.config");

    @Test
    void an_option_that_a_jdk_does_not_know_does_not_stop_it() throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(options());
        line.addAll(List.of("--an-option-of-tomorrow=ALL-UNNAMED", "-version"));
        Process java = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes());
        assertThat(java.waitFor()).as(said).isZero();
    }

    @Test
    void every_option_is_one_word_for_java_8_would_take_a_second_one_for_the_main_class() throws IOException {
        assertThat(options()).allMatch(word -> word.startsWith("-"));
    }

    private static List<String> options() throws IOException {
        return List.of(Files.readString(OPTIONS).strip().split("\\s+", -1));
    }
}
