package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import java.util.List;

/** What reaches the book of strategies. */
public sealed interface BookInput extends Input {

    /**
     * From the service as it starts: what a fresh installation begins with. Once open the book changes by command alone.
     *
     * @param listed without overlaps, one of them the default
     */
    record Shipped(List<Listed> listed, String assessment) implements BookInput {
        public Shipped {
            listed = List.copyOf(listed);
        }
    }

    /**
     * Command: a draft shall be in force. It takes the place of the version before it, and a default that of the default.
     *
     * @param assessment where the assessment of its impact on people stands (个人信息保护法 art. 55)
     * @param by who commands
     */
    record ActivationAsked(Listed draft, String assessment, String by) implements BookInput {}

    /** Command: no case shall get it any more. */
    record RetirementAsked(String code, int version, String by) implements BookInput {}

    /** The book waits for nothing; none comes. */
    record BookDeadlinePassed(Deadline deadline) implements BookInput, PassedDeadline {}
}
