package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The books of one case: the statement they count from and the dated facts that came on top of it. What the facts come to
 * is {@link Reckoning}'s; {@code balance} and {@code oldestUnpaidDue} are what was last told, so a replay needs no policy.
 *
 * @param base a fact dated up to its as-of day is in it and not counted again
 * @param beforehand the balance when {@code base} was taken, less the payments matched to it since: what a payment that
 *     the statement already knew is deemed to have paid
 * @param seen the latest statement, also where it changed nothing
 * @param judgment what courts did to the debt
 * @param reliefs by releases of co-debtors that {@code base} does not know of
 */
public record Ledger(
        Statement base,
        Balance balance,
        @Nullable LocalDate oldestUnpaidDue,
        Balance beforehand,
        Statement.Key seen,
        List<Cost> costs,
        List<Payment> payments,
        List<Relief> reliefs,
        Judgment judgment) {

    public Ledger {
        costs = List.copyOf(costs);
        payments = List.copyOf(payments);
        reliefs = List.copyOf(reliefs);
    }

    static Ledger open(Statement first, Balance balance, LocalDate oldestUnpaidDue) {
        return new Ledger(
                first, balance, oldestUnpaidDue, balance, first.key(), List.of(), List.of(), List.of(), Judgment.NONE);
    }

    String currency() {
        return balance.currency();
    }

    @Nullable
    Payment payment(String id) {
        return payments.stream().filter(p -> p.id().equals(id)).findAny().orElse(null);
    }

    boolean hasCost(String id) {
        return costs.stream().anyMatch(c -> c.id().equals(id));
    }

    Ledger counting(Statement statement, @Nullable LocalDate oldest) {
        List<Relief> left =
                reliefs.stream().filter(r -> !statement.knows(r.on())).toList();
        return new Ledger(statement, balance, oldest, balance, statement.key(), costs, payments, left, judgment);
    }

    Ledger noting(Statement.Key key) {
        return new Ledger(base, balance, oldestUnpaidDue, beforehand, key, costs, payments, reliefs, judgment);
    }

    Ledger standingAt(Balance told, @Nullable LocalDate oldest) {
        return new Ledger(base, told, oldest, beforehand, seen, costs, payments, reliefs, judgment);
    }

    Ledger with(Cost cost) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                Stream.concat(costs.stream(), Stream.of(cost)).toList(),
                payments,
                reliefs,
                judgment);
    }

    Ledger with(Payment payment) {
        return withPayments(Stream.concat(payments.stream(), Stream.of(payment)).toList());
    }

    Ledger with(Relief relief) {
        List<Relief> more = Stream.concat(reliefs.stream(), Stream.of(relief)).toList();
        return new Ledger(base, balance, oldestUnpaidDue, beforehand, seen, costs, payments, more, judgment);
    }

    Ledger countingBy(UnaryOperator<Statement> change) {
        return new Ledger(
                change.apply(base), balance, oldestUnpaidDue, beforehand, seen, costs, payments, reliefs, judgment);
    }

    /** The payment comes in with the parts it was told with. */
    Ledger with(PaymentAllocated told) {
        Payment payment = new Payment(
                told.paymentId(),
                told.amount().minor(),
                told.valueDate(),
                told.toCosts(),
                told.toInterest(),
                told.toPrincipal(),
                told.unallocated(),
                null);
        Ledger next = with(payment).standingAt(told.balance(), told.oldestUnpaidDue());
        return base.knows(payment.valueDate()) ? next.matched(payment) : next;
    }

    Ledger reversed(String paymentId, String reversalId, LocalDate on) {
        UnaryOperator<Payment> change = p -> p.id().equals(paymentId) ? p.reversed(reversalId, on) : p;
        return withPayments(payments.stream().map(change).toList());
    }

    Ledger with(Judgment changed) {
        return new Ledger(base, balance, oldestUnpaidDue, beforehand, seen, costs, payments, reliefs, changed);
    }

    /** As it was known at the end of the day before, as far as value dates go. */
    Ledger before(LocalDate day) {
        return new Ledger(
                base,
                balance,
                oldestUnpaidDue,
                beforehand,
                seen,
                costs.stream().filter(c -> c.on().isBefore(day)).toList(),
                payments.stream().filter(p -> p.valueDate().isBefore(day)).toList(),
                reliefs.stream().filter(r -> r.on().isBefore(day)).toList(),
                judgment);
    }

    private Ledger matched(Payment payment) {
        Balance less = new Balance(
                currency(),
                Math.max(0, beforehand.costs() - payment.toCosts()),
                Math.max(0, beforehand.interest() - payment.toInterest()),
                Math.max(0, beforehand.principal() - payment.toPrincipal()));
        return new Ledger(base, balance, oldestUnpaidDue, less, seen, costs, payments, reliefs, judgment);
    }

    private Ledger withPayments(List<Payment> changed) {
        return new Ledger(base, balance, oldestUnpaidDue, beforehand, seen, costs, changed, reliefs, judgment);
    }
}
