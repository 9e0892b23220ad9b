package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.contracts.Money;
import io.recourse.intake.edge.Booking.Passed;
import io.recourse.intake.edge.Booking.Place;
import io.recourse.intake.edge.Booking.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A camt.054: what was booked to the lender's account. A booked credit is a payment; a booked debit that takes a credit back
 * (RvslInd, or RtrInf of a transaction) is a reversal. Of an entry of several transactions nothing is taken unless they sum
 * up to it; of each only what counts is kept until the entry's end.
 */
final class CreditNotice implements IsoMessage {

    /** Ours: what is longer is refused whole, so that no entry outgrows the memory. */
    private static final int MOST_TRANSACTIONS = 20_000;

    private static final Set<String> OF_ENTRY =
            Set.of("NtryRef", "Amt", "CdtDbtInd", "RvslInd", "Sts", "BookgDt", "ValDt", "AcctSvcrRef");

    /** No name, no account of anybody's, no purpose. */
    private static final Set<String> OF_TRANSACTION = Set.of("Refs", "Amt", "CdtDbtInd", "AmtDtls", "RmtInf", "RtrInf");

    private final IsoCursor cursor;
    private final int message;
    private int notice;
    private boolean inNotice;
    private int entry;
    private @Nullable String servicer;

    CreditNotice(InputStream in) throws BadInput, IOException {
        cursor = new IsoCursor(in);
        Kind.CREDIT_NOTICE.begin(cursor);
        message = cursor.depth();
    }

    @Override
    public long line() {
        return cursor.line();
    }

    @Override
    public List<Booking> next() throws BadInput, IOException {
        while (true) {
            while (inNotice && cursor.next(message + 1)) {
                if (cursor.name().equals("Acct")) {
                    account();
                } else if (cursor.name().equals("Ntry")) {
                    entry++;
                    return new Entry(cursor.line()).read();
                }
            }
            inNotice = false;
            if (!cursor.next(message)) {
                cursor.end();
                return List.of();
            }
            if (cursor.name().equals("Ntfctn")) {
                inNotice = true;
                notice++;
                entry = 0;
                servicer = null;
            }
        }
    }

    private void account() throws BadInput, IOException {
        try {
            servicer = IsoFields.servicer(cursor.read().first("Svcr"));
        } catch (BadInput e) {
            if (!e.rule().equals("entry-too-large")) {
                throw e;
            }
            // each entry will say that nobody is known to have booked it
        }
    }

    /** A transaction, or the entry itself where it has none; relative to it are the paths of what is wrong. */
    private record Transaction(long line, String path, IsoElement element) {}

    /** One entry on its way: small parts are kept as they come, transactions as what they book. */
    private final class Entry {

        private final long line;
        private final String path;
        private final IsoElement itself = new IsoElement("Ntry", null);
        private final List<Transaction> transactions = new ArrayList<>();
        private int batched;
        private @Nullable BadInput wrong;

        Entry(long line) {
            this.line = line;
            this.path = (notice > 1 ? "Ntfctn[" + notice + "]/" : "") + "Ntry[" + entry + "]";
        }

        List<Booking> read() throws BadInput, IOException {
            int depth = cursor.depth();
            int details = 0;
            int below = 0;
            while (cursor.next(depth)) {
                switch (cursor.name()) {
                    case "NtryDtls" -> details("NtryDtls[" + ++details + "]/");
                    // the first version had transactions without details around them
                    case "TxDtls" -> transaction("TxDtls[" + ++below + "]");
                    case "Btch" -> batch();
                    default -> part();
                }
            }
            Place at = new Place(line, path, reference());
            try {
                return bookings(at);
            } catch (BadInput e) {
                return List.of(new Unreadable(at, e));
            }
        }

        /** A lone transaction's before the entry's, as where it is taken. */
        private @Nullable String reference() {
            String lone =
                    transactions.size() == 1 ? transactions.getFirst().element().said("Refs/AcctSvcrRef") : null;
            return lone == null ? itself.said("AcctSvcrRef", "NtryRef") : lone;
        }

        private void details(String prefix) throws BadInput, IOException {
            int depth = cursor.depth();
            int number = 0;
            while (cursor.next(depth)) {
                if (cursor.name().equals("TxDtls")) {
                    transaction(prefix + "TxDtls[" + ++number + "]");
                } else if (cursor.name().equals("Btch")) {
                    batch();
                }
            }
        }

