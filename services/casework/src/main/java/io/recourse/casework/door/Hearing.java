package io.recourse.casework.door;

import io.recourse.casework.decision.Input;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A service's ear: what an event of our own services means to the subject that is its key. */
@FunctionalInterface
public interface Hearing {

    /**
     * @param at the event's business time
     */
    Heard hear(PublicEvent event, Instant at);

    /**
     * @param input null for an event this service ignores
     * @param opens whether it opens the subject's row
     */
    record Heard(@Nullable Input input, boolean opens) {
        public static Heard ignored() {
            return new Heard(null, false);
        }

        public static Heard opening(Input input) {
            return new Heard(input, true);
        }

        public static Heard of(Input input) {
            return new Heard(input, false);
        }
    }
}
