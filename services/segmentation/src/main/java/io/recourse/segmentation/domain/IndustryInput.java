package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;

/** What reaches an industry's index. */
public sealed interface IndustryInput extends Input {

    /**
     * Command; opens the row.
     *
     * @param lender who read it
     */
    record IndexTold(String lender, IndexReading reading) implements IndustryInput {}

    /** Told by a case that learnt its industry. */
    record IndexAsked(String caseId, String lender, String industry) implements IndustryInput {}

    /** An index waits for nothing; none comes. */
    record IndustryDeadlinePassed(Deadline deadline) implements IndustryInput, PassedDeadline {}
}
