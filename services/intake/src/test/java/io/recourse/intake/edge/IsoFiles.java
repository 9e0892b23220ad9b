package io.recourse.intake.edge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Files of ISO 20022 as a servicer might write them, in any of their versions. All that they tell is made up. */
final class IsoFiles {

    static final String BIC = "RECOCNBJ";

    /** Who paid, by name and account: what nothing of ours may keep. */
    static final String PAYER = "王五";

    static final String PAYERS_ACCOUNT = "CN00PAYER000000000000042";

    private IsoFiles() {}

    /** A transaction of an entry. */
    static final class Tx {
        @Nullable
        String reference;

        @Nullable
        String endToEnd = "NOTPROVIDED";

        @Nullable
        String transaction;

        @Nullable
        String amount;

        String remittance = "";
        boolean returned;

        static Tx of(@Nullable String reference, @Nullable String amount, String account) {
            Tx tx = new Tx();
            tx.reference = reference;
            tx.amount = amount;
            tx.remittance = creditorReference(account);
            return tx;
        }

        Tx endToEnd(@Nullable String id) {
            endToEnd = id;
            return this;
        }

        Tx transaction(String id) {
            transaction = id;
            return this;
        }

        Tx remittance(String inner) {
            remittance = inner;
            return this;
        }

        Tx returned() {
            returned = true;
            return this;
        }

        private String xml(int version, String indicator) {
            String amounts = amount == null
                    ? ""
                    : version >= 4
                            ? "<Amt Ccy=\"CNY\">" + amount + "</Amt><CdtDbtInd>" + indicator + "</CdtDbtInd>"
                            : "<AmtDtls><TxAmt><Amt Ccy=\"CNY\">" + amount + "</Amt></TxAmt></AmtDtls>";
            String name = version >= 8 ? "<Pty><Nm>" + PAYER + "</Nm></Pty>" : "<Nm>" + PAYER + "</Nm>";
            String account = version == 1
                    ? "<PrtryAcct><Id>" + PAYERS_ACCOUNT + "</Id></PrtryAcct>"
                    : "<Othr><Id>" + PAYERS_ACCOUNT + "</Id></Othr>";
            return "<TxDtls><Refs>" + element("AcctSvcrRef", reference) + element("EndToEndId", endToEnd)
                    + element("TxId", transaction) + "</Refs>" + amounts + "<RltdPties><Dbtr>" + name
                    + "</Dbtr><DbtrAcct><Id>" + account + "</Id></DbtrAcct></RltdPties>"
                    + (remittance.isEmpty() ? "" : "<RmtInf>" + remittance(version) + "</RmtInf>")
                    + (returned ? "<RtrInf><AddtlInf>back</AddtlInf></RtrInf>" : "") + "</TxDtls>\n";
        }

        /** The first version called two things otherwise. */
        private String remittance(int version) {
            return version > 1
                    ? remittance
                    : remittance.replaceAll("(</?)Ref>", "$1CdtrRef>").replaceAll("(</?)Nb>", "$1RfrdDocNb>");
        }
    }

    static String creditorReference(String account) {
        return "<Strd><CdtrRefInf><Ref>" + account + "</Ref></CdtrRefInf></Strd>";
    }

    static String documentNumber(String account) {
        return "<Strd><RfrdDocInf><Nb>" + account + "</Nb></RfrdDocInf></Strd>";
    }

    static String freeText(String text) {
        return "<Ustrd>" + text + "</Ustrd>";
    }

    /** An entry. */
    static final class Entry {
        String amount;
        String currency = "CNY";
        String indicator = "CRDT";
        String status = "BOOK";
        boolean reversal;

        @Nullable
        String reference;

        String booked = Doors.today().toString();

        @Nullable
        String valued;

        String batch = "";
        final List<Tx> transactions = new ArrayList<>();

        private Entry(String amount) {
            this.amount = amount;
        }

        static Entry of(String amount, Tx... transactions) {
            Entry entry = new Entry(amount);
            entry.transactions.addAll(List.of(transactions));
            return entry;
        }

        Entry currency(String code) {
            currency = code;
            return this;
        }

        Entry debit() {
            indicator = "DBIT";
            return this;
        }

        Entry reversal() {
            reversal = true;
            return this;
        }

        Entry status(String word) {
            status = word;
            return this;
        }

        Entry reference(String own) {
            reference = own;
            return this;
        }

        Entry valued(String inner) {
            valued = inner;
            return this;
        }

        Entry batch(int number) {
            batch = "<Btch><NbOfTxs>" + number + "</NbOfTxs></Btch>";
            return this;
        }

