package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tells a payment by its servicer's word, as a lender passes it on: the same fields that a servicer's file has.
 *
 * @param servicer see {@link Servicer}; null if none is told
 * @param reference {@code AcctSvcrRef}
 * @param endToEndId {@code EndToEndId}, null also where it says that it was not provided
 */
record ServicersWord(
        @Nullable String servicer,
        @Nullable String reference,
        @Nullable String endToEndId) {

    /**
     * @throws BadInput {@code field-invalid}, or {@code servicer-missing}: a reference is nobody's without who gave it
     */
    static ServicersWord of(
            @Nullable String servicer, @Nullable String accountServicerReference, @Nullable String endToEndId)
            throws BadInput {
        ServicersWord word = new ServicersWord(
                servicer == null ? null : Servicer.named(servicer, "servicer"),
                IsoFields.reference(accountServicerReference, "accountServicerReference"),
                PaymentKey.provided(IsoFields.reference(endToEndId, "endToEndId")));
        if (word.servicer == null && (word.reference != null || word.endToEndId != null)) {
            throw new BadInput("servicer-missing", "servicer", "A reference is told with the servicer who gave it.");
        }
        return word;
    }

    /** Null if it tells the payment from no other. */
    @Nullable
    PaymentKey key(LocalDate valueDate, Money amount) {
        return servicer == null ? null : PaymentKey.of(servicer, reference, endToEndId, valueDate, amount);
    }

    /** See {@link PaymentKey#beside}. */
    PaymentKey.@Nullable EndToEnd beside(LocalDate valueDate, Money amount) {
        return servicer == null ? null : PaymentKey.beside(servicer, reference, endToEndId, valueDate, amount);
    }

    List<PaymentName> names(Money amount) {
        return servicer == null ? List.of() : IsoFields.names(servicer, reference, null, null, endToEndId, amount);
    }
}
