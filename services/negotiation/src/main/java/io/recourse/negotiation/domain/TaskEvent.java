package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a task; all of it private, its case tells what others need. */
public sealed interface TaskEvent {

    record TaskMade(Task task) implements TaskEvent {}

    /** @param reason why it was given to this person, null if the person took it */
    record TaskTaken(String by, Instant at, @Nullable String reason) implements TaskEvent {}

    record TaskGivenBack(String by, Instant at) implements TaskEvent {}

    /** @param outcome null where a person looked at an answer */
    record TaskDone(String by, @Nullable ContactOutcome outcome, Instant at) implements TaskEvent {}

    record TaskLapsed(Instant at) implements TaskEvent {}
}
