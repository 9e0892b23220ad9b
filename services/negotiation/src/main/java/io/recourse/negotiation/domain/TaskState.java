package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task, the one row that sees who took it.
 *
 * <pre>
 * Unmade ──make──▶ Open ◀──give back── Taken ──complete──▶ Done
 *                   │ └──────take───────▶ │                  ▲
 *                   └───────lapse──▶ Lapsed ◀──┘──complete───┘ by who had taken it, for a contact within its hours
 * </pre>
 */
public sealed interface TaskState {

    /** Before the first event. */
    record Unmade(String taskId) implements TaskState {
        Open make(Task task) {
            return new Open(task);
        }
    }

    /** Every state after the first event. */
    sealed interface Made extends TaskState {
        Task task();
    }

    /** Waits for somebody. */
    record Open(Task task) implements Made {
        Taken take(String person) {
            return new Taken(task, List.of(person));
        }

        Lapsed lapse() {
            return new Lapsed(task, List.of());
        }
    }

    /** Somebody does it; as many as it takes, or not yet. */
    record Taken(Task task, List<String> by) implements Made {
        public Taken {
            by = List.copyOf(by);
        }

        Taken take(String person) {
            return new Taken(task, Stream.concat(by.stream(), Stream.of(person)).toList());
        }

        Made giveBack(String person) {
            List<String> others = by.stream().filter(p -> !p.equals(person)).toList();
            return others.isEmpty() ? new Open(task) : new Taken(task, others);
        }

        Done complete(@Nullable ContactOutcome outcome, Instant at) {
            return new Done(task, by, outcome, at);
        }

        Lapsed lapse() {
            return new Lapsed(task, by);
        }
    }

    /** @param outcome null where a person looked at an answer */
    record Done(Task task, List<String> by, @Nullable ContactOutcome outcome, Instant at) implements Made {
        public Done {
            by = List.copyOf(by);
        }
    }

    /** Its hours are over. */
    record Lapsed(Task task, List<String> by) implements Made {
        public Lapsed {
            by = List.copyOf(by);
        }

        Done complete(@Nullable ContactOutcome outcome, Instant at) {
            return new Done(task, by, outcome, at);
        }
    }
}
