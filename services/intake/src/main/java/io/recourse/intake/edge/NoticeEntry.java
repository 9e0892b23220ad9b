package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import io.recourse.intake.edge.Booking.Passed;
import io.recourse.intake.edge.Booking.Place;
import io.recourse.intake.edge.Booking.Unreadable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a camt.054, read to its end, and what it books. Of several transactions nothing is taken unless they sum up to
 * it and each has a reference of its own.
 *
 * @param itself its parts but the transactions
 * @param batched how many transactions its batches say they have, 0 if none says so
 * @param servicer who booked it, null if the notice does not say
 * @param notice path of the notice
 */
record NoticeEntry(
        Place at,
        IsoElement itself,
        List<Transaction> transactions,
        long batched,
        @Nullable String servicer,
        String notice) {

    NoticeEntry {
        transactions = List.copyOf(transactions);
    }

    /** A transaction, or the entry itself where it has none; relative to it are the paths of what is wrong. */
    record Transaction(long line, String path, IsoElement element) {}

    List<Booking> bookings() throws BadInput {
        switch (said("Sts/Cd", "Sts")) {
            case "BOOK" -> {}
            case "PDNG", "INFO", "FUTR" -> {
                return List.of(new Passed(
                        at, new BadInput("entry-not-booked", at.field("Sts"), "Only what is booked counts.")));
            }
            default -> throw new BadInput("entry-status-unknown", at.field("Sts"), "An entry is BOOK or PDNG.");
        }
        boolean credit =
                switch (said("CdtDbtInd")) {
                    case "CRDT" -> true;
                    case "DBIT" -> false;
                    default -> throw new BadInput("field-invalid", at.field("CdtDbtInd"), "An entry is CRDT or DBIT.");
                };
        boolean reverses =
                switch (said("RvslInd")) {
                    case "true", "1" -> true;
                    case "false", "0", "" -> false;
                    default -> throw new BadInput("field-invalid", at.field("RvslInd"), "This is true or false.");
                };
        if (credit && reverses) {
            throw creditOfDebit("RvslInd");
        }
        if (!credit && !reverses && transactions.stream().noneMatch(t -> isReturn(t.element()))) {
            return List.of(passed(at));
        }
        List<Booking> bookings = new ArrayList<>();
        for (Read read : reads()) {
            if (credit && isReturn(read.element())) {
                bookings.add(new Passed(read.at(), creditOfDebit("RtrInf")));
            } else if (credit) {
                bookings.add(paid(read));
            } else if (reverses || isReturn(read.element())) {
                bookings.add(new Booking.Returned(
                        read.at(), read.key(), read.names(), read.amount(), null, null, read.day()));
            } else {
                bookings.add(passed(read.at()));
            }
        }
        return bookings;
    }

    private BadInput creditOfDebit(String field) {
        return new BadInput(
                "credit-reverses-debit", at.field(field), "A credit that takes a debit back is no payment.");
    }

    private static boolean isReturn(IsoElement transaction) {
        return transaction.has("RtrInf");
    }

    private static Passed passed(Place at) {
        return new Passed(
                at, new BadInput("debit-no-return", at.field("CdtDbtInd"), "A debit that takes no credit back."));
    }

    private String said(String... paths) {
        return Objects.requireNonNullElse(itself.said(paths), "");
    }

    private List<Read> reads() throws BadInput {
        Booked booked = booked();
        if (transactions.isEmpty() && batched > 1) {
            throw new BadInput("batch-without-details", at.field("NtryDtls"), "A batch is taken by its transactions.");
        }
        if (!transactions.isEmpty() && batched > 0 && batched != transactions.size()) {
            throw new BadInput(
                    "batch-incomplete", at.field("NtryDtls/Btch/NbOfTxs"), "A batch tells all its transactions.");
        }
        List<Read> reads = new ArrayList<>();
        for (Transaction transaction : transactions.isEmpty() ? List.of(alone()) : transactions) {
            reads.add(read(transaction, booked));
        }
        sumsUp(reads, booked.amount());
        distinct(reads);
        return reads;
    }

    /** What holds for all its transactions. */
    private Booked booked() throws BadInput {
        Money amount;
        LocalDate day;
        String reference;
        try {
            amount = IsoFields.amount(itself, "Amt");
            day = IsoFields.day(itself, "ValDt", "BookgDt");
            reference = IsoFields.reference(itself, "AcctSvcrRef");
        } catch (BadInput e) {
            throw below(at.path(), e);
        }
        if (amount == null) {
            throw new BadInput("amount-missing", at.field("Amt"), "An entry has an amount.");
        }
        if (day == null) {
            throw new BadInput("value-date-missing", at.field("ValDt"), "An entry has a value date or a booking date.");
        }
        if (servicer == null) {
            throw new BadInput(
                    "servicer-missing",
                    notice + "/Acct/Svcr",
                    "A notice says by BIC, LEI or number who services the account.");
        }
        return new Booked(servicer, amount, day, transactions.size() < 2 ? reference : null);
    }

    private Transaction alone() {
        return new Transaction(at.line(), "", new IsoElement("TxDtls", null));
    }

    /** Which of its kind a part is stands there only where there are others. */
    private String pathOf(Transaction transaction) {
        String below = transactions.size() < 2 ? transaction.path().replaceAll("\\[\\d+]", "") : transaction.path();
        return below.isEmpty() ? at.path() : at.path() + "/" + below;
    }

    private Read read(Transaction transaction, Booked booked) throws BadInput {
        IsoElement element = transaction.element();
        String below = pathOf(transaction);
        try {
            String own = IsoFields.reference(element, "Refs/AcctSvcrRef");
            String reference = own == null ? booked.reference() : own;
            String endToEnd = IsoFields.endToEnd(element, "Refs/EndToEndId");
            String indicator = element.said("CdtDbtInd");
            if (indicator != null && !indicator.equals(said("CdtDbtInd"))) {
                throw new BadInput("transaction-direction", "CdtDbtInd", "A transaction goes the way of its entry.");
            }
            Money amount = amount(element, transactions.size() < 2, booked.amount());
            return new Read(
                    new Place(transaction.line(), below, reference == null ? endToEnd : reference),
                    element,
                    amount,
                    booked.day(),
                    booked.servicer(),
                    reference,
                    endToEnd);
        } catch (BadInput e) {
            throw below(below, e);
        }
    }

    private static Money amount(IsoElement element, boolean single, Money sum) throws BadInput {
        Money amount = IsoFields.amount(element, "Amt");
        if (amount == null) {
            amount = IsoFields.amount(element, "AmtDtls/TxAmt/Amt");
        }
        if (amount == null && single) {
            amount = sum;
        }
        if (amount == null) {
            throw new BadInput("amount-missing", "Amt", "A transaction of a batch has an amount of its own.");
        }
        if (!amount.currency().equals(sum.currency())) {
            throw new BadInput(
                    "currency-mismatch", "Amt/@Ccy", "A transaction has the currency its entry was booked in.");
        }
        return amount;
    }

    private void sumsUp(List<Read> reads, Money sum) throws BadInput {
        long all = 0;
        for (Read read : reads) {
            all += read.amount().minor();
            if (all > sum.minor()) {
                break;
            }
        }
        if (all != sum.minor()) {
            throw new BadInput(
                    "entry-sum", at.field("Amt"), "The transactions of an entry sum up to it; none of it is taken.");
        }
    }

    /** A reference that siblings share is the batch's and no transaction's. */
    private void distinct(List<Read> reads) throws BadInput {
        Map<String, Integer> shared = new HashMap<>();
        reads.forEach(read -> shared.merge(read.reference() == null ? "" : read.reference(), 1, Integer::sum));
        Map<PaymentKey, Read> keys = new HashMap<>();
        for (int i = 0; i < reads.size(); i++) {
            Read read = reads.get(i);
            if (read.reference() != null && shared.getOrDefault(read.reference(), 0) > 1) {
                read = read.withoutReference();
                reads.set(i, read);
            }
            if (keys.put(read.key(), read) != null) {
                throw new BadInput(
                        "reference-repeated",
                        read.at().field("Refs"),
                        "Each transaction of an entry has a reference of its own; none of it is taken.");
            }
        }
    }

    /** A transaction for nobody we know spoils no other. */
    private static Booking paid(Read read) throws BadInput {
        AccountRef account;
        try {
            account = IsoFields.account(read.element());
        } catch (BadInput e) {
            return new Unreadable(read.at(), below(read.at().path(), e));
        }
        return new Booking.Paid(read.at(), account, read.key(), read.beside(), read.amount(), read.day(), read.names());
    }

    /** @param reference the entry's, where it has but one transaction */
    private record Booked(
            String servicer,
            Money amount,
            LocalDate day,
            @Nullable String reference) {}

    private record Read(
            Place at,
            IsoElement element,
            Money amount,
            LocalDate day,
            String servicer,
            @Nullable String reference,
            @Nullable String endToEnd) {

        Read withoutReference() {
            return new Read(new Place(at.line(), at.path(), endToEnd), element, amount, day, servicer, null, endToEnd);
        }

        PaymentKey key() throws BadInput {
            PaymentKey key = PaymentKey.of(servicer, reference, endToEnd, day, amount);
            if (key != null) {
                return key;
            }
            throw new BadInput(
                    "reference-missing",
                    at.field("Refs"),
                    "A booking has the servicer's reference or an end-to-end id that is provided.");
        }

        PaymentKey.@Nullable EndToEnd beside() {
            return PaymentKey.beside(servicer, reference, endToEnd, day, amount);
        }

        List<PaymentName> names() {
            return IsoFields.names(
                    servicer, reference, element.said("Refs/TxId"), element.said("Refs/UETR"), endToEnd, amount);
        }
    }

    private static BadInput below(String path, BadInput e) {
        return new BadInput(e.rule(), e.field() == null ? path : path + "/" + e.field(), e.detail());
    }
}
