package io.recourse.verify.evidence;

import java.util.Map;

/**
 * A topic of ours in numbers.
 *
 * @param sent by its publisher's own count
 * @param written rows of the journals that name it
 * @param seen by its subscribers' own counts, one entry for each service that may read it
 */
public record Stream(String topic, long sent, long written, Map<String, Long> seen) {
    public Stream {
        seen = Map.copyOf(seen);
    }
}
