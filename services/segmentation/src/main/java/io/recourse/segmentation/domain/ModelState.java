package io.recourse.segmentation.domain;

/**
 * One version of a model. What it says never changes.
 *
 * <pre>
 * Unwritten ──written──▶ Written
 * </pre>
 */
public sealed interface ModelState {

    /** Nothing is known but the name. */
    record Unwritten(String reference) implements ModelState {}

    /** @param by who wrote it */
    record Written(ScorecardDocument document, String by) implements ModelState {}
}
