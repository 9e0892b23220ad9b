package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;

/** What reaches one version of a model. */
public sealed interface ModelInput extends Input {

    /**
     * Command; opens the row.
     *
     * @param document without faults
     * @param by who wrote it
     */
    record ModelTold(ScorecardDocument document, String by) implements ModelInput {}

    /** A model waits for nothing; none comes. */
    record ModelDeadlinePassed(Deadline deadline) implements ModelInput, PassedDeadline {}
}
