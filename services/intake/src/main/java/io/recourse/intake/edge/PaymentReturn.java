package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import io.recourse.intake.edge.Booking.Place;
import io.recourse.intake.edge.Booking.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pacs.004: payments that go back. Who serviced the account they were booked to is the original creditor's agent, else who
 * instructs the return. What goes back is all of a payment or a part of it.
 */
final class PaymentReturn implements IsoMessage {

    private final IsoCursor cursor;
    private final int message;
    private IsoElement header = new IsoElement("GrpHdr", null);
    private @Nullable BadInput headerWrong;
    private int transaction;

    PaymentReturn(InputStream in) throws BadInput, IOException {
        cursor = new IsoCursor(in);
        Kind.PAYMENT_RETURN.begin(cursor);
        message = cursor.depth();
    }

    @Override
    public long line() {
        return cursor.line();
    }

    @Override
    public List<Booking> next() throws BadInput, IOException {
        while (cursor.next(message)) {
            if (cursor.name().equals("GrpHdr")) {
                long line = cursor.line();
                header();
                if ("true".equals(header.said("GrpRtr")) || "1".equals(header.said("GrpRtr"))) {
                    Place at = new Place(line, "GrpHdr", null);
                    return List.of(new Unreadable(
                            at, new BadInput("group-return", "GrpHdr/GrpRtr", "A return names its transactions.")));
                }
            } else if (cursor.name().equals("TxInf")) {
                transaction++;
                return List.of(transaction(cursor.line(), "TxInf[" + transaction + "]"));
            }
        }
        cursor.end();
        return List.of();
    }

    private void header() throws BadInput, IOException {
        try {
            header = cursor.read();
        } catch (BadInput e) {
            if (!e.rule().equals("entry-too-large")) {
                throw e;
            }
            headerWrong = new BadInput(e.rule(), "GrpHdr", e.detail());
        }
    }

    private Booking transaction(long line, String path) throws BadInput, IOException {
        IsoElement element;
        try {
            element = cursor.read();
        } catch (BadInput e) {
            if (!e.rule().equals("entry-too-large")) {
                throw e;
            }
            return new Unreadable(new Place(line, path, null), new BadInput(e.rule(), path, e.detail()));
        }
        Place at = new Place(line, path, element.said("RtrId"));
        if (headerWrong != null) {
            return new Unreadable(at, headerWrong);
        }
        try {
            return returned(at, element);
        } catch (BadInput e) {
            return new Unreadable(
                    at, new BadInput(e.rule(), path + "/" + Objects.requireNonNullElse(e.field(), ""), e.detail()));
        }
    }

    private Booking returned(Place at, IsoElement element) throws BadInput {
        String id = required(
                IsoFields.reference(element, "RtrId"), "reference-missing", "RtrId", "A return has an id of its own.");
        Money amount = required(
                IsoFields.amount(element, "RtrdIntrBkSttlmAmt"),
                "amount-missing",
                "RtrdIntrBkSttlmAmt",
                "A return says how much goes back.");
        Money paid = IsoFields.amount(element, "OrgnlIntrBkSttlmAmt");
        if (paid == null) {
            paid = IsoFields.amount(element, "OrgnlTxRef/IntrBkSttlmAmt");
        }
        if (paid != null && !(paid.currency().equals(amount.currency()) && amount.minor() <= paid.minor())) {
            throw new BadInput("reversal-amount", "RtrdIntrBkSttlmAmt", "No more goes back than was paid.");
        }
        LocalDate from = IsoFields.day(element, "IntrBkSttlmDt");
        if (from == null) {
            from = IsoFields.day(header, "IntrBkSttlmDt");
        }
        String servicer = required(
                servicer(element),
                "servicer-missing",
                "OrgnlTxRef/CdtrAgt",
                "A return says by BIC, LEI or number who serviced the account that was paid.");
        return new Booking.Returned(
                at,
                new PaymentKey.Referenced(servicer, id),
                names(element, servicer, paid == null ? amount : paid),
                amount,
                paid,
                IsoFields.day(element, "OrgnlIntrBkSttlmDt", "OrgnlTxRef/IntrBkSttlmDt"),
                required(from, "value-date-missing", "IntrBkSttlmDt", "A return says when it was settled."));
    }

    /** Some servicers hand out their own reference as the transaction's id, so that is looked up as either. */
    private static List<PaymentName> names(IsoElement element, String servicer, Money amount) throws BadInput {
        String transaction = IsoFields.reference(element, "OrgnlTxId");
        List<PaymentName> names = IsoFields.names(
                servicer,
                transaction,
                transaction,
                element.said("OrgnlUETR"),
                IsoFields.endToEnd(element, "OrgnlEndToEndId"),
                amount);
        if (names.isEmpty()) {
            throw new BadInput(
                    "reference-missing", "OrgnlTxId", "A return names the payment by an id that was provided.");
        }
        return names;
    }

    private @Nullable String servicer(IsoElement element) {
        for (String agent : List.of("OrgnlTxRef/CdtrAgt", "InstgAgt")) {
            String servicer = Servicer.of(element.first(agent));
            if (servicer != null) {
                return servicer;
            }
        }
        return Servicer.of(header.first("InstgAgt"));
    }

    private static <T> T required(@Nullable T value, String rule, String field, String detail) throws BadInput {
        if (value == null) {
            throw new BadInput(rule, field, detail);
        }
        return value;
    }
}
