package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;

/** What reaches the weeks of the heat map. */
public sealed interface HeatWeekInput extends Input {

    /** From the service, whenever it starts. */
    record WatchBegun() implements HeatWeekInput {}

    /** A week is over. */
    record WeekPassed(Deadline deadline) implements HeatWeekInput, PassedDeadline {}

    /**
     * The maps are drawn and the cases asked.
     *
     * @param week as {@link java.time.LocalDate} writes it
     */
    record WeekDrawn(String week) implements HeatWeekInput {}
}
