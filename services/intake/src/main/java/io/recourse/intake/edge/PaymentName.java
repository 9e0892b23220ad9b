package io.recourse.intake.edge;

import io.recourse.contracts.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something a servicer's files may call a payment by, in this message or in a later one about it. */
sealed interface PaymentName {

    String servicer();

    /** Whoever gives it gives it once. */
    record Unique(String servicer, Kind kind, String value) implements PaymentName {}

    /** The debtor's own: two payments may have the same. */
    record EndToEnd(String servicer, String value, Money amount) implements PaymentName {}

    enum Kind {
        /** {@code AcctSvcrRef} */
        SERVICER,
        /** {@code TxId} */
        TRANSACTION,
        /** {@code UETR} */
        UETR;

        @Nullable
        PaymentName of(String servicer, @Nullable String value) {
            if (value == null) {
                return null;
            }
            return new Unique(servicer, this, this == UETR ? value.toLowerCase(Locale.ROOT) : value);
        }
    }
}
