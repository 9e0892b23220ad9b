package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.CloseReason;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When the host's books end a delinquency (ours): an instalment was overdue, and by a later statement none is, though others
 * are still to come. What was never overdue is not cured; its debtor is reminded.
 */
record Cure(CasePolicies policies) {

    /**
     * Whether the statement says so of the day it is heard, too: of one that comes late the next may be overdue already.
     *
     * @param taken the case with the statement
     */
    static boolean isBy(Open taken, Statement statement, Instant now) {
        LocalDate oldest = statement.oldestUnpaid(0);
        return oldest == null || !oldest.isBefore(taken.account().dayOf(now)) && taken.missed() != null;
    }

    /**
     * What was overdue when the statement was made, by the days of the payments, whatever order they came in: what is paid on
     * its day was not.
     *
     * @param before the case without the statement
     * @return a due date; null if nothing was, or something is known to have been
     */
    @Nullable
    LocalDate missed(Open before, Statement statement) {
        if (before.missed() != null) {
            return null;
        }
        return before.ledger().base().instalments().stream()
                .map(Instalment::dueOn)
                .filter(statement.asOf()::isAfter)
                .distinct()
                .filter(due -> isUnpaidAfter(before, due))
                .findFirst()
                .orElse(null);
    }

    private boolean isUnpaidAfter(Open open, LocalDate due) {
        LocalDate oldest = policies.reckon(open.account(), open.ledger().before(due.plusDays(1)))
                .oldestUnpaidDue();
        return oldest != null && !oldest.isAfter(due);
    }

    /** A loan that was cured goes on at the host: its next instalments are no claim of the case that is over. */
    static boolean asksForMoney(Closed closed, Statement statement, Instant now) {
        LocalDate oldest = statement.oldestUnpaid(0);
        boolean isNotDue = closed.reason() == CloseReason.CURED
                && oldest != null
                && !oldest.isBefore(closed.account().dayOf(now));
        return oldest != null && !statement.balance().settled() && !isNotDue;
    }

    /** Whether what is paid pays instalments of a loan that goes on at the host. */
    static boolean goesOn(Closed closed) {
        return closed.reason() == CloseReason.CURED
                && !closed.hasLiveDebt()
                && !closed.ledger().balance().settled();
    }
}
