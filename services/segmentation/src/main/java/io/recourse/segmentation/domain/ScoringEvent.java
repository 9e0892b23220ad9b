package io.recourse.segmentation.domain;

import org.jspecify.annotations.Nullable;

/** What happened to the models in force. */
public sealed interface ScoringEvent {

    record ScoringOpened(String facts, String history, String assessment) implements ScoringEvent {}

    /**
     * @param before what scored until now; null if nothing did
     * @param by who commanded it
     */
    record ModelSwitched(ModelPlace place, @Nullable String before, String model, String assessment, String by)
            implements ScoringEvent {}

    /**
     * The model over histories scores no more, and none in its place.
     *
     * @param by who commanded it
     */
    record HistoryModelRetired(String model, String by) implements ScoringEvent {}
}
