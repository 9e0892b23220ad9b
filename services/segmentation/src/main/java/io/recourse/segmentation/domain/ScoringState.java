package io.recourse.segmentation.domain;

import org.jspecify.annotations.Nullable;

/** Which models score cases. */
public sealed interface ScoringState {

    /** Before the first release wrote its models into it. */
    record Unopened() implements ScoringState {}

    /**
     * @param facts name and version of the model over what every case has
     * @param history of the one over account histories; null if there is none
     */
    record Open(String facts, @Nullable String history) implements ScoringState {

        /** The one in force in a place, null if there is none. */
        public @Nullable String in(ModelPlace place) {
            return switch (place) {
                case FACTS -> facts;
                case HISTORY -> history;
            };
        }

        Open withoutHistory() {
            return new Open(facts, null);
        }

        Open with(ModelPlace place, String model) {
            return switch (place) {
                case FACTS -> new Open(model, history);
                case HISTORY -> new Open(facts, model);
            };
        }
    }
}
