package io.recourse.casework.desk;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desk answers to one entry, kept in its receipt so that a repeated command gets the same answer.
 *
 * @param events simple names of the events that the entry caused, private ones included
 * @param version the subject's version afterwards
 */
public record Reply(
        Outcome outcome,
        List<String> events,
        long version,
        @Nullable Refusal refusal) {

    public enum Outcome {
        /** Something happened. */
        ACCEPTED,
        /** Understood, and nothing follows from it. */
        UNCHANGED,
        /** A rule forbids it. */
        REFUSED,
        /** There is no such subject for this caller. */
        UNKNOWN,
        /** Kept in the mailbox until its turn comes. */
        WAITING,
        /** The same entry was handled before. */
        REPEATED
    }

    public Reply {
        events = List.copyOf(events);
    }

    static Reply of(Outcome outcome, long version) {
        return new Reply(outcome, List.of(), version, null);
    }

    /** What the subject's rules said. */
    static Reply of(Decision<?> decision, long version) {
        return switch (decision) {
            case Decision.Refused<?>(Refusal refusal) -> new Reply(Outcome.REFUSED, List.of(), version, refusal);
            case Decision.Accepted<?> accepted ->
                new Reply(
                        accepted.events().isEmpty() ? Outcome.UNCHANGED : Outcome.ACCEPTED,
                        accepted.events().stream().map(SubjectKind::eventName).toList(),
                        version,
                        null);
        };
    }

    private static final String PARKED = "subject-parked";

    static Reply parked(long version) {
        return refused(PARKED, null, "This subject waits for an operator; try again later.", version);
    }

    /** Whether it decides the matter: an entry that found no subject, or a parked one, may come again under its key. */
    boolean lasting() {
        return outcome != Outcome.UNKNOWN && (refusal == null || !refusal.rule().equals(PARKED));
    }

    static Reply refused(String rule, @Nullable String field, String detail, long version) {
        return new Reply(Outcome.REFUSED, List.of(), version, new Refusal(rule, field, detail));
    }
}
