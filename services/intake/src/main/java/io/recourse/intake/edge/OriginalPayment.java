package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import io.recourse.intake.edge.Booking.Returned;
import io.recourse.intake.edge.PaymentNames.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which payment a return means: the one that goes by all the names it gives and we know, had the amount it says was paid, or
 * as much at least as goes back, and, where only the debtor's own name is known, this day. Two that fit are none.
 */
final class OriginalPayment {

    private OriginalPayment() {}

    /** @param idOf the ledger's id of a payment that is told by that key */
    static Known of(Returned returned, Function<PaymentName, List<Known>> book, Function<PaymentKey, String> idOf)
            throws BadInput {
        Map<String, Known> fitting = new LinkedHashMap<>();
        boolean named = false;
        boolean sure = false;
        for (PaymentName name : returned.original()) {
            Map<String, Known> known = new LinkedHashMap<>();
            book.apply(name).forEach(payment -> known.put(payment.payment(), payment));
            if (known.isEmpty()) {
                continue;
            }
            if (named) {
                fitting.keySet().retainAll(known.keySet());
            } else {
                fitting.putAll(known);
            }
            named = true;
            sure |= name instanceof PaymentName.Unique;
        }
        String field = returned.at().path();
        if (!named) {
            throw new BadInput("payment-unknown", field, "No file has told of such a payment.");
        }
        if (fitting.isEmpty()) {
            throw new BadInput("references-disagree", field, "The references given belong to different payments.");
        }
        fitting.values().removeIf(p -> !hadAmount(p, returned));
        if (fitting.isEmpty()) {
            throw new BadInput("reversal-amount", field, "No more goes back than was paid.");
        }
        if (returned.settledOn() != null && (!sure || fitting.size() > 1)) {
            fitting.values().removeIf(p -> !p.valueDate().equals(returned.settledOn()));
        }
        if (fitting.isEmpty()) {
            throw new BadInput("payment-unknown", field, "No file has told of such a payment on that day.");
        }
        if (fitting.size() > 1) {
            List<Known> all = List.copyOf(fitting.values());
            fitting.values().removeIf(p -> isToldWithReferenceToo(p, all, returned, idOf));
        }
        if (fitting.size() > 1) {
            throw new BadInput("payment-ambiguous", field, "More than one payment is called so; a person decides.");
        }
        return fitting.values().iterator().next();
    }

    private static boolean hadAmount(Known payment, Returned returned) {
        Money paid = returned.paid();
        return payment.currency().equals(returned.amount().currency())
                && (paid == null ? payment.minor() >= returned.amount().minor() : payment.minor() == paid.minor());
    }

    /** What an account was told of by end-to-end id alone is one of those it was told of with a reference, as its case has it. */
    private static boolean isToldWithReferenceToo(
            Known payment, List<Known> all, Returned returned, Function<PaymentKey, String> idOf) {
        Money amount = new Money(payment.minor(), payment.currency());
        boolean hasNone = returned.original().stream()
                .anyMatch(name -> name instanceof PaymentName.EndToEnd(var servicer, var value, var _)
                        && idOf.apply(new PaymentKey.EndToEnd(servicer, value, payment.valueDate(), amount))
                                .equals(payment.payment()));
        return hasNone
                && all.stream()
                        .anyMatch(other -> !other.payment().equals(payment.payment())
                                && other.caseId().equals(payment.caseId())
                                && other.valueDate().equals(payment.valueDate()));
    }
}
