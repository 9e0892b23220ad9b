package io.recourse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {

    @Test
    void a_commit_has_a_plus_while_the_tree_has_changes(@TempDir Path tree) throws Exception {
        git(tree, "init", "-q");
        git(tree, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "--allow-empty", "-m", "first");
        String name = Commit.of(tree).orElseThrow();
        assertThat(name).matches("[0-9a-f]{7,}");
        Files.writeString(tree.resolve("new"), "");
        assertThat(Commit.of(tree)).hasValue(name + "+");
    }

    @Test
    void outside_of_a_repository_there_is_none(@TempDir Path tree) throws Exception {
        assertThat(Commit.of(tree)).isEmpty();
    }

    private static void git(Path tree, String... arguments) throws IOException, InterruptedException {
        String[] line = new String[arguments.length + 3];
        line[0] = "git";
        line[1] = "-C";
        line[2] = tree.toString();
        System.arraycopy(arguments, 0, line, 3, arguments.length);
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }
}
