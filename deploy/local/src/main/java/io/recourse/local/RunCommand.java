package io.recourse.local;

import io.recourse.local.access.AsyncApi;
import io.recourse.local.portfolio.AcceptedJournal;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Book;
import io.recourse.local.run.Funnel;
import io.recourse.local.run.Report;
import io.recourse.local.run.SandboxRun;
import io.recourse.local.run.Setting;
import io.recourse.local.run.Tokens;
import io.recourse.local.world.People;
import io.recourse.local.world.World;
import io.recourse.local.world.WorldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays overdue accounts on the whole stack, 400 virtual days in some minutes, and reports what came of them. */
@Command(
        name = "run",
        description = "Play overdue accounts on the whole stack for 400 virtual days and report what came of them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the run ended and nothing is wrong",
            "1:the stack could not do what was asked",
            "2:the command line is wrong",
            "3:the run ended with parked subjects or deadlines taken late"
        })
final class RunCommand implements Callable<Integer> {
    private static final int TROUBLED = 3;
    private static final int WORLD_PORT = 8190;
    private static final String PARTNERS = "partners.json";
    private static final String VAULT_KEY = "vault.key";
    private static final String REPORT = "report.json";
    private static final int FAULTS_SHOWN = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin(name = StackArguments.MIXIN)
    private final StackArguments arguments = new StackArguments();

    @Option(names = "--seed", description = "same seed, same accounts and outcomes (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--accounts",
            paramLabel = "N|FILE",
            description = "size of the sample, or a CSV file of your own (default: ${DEFAULT-VALUE})")
    private String accounts = Integer.toString(Portfolio.SIZE);

    @Option(names = "--days", description = "virtual days, 1 to 3650 (default: ${DEFAULT-VALUE})")
    private int days = 400;

    @Option(names = "--csv", paramLabel = "FILE", description = "the same as --accounts=FILE")
    private @Nullable Path csv;

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE",
            description = "how to read the CSV (default: ${DEFAULT-VALUE})")
    private String mapping = "credit-card-clients";

    @Option(
            names = "--kill",
            paramLabel = "PROCESS",
            description = "kill -9 this process on the way and start it again")
    private @Nullable String kill;

    @Option(names = "--exit", description = "end when the report is printed; always so off a terminal")
    private boolean exit;

    @Option(names = "--keep", description = "go on with the data of the run before instead of beginning anew")
    private boolean keep;

    private volatile boolean interrupted;

    @Override
    public Integer call() {
        CommandSpec command = checked();
        Path file = csv == null && !sample() ? Path.of(accounts) : csv;
        try {
            Book book = file == null ? Book.sample(seed, Long.parseLong(accounts)) : Book.csv(file, mapping, seed);
            book.faults().stream().limit(FAULTS_SHOWN).forEach(System.err::println);
            if (book.faults().size() > FAULTS_SHOWN) {
                System.err.println(
                        "… and " + (book.faults().size() - FAULTS_SHOWN) + " more rows that were not understood");
            }
            return play(command, book);
        } catch (StackFailed failed) {
            if (interrupted) {
                forever();
            }
            System.err.println(failed.getMessage());
            return Main.FAILED;
        }
    }

    /** The hook is at work and what we have met is its consequence: say nothing, let the JVM end. */
    private static void forever() {
        while (true) {
            LockSupport.park();
        }
    }

    /** True if a number was given, and no file. */
    private boolean sample() {
        return accounts.matches("-?\\d{1,9}");
    }

    private CommandSpec checked() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("not run from the command line");
        }
        if (days < 1 || days > 3650) {
            throw new ParameterException(command.commandLine(), "--days must be 1 to 3650");
        }
        if (sample() && Long.parseLong(accounts) < 1) {
            throw new ParameterException(command.commandLine(), "--accounts must be at least 1");
        }
        if (kill != null && !SandboxRun.PROCESSES.contains(kill)) {
            throw new ParameterException(command.commandLine(), "--kill must be one of " + SandboxRun.PROCESSES);
        }
        return command;
    }

    private int play(CommandSpec command, Book book) {
        People people = new People();
        World world = new World(seed, people);
        String worldToken = Setting.random();
        StackOptions usual = arguments.options(command).say(System.out::println);
        try (WorldServer door = WorldServer.open(WORLD_PORT, worldToken, world::order)) {
            String tokens = usual.runFolder().resolve(Tokens.FILE).toString();
            Map<String, String> environment = new LinkedHashMap<>(usual.serviceEnvironment());
            environment.putAll(Setting.environment(seed, tokens, vaultKey(usual.runFolder()), worldToken, door::urlOf));
            StackOptions options = usual.fresh(!keep)
                    .language(usual.asyncApi(), registry(book))
                    .serviceEnvironment(environment);
            try (Stack stack = Stack.claim(options)) {
                endInOrder(stack);
                prepare(stack, book);
                stack.start();
                AsyncApi language = AsyncApi.read(options.asyncApi());
                SandboxRun.Plan plan = new SandboxRun.Plan(seed, days, kill);
                Report report = new SandboxRun(stack, language, people, world, plan, System.out::println).play(book);
                return told(stack, report);
            }
        }
    }

    /** Ctrl-C or a TERM signal ends the stack in order, whatever the run is doing then. */
    private void endInOrder(Stack stack) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            interrupted = !stack.closing();
                            stack.close();
                        },
                        "orderly-end"));
    }

    private int told(Stack stack, Report report) {
        Path file = stack.run().writePrivate(REPORT, report.json());
        System.out.println();
        report.lines().forEach(System.out::println);
        System.out.println("written to " + file);
        if (!exit && Funnel.terminal()) {
            System.out.println();
            stack.urls().forEach((name, url) -> System.out.printf("  %-14s %s%n", name, url));
            System.out.println("Recourse stays up; Ctrl-C ends it.");
            throw stack.trouble().join();
        }
        return report.troubled() ? TROUBLED : CommandLine.ExitCode.OK;
    }

    /** Lives as long as the data that is locked with it; it must be known before there is a stack. */
    private static String vaultKey(Path runFolder) {
        Path file = runFolder.resolve(VAULT_KEY);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(runFolder, permissions("rwx------"));
                Files.createFile(file, permissions("rw-------"));
                Files.writeString(file, Setting.random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackFailed("cannot keep the key of the vault in " + file + ": " + e.getMessage(), e);
        }
    }

    /** Not in the run folder: that may be another run's until the stack has claimed it. */
    private static Path registry(Book book) {
        try {
            Path file = Files.createTempFile("recourse-", "-" + PARTNERS);
            file.toFile().deleteOnExit();
            return Files.writeString(file, Setting.partners(book.lenders()));
        } catch (IOException e) {
            throw new StackFailed("cannot write the partner registry: " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    private void prepare(Stack stack, Book book) {
        if (!keep) {
            stack.run().remove(AcceptedJournal.NAME);
        }
        stack.run().remove(REPORT);
        stack.run().writePrivate(Tokens.FILE, new Tokens(stack.secrets()::get).file(book.lenders()));
    }
}
