package io.recourse.intake.domain;

import io.recourse.contracts.AccountPushed.CreditorKind;
import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.rules.money.DayCounts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who lent, when, and what that makes of the rate.
 *
 * @param contractDate when the contract was concluded, null if nobody said
 * @param chargedOffOn from when on Recourse's ledger rules, null if the day is unknown or not yet come
 * @param dayCount of interest that our ledger reckons, null if nobody said
 * @param suedOn the earliest day of a suit heard of: an older contract's cap is that day's
 * @param capped what became of a private lender's rate, null while the host's books rule
 */
public record Credit(
        CreditorKind creditorKind,
        @Nullable LocalDate contractDate,
        @Nullable LocalDate chargedOffOn,
        @Nullable DayCount dayCount,
        @Nullable LocalDate suedOn,
        @Nullable CappedRate capped) {

    /** A licensed lender's, of whose contract nothing more is known. */
    static final Credit PLAIN = new Credit(CreditorKind.LICENSED, null, null, null, null, null);

    static Credit of(ContractTerms terms) {
        return new Credit(
                terms.creditorKind(), terms.contractDate(), terms.chargedOffOn(), terms.dayCount(), null, null);
    }

    boolean isCapped() {
        return creditorKind == CreditorKind.PRIVATE;
    }

    /** Actual/365 if the lender names none. */
    DayCount dayCountMeant() {
        return dayCount == null ? DayCount.ACT_365_FIXED : dayCount;
    }

    /** What a rate of the contract comes to in 365 days, basis points, half-even: so contracts of two day counts compare. */
    int yearlyBp(int annualRateBp) {
        return Math.toIntExact(DayCounts.commonYear(dayCountMeant()).of(annualRateBp));
    }

    Credit chargedOff(LocalDate on) {
        return new Credit(creditorKind, contractDate, on, dayCount, suedOn, capped);
    }

    Credit sued(LocalDate on) {
        return suedOn == null || on.isBefore(suedOn)
                ? new Credit(creditorKind, contractDate, chargedOffOn, dayCount, on, capped)
                : this;
    }

    Credit of(CreditorKind kind, LocalDate contract) {
        return new Credit(kind, contract, chargedOffOn, dayCount, suedOn, capped);
    }

    Credit capped(CappedRate rate) {
        return new Credit(creditorKind, contractDate, chargedOffOn, dayCount, suedOn, rate);
    }
}
