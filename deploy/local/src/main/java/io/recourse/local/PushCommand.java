package io.recourse.local;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.portfolio.Mapping;
import io.recourse.local.portfolio.MappingFile;
import io.recourse.local.portfolio.Push;
import io.recourse.local.portfolio.PushedFile;
import io.recourse.local.process.StackFailed;
import io.recourse.local.run.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Pushes a lender's own file to the running stack and tells what became of each row. */
@Command(
        name = "push",
        description = "Push the accounts of a CSV or NDJSON file to the running stack.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every row was taken",
            "1:the stack could not do what was asked",
            "2:the command line is wrong",
            "3:rows were rejected"
        })
final class PushCommand implements Callable<Integer> {
    private static final int REJECTED = 3;
    private static final int SHOWN = 10;
    private static final long SAY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final String TOKEN_OF = "token.lender-";

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            required = true,
            description = "a CSV file, or one statement a line in a .ndjson or .jsonl file")
    private @Nullable Path accounts;

    @Option(
            names = "--mapping",
            paramLabel = "NAME|FILE",
            description = "how to read the CSV (default: " + MappingFile.USUAL + ")")
    private @Nullable String mapping;

    @Option(names = "--lender", paramLabel = "ID", description = "who pushes (default: the mapping's lender)")
    private @Nullable String lender;

    @Option(names = "--dry-run", description = "only say what would come of it; nothing is written")
    private boolean dry;

    @Option(
            names = "--rejected",
            paramLabel = "FILE",
            description = "where all rejected rows are written (default: rejected.ndjson in the run folder)")
    private @Nullable Path rejected;

    @Option(names = "--repository", paramLabel = "FOLDER", description = "root of the source tree (default: here)")
    private Path repository = Path.of("");

    @Option(names = "--run-folder", paramLabel = "FOLDER", description = "where the stack runs (default: .run)")
    private Path runFolder = Path.of(".run");

    @Override
    public Integer call() {
        Path file = Objects.requireNonNull(accounts, "picocli asks for it");
        boolean ndjson = PushedFile.isNdjson(file);
        if (ndjson && mapping != null) {
            throw wrong("--mapping says how to read a CSV file; " + file + " is read as it is");
        }
        if (ndjson && lender == null) {
            throw wrong("--lender must say whose accounts " + file + " holds (LENDER=harbour-finance)");
        }
        try {
            Path folder = StackOptions.in(repository).repository().resolve(runFolder);
            if (!Files.isRegularFile(file)) {
                throw new StackFailed("there is no file " + file);
            }
            Mapping by = ndjson ? null : MappingFile.read(mapping == null ? MappingFile.USUAL : mapping);
            String who = lender != null ? lender : Objects.requireNonNull(by).lender();
            StackFile.Running running = StackFile.read(folder);
            PushedFile rows = by == null ? PushedFile.ndjson(file) : PushedFile.csv(file, by);
            return push(running, who, rows, rejected == null ? folder.resolve("rejected.ndjson") : rejected);
        } catch (StackFailed failed) {
            System.err.println(failed.getMessage());
            return Main.FAILED;
        } catch (UncheckedIOException e) {
            System.err.println("cannot read or write a file: " + e.getMessage());
            return Main.FAILED;
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(
                Objects.requireNonNull(spec, "run from the command line").commandLine(), sentence);
    }

    private int push(StackFile.Running running, String who, PushedFile rows, Path rejects) {
        URI intake = running.services().get("intake");
        if (intake == null) {
            throw new StackFailed("the running stack has no intake");
        }
        if (!running.secrets().containsKey(TOKEN_OF + who)) {
            throw new StackFailed("the running stack knows no lender " + who + "; it knows " + lenders(running));
        }
        String token = new Tokens(running::secret).lender(who);
        try (Heard heard = new Heard(rejects);
                Push push = new Push(intake, who, token, dry, heard)) {
            Push.Totals totals;
            try {
                totals = push.push(rows);
            } catch (StackFailed failed) {
                System.out.println(
                        "until then " + push.totals().text() + "; what was taken stays, send the file again");
                throw failed;
            }
            System.out.println((dry ? "it would be " : "") + totals.text());
            heard.tell();
            return totals.rejected() == 0 ? ExitCode.OK : REJECTED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lenders(StackFile.Running running) {
        return running.secrets().keySet().stream()
                .filter(name -> name.startsWith(TOKEN_OF))
                .map(name -> name.substring(TOKEN_OF.length()))
                .sorted()
                .toList();
    }

    /** Writes the rejected rows to their file and keeps the first few for the screen. */
    private static final class Heard implements Push.Listener, AutoCloseable {
        private final Path file;
        private final Writer out;
        private final List<Push.Rejected> first = new ArrayList<>();
        private long number;
        private long saidAt = System.nanoTime();

        Heard(Path file) throws IOException {
            this.file = file;
            this.out = Files.newBufferedWriter(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        }

        @Override
        public void rejected(Push.Rejected one) {
            number++;
            if (first.size() < SHOWN) {
                first.add(one);
            }
            try {
                out.write(JSON.writeValueAsString(one));
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void progress(Push.Totals totals) {
            if (System.nanoTime() - saidAt >= SAY_NANOS) {
                saidAt = System.nanoTime();
                System.out.println("  " + totals.text());
            }
        }

        void tell() {
            first.forEach(one -> System.out.println("  " + one.text()));
            if (number > first.size()) {
                System.out.println("  … and " + (number - first.size()) + " more");
            }
            if (number > 0) {
                System.out.println("all rejected rows are in " + file);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
