package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.IntakeEvent.PaymentAllocated;
import io.recourse.contracts.IntakeEvent.RefundDue;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.CaseEvent.PaymentParted;
import io.recourse.intake.domain.CaseEvent.ReversalDated;
import io.recourse.intake.domain.CaseInput.PaymentReversed;
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
        PaymentReversed reversed,
        Payment payment,
        Payment part,
        @Nullable Payment rest) {

    /** @param first the payment as it was told, of which no more than is left goes back */
    static Back of(Ledger ledger, Payment first, PaymentReversed reversed) {
        List<Payment> parts = ledger.partsOf(first);
        Payment left = parts.getLast();
        Money amount = reversed.amount();
        if (amount == null || amount.minor() == left.minor()) {
            return new Back(reversed, left, left, null);
        }
        Payment part = left.returning(amount.minor());
        return new Back(reversed, left, part, left.without(part, Ledger.restOf(first, parts.size())));
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

    void tell(Story story, Ledger ledger, Reckoning after) {
        String currency = ledger.currency();
        Balance restored =
                Standing.plus(ledger.balance(), payment.toCosts(), payment.toInterest(), payment.toPrincipal());
        story.add(new IntakeEvent.PaymentReversed(
                payment.id(),
                reversed.reversalId(),
                new Money(payment.minor(), currency),
                restored,
                after.oldestUnpaidDue()));
        story.add(dated());
        if (rest == null) {
            return;
        }
        story.add(new PaymentAllocated(
                rest.id(),
                rest.valueDate(),
                new Money(rest.minor(), currency),
                rest.toCosts(),
                rest.toInterest(),
                rest.toPrincipal(),
                rest.unallocated(),
                Standing.plus(ledger.balance(), part.toCosts(), part.toInterest(), part.toPrincipal()),
                after.oldestUnpaidDue()));
        if (rest.unallocated() > 0) {
            story.add(new RefundDue(rest.id(), new Money(rest.unallocated(), currency)));
        }
    }
}
