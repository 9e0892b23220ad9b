package io.recourse.casework.desk;

import io.recourse.casework.decision.Refusal;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the mailbox.
 *
 * @param n its number, null while it is not stored
 * @param topic of an event of our own services; of a partner's message its door, {@code <topic>-<partition>}
 * @param topicSeq the event's number there; the message's offset
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
        PARKED,
        /** The same, for a command or a partner's message: unlike all else it may be refused when its turn comes. */
        ASKED
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
                topic(entry.origin()),
                topicSeq(entry.origin()),
                payload,
                entry.traceparent(),
                false,
                reason,
                receivedAt);
    }

    private static @Nullable String topic(Entry.Origin origin) {
        return switch (origin) {
            case Entry.OwnEvent event -> event.topic();
            case Entry.Command command
            when command.source() != null -> command.source().door();
            default -> null;
        };
    }

    private static long topicSeq(Entry.Origin origin) {
        return switch (origin) {
            case Entry.OwnEvent event -> event.sequence();
            case Entry.Command command
            when command.source() != null -> command.source().offset();
            default -> 0;
        };
    }

    /** What its door is told of a kept command that is refused: by its offset, or by its number here if it came over HTTP. */
    Tell deadLetter(Refusal refusal) {
        String door = topic == null ? DoorKind.HTTP : topic;
        long offset = topic == null ? Objects.requireNonNullElse(n, 0L) : topicSeq;
        String detail = refusal.detail() + " It had waited for " + to + " as " + eventId + ".";
        return new Tell(
                new SubjectId(DoorKind.NAME, door),
                DoorKind.DeadLetter.of(
                        door,
                        offset,
                        new Refusal(refusal.rule(), refusal.field(), detail),
                        payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
                        // an input in the domain's words, which name nobody
                        Sealing.NONE));
    }
}
