package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.Noticed;
import io.recourse.intake.domain.CaseEvent.ReminderLapsed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A word before an instalment falls due (贷中预提醒), once for each: the oldest unpaid one, where the statement knew it as one
 * still to come. Whoever is paused is left alone.
 */
record Reminders(CasePolicies policies) {

    /** The due date to remind of, null if none. */
    @Nullable
    LocalDate next(Open open) {
        LocalDate oldest = open.ledger().oldestUnpaidDue();
        return oldest != null
                        && open.bucket() == Bucket.TECHNICAL
                        && !open.ledger().base().knows(oldest)
                        && !oldest.equals(open.reminded())
                ? oldest
                : null;
    }

    Instant at(Open open, LocalDate dueOn) {
        int days = policies.of(open.account()).pack().reminder().daysBefore();
        return LocalDays.startOf(dueOn.minusDays(days), open.account().zone());
    }

    CaseEvent due(Open open, LocalDate dueOn, Instant now) {
        if (!open.pauses().openAt(now).isEmpty()) {
            return new ReminderLapsed(dueOn, "paused");
        }
        return open.account().dayOf(now).isBefore(dueOn)
                ? new Noticed(new LenderNotice.ReminderDue(open.account().lender(), dueOn))
                : new ReminderLapsed(dueOn, "due-already");
    }
}
