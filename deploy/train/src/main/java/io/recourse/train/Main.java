package io.recourse.train;

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
            if (!(wrong instanceof Refused)) {
                throw wrong;
            }
            command.getErr().println(wrong.getMessage());
            return FAILED;
        });
        return line;
    }
}
