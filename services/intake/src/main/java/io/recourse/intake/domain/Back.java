package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.BalanceAdjusted;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.PaymentReversed;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.Money;
import io.recourse.contracts.PaymentRest;
import io.recourse.intake.domain.CaseEvent.PaymentParted;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes back of a payment. To others a payment goes back whole, and what is left of it is paid again under an id of its
 * own, of the same day: so they need to know nothing new. The ledger keeps the part that went back and the rest.
 *
 * @param payment what was left of it until now
 * @param part of it that goes back: all of it, or what it paid last
 * @param rest null if nothing is left
 */
record Back(
        CaseInput.PaymentReversed reversed,
        Payment payment,
        Payment part,
        @Nullable Payment rest) {

    private static final String PARTED = "returned-in-part";

    /** @param first the payment as it was told, of which no more than is left goes back */
    static Back of(Ledger ledger, Payment first, CaseInput.PaymentReversed reversed) {
        List<Payment> parts = ledger.partsOf(first);
        Payment left = parts.getLast();
        Money amount = reversed.amount();
        if (amount == null || amount.minor() == left.minor()) {
            return new Back(reversed, left, left, null);
        }
        Payment part = left.returning(amount.minor());
        return new Back(reversed, left, part, left.without(part, PaymentRest.id(first.id(), parts.size())));
    }

    /** The private word on it. */
    CaseEvent dated() {
        return rest == null
                ? new ReversalDated(payment.id(), reversed.reversalId(), reversed.valueDate())
                : parted(rest);
    }

    private PaymentParted parted(Payment left) {
        return new PaymentParted(payment.id(), reversed.reversalId(), reversed.valueDate(), part.minor(), left.id());
    }

    Ledger from(Ledger ledger) {
        return rest == null
                ? ledger.reversed(payment.id(), reversed.reversalId(), reversed.valueDate())
                : ledger.parted(parted(rest));
    }

    /** Of a case that is over nothing follows from what stands in between. */
    void tellClosed(Story story, Ledger ledger, Reckoning after) {
        tellClosed(story, ledger, after.oldestUnpaidDue());
    }

    private void tellClosed(Story story, Ledger ledger, @Nullable LocalDate oldestUnpaidDue) {
        story.add(gone(ledger, oldestUnpaidDue));
        story.add(dated());
        if (rest != null) {
            story.add(paid(rest, with(ledger.balance(), part), ledger, oldestUnpaidDue));
            refund(story, rest, ledger);
        }
    }

    /**
     * The host's statement, by which the case was closed, has it already. Of a part others hear all the same, for what is left
     * is known to them by an id of its own when it goes back one day.
     */
    void tellStated(Story story, Ledger ledger) {
        if (rest == null) {
            story.add(dated());
            return;
        }
        tellClosed(story, ledger, ledger.oldestUnpaidDue());
        story.add(new BalanceAdjusted(
                BalanceAdjusted.IN_STATEMENT,
                with(ledger.balance(), part),
                ledger.balance(),
                ledger.oldestUnpaidDue()));
    }

    /**
     * The rest is paid before the payment goes back, and two adjustments make room for both: whoever hears one after the other
     * must never find a promise broken, or talks exhausted, by money that is there.
     */
    void tell(Story story, Ledger ledger, Reckoning after) {
        if (rest == null) {
            story.add(gone(ledger, after.oldestUnpaidDue()));
            story.add(dated());
            return;
        }
        Balance owed = ledger.balance();
        story.add(dated());
        adjust(story, owed, with(owed, rest), after);
        story.add(paid(rest, owed, ledger, after.oldestUnpaidDue()));
        story.add(gone(ledger, after.oldestUnpaidDue()));
        adjust(story, with(owed, payment), with(owed, part), after);
        refund(story, rest, ledger);
    }

    private PaymentReversed gone(Ledger ledger, @Nullable LocalDate oldestUnpaidDue) {
        return new PaymentReversed(
                payment.id(),
                reversed.reversalId(),
                new Money(payment.minor(), ledger.currency()),
                with(ledger.balance(), payment),
                oldestUnpaidDue);
    }

    private static PaymentAllocated paid(
            Payment left, Balance balance, Ledger ledger, @Nullable LocalDate oldestUnpaidDue) {
        return new PaymentAllocated(
                left.id(),
                left.valueDate(),
                new Money(left.minor(), ledger.currency()),
                left.toCosts(),
                left.toInterest(),
                left.toPrincipal(),
                left.unallocated(),
                balance,
                oldestUnpaidDue);
    }

    private static void adjust(Story story, Balance before, Balance balance, Reckoning after) {
        if (!before.equals(balance)) {
            story.add(new BalanceAdjusted(PARTED, before, balance, after.oldestUnpaidDue()));
        }
    }

    private static void refund(Story story, Payment left, Ledger ledger) {
        if (left.unallocated() > 0) {
            story.add(new RefundDue(left.id(), new Money(left.unallocated(), ledger.currency())));
        }
    }

    private static Balance with(Balance balance, Payment unpaid) {
        return Standing.plus(balance, unpaid.toCosts(), unpaid.toInterest(), unpaid.toPrincipal());
    }
}
