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

    /** Whether two conditions can hold of one case. Facts are taken as independent of each other. */
    sealed interface Common {
        /** No case is taken by both. */
        record None() implements Common {}

        /** @param example of a case that both take, as facts with their values */
        record Some(String example) implements Common {}

        /** They look at too much to be compared, or one of them is written as no release reads it any more. */
        record Unknown() implements Common {}
    }

    Read read(String text);

    /** Never fails: of what cannot be compared nothing is known. */
    Common common(String one, String other);
}
