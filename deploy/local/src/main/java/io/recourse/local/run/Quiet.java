package io.recourse.local.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One service's own word on how busy it is, as {@code GET /sandbox/quiet} says it; while its desk works it says only that. */
public record Quiet(
        Instant now,
        @Nullable Instant nextDue,
        long readyMail,
        long waitingMail,
        long openEffects,
        long dueRows,
        long parked,
        Map<String, Flow> flow,
        boolean busy) {

    public Quiet {
        flow = Map.copyOf(flow);
    }

    /** How many events of a topic this service has sent and how many it has taken. */
    public record Flow(long sent, long seen) {
        static final Flow NONE = new Flow(0, 0);
    }

    Flow on(String topic) {
        return flow.getOrDefault(topic, Flow.NONE);
    }
}
