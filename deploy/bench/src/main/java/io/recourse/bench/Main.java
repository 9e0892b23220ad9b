package io.recourse.bench;

import io.recourse.bench.hostile.Hostility;
import io.recourse.bench.house.Consumption;
import io.recourse.bench.house.Core;
import io.recourse.bench.house.Escalations;
import io.recourse.bench.house.Footprint;
import io.recourse.bench.house.GreatBook;
import io.recourse.bench.house.Growth;
import io.recourse.bench.house.Ladders;
import io.recourse.bench.house.Latency;
import io.recourse.bench.house.Lateness;
import io.recourse.bench.house.Permissions;
import io.recourse.bench.house.Rows;
import io.recourse.bench.house.Verifications;
import io.recourse.bench.segmentation.DeskRuns;
import io.recourse.bench.segmentation.Grouping;
import io.recourse.bench.segmentation.Scores;
import io.recourse.bench.segmentation.Segmenting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the bench. */
@Command(name = "bench", description = "Measures Recourse on this machine, beside what others would use instead.")
public final class Main implements Callable<Integer> {

    private static final int FAILED = 1;

    /** A group of sections has a name of its own; in the order in which all are measured. */
    private static final Map<String, List<Section>> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put(
                "house",
                List.of(
                        new Core(),
                        new Footprint(),
                        new Escalations(),
                        new Growth(),
                        new Lateness(),
                        new Rows(),
                        new Consumption(),
                        new Latency()));
        GROUPS.put("hostile", List.of(new Hostility()));
        GROUPS.put("segmentation", List.of(new Segmenting(), new Grouping(), new Scores(), new DeskRuns()));
        GROUPS.put("negotiation", List.of(new Permissions(), new Ladders()));
        GROUPS.put("intake", List.of(new Verifications(), new GreatBook()));
    }

    @Option(names = "--repository", paramLabel = "FOLDER", description = "root of the source tree (default: here)")
    private Path repository = Path.of("");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SECTION",
            description =
                    "sections or groups of sections to run (default: all but the great book, which takes a quarter of an hour)")
    private List<String> only = List.of();

    @Option(
            names = "--cases",
            paramLabel = "N",
            description = "cases that fall due in each round (default: 70000, 210000 in three rounds)")
    private int cases = 70_000;

    @Option(names = "--rounds", paramLabel = "N", description = "rounds of each contestant, by turns (default: 3)")
    private int rounds = 3;

    @Option(
            names = "--inputs",
            paramLabel = "N",
            description = "hostile inputs to all doors together (default: 101000)")
    private int inputs = 101_000;

    @Option(names = "--accounts", paramLabel = "N", description = "accounts of the great book (default: 1000000)")
    private int accounts = 1_000_000;

    @Option(names = "--seed", paramLabel = "N", description = "of the hostile inputs (default: 1)")
    private long seed = 1;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Section> sections = chosen();
        if (sections.isEmpty() || rounds < 1 || cases < 1 || inputs < 1 || accounts < 1) {
            System.err.println("There is " + names() + "; rounds, cases, inputs and accounts are 1 or more.");
            return CommandLine.ExitCode.USAGE;
        }
        Setup setup = new Setup(repository.toAbsolutePath().normalize(), cases, rounds, inputs, accounts, seed);
        Figures figures = new Figures();
        Map<String, String> machine = Machine.facts();
        Optional<String> commit = Commit.of(setup.repository());
        Map<String, Long> seconds = new LinkedHashMap<>();
        Instant at = Instant.now();
        boolean failed = false;
        for (Section section : sections) {
            System.out.println(section.name() + ": " + section.about());
            long began = System.nanoTime();
            try {
                section.run(setup, figures, line -> System.out.println("    " + line));
            } catch (Exception e) {
                failed = true;
                System.err.println(section.name() + " failed: " + e);
                e.printStackTrace();
            }
            long took = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            seconds.put(section.name(), took);
            System.out.println("    took " + took + " s");
        }
        Results results = new Results(at, commit, machine, seconds, figures);
        System.out.println();
        System.out.print(results.table());
        Path file = results.write(setup.repository().resolve("deploy/bench/target/bench.json"));
        System.out.println("\nwritten to " + setup.repository().relativize(file));
        return failed ? FAILED : CommandLine.ExitCode.OK;
    }

    private List<Section> chosen() {
        List<Section> all = GROUPS.values().stream().flatMap(List::stream).toList();
        if (only.isEmpty()) {
            return all.stream().filter(section -> !section.takesLong()).toList();
        }
        List<Section> chosen = new ArrayList<>();
        for (String name : only) {
            List<Section> found = GROUPS.getOrDefault(
                    name, all.stream().filter(s -> s.name().equals(name)).toList());
            if (found.isEmpty()) {
                return List.of();
            }
            chosen.addAll(found);
        }
        return chosen;
    }

    private static String names() {
        return GROUPS.entrySet().stream()
                .map(g -> g.getKey() + " ("
                        + g.getValue().stream().map(Section::name).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(", "));
    }
}
