package io.recourse.casework.door;

import io.recourse.casework.desk.Entry;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * A batch of documents as read, one line each.
 *
 * @param first what must be written before the desk is asked; a door may ask for it more than once
 */
public record Reading(List<Line> lines, Uni<Void> first) {

    public Reading {
        lines = List.copyOf(lines);
    }

    /** Nothing needs to be written first. */
    public static Reading of(List<Line> lines) {
        return new Reading(lines, Uni.createFrom().voidItem());
    }

    /** A document: an entry, or what is wrong with it. */
    public sealed interface Line {}

    public record Good(Entry entry) implements Line {}

    public record Bad(Problem problem) implements Line {}

    /** The lines if what had to be written first could not be: the good ones cannot be taken either. */
    Reading withoutGood(Problem problem) {
        return of(lines.stream()
                .<Line>map(line -> line instanceof Good ? new Bad(problem) : line)
                .toList());
    }
}
