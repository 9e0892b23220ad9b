package io.recourse.rules.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pauses of one subject. They may overlap (counted once), be backdated or enclose each other; they arrive in any order.
 * Legal deadlines never ask them.
 */
public record Pauses(List<Pause> list) {

    public Pauses {
        list = List.copyOf(list);
    }

    public static Pauses none() {
        return new Pauses(List.of());
    }

    /** With the pause; one of the same id is replaced. */
    public Pauses with(Pause pause) {
        return new Pauses(Stream.concat(list.stream().filter(p -> !p.id().equals(pause.id())), Stream.of(pause))
                .toList());
    }

    /** The pause of that id ends at the instant, if it is known and not over by then; time it had not used is given back. */
    public Pauses ended(String id, Instant at) {
        return new Pauses(
                list.stream().map(p -> p.id().equals(id) ? p.endedAt(at) : p).toList());
    }

    public boolean contains(String id) {
        return list.stream().anyMatch(p -> p.id().equals(id));
    }

    public boolean pausedAt(Instant at) {
        return list.stream().anyMatch(p -> p.covers(at));
    }

    public List<Pause> openAt(Instant at) {
        return list.stream().filter(p -> p.covers(at)).toList();
    }

    /** Paused time within [from, to), overlaps counted once. */
    public Duration pausedBetween(Instant from, Instant to) {
        Duration paused = Duration.ZERO;
        for (Stretch s : stretches()) {
            Instant begin = s.from().isAfter(from) ? s.from() : from;
            Instant end = s.to() == null || s.to().isAfter(to) ? to : s.to();
            if (begin.isBefore(end)) {
                paused = paused.plus(Duration.between(begin, end));
            }
        }
        return paused;
    }

    /**
     * When a business deadline falls due if its time stands still during pauses.
     *
     * @param due when it would fall due without pauses, not before {@code from}
     * @param from when its time began to run
     * @return the first unpaused instant at which as much unpaused time has run as lies between the two; empty while an
     *     open pause holds it
     */
    public Optional<Instant> shift(Instant due, Instant from) {
        if (due.isBefore(from)) {
            throw new IllegalArgumentException("a deadline must not lie before its beginning");
        }
        Instant shifted = due;
        for (Stretch s : stretches()) {
            if (s.from().isAfter(shifted)) {
                return Optional.of(shifted);
            }
            if (s.to() == null) {
                return Optional.empty();
            }
            Instant begin = s.from().isAfter(from) ? s.from() : from;
            if (s.to().isAfter(begin)) {
                shifted = shifted.plus(Duration.between(begin, s.to()));
            }
        }
        return Optional.of(shifted);
    }

    /** The pauses as stretches that neither overlap nor touch, in order. */
    private List<Stretch> stretches() {
        List<Stretch> merged = new ArrayList<>();
        list.stream()
                .filter(p -> !p.from().equals(p.to()))
                .sorted(Comparator.comparing(Pause::from))
                .forEach(p -> append(merged, new Stretch(p.from(), p.to())));
        return merged;
    }

    private static void append(List<Stretch> merged, Stretch next) {
        Stretch last = merged.isEmpty() ? null : merged.getLast();
        if (last == null || (last.to() != null && next.from().isAfter(last.to()))) {
            merged.add(next);
        } else {
            merged.set(merged.size() - 1, new Stretch(last.from(), later(last.to(), next.to())));
        }
    }

    /** Null is never. */
    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return null;
        }
        return a.isAfter(b) ? a : b;
    }

    private record Stretch(Instant from, @Nullable Instant to) {}
}
