package io.recourse.verify.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A row of a service's journal.
 *
 * @param topic null for a private row
 * @param topicSeq 0 for a private row
 * @param digest of the payload's bytes
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
        long digest) {

    public String name() {
        return service + " " + kind + "/" + id;
    }
}
