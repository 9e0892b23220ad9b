package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.intake.edge.Booking.Place;
import io.recourse.intake.edge.Booking.Unreadable;
import io.recourse.intake.edge.NoticeEntry.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A camt.054: what was booked to the lender's account. A booked credit is a payment; a booked debit that takes a credit back
 * (RvslInd, or RtrInf of a transaction) is a reversal. Of each transaction only what counts is kept until its entry's end;
 * what the entry books then, {@link NoticeEntry} says.
 */
final class CreditNotice implements IsoMessage {

    /** Ours: what is longer is refused whole, so that no entry outgrows the memory. */
    private static final int MOST_TRANSACTIONS = 20_000;

    private static final Set<String> OF_ENTRY =
            Set.of("NtryRef", "Amt", "CdtDbtInd", "RvslInd", "Sts", "BookgDt", "ValDt", "AcctSvcrRef");

    /** Ours, of what is kept of one entry, in about bytes: twenty thousand transactions with all that is read of them. */
    private static final long MOST_KEPT = 40L << 20;

    /** No name, no account of anybody's, no purpose. */
    private static final Set<String> OF_TRANSACTION = Set.of(
            "Refs",
            "Refs/AcctSvcrRef",
            "Refs/EndToEndId",
            "Refs/TxId",
            "Refs/UETR",
            "Amt",
            "CdtDbtInd",
            "AmtDtls",
            "AmtDtls/TxAmt",
            "AmtDtls/TxAmt/Amt",
            "RmtInf",
            "RmtInf/Ustrd",
            "RmtInf/Strd",
            "RmtInf/Strd/CdtrRefInf",
            "RmtInf/Strd/CdtrRefInf/Ref",
            "RmtInf/Strd/CdtrRefInf/CdtrRef",
            "RmtInf/Strd/RfrdDocInf",
            "RmtInf/Strd/RfrdDocInf/Nb",
            "RmtInf/Strd/RfrdDocInf/RfrdDocNb",
            "RtrInf");

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
            servicer = Servicer.of(cursor.read().first("Svcr"));
        } catch (BadInput e) {
            if (!e.rule().equals("entry-too-large")) {
                throw e;
            }
            // each entry will say that nobody is known to have booked it
        }
    }

    private String noticePath() {
        return notice > 1 ? "Ntfctn[" + notice + "]" : "Ntfctn";
    }

    /** One entry on its way: small parts are kept as they come, transactions as what they book. */
    private final class Entry {

        private final long line;
        private final String path;
        private final IsoElement itself = new IsoElement("Ntry", null);
        private final List<Transaction> transactions = new ArrayList<>();
        private long batched;
        private long weight;
        private @Nullable BadInput wrong;

        Entry(long line) {
            this.line = line;
            this.path = (notice > 1 ? noticePath() + "/" : "") + "Ntry[" + entry + "]";
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
                if (wrong != null) {
                    throw wrong;
                }
                return new NoticeEntry(at, itself, transactions, batched, servicer, noticePath()).bookings();
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
                tooLarge("An entry has at most 20 000 transactions.");
                return;
            }
            long at = cursor.line();
            IsoElement read = kept();
            if (read != null) {
                IsoElement counts = read.only(OF_TRANSACTION);
                if (hasRoom(counts)) {
                    transactions.add(new Transaction(at, name, counts));
                }
            }
        }

        private boolean hasRoom(IsoElement more) {
            weight += more.weight();
            if (weight > MOST_KEPT) {
                tooLarge("What counts of an entry is at most as much as 20 000 transactions say.");
                return false;
            }
            return true;
        }

        /** Nothing of it is taken, so nothing of it is kept. */
        private void tooLarge(String detail) {
            wrong = new BadInput("entry-too-large", path, detail);
            transactions.clear();
        }

        private void batch() throws BadInput, IOException {
            IsoElement batch = kept();
            String number = batch == null ? null : batch.said("NbOfTxs");
            if (number != null && number.matches("\\d{1,9}")) {
                batched += Integer.parseInt(number);
            }
        }

        private void part() throws BadInput, IOException {
            if (wrong == null && OF_ENTRY.contains(cursor.name())) {
                IsoElement part = kept();
                if (part != null && hasRoom(part)) {
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
    }
}
