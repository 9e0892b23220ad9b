package io.recourse.bench.house;

import io.recourse.bench.Figures;
import io.recourse.bench.Place;
import io.recourse.bench.Section;
import io.recourse.bench.Setup;
import io.recourse.local.process.StackFailed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A lender's whole book, a million accounts: pushed by NDJSON to committed cases, pushed again without a change, and its rows
 * written again by plain array inserts. Intake has the heap that {@code make run} gives it.
 */
public final class GreatBook implements Section {

    private static final List<String> JVM = List.of("-Xms256m", "-Xmx256m", "-Xmn144m");

    @Override
    public String name() {
        return "book";
    }

    @Override
    public String about() {
        return "a book of a million by NDJSON to committed cases, once more unchanged, and its rows by unnest";
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public void run(Setup setup, Figures figures, Consumer<String> say) throws Exception {
        int accounts = setup.accounts();
        try (Place place = Place.open(setup, setup.folder(), List.of("intake"), false, Map.of(), JVM, say);
                Connection connection = place.connect("intake")) {
            List<Path> files = files(setup, accounts, say);
            RawInserts inserts = new RawInserts(place, connection);
            try (Heap heap = new Heap(place.door("intake"))) {
                inserts.mark();
                Pushed first = push(place, files);
                inserts.count();
                say.accept("%s in %,.0f s: %s".formatted(first.outcomes(), first.seconds(), inserts.counted()));
                require(first, accounts, false);
                figures.add("million_rows_per_s", "/s", accounts / first.seconds(), "accounts to committed cases");

                RawInserts again = new RawInserts(place, connection, "again");
                again.mark();
                Pushed second = push(place, files);
                again.count();
                say.accept("%s in %,.0f s: %s".formatted(second.outcomes(), second.seconds(), again.counted()));
                require(second, accounts, true);
                if (!again.counted().equals("nothing")) {
                    throw new StackFailed("what is unchanged was written: " + again.counted());
                }
                figures.add(
                        "million_unchanged_rows_per_s", "/s", accounts / second.seconds(), "the same accounts again");
                figures.add("intake_heap_mb_max", "MB", heap.greatestMb(), "the most in use at any second");
            }
            place.halt("intake", true);
            double raw = inserts.insert(accounts);
            place.halt("intake", false);
            figures.add("million_raw_rows_per_s", "/s", raw, "the same rows by unnest");
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** @param outcomes how many lines had each */
    private record Pushed(TreeMap<String, Long> outcomes, double seconds) {}

    private static void require(Pushed pushed, int accounts, boolean unchanged) {
        long as = pushed.outcomes().getOrDefault("unchanged", 0L);
        long good = pushed.outcomes().values().stream().mapToLong(n -> n).sum()
                - pushed.outcomes().getOrDefault("rejected", 0L)
                - pushed.outcomes().getOrDefault("refused", 0L);
        if (good != accounts || as != (unchanged ? accounts : 0)) {
            throw new StackFailed("intake answered " + pushed.outcomes());
        }
    }

    private static Pushed push(Place place, List<Path> files) throws Exception {
        BookStream stream = new BookStream(
                place.door("intake").resolve("/v1/accounts"), place.tokens().lender(Events.LENDER));
        TreeMap<String, Long> outcomes = new TreeMap<>();
        long began = System.nanoTime();
        try (ExecutorService streams = Executors.newFixedThreadPool(files.size())) {
            List<Future<TreeMap<String, Long>>> parts = new ArrayList<>();
            for (Path file : files) {
                parts.add(streams.submit(() -> stream.push(file)));
            }
            for (Future<TreeMap<String, Long>> part : parts) {
                part.get().forEach((outcome, n) -> outcomes.merge(outcome, n, Long::sum));
            }
        }
        return new Pushed(outcomes, (System.nanoTime() - began) / 1e9);
    }

    /** Made before the clock runs; a file for each stream. */
    private static List<Path> files(Setup setup, int accounts, Consumer<String> say) throws IOException {
        List<Path> files = new ArrayList<>();
        long began = System.nanoTime();
        Iterator<String> lines = Accounts.lines(1, accounts).iterator();
        for (int i = 0; i < Accounts.STREAMS; i++) {
            Path file = setup.folder().resolve("book-" + i + ".ndjson");
            int count = accounts * (i + 1) / Accounts.STREAMS - accounts * i / Accounts.STREAMS;
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
                for (int n = 0; n < count; n++) {
                    writer.write(lines.next());
                    writer.write('\n');
                }
            }
            files.add(file);
        }
        say.accept("%,d accounts made up in %,d s".formatted(accounts, (System.nanoTime() - began) / 1_000_000_000));
        return files;
    }
}
