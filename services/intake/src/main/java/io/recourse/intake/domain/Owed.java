package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseState.Closed;
import io.recourse.intake.domain.CaseState.Open;
import io.recourse.intake.domain.CaseState.Unopened;
import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is owed on a case at an instant. A closed case accrues nothing.
 *
 * @param balance as last told
 * @param accruedInterest since interest was last posted, up to and including the contract's day of {@code asOf}; minor units
 * @param total balance and accrued interest together
 * @param daysPastDue of the oldest unpaid instalment, null if none is unpaid
 */
public record Owed(
        Instant asOf,
        Balance balance,
        long accruedInterest,
        Money total,
        @Nullable Integer daysPastDue) {

    static @Nullable Owed of(CaseState state, CasePolicies policies, Instant at) {
        return switch (state) {
            case Unopened _ -> null;
            case Open open -> {
                Account account = open.account();
                Reckoning reckoning = policies.reckon(account, open.ledger());
                LocalDate day = account.dayOf(at);
                yield of(open.ledger(), account, reckoning.accrued(day) + reckoning.accruedDoubled(day), at);
            }
            case Closed closed -> of(closed.ledger(), closed.account(), 0, at);
        };
    }

    private static Owed of(Ledger ledger, Account account, long accrued, Instant at) {
        LocalDate oldest = ledger.oldestUnpaidDue();
        Money total = ledger.balance().total().plus(new Money(accrued, ledger.currency()));
        return new Owed(
                at,
                ledger.balance(),
                accrued,
                total,
                oldest == null ? null : LocalDays.dpd(oldest, at, account.zone()));
    }
}
