package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Strategy.Situation;

/** Makes conditions of what people write. */
public interface Conditions {

    /** Whether a strategy is for a case. */
    @FunctionalInterface
    interface Condition {
        boolean holds(Situation situation);
    }

    /** What a text is. */
    sealed interface Read {
        record Fit(Condition condition) implements Read {}

        /** @param why in a sentence for its author, with the place where there is one */
        record Unfit(String why) implements Read {}
    }

    Read read(String text);
}
