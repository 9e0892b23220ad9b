package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one transaction of a servicer's file says, or an entry without any. */
sealed interface Booking {

    Place at();

    /** @param ledgers a field as the ledger calls it; empty for the booking as a whole */
    default String field(String ledgers) {
        return at().path();
    }

    /**
     * @param line of the file, from 1
     * @param path {@code Ntry[3]/NtryDtls/TxDtls[2]}: names of ISO 20022 only
     * @param reference what the sender calls it; only the sender gets to see it
     */
    record Place(long line, String path, @Nullable String reference) {

        public Place {
            // what no reference is as long as is none
            reference = reference == null || reference.length() > IsoFields.LONGEST_REFERENCE ? null : reference;
        }

        String field(String below) {
            return path + "/" + below;
        }

        String ofEntry(String below) {
            int entry = path.indexOf("Ntry[");
            int end = entry < 0 ? -1 : path.indexOf('/', entry);
            return (end < 0 ? path : path.substring(0, end)) + "/" + below;
        }
    }

    /**
     * Money that came in.
     *
     * @param beside see {@link PaymentKey#beside}
     */
    record Paid(
            Place at,
            AccountRef account,
            PaymentKey key,
            PaymentKey.@Nullable EndToEnd beside,
            Money amount,
            LocalDate valueDate,
            List<PaymentName> names)
            implements Booking {

        @Override
        public String field(String ledgers) {
            return switch (ledgers) {
                case "paymentId" ->
                    at.field(key instanceof PaymentKey.Referenced ? "Refs/AcctSvcrRef" : "Refs/EndToEndId");
                case "valueDate" -> at.ofEntry("ValDt");
                case "amount" -> at.field("Amt");
                default -> at.field("RmtInf");
            };
        }
    }

    /**
     * A payment that was taken back.
     *
     * @param id the servicer's own of the return
     * @param original what the payment is known by
     * @param amount how much of it goes back
     * @param paid how much it was; null if it is not told
     * @param settledOn of the payment; null if it is not told
     * @param from the day from which the payment no longer counts
     */
    record Returned(
            Place at,
            PaymentKey id,
            List<PaymentName> original,
            Money amount,
            @Nullable Money paid,
            @Nullable LocalDate settledOn,
            LocalDate from)
            implements Booking {}

    /** What cannot be read as either. */
    record Unreadable(Place at, BadInput why) implements Booking {}

    /** What is neither, and rightly so. */
    record Passed(Place at, BadInput why) implements Booking {}
}
