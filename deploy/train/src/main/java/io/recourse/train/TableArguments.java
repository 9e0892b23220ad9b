package io.recourse.train;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that reads a table is told of it. */
final class TableArguments {

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8, its first line names the columns")
    private Path file = Path.of("");

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            required = true,
            description = "which column is what, and what is looked at")
    private Path recipe = Path.of("");

    Path file() {
        return file;
    }

    Path recipeFile() {
        return recipe;
    }

    Recipe recipe() throws IOException {
        return Recipe.read(recipe);
    }
}
