package io.recourse.local;

import io.recourse.local.access.Partners;
import io.recourse.local.portfolio.MappingFile;
import io.recourse.local.portfolio.Portfolio;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Book;
import io.recourse.local.run.Funnel;
import io.recourse.local.run.PartnerPost;
import io.recourse.local.run.Report;
import io.recourse.local.run.SandboxRun;
import io.recourse.local.world.People;
import io.recourse.local.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
            description = "how to read the CSV (default: " + MappingFile.USUAL + ")")
    private @Nullable String mapping;

    @Option(
            names = "--kill",
            paramLabel = "PROCESS",
            description = "kill -9 this process on the way and start it again")
    private @Nullable String kill;

    @Option(names = "--exit", description = "end when the report is printed; always so off a terminal")
    private boolean exit;

    @Option(names = "--keep", description = "go on with the data of the run before instead of beginning anew")
    private boolean keep;

    @Override
    public Integer call() {
        CommandSpec command = checked();
        Path file = csv == null && !sample() ? Path.of(accounts) : csv;
        try {
            Book book = file == null
                    ? Book.sample(seed, Long.parseLong(accounts))
                    : Book.csv(file, mapping == null ? MappingFile.USUAL : mapping, seed);
            book.faults().stream().limit(FAULTS_SHOWN).forEach(System.err::println);
            if (book.faults().size() > FAULTS_SHOWN) {
                System.err.println(
                        "… and " + (book.faults().size() - FAULTS_SHOWN) + " more rows that were not understood");
            }
            if (book.accounts().isEmpty()) {
                throw new StackFailed("no row of " + file + " is an account to collect");
            }
            return play(command, book);
        } catch (StackFailed failed) {
            System.err.println(failed.getMessage());
            return Main.FAILED;
        }
    }

    /** True if a number was given, and no file. */
    private boolean sample() {
        return accounts.matches("-?\\d+");
    }

    private CommandSpec checked() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("not run from the command line");
        }
        if (days < 1 || days > 3650) {
            throw new ParameterException(command.commandLine(), "--days must be 1 to 3650");
        }
        if (csv == null && sample() && !accounts.matches("0*[1-9]\\d{0,6}")) {
            throw new ParameterException(command.commandLine(), "--accounts must be 1 to 9999999, or a CSV file");
        }
        if (mapping != null && csv == null && sample()) {
            throw new ParameterException(
                    command.commandLine(), "--mapping says how to read a CSV file, so --accounts must name one");
        }
        if (kill != null && !SandboxRun.PROCESSES.contains(kill)) {
            throw new ParameterException(command.commandLine(), "--kill must be one of " + SandboxRun.PROCESSES);
        }
        return command;
    }

    private int play(CommandSpec command, Book book) {
        StackOptions options =
                arguments.options(command).say(System.out::println).fresh(!keep);
        requireRegistered(Partners.read(options.partners()), book);
        People people = new People();
        World world = new World(seed, people);
        Sandbox sandbox = Sandbox.claim(options, seed, world::order);
        sandbox.stack().run().remove(REPORT);
        try (StackSession session = StackSession.open(sandbox)) {
            SandboxRun.Plan plan = new SandboxRun.Plan(seed, days, kill);
            return told(session, new SandboxRun(session.stack(), people, world, plan, System.out::println).play(book));
        }
    }

    private static void requireRegistered(Partners partners, Book book) {
        partners.require("lender", book.lenders());
        partners.require("channel", List.of(PartnerPost.CHANNEL));
        partners.require("lawfirm", List.of(PartnerPost.LAW_FIRM));
        partners.require("venue", List.of(PartnerPost.VENUE));
    }

    private int told(StackSession session, Report report) {
        Path file = session.stack().run().writePrivate(REPORT, report.json());
        System.out.println();
        report.lines().forEach(System.out::println);
        System.out.println("written to " + file);
        if (!exit && Funnel.terminal()) {
            System.out.println();
            session.introduce(System.out::println);
            System.out.println("Recourse stays up; Ctrl-C ends it.");
            throw session.stack().trouble().join();
        }
        return report.troubled() ? TROUBLED : CommandLine.ExitCode.OK;
    }
}
