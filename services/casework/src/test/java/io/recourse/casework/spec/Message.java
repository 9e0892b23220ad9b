package io.recourse.casework.spec;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.SubjectId;

/**
 * An input on its way to a subject of a {@link PaperDesk}.
 *
 * @param topic messages of one topic to one subject keep their order, others may overtake
 */
public record Message(String topic, SubjectId to, Input input, Nature nature) {

    public enum Nature {
        /** An event of our own services that opens its subject: never refused. */
        OPENING,
        /** An event of our own services: never refused, waits for the opening. */
        FACT,
        /** From outside: may be refused, and finds no subject before its opening. */
        ASKED
    }

    public static Message opening(String topic, SubjectId to, Input input) {
        return new Message(topic, to, input, Nature.OPENING);
    }

    public static Message fact(String topic, SubjectId to, Input input) {
        return new Message(topic, to, input, Nature.FACT);
    }

    /** A command, or a partner's message. */
    public static Message asked(String from, SubjectId to, Input input) {
        return new Message(from, to, input, Nature.ASKED);
    }
}
