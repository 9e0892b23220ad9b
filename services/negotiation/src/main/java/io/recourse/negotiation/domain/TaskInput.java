package io.recourse.negotiation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Maker;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reaches a task. */
public sealed interface TaskInput extends Input {

    /** A case has something for a person to do; its first input. */
    record Wanted(Task task) implements TaskInput {}

    /**
     * Somebody takes it; a command.
     *
     * @param bar the rule that forbids the contact by now, null if none does
     */
    record Take(String by, @Nullable String bar) implements TaskInput {}

    /**
     * It is to be given to whoever has the fewest in hand; a command.
     *
     * @param bar the rule that forbids the contact by now, null if none does
     */
    record Assign(List<Collector> collectors, @Nullable String bar) implements TaskInput {
        public Assign {
            collectors = List.copyOf(collectors);
        }
    }

    /**
     * Who may be given a task.
     *
     * @param languages spoken, {@code zh-CN} or {@code en}
     * @param inHand tasks taken and not completed, ≥ 0
     * @param most tasks that one may be given at a time, ≥ 1
     */
    record Collector(String person, List<String> languages, long inHand, long most) {
        public Collector {
            languages = List.copyOf(languages);
        }
    }

    /** Somebody who took it does not do it after all; a command. */
    record GiveBack(String by) implements TaskInput {}

    /**
     * It is done; a command.
     *
     * @param outcome how the contact ended; null where a person looked at an answer
     * @param at when
     * @param bar the rule that forbids the contact by now, null if none does: whatever took place is written down
     * @param leftAlone who is to be left alone by what was said in the contact, or in the answer that was read; null if nobody said so
     * @param teller in which role whoever tells it
     */
    record Complete(
            String by,
            @Nullable ContactOutcome outcome,
            Instant at,
            @Nullable String bar,
            @Nullable LeftAlone leftAlone,
            Maker teller)
            implements TaskInput {

        /** Who wants to be left alone was reached, a stranger too. */
        boolean reachedNobody() {
            return outcome == ContactOutcome.UNREACHABLE && leftAlone == null;
        }
    }

    record DeadlinePassed(Deadline deadline) implements TaskInput, PassedDeadline {}
}