        String xml(int version) {
            StringBuilder details = new StringBuilder(batch);
            transactions.forEach(tx -> details.append(tx.xml(version, indicator)));
            String wrapped =
                    details.isEmpty() || version == 1 ? details.toString() : "<NtryDtls>" + details + "</NtryDtls>";
            return "<Ntry><Amt Ccy=\"" + currency + "\">" + amount + "</Amt><CdtDbtInd>" + indicator + "</CdtDbtInd>"
                    + (reversal ? "<RvslInd>true</RvslInd>" : "")
                    + (version >= 7 ? "<Sts><Cd>" + status + "</Cd></Sts>" : "<Sts>" + status + "</Sts>")
                    + "<BookgDt><Dt>" + booked + "</Dt></BookgDt>"
                    + (valued == null ? "" : "<ValDt>" + valued + "</ValDt>")
                    + element("AcctSvcrRef", reference)
                    + "<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>" + wrapped + "</Ntry>\n";
        }
    }

    static byte[] notice(int version, Entry... entries) {
        return noticeOf(version, BIC, entries);
    }

    static byte[] noticeOf(int version, String bic, Entry... entries) {
        StringBuilder all = new StringBuilder();
        for (Entry entry : entries) {
            all.append(entry.xml(version));
        }
        return notice(version, bic, all.toString());
    }

    static byte[] notice(int version, String bic, String entries) {
        String root = "BkToCstmrDbtCdtNtfctn" + (version == 1 ? "V01" : "");
        String account = version == 1 ? "<PrtryAcct><Id>LENDER-1</Id></PrtryAcct>" : "<Othr><Id>LENDER-1</Id></Othr>";
        return utf8(document(
                "camt.054",
                version,
                "<" + root + "><GrpHdr><MsgId>M-1</MsgId>"
                        + "<CreDtTm>2026-01-05T08:00:00+08:00</CreDtTm></GrpHdr>\n<Ntfctn><Id>N-1</Id>"
                        + "<CreDtTm>2026-01-05T08:00:00+08:00</CreDtTm><Acct><Id>" + account + "</Id><Svcr>"
                        + agent(version >= 3 ? "BICFI" : "BIC", bic) + "</Svcr></Acct>\n" + entries + "</Ntfctn></"
                        + root
                        + ">"));
    }

    /** A transaction that goes back. */
    static final class Back {
        String id;
        String amount = "1.00";

        @Nullable
        String paid;

        @Nullable
        String endToEnd;

        @Nullable
        String transaction;

        @Nullable
        String settled;

        String servicer = BIC;

        private Back(String id) {
            this.id = id;
        }

        static Back of(String id, String amount) {
            Back back = new Back(id);
            back.amount = amount;
            return back;
        }

        Back transaction(String original) {
            transaction = original;
            return this;
        }

        Back endToEnd(String original) {
            endToEnd = original;
            return this;
        }

        Back settled(String day) {
            settled = day;
            return this;
        }

        Back paid(String original) {
            paid = original;
            return this;
        }

        Back servicer(String bic) {
            servicer = bic;
            return this;
        }

        private String xml(int version) {
            String money = paid == null ? "" : "<OrgnlIntrBkSttlmAmt Ccy=\"CNY\">" + paid + "</OrgnlIntrBkSttlmAmt>";
            return "<TxInf><RtrId>" + id + "</RtrId>" + element("OrgnlEndToEndId", endToEnd)
                    + element("OrgnlTxId", transaction) + money + "<RtrdIntrBkSttlmAmt Ccy=\"CNY\">" + amount
                    + "</RtrdIntrBkSttlmAmt><IntrBkSttlmDt>" + Doors.today() + "</IntrBkSttlmDt><OrgnlTxRef>"
                    + element("IntrBkSttlmDt", settled) + "<CdtrAgt>"
                    + agent(version >= 3 ? "BICFI" : "BIC", servicer) + "</CdtrAgt></OrgnlTxRef></TxInf>\n";
        }
    }

    static byte[] returns(int version, Back... transactions) {
        String root = version == 1 ? "pacs.004.001.01" : "PmtRtr";
        StringBuilder all = new StringBuilder();
        for (Back back : transactions) {
            all.append(back.xml(version));
        }
        return utf8(document(
                "pacs.004",
                version,
                "<" + root + "><GrpHdr><MsgId>R-1</MsgId>"
                        + "<CreDtTm>2026-01-05T08:00:00+08:00</CreDtTm><NbOfTxs>" + transactions.length
                        + "</NbOfTxs><SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>\n" + all + "</" + root
                        + ">"));
    }

    static String namespace(String message, int version) {
        return "urn:iso:std:iso:20022:tech:xsd:" + message + String.format(Locale.ROOT, ".001.%02d", version);
    }

    private static String document(String message, int version, String inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + namespace(message, version) + "\">\n"
                + inner + "</Document>\n";
    }

    private static String agent(String name, String bic) {
        return "<FinInstnId><" + name + ">" + bic + "</" + name + "></FinInstnId>";
    }

    private static String element(String name, @Nullable String text) {
        return text == null ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
