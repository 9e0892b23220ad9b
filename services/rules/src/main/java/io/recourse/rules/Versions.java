package io.recourse.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The versions of one rule: which of them governs is said by the day of the fact that its {@link Source} names. */
public final class Versions {

    private Versions() {}

    /** What a rule said from one day to another. */
    public interface Version {
        Source source();
    }

    /**
     * Oldest first.
     *
     * @throws IllegalArgumentException if there is none, two overlap or leave days between them without law, the last has an
     *     end, or different facts would select them
     */
    public static <V extends Version> List<V> whole(List<V> versions) {
        List<V> sorted = versions.stream()
                .sorted(Comparator.comparing((V v) -> v.source().validFrom()))
                .toList();
        if (sorted.isEmpty() || sorted.getLast().source().validTo() != null) {
            throw new IllegalArgumentException("the last version of a rule is in force until another is known");
        }
        for (int i = 1; i < sorted.size(); i++) {
            Source before = sorted.get(i - 1).source();
            Source next = sorted.get(i).source();
            if (before.validTo() == null || !before.validTo().plusDays(1).equals(next.validFrom())) {
                throw new IllegalArgumentException(
                        "the version before that of " + next.validFrom() + " must end on the day before it");
            }
            if (!before.selectedBy().equals(next.selectedBy())) {
                throw new IllegalArgumentException("versions are selected by one fact: " + next.selectedBy());
            }
        }
        return sorted;
    }

    /** The version that governs a fact of that day; before all of them the oldest, for it is nearest to the law of then. */
    public static <V extends Version> V at(List<V> whole, LocalDate fact) {
        return whole.stream().filter(v -> v.source().governs(fact)).findFirst().orElse(whole.getFirst());
    }
}
