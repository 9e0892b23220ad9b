package io.recourse.intake.domain;

import io.recourse.contracts.AccountPushed.CreditorKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who lent, when, and what that makes of the rate.
 *
 * @param contractDate when the contract was concluded, null if nobody said
 * @param chargedOffOn from when on Recourse's ledger rules, null if the day is unknown or not yet come
 * @param suedOn the earliest day of a suit heard of, kept of private lenders alone: an older contract's cap is that day's
 * @param capped what became of a private lender's rate, null while the host's books rule
 */
public record Credit(
        CreditorKind creditorKind,
        @Nullable LocalDate contractDate,
        @Nullable LocalDate chargedOffOn,
        @Nullable LocalDate suedOn,
        @Nullable CappedRate capped) {

    /** A licensed lender's, of whose contract nothing more is known. */
    static final Credit PLAIN = new Credit(CreditorKind.LICENSED, null, null, null, null);

    static Credit of(ContractTerms terms) {
        return new Credit(terms.creditorKind(), terms.contractDate(), terms.chargedOffOn(), null, null);
    }

    boolean isCapped() {
        return creditorKind == CreditorKind.PRIVATE;
    }

    Credit chargedOff(LocalDate on) {
        return new Credit(creditorKind, contractDate, on, suedOn, capped);
    }

    Credit sued(LocalDate on) {
        return isCapped() && (suedOn == null || on.isBefore(suedOn))
                ? new Credit(creditorKind, contractDate, chargedOffOn, on, capped)
                : this;
    }

    Credit capped(CappedRate rate) {
        return new Credit(creditorKind, contractDate, chargedOffOn, suedOn, rate);
    }
}
