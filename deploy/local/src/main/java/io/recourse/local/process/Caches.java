package io.recourse.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What JVMs have learned of their classes, kept for their next start: one ahead-of-time cache (JEP 483, 514, 515) for each
 * process. A cache that does not fit what was built since is passed over by the JVM itself; then starts take longer, no more.
 *
 * @param folder where they are kept
 * @param learning whether JVMs write caches at their end instead of reading them
 */
public record Caches(Path folder, boolean learning) {

    static final String WRITING = "-XX:AOTCacheOutput=";

    /** Classes only: what a small run says of methods misleads the compiler under load, for a third of a desk's speed. */
    private static final String WITHOUT_PROFILES = "-XX:-AOTRecordTraining";

    private static final String UNLOCKED = "-XX:+UnlockDiagnosticVMOptions";

    /** Makes the folder: a JVM would not, and would keep nothing. */
    public void prepare() {
        if (learning) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new StackFailed("cannot make " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    /** For the JVM of a process: none where nothing has been learned. */
    List<String> options(String name) {
        Path cache = folder.resolve(name + ".aot").toAbsolutePath();
        if (learning) {
            return List.of(UNLOCKED, WITHOUT_PROFILES, WRITING + cache);
        }
        // it warns of single stubs that it compiles anew, in every log
        return Files.exists(cache) ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=error") : List.of();
    }
}
