package io.recourse.casework.desk;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the desk answers to one entry, kept in its receipt so that a repeated command gets the same answer.
 *
 * @param events simple names of the events that the entry caused, private ones included
 * @param version the subject's version afterwards
 * @param answer what the rules told the caller; empty for most commands, null in receipts of a release that had none
 */
public record Reply(
        Outcome outcome,
        List<String> events,
        long version,
        @Nullable Refusal refusal,
        @Nullable Map<String, String> answer) {

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
        answer = answer == null ? null : Map.copyOf(answer);
    }

    static Reply of(Outcome outcome, long version) {
        return new Reply(outcome, List.of(), version, null, null);
    }

    /** What the subject's rules said. */
    static Reply of(Decision<?> decision, long version) {
        return switch (decision) {
            case Decision.Refused<?>(Refusal refusal) -> new Reply(Outcome.REFUSED, List.of(), version, refusal, null);
            case Decision.Accepted<?> accepted ->
                new Reply(
                        accepted.events().isEmpty() ? Outcome.UNCHANGED : Outcome.ACCEPTED,
                        accepted.events().stream().map(SubjectKind::eventName).toList(),
                        version,
                        null,
                        accepted.answer().isEmpty() ? null : accepted.answer());
        };
    }

    private static final String PARKED = "subject-parked";

    static Reply parked(long version) {
        return refused(PARKED, null, "This subject waits for an operator; try again later.", version);
    }

    /** Whether it decides the matter: an entry that found no subject, or a parked one, may come again under its key. */
    public boolean lasting() {
        return outcome != Outcome.UNKNOWN && (refusal == null || !refusal.rule().equals(PARKED));
    }

    static Reply refused(String rule, @Nullable String field, String detail, long version) {
        return new Reply(Outcome.REFUSED, List.of(), version, new Refusal(rule, field, detail), null);
    }
}
