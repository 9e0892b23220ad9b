package io.recourse.casework.desk;

import io.recourse.casework.decision.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the mailbox.
 *
 * @param n its number, null while it is not stored
 * @param payload the input's JSON; null for an event that this service ignores
 * @param ready whether the clock may call the subject for it
 */
record Mail(
        @Nullable Long n,
        SubjectId to,
        String eventId,
        String tenant,
        @Nullable String topic,
        long topicSeq,
        @Nullable String payload,
        @Nullable String traceparent,
        boolean ready,
        Reason reason,
        Instant receivedAt) {

    /** Why it waits. */
    enum Reason {
        /** From another subject of this service, which could not be locked at once. */
        TELL,
        /** Overtook the event that opens its subject. */
        UNBORN,
        /** Overtook an event of its own topic. */
        GAP,
        /** Its subject is parked. */
        PARKED
    }

    /** True for an event that waits for those before it. */
    boolean held() {
        return reason == Reason.UNBORN || reason == Reason.GAP;
    }

    /** The same, put back for a parked subject: no longer held, and not stored yet. */
    Mail parked() {
        return new Mail(
                null, to, eventId, tenant, topic, topicSeq, payload, traceparent, false, Reason.PARKED, receivedAt);
    }

    /** @param payload the entry's input as JSON, null if it has none */
    static Mail of(Entry entry, String eventId, @Nullable String payload, Reason reason, Instant receivedAt) {
        return new Mail(
                null,
                entry.to(),
                eventId,
                entry.tenant(),
                entry.origin() instanceof Entry.OwnEvent e ? e.topic() : null,
                entry.origin() instanceof Entry.OwnEvent e ? e.sequence() : 0,
                payload,
                entry.traceparent(),
                false,
                reason,
                receivedAt);
    }
}
