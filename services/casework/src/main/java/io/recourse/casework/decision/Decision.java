package io.recourse.casework.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a decider says to an input. An exception is never an answer: it parks the subject. */
public sealed interface Decision<E> {

    /**
     * The input is taken.
     *
     * @param answer what the caller of a command learns beside the events' names, kept with its receipt; empty for most
     */
    record Accepted<E>(List<E> events, List<Tell> tells, List<Effect> effects, Map<String, String> answer)
            implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
            tells = List.copyOf(tells);
            effects = List.copyOf(effects);
            answer = Map.copyOf(answer);
        }

        public Accepted(List<E> events, List<Tell> tells, List<Effect> effects) {
            this(events, tells, effects, Map.of());
        }

        public Accepted<E> answering(Map<String, String> said) {
            return new Accepted<>(events, tells, effects, said);
        }

        public Accepted<E> tell(SubjectId to, Input input) {
            List<Tell> more = new ArrayList<>(tells);
            more.add(new Tell(to, input));
            return new Accepted<>(events, more, effects, answer);
        }

        public Accepted<E> effect(Effect effect) {
            List<Effect> more = new ArrayList<>(effects);
            more.add(effect);
            return new Accepted<>(events, tells, more, answer);
        }

        public Accepted<E> and(E event) {
            List<E> more = new ArrayList<>(events);
            more.add(event);
            return new Accepted<>(more, tells, effects, answer);
        }
    }

    record Refused<E>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E> Accepted<E> accept(E... events) {
        return new Accepted<>(List.of(events), List.of(), List.of());
    }

    static <E> Accepted<E> accept(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events), List.of(), List.of());
    }

    /** Accepted, and nothing follows: a stale fact, a repeated one. */
    static <E> Accepted<E> nothing() {
        return new Accepted<>(List.of(), List.of(), List.of());
    }

    static <E> Refused<E> refuse(String rule, @Nullable String field, String detail) {
        return new Refused<>(new Refusal(rule, field, detail));
    }
}
