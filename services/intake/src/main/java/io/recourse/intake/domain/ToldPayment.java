package io.recourse.intake.domain;

import io.recourse.intake.domain.CaseEvent.PaymentKeyedAs;
import io.recourse.intake.domain.CaseEvent.PaymentKnownAs;
import io.recourse.intake.domain.CaseInput.PaymentReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment that is told again, perhaps under names of which the case did not know that they are its. The servicer's
 * reference tells it from every other. An end-to-end id, with day and amount, does so only where no reference says more: what
 * is told with a reference is the payment that was told without one, and what is told without is one of those that have one.
 *
 * @param known the payment of the ledger
 * @param why it cannot be that one, null unless that is plain
 */
record ToldPayment(
        Payment known, PaymentReceived received, @Nullable String why) {

    /** Null if the ledger has no such payment. */
    static @Nullable ToldPayment of(Ledger ledger, PaymentReceived received) {
        String alias = received.alias();
        Payment byKey = byKey(ledger, received);
        Payment byAlias = alias == null ? null : ledger.payment(alias);
        if (byKey != null && alias != null && byAlias != null && !byKey.goesBy(alias)) {
            return new ToldPayment(byKey, received, "these are the ids of two payments");
        }
        Payment known = byKey == null ? byAlias : byKey;
        if (known == null) {
            return null;
        }
        long minor = ledger.partsOf(known).stream().mapToLong(Payment::minor).sum();
        boolean isTheSame = minor == received.amount().minor()
                && received.amount().currency().equals(ledger.currency())
                && known.valueDate().equals(received.valueDate());
        return new ToldPayment(known, received, isTheSame ? null : "another payment has this id");
    }

    private static @Nullable Payment byKey(Ledger ledger, PaymentReceived received) {
        List<Payment> called = ledger.called(received.paymentId());
        String endToEnd = received.endToEnd();
        if (called.isEmpty() && endToEnd != null) {
            return ledger.called(endToEnd).stream()
                    .filter(p -> p.awaitsReference(endToEnd) && !isAnothers(p, received))
                    .findFirst()
                    .orElse(null);
        }
        return called.stream()
                .filter(p -> !isAnothers(p, received))
                .findFirst()
                .orElse(called.isEmpty() ? null : called.getFirst());
    }

    /** Its sender has given another payment's id to it: then it is another. */
    private static boolean isAnothers(Payment payment, PaymentReceived received) {
        String alias = received.alias();
        return alias != null && payment.alias() != null && !payment.goesBy(alias);
    }

    String conflict() {
        return Objects.requireNonNullElse(why, "this payment has another id");
    }

    /** What is news of its names, empty if nothing is; null if it cannot be that payment. */
    @Nullable
    List<CaseEvent> names() {
        if (why != null) {
            return null;
        }
        String key = received.paymentId();
        String alias = received.alias();
        String endToEnd = received.endToEnd();
        List<CaseEvent> news = new ArrayList<>();
        Payment named = known;
        if (!named.goesBy(key)) {
            if (endToEnd != null && named.awaitsReference(endToEnd)) {
                news.add(new PaymentKeyedAs(known.id(), key));
                named = named.keyedAs(key);
            } else if (named.alias() == null) {
                news.add(new PaymentKnownAs(known.id(), key));
                named = named.alsoKnownAs(key);
            } else {
                return null;
            }
        }
        if (alias != null && !named.goesBy(alias)) {
            if (named.alias() != null) {
                return null;
            }
            news.add(new PaymentKnownAs(known.id(), alias));
        }
        if (endToEnd != null && !named.goesBy(endToEnd) && named.otherKey() == null) {
            news.add(new PaymentKeyedAs(known.id(), endToEnd));
        }
        return news;
    }
}
