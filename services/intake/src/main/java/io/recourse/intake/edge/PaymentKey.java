package io.recourse.intake.edge;

import io.recourse.contracts.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What tells one booking of a servicer from another: its reference, or where it gave none the end-to-end id with the value
 * date and the amount.
 */
sealed interface PaymentKey {

    /** What ids made of such keys begin with: no id of a lender's own does. */
    String PREFIX = "iso/";

    /** @param servicer see {@link Servicer} */
    record Referenced(String servicer, String reference) implements PaymentKey {}

    record EndToEnd(String servicer, String endToEndId, LocalDate valueDate, Money amount) implements PaymentKey {}

    /** What stands where a debtor gave no end-to-end id, in ISO 20022 and before it in SEPA's rulebooks. */
    String NOT_PROVIDED = "NOTPROVIDED";

    /** @return the key of a payment that is told with these, null if they tell it from no other */
    static @Nullable PaymentKey of(
            String servicer,
            @Nullable String reference,
            @Nullable String endToEndId,
            LocalDate valueDate,
            Money amount) {
        if (reference != null) {
            return new Referenced(servicer, reference);
        }
        String debtors = provided(endToEndId);
        return debtors == null ? null : new EndToEnd(servicer, debtors, valueDate, amount);
    }

    /** @return the key by which a payment with a reference may have been told without it; null if there is none */
    static @Nullable EndToEnd beside(
            String servicer,
            @Nullable String reference,
            @Nullable String endToEndId,
            LocalDate valueDate,
            Money amount) {
        String debtors = provided(endToEndId);
        return reference == null || debtors == null ? null : new EndToEnd(servicer, debtors, valueDate, amount);
    }

    /** @return the debtor's own id, null if there is none */
    static @Nullable String provided(@Nullable String endToEndId) {
        return NOT_PROVIDED.equals(endToEndId) ? null : endToEndId;
    }
}
