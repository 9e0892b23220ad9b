package io.recourse.casework.spec;

import io.recourse.casework.decision.Deadline;
import java.util.Set;

/** How a subject stands, as far as it must not depend on the order of facts or, for its legal deadlines, on pauses. */
public record Standing(Object state, String status, Set<Deadline> legal) {}
