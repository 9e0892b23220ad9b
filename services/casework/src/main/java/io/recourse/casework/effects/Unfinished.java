package io.recourse.casework.effects;

import java.time.Duration;
import java.util.List;

/**
 * An adapter did not come to the end of its batch. Of every task it tells whether that is over, or whether it is given back and
 * tried again while its time lasts: so what was never handed over does not count as tried because its neighbour was.
 */
public final class Unfinished extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Word> words;

    /**
     * @param why for people; never holds personal data
     * @param words in the order of the tasks
     */
    public Unfinished(String why, List<? extends Word> words) {
        super(why);
        this.words = List.copyOf(words);
    }

    /** In the order of the tasks. */
    public List<Word> words() {
        return words;
    }

    /** What to do about one task. */
    public sealed interface Word {

        /** It ended. */
        record Over(EffectAdapter.Ended ended) implements Word {}

        /** The other side may have it. Tried again under its key, or of unknown outcome where no keys are kept. */
        record HandedOver() implements Word {}

        /** The other side never had it. */
        record NotBegun() implements Word {}

        /**
         * The other side says that it did not take it, and may later.
         *
         * @param pause until it is tried again, wall time
         */
        record Later(Duration pause) implements Word {}
    }
}
