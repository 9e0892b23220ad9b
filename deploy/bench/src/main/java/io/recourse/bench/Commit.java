package io.recourse.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which state of the source tree was measured. */
final class Commit {

    private Commit() {}

    /** Its short name, with a {@code +} where the tree has changes; nothing without git or outside of a repository. */
    static Optional<String> of(Path tree) throws InterruptedException {
        Optional<String> commit = git(tree, "rev-parse", "--short", "HEAD");
        Optional<String> changes = git(tree, "status", "--porcelain");
        return commit.map(name -> changes.filter(String::isEmpty).isPresent() ? name : name + "+");
    }

    private static Optional<String> git(Path tree, String... arguments) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of("git", "-C", tree.toString()));
        line.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
