package io.recourse.bench.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What should not have happened: each with its input. */
final class Findings {

    /** What may go wrong. */
    enum Kind {
        /** An answer of 500 or more, or none at all. */
        SERVER_ERROR,
        /** An error that does not say which rule was broken, or not in the form of RFC 9457. */
        NO_PROBLEM,
        /** Personal data of the input where nobody should see it. */
        LEAK,
        /** A valid input that was not taken because of what came with it. */
        NEIGHBOUR_LOST,
        /** A hostile input that was taken though it does not fit the contract. */
        UNFIT_TAKEN,
        /** A record of which nobody knows what became. */
        UNACCOUNTED,
        /** A subject parked by somebody who must not be able to. */
        PARKED,
        /** A process that ended, is not ready, or says ERROR. */
        BROKEN
    }

    private static final int SHOWN = 8;

    private final long seed;
    private final Map<Kind, List<String>> all = new EnumMap<>(Kind.class);

    Findings(long seed) {
        this.seed = seed;
    }

    /** @param input what caused it, null if nobody knows */
    synchronized void add(Kind kind, @Nullable Hostile input, String what) {
        all.computeIfAbsent(kind, _ -> new ArrayList<>())
                .add(what + (input == null ? "" : "\n        " + input.shown(seed)));
    }

    synchronized int count(Kind kind) {
        return all.getOrDefault(kind, List.of()).size();
    }

    synchronized int count() {
        return all.values().stream().mapToInt(List::size).sum();
    }

    /** For people, one kind after the other. */
    synchronized List<String> lines() {
        return lines(SHOWN);
    }

    private List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        all.forEach((kind, what) -> {
            lines.add(what.size() + " × " + kind + (what.size() > most ? ", the first" : ""));
            what.stream().limit(most).forEach(one -> lines.add("    " + one));
        });
        return lines;
    }

    /** All of them, each with what replays it. */
    synchronized Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, lines(Integer.MAX_VALUE));
    }
}
