package io.recourse.casework.spec;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Published;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.decision.Turn;
import io.recourse.contracts.PublicEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one turn at a {@link PaperDesk} made of one subject.
 *
 * @param input null when only deadlines were taken
 * @param refusedBy the rule that refused the input, null if none did
 */
public record Step(
        SubjectId subject,
        Standing before,
        @Nullable Input input,
        @Nullable String refusedBy,
        Turn<?, ?, ?> turn,
        Standing after,
        Instant now) {

    public List<?> events() {
        return turn.events().stream().map(Turn.Recorded::event).toList();
    }

    public List<PublicEvent> published() {
        return events().stream()
                .filter(Published.class::isInstance)
                .map(e -> ((Published) e).event())
                .toList();
    }

    public List<Tell> tells() {
        return turn.tells();
    }

    public List<Effect> effects() {
        return turn.effects();
    }

    /** The deadlines taken. */
    public List<Deadline> passed() {
        return turn.passed().stream().map(Turn.Passed::deadline).toList();
    }

    /** Facts in any order agree until the next deadline or act. */
    boolean actedOrPassed() {
        return !effects().isEmpty() || !passed().isEmpty();
    }

    /** No other state, word or act; what is noted or told within the service once more does no harm. */
    boolean changedNothing() {
        return after.state().equals(before.state())
                && published().isEmpty()
                && effects().isEmpty();
    }

    @Override
    public String toString() {
        String what = input != null ? input.toString() : "deadlines " + passed();
        return "%s %s %s%n    -> %s"
                .formatted(now, subject, what, refusedBy == null ? events() : "refused: " + refusedBy);
    }
}
