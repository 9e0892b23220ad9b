package io.recourse.negotiation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a debtor said for which contact and escalation of the case rest until a person has read it.
 *
 * @param taskId the task of who is to read it
 * @param until when it holds nothing any more, read or not
 * @param readAt when somebody had read it; null while nobody has
 */
public record HeldAnswer(
        String taskId,
        Intent intent,
        Instant until,
        @Nullable Instant readAt) {

    /** From when on it holds nothing. */
    Instant ends() {
        return readAt == null || until.isBefore(readAt) ? until : readAt;
    }

    HeldAnswer read(Instant at) {
        return new HeldAnswer(taskId, intent, until, readAt == null || at.isBefore(readAt) ? at : readAt);
    }
}
