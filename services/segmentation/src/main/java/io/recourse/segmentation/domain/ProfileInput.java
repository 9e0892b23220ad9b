package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;

/** What reaches the profile of a case. */
public sealed interface ProfileInput extends Input {

    /**
     * Command; opens the row.
     *
     * @param lender whose case it is
     */
    record ProfileTold(String lender, Profile profile) implements ProfileInput {}

    /** A profile waits for nothing; none comes. */
    record ProfileDeadlinePassed(Deadline deadline) implements ProfileInput, PassedDeadline {}
}
