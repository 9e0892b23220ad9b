package io.recourse.rules.limitation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts a limitation is counted from; they may be added in any order. What they come to is {@link LimitationPolicy}'s.
 *
 * @param start due date of the last instalment (民法典 art. 189); it does not count itself
 */
public record Limitation(LocalDate start, List<Interruption> interruptions, List<Suspension> suspensions) {

    public Limitation {
        interruptions = interruptions.stream()
                .sorted(Comparator.comparing(Interruption::on).thenComparing(Interruption::proof))
                .toList();
        suspensions = suspensions.stream()
                .sorted(Comparator.comparing(Suspension::from).thenComparing(Suspension::proof))
                .toList();
    }

    /**
     * The term starts again (195). For a suit or arbitration the day is that of its end.
     *
     * @param on the day that does not count itself
     * @param revives a new written promise to pay; it alone counts after the end as well (192; ours)
     * @param proof id of the event that proves it
     */
    public record Interruption(LocalDate on, boolean revives, String proof) {}

    /**
     * An obstacle of the law's own: incapacity, undetermined heirs, force majeure (194).
     *
     * @param to day on which it ended, null while it lasts
     */
    public record Suspension(LocalDate from, @Nullable LocalDate to, String proof) {
        boolean reaches(LocalDate first, LocalDate last) {
            return !from.isAfter(last) && !endedBefore(first);
        }

        boolean endedBefore(LocalDate day) {
            return to != null && to.isBefore(day);
        }
    }

    public static Limitation from(LocalDate lastInstalmentDue) {
        return new Limitation(lastInstalmentDue, List.of(), List.of());
    }

    public Limitation interrupted(LocalDate on, String proof) {
        return with(new Interruption(on, false, proof));
    }

    public Limitation promised(LocalDate on, String proof) {
        return with(new Interruption(on, true, proof));
    }

    /** One of the same proof is replaced, so an obstacle is told when it begins and again when it ends. */
    public Limitation suspended(LocalDate from, @Nullable LocalDate to, String proof) {
        Suspension told = new Suspension(from, to, proof);
        return new Limitation(
                start,
                interruptions,
                Stream.concat(suspensions.stream().filter(s -> !s.proof().equals(proof)), Stream.of(told))
                        .toList());
    }

    private Limitation with(Interruption told) {
        return new Limitation(
                start,
                Stream.concat(interruptions.stream().filter(i -> !i.proof().equals(told.proof())), Stream.of(told))
                        .toList(),
                suspensions);
    }
}
