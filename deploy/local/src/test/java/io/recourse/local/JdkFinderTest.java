package io.recourse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jdk.sh} in a tree that asks for a JDK nobody has, so that what is installed here does not answer. */
class JdkFinderTest {
    private static final Path SCRIPT = Path.of("jdk.sh");
    private static final Path POM = Path.of("../../pom.xml");
    private static final int LEAST = 900;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path tree;

    private record Said(int exit, String output, String errors) {}

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(tree.resolve("deploy/local"));
        Files.copy(SCRIPT, tree.resolve("deploy/local/jdk.sh"));
        String pom = Files.readString(POM);
        String asked = pom.replaceFirst("(<maven.compiler.release>)\\d+(</)", "$1" + LEAST + "$2");
        assertThat(asked).isNotEqualTo(pom);
        Files.writeString(tree.resolve("pom.xml"), asked);
        Files.createDirectories(tree.resolve("path"));
        for (String tool : List.of("sed", "dirname")) {
            program(tree.resolve("path").resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
    }

    /** With nothing on the path but what the script itself needs. */
    private Said find(String javaHome) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", tree.resolve("deploy/local/jdk.sh").toString());
        builder.environment().clear();
        builder.environment().put("PATH", tree.resolve("path").toString());
        builder.environment().put("HOME", tree.resolve("home").toString());
        builder.environment().put("JAVA_HOME", javaHome);
        Path output = tree.resolve("output");
        Path errors = tree.resolve("errors");
        int exit = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start()
                .waitFor();
        return new Said(exit, Files.readString(output), Files.readString(errors));
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Path jdk(String folder, int version) throws IOException {
        Path home = tree.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        program(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        return home;
    }

    @Test
    void without_a_jdk_one_line_says_what_to_install() throws Exception {
        Said said = find("");
        assertThat(said.exit()).isNotZero();
        assertThat(said.output()).isEmpty();
        assertThat(said.errors())
                .startsWith("Recourse needs JDK")
                .endsWith("\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void a_jdk_that_is_new_enough_is_named() throws Exception {
        Path home = jdk("mine", LEAST);
        assertThat(find(home.toString())).isEqualTo(new Said(0, home + "\n", ""));
    }

    @Test
    void a_jdk_in_a_usual_place_is_found_where_the_one_named_is_too_old() throws Exception {
        Path usual = jdk("home/.jdks/new", LEAST + 1);
        assertThat(find(jdk("mine", LEAST - 1).toString())).isEqualTo(new Said(0, usual + "\n", ""));
    }
}
