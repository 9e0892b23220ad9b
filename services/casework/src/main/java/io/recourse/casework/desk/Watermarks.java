package io.recourse.casework.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.recourse.contracts.json.SealedJson;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One subject's place in every topic it hears or speaks on: its events are contiguous per topic, both ways. */
final class Watermarks {

    private static final TypeReference<Map<String, Long>> COUNTERS = new TypeReference<>() {};

    private final String seenBefore;
    private final String sentBefore;
    // read when first asked for: a subject can be parked without them
    private @Nullable Map<String, Long> seen;
    private @Nullable Map<String, Long> sent;
    private final Map<String, Long> nowSeen = new HashMap<>();

    /** @param seen and {@code sent} as the row holds them: JSON, topic to last number */
    Watermarks(String seen, String sent) {
        this.seenBefore = seen;
        this.sentBefore = sent;
    }

    private Map<String, Long> seen() {
        Map<String, Long> known = seen;
        if (known == null) {
            known = counters(seenBefore);
            seen = known;
        }
        return known;
    }

    private Map<String, Long> sent() {
        Map<String, Long> known = sent;
        if (known == null) {
            known = counters(sentBefore);
            sent = known;
        }
        return known;
    }

    boolean alreadySaw(String topic, long sequence) {
        return sequence <= seen().getOrDefault(topic, 0L);
    }

    boolean isNext(String topic, long sequence) {
        return sequence == seen().getOrDefault(topic, 0L) + 1;
    }

    void saw(String topic, long sequence) {
        seen().put(topic, sequence);
        nowSeen.merge(topic, 1L, Long::sum);
    }

    /** The number of the next event on a topic. */
    long number(String topic) {
        return sent().merge(topic, 1L, Long::sum);
    }

    /** How many events of each topic were seen in this batch. */
    Map<String, Long> nowSeen() {
        return nowSeen;
    }

    boolean moved() {
        return !nowSeen.isEmpty();
    }

    String seenJson() {
        return seen == null ? seenBefore : json(seen);
    }

    String sentJson() {
        return sent == null ? sentBefore : json(sent);
    }

    private static Map<String, Long> counters(String json) {
        if (json.equals("{}")) {
            return new HashMap<>();
        }
        try {
            return SealedJson.mapper().readValue(json, COUNTERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a subject's counters are not JSON", e);
        }
    }

    private static String json(Map<String, Long> counters) {
        try {
            return SealedJson.mapper().writeValueAsString(counters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
