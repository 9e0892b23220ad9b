package io.recourse.casework.desk;

import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event as the journal keeps it; without a topic it is private and has no number there. */
record JournalRow(
        SubjectId id,
        long seq,
        String eventId,
        @Nullable String topic,
        long topicSeq,
        String type,
        String payload,
        @Nullable String traceparent,
        Instant businessAt) {}
