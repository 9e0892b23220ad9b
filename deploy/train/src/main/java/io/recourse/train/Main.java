package io.recourse.train;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the trainer. */
@Command(
        name = "train",
        description = "Scorecards and kinds of case from data, and what a book may lose.",
        subcommands = {
            TrainCommand.class,
            ScoreCommand.class,
            ClusterCommand.class,
            SampleCommand.class,
            StressCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    /** Something did not work; the reason has been printed. */
    static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((wrong, command, _) -> {
            command.getErr().println(sentence(wrong));
            return FAILED;
        });
        return line;
    }

    /** What came of the file system or of what was asked is said in a sentence; anything else is our own fault and is thrown. */
    private static String sentence(Exception wrong) throws Exception {
        return switch (wrong) {
            case Refused refused -> String.valueOf(refused.getMessage());
            case AccessDeniedException denied -> "There is no permission for " + denied.getFile() + ".";
            case FileSystemException failed ->
                failed.getFile() + " cannot be read or written: " + failed.getReason() + ".";
            default -> throw wrong;
        };
    }
}
