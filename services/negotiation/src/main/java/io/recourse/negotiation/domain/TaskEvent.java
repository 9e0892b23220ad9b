package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a task; all of it private, its case tells what others need. */
public sealed interface TaskEvent {

    record TaskMade(Task task) implements TaskEvent {}

    record TaskTaken(String by, Instant at) implements TaskEvent {}

    record TaskGivenBack(String by, Instant at) implements TaskEvent {}

    /** @param outcome null where a person looked at an answer */
    record TaskDone(String by, @Nullable ContactOutcome outcome, Instant at) implements TaskEvent {}

    record TaskLapsed(Instant at) implements TaskEvent {}
}
