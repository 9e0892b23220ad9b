package io.recourse.local;

import io.recourse.local.process.Ports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Options of every command that starts the stack. */
final class StackArguments {
    /** Name under which commands mix these in. */
    static final String MIXIN = "stack";

    @Option(names = "--repository", paramLabel = "FOLDER", description = "root of the source tree (default: here)")
    private Path repository = Path.of("");

    @Option(names = "--run-folder", paramLabel = "FOLDER", description = "data, logs and stack.json (default: .run)")
    private Path runFolder = Path.of(".run");

    @Option(
            names = "--partners",
            paramLabel = "FILE",
            description = "partner registry (default: deploy/local/partners.json)")
    private Path partners = Path.of("deploy/local/partners.json");

    @Option(names = "--fresh", description = "throw the data of earlier runs away")
    private boolean fresh;

    @Option(names = "--without-services", description = "PostgreSQL, Kafka and Kafka Connect only")
    private boolean withoutServices;

    @Option(
            names = "--learn",
            hidden = true,
            description = "what the JVMs learn of their classes is kept: part of a build")
    private boolean learning;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    private boolean help;

    StackOptions options(CommandSpec command) {
        StackOptions usual = StackOptions.in(repository);
        Path root = usual.repository();
        return usual.runFolder(root.resolve(runFolder))
                .language(usual.asyncApi(), root.resolve(partners))
                .fresh(fresh)
                .learning(learning)
                .services(withoutServices ? List.of() : usual.services())
                .ports(ports(command.commandLine().getParseResult()));
    }

    private static Map<String, Integer> ports(ParseResult given) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (String name : Ports.DEFAULTS.keySet()) {
            String option = "--port-" + name;
            if (given.hasMatchedOption(option)) {
                int port = given.matchedOptionValue(option, 0);
                if (port < 1 || port > 65_535) {
                    throw new ParameterException(given.commandSpec().commandLine(), option + " must be 1 to 65535");
                }
                ports.put(name, port);
            }
        }
        return ports;
    }
}
