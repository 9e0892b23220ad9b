package io.recourse.casework.spec;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import java.util.List;

/**
 * The world around one desk in a {@link RandomWalk}: what arrives there, and what a service promises of its own beyond the
 * laws of the house. A new one is made for every walk, so it may remember.
 */
public interface Life {

    /** What begins it; facts of other topics may come before the openings, and wait for them. */
    List<Message> beginning(Chance chance);

    /** What sort of life it turned out to be when it began; empty where all are of one sort. */
    default String sort() {
        return "";
    }

    /**
     * What arrives now, in the order it was sent; messages of different topics are shuffled. Any input in any state, but
     * nothing that cannot be: no answer to a question that was never asked.
     */
    List<Message> next(Chance chance);

    /** What still arrives when nothing new happens any more: answers to what was told. */
    default List<Message> onItsWay(Chance chance) {
        return List.of();
    }

    /** Where subjects may lie without a deadline. Each is met in a walk, and each of its inputs ends it there. */
    List<Rest> rests();

    /** Whether an input is a pause on the debtor's side, or its end: legal deadlines stand whatever else it moves. */
    default boolean pauses(Input input) {
        return false;
    }

    /** Whether a step takes money back that had been counted. */
    default boolean reverses(Step step) {
        return false;
    }

    /**
     * Whether a step is an act besides effects and deadlines: facts after it count otherwise than before it, by the rules.
     */
    default boolean acts(Step step) {
        return false;
    }

    /**
     * Whether a refusal by this rule depends on what stands when it is asked, so that the same message may be accepted once
     * the facts beside it have come, or before. Of anything else a refusal in one order only is a finding.
     */
    default boolean answersByWhatStands(Input asked, String rule) {
        return false;
    }

    /** Whether a step says no by an event, where others refuse: who asks again asks anew. */
    default boolean saysNo(Step step) {
        return false;
    }

    /** Sees every step; an assertion here is a law of the service. */
    default void witness(Step step) {}

    /** Sees how it all ended. */
    default void end(PaperDesk desk) {}

    /** Whether a business deadline counts from when something was heard, so that facts heard later make a later one. */
    default boolean countsFromHearing(Deadline deadline) {
        return false;
    }

    /** Whether an input counts from when it is heard and not from a date of its own: later it would be another one. */
    default boolean countsFromHearing(Input input) {
        return false;
    }

    /** Whether {@link #balance} holds all that is reckoned in this state, and not only what is sure of it. */
    default boolean exact(Object state) {
        return true;
    }

    /** What is owed, and whatever else must be the same in whatever order facts arrive, besides status and deadlines. */
    default Object balance(Object state) {
        return "";
    }

    /** How an effect ends. One that is past its time was dropped. */
    default Effect.Result result(Chance chance, Effect effect) {
        if (Effect.isPast(effect.until(), chance.now())) {
            return Effect.Result.DROPPED;
        }
        return chance.below(4) > 0 ? Effect.Result.DONE : chance.of(Effect.Result.values());
    }
}
