package io.recourse.casework.spec;

import io.recourse.casework.decision.Deadline;
import java.util.Set;
import java.util.stream.Collectors;

/** How a subject stands. */
public record Standing(Object state, String status, Set<Deadline> deadlines) {

    /** Those that no pause may move. */
    public Set<Deadline> legal() {
        return deadlines.stream()
                .filter(d -> d.nature() == Deadline.Nature.LEGAL)
                .collect(Collectors.toUnmodifiableSet());
    }
}
