package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;

/** What reaches one version of a strategy. */
public sealed interface StrategyInput extends Input {

    /**
     * Command; the only input that may open the row.
     *
     * @param document without faults
     * @param by who wrote it
     */
    record DocumentWritten(StrategyDocument document, String by) implements StrategyInput {}

    /** Told by the book: it is in force from now on. */
    record Taken(String assessment) implements StrategyInput {}

    /** Told by the book: it is not in force any more. */
    record Dropped() implements StrategyInput {}

    /** A strategy waits for nothing; none comes. */
    record StrategyDeadlinePassed(Deadline deadline) implements StrategyInput, PassedDeadline {}
}
