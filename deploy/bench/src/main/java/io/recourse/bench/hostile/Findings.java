package io.recourse.bench.hostile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What should not have happened: all of it counted, the first of each kind kept with its input. */
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

    private static final int KEPT = 8;

    private final long seed;
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> first = new EnumMap<>(Kind.class);

    Findings(long seed) {
        this.seed = seed;
    }

    /** @param input what caused it, null if nobody knows */
    synchronized void add(Kind kind, @Nullable Hostile input, String what) {
        counts.merge(kind, 1, Integer::sum);
        List<String> kept = first.computeIfAbsent(kind, _ -> new ArrayList<>());
        if (kept.size() < KEPT) {
            kept.add(what + (input == null ? "" : "\n        " + input.shown(seed)));
        }
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    synchronized int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** For people, one kind after the other. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        first.forEach((kind, kept) -> {
            lines.add(counts.get(kind) + " × " + kind + ", for example");
            kept.forEach(what -> lines.add("    " + what));
        });
        return lines;
    }
}
