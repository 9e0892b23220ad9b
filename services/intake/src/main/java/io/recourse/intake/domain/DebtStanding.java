package io.recourse.intake.domain;

import java.time.LocalDate;

/**
 * How one debt stands on a payment's day.
 *
 * @param owedMinor what a payment of that day can pay of it, minor units, ≥ 0
 * @param dueOn the oldest unpaid instalment; the asked day where only interest and costs are left, which are due at once
 * @param rateBp what the contract's rate comes to in 365 days, basis points
 * @param guaranteed whether somebody answers for it whose guarantee period has not ended
 */
public record DebtStanding(String caseId, long owedMinor, LocalDate dueOn, int rateBp, boolean guaranteed) {

    static DebtStanding nothingOwed(String caseId, LocalDate day) {
        return new DebtStanding(caseId, 0, day, 0, false);
    }
}
