package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What hosts' statements say of money. Lenders whose books rule may tell no payments at all (ADR 0039): what is owed less by
 * a statement was paid then, on a day of the last ones, and keeps a promise or a plan like a payment of the day that is best
 * for the debtor (ours). It waives nothing: a settlement is paid by payments that were told.
 *
 * @param withinDays how long before the statement it may have been paid, and how long after it a later one corrects it; debtor-local
 *     days, ≥ 0
 */
record StatedMoney(int withinDays) {

    /** With a space, which no payment's id has. */
    private static final String BEGIN = "stated ";

    /** Empty if it says nothing of what was paid. */
    Optional<CaseEvent> of(CaseFile file, CaseInput.BalanceChanged changed) {
        if (changed.cause() == null) {
            return Optional.empty();
        }
        long less = Math.subtractExact(
                file.balance().total().minor(), changed.balance().total().minor());
        return switch (changed.cause()) {
            case STATEMENT -> {
                LocalDate first = file.dayOf(changed.at()).minusDays(withinDays);
                yield less > 0 ? came(file, changed, less) : gone(file, changed, again(file, changed, first), first);
            }
            // the return of a payment is told that a statement knew, or a payment
            case IN_STATEMENT ->
                less > 0
                        ? came(file, changed, Math.min(less, file.owedAgain()))
                        : gone(file, changed, Math.min(-less, file.statedMoney(LocalDate.MIN)), null);
        };
    }

    private Optional<CaseEvent> came(CaseFile file, CaseInput.BalanceChanged changed, long less) {
        if (less <= 0) {
            return Optional.empty();
        }
        LocalDate on = file.dayOf(changed.at());
        return Optional.of(new CaseEvent.MoneyStated(
                BEGIN + next(file), money(changed.balance(), less), on.minusDays(withinDays), on, changed.balance()));
    }

    /** After the greatest that is kept: of many the oldest are forgotten, and none is called as another is. */
    private static long next(CaseFile file) {
        return 1
                + file.payments().stream()
                        .map(Payment::paymentId)
                        .filter(id -> id.startsWith(BEGIN))
                        .mapToLong(id -> Long.parseLong(id.substring(BEGIN.length())))
                        .max()
                        .orElse(0);
    }

    /**
     * Principal that is owed again was not paid after all, or what was told is not in the host's books yet; interest and costs come by
     * themselves. Beyond what came lately it is new: the next bill, or the rest of the loan.
     */
    private static long again(CaseFile file, CaseInput.BalanceChanged changed, LocalDate first) {
        long more = changed.balance().total().minor() - file.balance().total().minor();
        long principal = changed.balance().principal() - file.balance().principal();
        long late = Math.max(0, file.toldMoney(first) - file.owedAgain());
        return Math.min(Math.min(more, principal), file.statedMoney(first) + late);
    }

    private static Optional<CaseEvent> gone(
            CaseFile file, CaseInput.BalanceChanged changed, long gone, @Nullable LocalDate first) {
        LocalDate on = file.dayOf(changed.at());
        return gone > 0
                ? Optional.of(
                        new CaseEvent.StatedMoneyGone(money(changed.balance(), gone), on, changed.balance(), first))
                : Optional.empty();
    }

    private static Money money(Balance balance, long minor) {
        return new Money(minor, balance.currency());
    }
}
