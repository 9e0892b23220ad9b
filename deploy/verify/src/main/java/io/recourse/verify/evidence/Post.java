package io.recourse.verify.evidence;

import java.time.Instant;

/**
 * A record on a topic.
 *
 * @param sequence its number among the records of its key on its topic, from 1; 0 if it has none
 * @param digest of the value's bytes
 * @param businessAt the instant that counts for the rules
 */
public record Post(
        String topic,
        String key,
        long sequence,
        String eventId,
        String type,
        long digest,
        Instant businessAt,
        Fact fact) {

    public String name() {
        return topic + " " + key + " #" + sequence;
    }
}
