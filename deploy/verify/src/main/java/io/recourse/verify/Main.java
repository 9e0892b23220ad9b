package io.recourse.verify;

import io.recourse.verify.read.CannotRead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code [--run FOLDER] [--json FILE] [--patience SECONDS]}. Exit code 0: all is proven; 1: a check failed; 2: the facts
 * could not be read; 3: void, a planted fault was overlooked
 * or a conformance vector answered wrongly.
 */
public final class Main {
    private static final int UNREAD = 2;
    private static final String USAGE = "usage: [--run FOLDER] [--json FILE] [--patience SECONDS]";

    private record Options(Path run, Path json, Duration patience) {

        static Options of(List<String> arguments) {
            Path run = Path.of(".run");
            Path json = null;
            Duration patience = Duration.ofSeconds(30);
            for (int i = 0; i + 1 < arguments.size(); i += 2) {
                String value = arguments.get(i + 1);
                switch (arguments.get(i)) {
                    case "--run" -> run = Path.of(value);
                    case "--json" -> json = Path.of(value);
                    case "--patience" -> patience = seconds(value);
                    default -> throw new CannotRead("there is no option " + arguments.get(i) + "; " + USAGE);
                }
            }
            if (arguments.size() % 2 == 1) {
                throw new CannotRead(arguments.getLast() + " stands alone; " + USAGE);
            }
            return new Options(run, json == null ? run.resolve("verify.json") : json, patience);
        }

        private static Duration seconds(String text) {
            try {
                return Duration.ofSeconds(Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw new CannotRead(USAGE);
            }
        }
    }

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            Options options = Options.of(arguments);
            long from = System.nanoTime();
            Verdict verdict = Verification.of(options.run(), options.patience());
            Report report = new Report(verdict);
            report.lines().forEach(System.out::println);
            Files.writeString(options.json(), report.json());
            System.out.printf(
                    Locale.ROOT,
                    "%.1f s, the whole report is in %s%n",
                    (System.nanoTime() - from) / 1e9,
                    options.json());
            return verdict.outcome().code();
        } catch (CannotRead e) {
            System.err.println(e.getMessage());
            return UNREAD;
        } catch (IOException e) {
            System.err.println("cannot write the report: " + e.getMessage());
            return UNREAD;
        }
    }
}
