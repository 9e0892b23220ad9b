package io.recourse.bench;

import java.nio.file.Path;

/**
 * What every section is told.
 *
 * @param repository root of the built source tree
 * @param cases how many fall due in each round
 * @param rounds how often each contestant runs, by turns; the median counts
 * @param inputs how many hostile inputs there are
 * @param accounts how many accounts the great book has
 * @param seed of chance: the same seed makes the same inputs
 */
public record Setup(Path repository, int cases, int rounds, int inputs, int accounts, long seed) {

    /** Where sections keep their data while they run. */
    public Path folder() {
        return repository.resolve("deploy/bench/target/run");
    }

    /** For a second stack beside the first. */
    public Path folderBeside() {
        return repository.resolve("deploy/bench/target/run-beside");
    }
}
