package io.recourse.casework.decision;

import java.time.Instant;
import java.util.Set;

/**
 * The rules of one kind of subject. All methods are pure. {@code evolve} reads no policy: events carry the computed
 * amounts and dates, so a replay of the journal needs no old configuration.
 *
 * @param <S> sealed states, records
 * @param <I> sealed inputs, records
 * @param <E> sealed events, records; those that implement {@link Published} are told to others
 */
public interface Decider<S, I extends Input, E> {

    /** The kind of subject, as in {@link SubjectId#kind}. */
    String kind();

    /** The state before the first event. */
    S initial(SubjectId id);

    /**
     * What an input means now.
     *
     * @param now business time of the attempt; contacts count from it, legal dates from {@link Input#businessAt}
     */
    Decision<E> decide(S state, I input, Instant now);

    S evolve(S state, E event);

    /** When to look again. A deadline that has passed is gone from the next answer. */
    Set<Deadline> deadlines(S state);

    Facets facets(S state);

    /** The input that stands for a deadline that fell due. */
    I passed(Deadline deadline);

    /** The input that stands for the result of an effect of this subject. Kinds without effects never see one. */
    default I effectResult(String ref, Effect.Result result, String detail) {
        throw new IllegalStateException(kind() + " has no effects");
    }
}
