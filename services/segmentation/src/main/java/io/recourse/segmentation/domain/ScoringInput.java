package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;

/** What reaches the one subject that knows which models score. */
public sealed interface ScoringInput extends Input {

    /**
     * From the service as it starts: what a fresh installation begins with. Once open it changes by command alone.
     *
     * @param facts name and version, as {@code history}
     */
    record ModelsShipped(String facts, String history, String assessment) implements ScoringInput {}

    /**
     * Command: a version that stands on the shelf shall score, in the place of the one before it. Any version may, an older
     * one too.
     *
     * @param assessment where the assessment of its impact on people stands (个人信息保护法 art. 55)
     * @param by who commands
     */
    record SwitchAsked(ModelPlace place, String model, String assessment, String by) implements ScoringInput {}

    /**
     * Command: the model over histories shall score no more, and none in its place.
     *
     * @param by who commands
     */
    record RetirementAsked(ModelPlace place, String model, String by) implements ScoringInput {}

    /** It waits for nothing; none comes. */
    record ScoringDeadlinePassed(Deadline deadline) implements ScoringInput, PassedDeadline {}
}
