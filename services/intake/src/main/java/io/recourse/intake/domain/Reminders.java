package io.recourse.intake.domain;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.LenderNotice;
import io.recourse.intake.domain.CaseEvent.Noticed;
import io.recourse.intake.domain.CaseEvent.ReminderAsked;
import io.recourse.intake.domain.CaseEvent.ReminderLapsed;
import io.recourse.intake.domain.CaseInput.ReminderAnswered;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A word before an instalment falls due (贷中预提醒), once for each: the oldest unpaid one, where the statement knew it as one
 * still to come. Whoever is paused or wants no contact is left alone.
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

    /** The debtor is asked first: who wants no contact said so once, for all debts, and the party keeps it. */
    Decision<CaseEvent> due(Open open, LocalDate dueOn, Instant now) {
        String debtor = open.parties().debtor();
        CaseEvent lapsed = lapsed(open, dueOn, now);
        if (lapsed != null) {
            return Decision.accept(lapsed);
        }
        return debtor == null
                ? Decision.accept(noticed(open, dueOn))
                : Decision.<CaseEvent>accept(new ReminderAsked(dueOn))
                        .tell(new SubjectId(PartyDecider.KIND, debtor), new PartyInput.ReminderAsked(open.id(), dueOn));
    }

    Decision<CaseEvent> answered(Open open, ReminderAnswered answer, Instant now) {
        CaseEvent lapsed =
                answer.ceased() ? new ReminderLapsed(answer.dueOn(), "ceased") : lapsed(open, answer.dueOn(), now);
        return Decision.accept(lapsed == null ? noticed(open, answer.dueOn()) : lapsed);
    }

    private static @Nullable CaseEvent lapsed(Open open, LocalDate dueOn, Instant now) {
        if (!open.pauses().openAt(now).isEmpty()) {
            return new ReminderLapsed(dueOn, "paused");
        }
        return open.account().dayOf(now).isBefore(dueOn) ? null : new ReminderLapsed(dueOn, "due-already");
    }

    private static CaseEvent noticed(Open open, LocalDate dueOn) {
        return new Noticed(new LenderNotice.ReminderDue(open.account().lender(), dueOn));
    }
}
