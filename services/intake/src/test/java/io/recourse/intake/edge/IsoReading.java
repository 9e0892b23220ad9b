package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as it was read: its bookings, and what broke it off. */
record IsoReading(List<Booking> bookings, @Nullable BadInput broken) {

    interface Opener {
        IsoMessage open(InputStream in) throws BadInput, IOException;
    }

    static IsoReading ofNotice(byte[] file) {
        return of(CreditNotice::new, new ByteArrayInputStream(file));
    }

    static IsoReading ofReturns(byte[] file) {
        return of(PaymentReturn::new, new ByteArrayInputStream(file));
    }

    static IsoReading of(Opener opener, InputStream file) {
        List<Booking> all = new ArrayList<>();
        try {
            IsoMessage message = opener.open(file);
            for (List<Booking> entry = message.next(); !entry.isEmpty(); entry = message.next()) {
                all.addAll(entry);
            }
            return new IsoReading(all, null);
        } catch (BadInput e) {
            return new IsoReading(all, e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only booking. */
    Booking only() {
        if (bookings.size() != 1 || broken != null) {
            throw new AssertionError(bookings.size() + " bookings, " + (broken == null ? "whole" : broken.rule()));
        }
        return bookings.getFirst();
    }

    Booking.Paid paid(int index) {
        return (Booking.Paid) bookings.get(index);
    }

    /** {@code rule field} of each that is refused or passed over, {@code -} of the others. */
    List<String> refusals() {
        return bookings.stream()
                .map(booking -> switch (booking) {
                    case Booking.Unreadable bad ->
                        bad.why().rule() + " " + bad.why().field();
                    case Booking.Passed passed ->
                        passed.why().rule() + " " + passed.why().field();
                    case Booking.Paid _, Booking.Returned _ -> "-";
                })
                .toList();
    }
}
