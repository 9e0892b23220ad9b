package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Makefile in a small tree whose sources changed after the build, with a Maven and a Java that only say their name. */
class MakefileTest {
    private static final String MAVEN = "maven was called";
    private static final String JAVA = "java was called";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path tree;

    private final List<Process> launchers = new ArrayList<>();

    private record Said(int exit, String output) {}

    @BeforeEach
    void plant() throws IOException {
        Files.copy(Path.of("../../Makefile"), tree.resolve("Makefile"));
        script("mvn", "echo " + MAVEN);
        script("home/bin/java", "echo " + JAVA + " $*");
        script("deploy/local/jdk.sh", "echo " + tree.resolve("home"));
        write("deploy/local/progress.awk", "{ print }");
        write("pom.xml", "");
        for (String module : List.of("local", "verify")) {
            write("deploy/" + module + "/target/classpath", "");
        }
        write("deploy/local/target/built", "");
        Files.setLastModifiedTime(
                tree.resolve("deploy/local/target/built"),
                FileTime.from(Instant.now().minusSeconds(60)));
    }

    @AfterEach
    void end() {
        launchers.forEach(Process::destroyForcibly);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(tree.resolve(file).getParent());
        Files.writeString(tree.resolve(file), text);
    }

    private void script(String file, String line) throws IOException {
        write(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(tree.resolve(file), PosixFilePermissions.fromString("rwx------"));
    }

    /** A process that is called as a launcher is, with its number where a launcher leaves it. */
    private void launcher(String name) throws IOException {
        Process launcher = new ProcessBuilder("bash", "-c", "exec -a " + name + " cat").start();
        launchers.add(launcher);
        // whoever echoes has taken that name
        Writer in = launcher.outputWriter();
        in.write("there?\n");
        in.flush();
        assertThat(launcher.inputReader().readLine()).isEqualTo("there?");
        write(".run/launcher", launcher.pid() + " " + Instant.now() + "\n");
    }

    private Said make(String target) throws IOException, InterruptedException {
        Path output = tree.resolve("output");
        int exit = new ProcessBuilder("make", "-C", tree.toString(), "MVN=" + tree.resolve("mvn"), target)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return new Said(exit, Files.readString(output));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "up", "push", "advance", "verify", "vectors"})
    void what_changed_is_built_first(String target) throws Exception {
        Said said = make(target);
        assertThat(said.exit()).as(said.output()).isZero();
        assertThat(said.output()).containsSubsequence(MAVEN, JAVA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"push", "advance", "verify", "vectors"})
    void nothing_is_built_under_a_stack_that_runs_and_that_is_said(String target) throws Exception {
        launcher("io.recourse.local.Main");
        Said said = make(target);
        assertThat(said.exit()).as(said.output()).isZero();
        assertThat(said.output())
                .doesNotContain(MAVEN)
                .containsSubsequence("Recourse is running", "what was built before is used", JAVA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "up"})
    void a_second_start_is_left_to_the_launcher_to_refuse(String target) throws Exception {
        launcher("io.recourse.local.Main");
        Said said = make(target);
        assertThat(said.output()).doesNotContain(MAVEN, "Recourse is running").contains(JAVA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "test", "test-all", "clean"})
    void what_would_build_is_refused_while_the_stack_runs(String target) throws Exception {
        launcher("io.recourse.local.Main");
        Said said = make(target);
        assertThat(said.exit()).isNotZero();
        assertThat(said.output()).doesNotContain(MAVEN).contains("Recourse is running");
    }

    @Test
    void a_number_that_another_process_has_by_now_is_no_launcher() throws Exception {
        launcher("something-else");
        assertThat(make("verify").output()).containsSubsequence(MAVEN, JAVA);
    }
}
