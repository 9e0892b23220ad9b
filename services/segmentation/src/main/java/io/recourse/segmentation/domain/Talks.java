package io.recourse.segmentation.domain;

import io.recourse.rules.calendar.LocalDays;
import java.time.LocalTime;

/**
 * When talks open, whatever the strategy; days past due as {@link LocalDays#dpd}.
 *
 * @param assignedAtDpd when a case gets its strategy
 * @param latestDpd talks open by this day, or on the last working day before it
 * @param opensAt the hour at which they open, in the debtor's zone
 */
public record Talks(int assignedAtDpd, int latestDpd, LocalTime opensAt) {

    /** The most days that a strategy may let pass between assignment and talks. */
    int latestStart() {
        return latestDpd - assignedAtDpd;
    }
}
