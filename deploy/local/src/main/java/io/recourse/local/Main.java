package io.recourse.local;

import io.recourse.local.process.Ports;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The command line. Further commands join the list of subcommands. */
@Command(
        name = "recourse",
        description = "Recourse on this machine.",
        subcommands = {UpCommand.class, AdvanceCommand.class, RunCommand.class},
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    /** Something did not work; the reason has been printed. */
    static final int FAILED = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands().values().forEach(Main::addPortOptions);
        return line;
    }

    /** Every command that starts the stack takes {@code --port-<name>}. */
    private static void addPortOptions(CommandLine command) {
        if (command.getCommandSpec().mixins().containsKey(StackArguments.MIXIN)) {
            Ports.DEFAULTS.forEach((name, port) -> command.getCommandSpec()
                    .addOption(OptionSpec.builder("--port-" + name)
                            .type(Integer.class)
                            .paramLabel("PORT")
                            .description("port of " + name + " (usually " + port + ")")
                            .build()));
        }
    }
}
