package io.recourse.segmentation.domain;

/** What happened to one version of a model. */
public sealed interface ModelEvent {

    /** @param by who wrote it */
    record ModelWritten(ScorecardDocument document, String by) implements ModelEvent {}
}
