package io.recourse.bench;

import java.util.function.Consumer;

/** One part of the bench. It starts what it needs, measures, and leaves nothing running. */
public interface Section {

    /** What {@code ONLY=} calls it. */
    String name();

    /** A line for people. */
    String about();

    /** Whether it takes so long that it is run only when it is named. */
    default boolean takesLong() {
        return false;
    }

    /**
     * @param say where progress goes
     * @throws Exception whatever keeps it from measuring; the figures found so far stay
     */
    void run(Setup setup, Figures figures, Consumer<String> say) throws Exception;
}
