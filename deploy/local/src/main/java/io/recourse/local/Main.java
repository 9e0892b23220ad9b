package io.recourse.local;

import io.recourse.local.process.Ports;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command line. Further commands join the list of subcommands. */
@Command(
        name = "recourse",
        description = "Recourse on this machine.",
        subcommands = {UpCommand.class, PushCommand.class, AdvanceCommand.class, RunCommand.class},
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
        line.registerConverter(Instant.class, Main::instant);
        line.registerConverter(long.class, Main::number);
        line.registerConverter(int.class, Main::smallNumber);
        line.registerConverter(Integer.class, Main::smallNumber);
        line.setParameterExceptionHandler((wrong, _) -> {
            // one sentence: a page of options would hide it
            wrong.getCommandLine().getErr().println(wrong.getMessage() + " (ARGS=--help lists every option)");
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    private static int smallNumber(String text) {
        return (int) Math.clamp(number(text), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not an instant such as 2026-02-01T00:00:00Z");
        }
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
