package io.recourse.verify.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A row of a service's journal.
 *
 * @param topic null for a private row
 * @param topicSeq 0 for a private row
 * @param digest of the payload's bytes
 * @param fact what it says; told at negotiation only, of a party's and a link's rows, of answers and of mandates and notices of debits,
 *     which no topic tells
 */
public record Entry(
        String service,
        String kind,
        String id,
        long seq,
        String eventId,
        @Nullable String topic,
        long topicSeq,
        String type,
        long digest,
        Fact fact) {

    private static final Fact UNTOLD = new Fact.Other();

    public Entry(
            String service,
            String kind,
            String id,
            long seq,
            String eventId,
            @Nullable String topic,
            long topicSeq,
            String type,
            long digest) {
        this(service, kind, id, seq, eventId, topic, topicSeq, type, digest, UNTOLD);
    }

    public Entry saying(Fact what) {
        return new Entry(service, kind, id, seq, eventId, topic, topicSeq, type, digest, what);
    }

    public String name() {
        return service + " " + kind + "/" + id;
    }
}
