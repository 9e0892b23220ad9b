package io.recourse.casework.door;

import io.recourse.casework.desk.Entry;
import java.util.List;

/** A batch of documents as read, one line each. */
public record Reading(List<Line> lines) {

    public Reading {
        lines = List.copyOf(lines);
    }

    /** A document: an entry, or what is wrong with it. */
    public sealed interface Line {}

    public record Good(Entry entry) implements Line {}

    public record Bad(Problem problem) implements Line {}
}
