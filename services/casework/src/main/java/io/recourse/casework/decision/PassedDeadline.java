package io.recourse.casework.decision;

import java.time.Instant;

/** A deadline that has passed counts from when it was due, however late the clock looked. */
public interface PassedDeadline extends Dated {

    Deadline deadline();

    @Override
    default Instant at() {
        return deadline().dueAt();
    }
}