        private void transaction(String name) throws BadInput, IOException {
            if (wrong != null) {
                return;
            }
            if (transactions.size() == MOST_TRANSACTIONS) {
                wrong = new BadInput("entry-too-large", path, "An entry has at most 20 000 transactions.");
                transactions.clear();
                return;
            }
            long at = cursor.line();
            IsoElement read = kept();
            if (read != null) {
                transactions.add(new Transaction(at, name, read.only(OF_TRANSACTION)));
            }
        }

        private void batch() throws BadInput, IOException {
            IsoElement batch = kept();
            String number = batch == null ? null : batch.said("NbOfTxs");
            if (number != null && number.matches("\\d{1,9}")) {
                batched += Integer.parseInt(number);
            }
        }

        private void part() throws BadInput, IOException {
            if (OF_ENTRY.contains(cursor.name())) {
                IsoElement part = kept();
                if (part != null) {
                    itself.add(part);
                }
            }
        }

        /** What is too large spoils its entry and no other. */
        private @Nullable IsoElement kept() throws BadInput, IOException {
            String name = cursor.name();
            try {
                return cursor.read();
            } catch (BadInput e) {
                if (!e.rule().equals("entry-too-large")) {
                    throw e;
                }
                wrong = new BadInput(e.rule(), path + "/" + name, e.detail());
                return null;
            }
        }

        private List<Booking> bookings(Place at) throws BadInput {
            if (wrong != null) {
                throw wrong;
            }
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
                        default ->
                            throw new BadInput("field-invalid", at.field("CdtDbtInd"), "An entry is CRDT or DBIT.");
                    };
            boolean reverses =
                    switch (said("RvslInd")) {
                        case "true", "1" -> true;
                        case "false", "0", "" -> false;
                        default -> throw new BadInput("field-invalid", at.field("RvslInd"), "This is true or false.");
                    };
            if (credit && reverses) {
                throw new BadInput(
                        "credit-reverses-debit",
                        at.field("RvslInd"),
                        "A credit that takes a debit back is no payment.");
            }
            if (!credit && !reverses && transactions.stream().noneMatch(t -> isReturn(t.element()))) {
                return List.of(passed(at));
            }
            List<Booking> bookings = new ArrayList<>();
            for (Read read : reads(at)) {
                if (credit) {
                    bookings.add(paid(read));
                } else if (reverses || isReturn(read.element())) {
                    bookings.add(
                            new Booking.Returned(read.at(), read.key(), read.names(), read.amount(), null, read.day()));
                } else {
                    bookings.add(passed(read.at()));
                }
            }
            return bookings;
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

        private List<Read> reads(Place at) throws BadInput {
            Booked booked = booked(at);
            if (transactions.isEmpty() && batched > 1) {
                throw new BadInput(
                        "batch-without-details", at.field("NtryDtls"), "A batch is taken by its transactions.");
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
        private Booked booked(Place at) throws BadInput {
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
                throw new BadInput(
                        "value-date-missing", at.field("ValDt"), "An entry has a value date or a booking date.");
            }
            if (servicer == null) {
                throw new BadInput(
                        "servicer-missing",
                        (notice > 1 ? "Ntfctn[" + notice + "]" : "Ntfctn") + "/Acct/Svcr",
                        "A notice says by BIC, LEI or number who services the account.");
            }
            return new Booked(servicer, amount, day, transactions.size() < 2 ? reference : null);
        }

        private Transaction alone() {
            return new Transaction(line, "", new IsoElement("TxDtls", null));
        }

        /** Which of its kind a part is stands there only where there are others. */
        private String pathOf(Transaction transaction) {
            String below = transactions.size() < 2 ? transaction.path().replaceAll("\\[\\d+]", "") : transaction.path();
            return below.isEmpty() ? path : path + "/" + below;
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
                    throw new BadInput(
                            "transaction-direction", "CdtDbtInd", "A transaction goes the way of its entry.");
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
                        "entry-sum", path + "/Amt", "The transactions of an entry sum up to it; none of it is taken.");
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
            return new Booking.Paid(read.at(), account, read.key(), read.amount(), read.day(), read.names());
        }
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
            if (reference != null) {
                return new PaymentKey.Referenced(servicer, reference);
            }
            if (endToEnd != null) {
                return new PaymentKey.EndToEnd(servicer, endToEnd, day, amount);
            }
            throw new BadInput(
                    "reference-missing",
                    at.field("Refs"),
                    "A booking has the servicer's reference or an end-to-end id that is provided.");
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
