package io.recourse.intake.edge;

import io.recourse.contracts.Money;
import java.time.LocalDate;

/**
 * What tells one booking of a servicer from another: its reference, or where it gave none the end-to-end id with the value
 * date and the amount.
 */
sealed interface PaymentKey {

    /** What ids made of such keys begin with: no id of a lender's own does. */
    String PREFIX = "iso/";

    /** @param servicer see {@link IsoFields#servicer} */
    record Referenced(String servicer, String reference) implements PaymentKey {}

    record EndToEnd(String servicer, String endToEndId, LocalDate valueDate, Money amount) implements PaymentKey {}
}
