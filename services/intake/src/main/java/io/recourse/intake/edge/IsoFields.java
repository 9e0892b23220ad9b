package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.contracts.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single fields of ISO 20022 as the ledger understands them. What is wrong is told by path, relative to its entry. */
final class IsoFields {

    /** Max35Text, which all references are. */
    static final int LONGEST_REFERENCE = 35;

    private static final int LAST_YEAR = 9999;

    /** As the schemas have it: at most 18 digits, 5 of them after the point. */
    private static final Pattern AMOUNT = Pattern.compile("(?=[0-9.]{1,19}$)[0-9]+(?:\\.([0-9]{1,5}))?");

    /** A day, or a time whose day is the one written, whatever the offset: a value date is a banking day and no instant. */
    private static final Pattern DAY =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})?");

    private static final String REFERENCE = "RmtInf/Strd/CdtrRefInf/Ref";
    private static final String DOCUMENT = "RmtInf/Strd/RfrdDocInf/Nb";

    private IsoFields() {}

    /** @return the amount, null if the element is not there */
    static @Nullable Money amount(IsoElement in, String path) throws BadInput {
        IsoElement element = in.first(path);
        return element == null ? null : money(element, path);
    }

    /** More decimals than the currency has are an error of the sender, zeros too: ISO 20022 forbids them. */
    private static Money money(IsoElement element, String path) throws BadInput {
        Matcher amount = AMOUNT.matcher(element.text());
        if (!amount.matches()) {
            throw new BadInput("field-invalid", path, "An amount has at most 18 digits, 5 of them after the point.");
        }
        String currency = element.currency() == null ? "" : element.currency();
        int digits;
        try {
            digits = Money.digits(currency);
        } catch (IllegalArgumentException e) {
            throw new BadInput("currency-unknown", path + "/@Ccy", "A currency is one of ISO 4217 with minor units.");
        }
        if (amount.group(1) != null && amount.group(1).length() > digits) {
            throw new BadInput("amount-decimals", path, "An amount has no more decimals than its currency.");
        }
        BigDecimal minor = new BigDecimal(element.text()).movePointRight(digits);
        if (minor.compareTo(BigDecimal.valueOf(Money.MAX_MINOR)) > 0) {
            throw new BadInput("amount-range", path, "An amount has at most 2^53 − 1 minor units.");
        }
        if (minor.signum() == 0) {
            throw new BadInput("amount-range", path, "A payment is more than nothing.");
        }
        return new Money(minor.longValueExact(), currency);
    }

    /** The day of the first of these elements that is there; each may have it in itself, in {@code Dt} or in {@code DtTm}. */
    static @Nullable LocalDate day(IsoElement in, String... paths) throws BadInput {
        for (String path : paths) {
            String said = in.said(path, path + "/Dt", path + "/DtTm");
            if (said != null) {
                return day(said, path);
            }
        }
        return null;
    }

    private static LocalDate day(String said, String path) throws BadInput {
        Matcher form = DAY.matcher(said);
        if (form.matches()) {
            try {
                LocalDate day = LocalDate.parse(form.group(1));
                if (day.isBefore(Fields.EARLIEST) || day.getYear() > LAST_YEAR) {
                    throw new BadInput("date-range", path, "A day lies in 1970 or later.");
                }
                return day;
            } catch (DateTimeException e) {
                // no such day
            }
        }
        throw new BadInput("field-invalid", path, "A day is written YYYY-MM-DD.");
    }

    /** A reference of somebody's own, null if there is none. */
    static @Nullable String reference(IsoElement in, String path) throws BadInput {
        return reference(in.said(path), path);
    }

    /** Without the blanks around it, which are no part of it in any message. */
    static @Nullable String reference(@Nullable String given, String field) throws BadInput {
        if (given == null) {
            return null;
        }
        String said = given.strip();
        if (said.isEmpty() || said.length() > LONGEST_REFERENCE || AccountRef.hasControlCharacter(said)) {
            throw new BadInput("field-invalid", field, "A reference has 1 … 35 characters, none of them for control.");
        }
        return said;
    }

    static @Nullable String endToEnd(IsoElement in, String path) throws BadInput {
        return PaymentKey.provided(reference(in, path));
    }

    /**
     * The account that remittance information names, in this order: the creditor's reference, the number of the document
     * that is paid, free text. Free text is the account and nothing else, or one line of it is {@code ACCOUNT/…}. What
     * names two is for two, and for neither.
     */
    static AccountRef account(IsoElement in) throws BadInput {
        Set<String> references = said(in, REFERENCE, "RmtInf/Strd/CdtrRefInf/CdtrRef");
        if (!references.isEmpty()) {
            return one(references, REFERENCE);
        }
        Set<String> documents = said(in, DOCUMENT, "RmtInf/Strd/RfrdDocInf/RfrdDocNb");
        if (!documents.isEmpty()) {
            return one(documents, DOCUMENT);
        }
        Set<String> lines = said(in, "RmtInf/Ustrd");
        Set<String> named =
                new LinkedHashSet<>(lines.stream().filter(AccountRef::isNamed).toList());
        if (lines.isEmpty()) {
            throw new BadInput(
                    "account-missing", "RmtInf", "No remittance information says for which account this is.");
        }
        return one(named.isEmpty() ? lines : named, "RmtInf/Ustrd");
    }

    private static Set<String> said(IsoElement in, String... paths) {
        Set<String> said = new LinkedHashSet<>();
        for (String path : paths) {
            in.all(path).stream()
                    .map(IsoElement::text)
                    .filter(text -> !text.isEmpty())
                    .forEach(said::add);
        }
        return said;
    }

    private static AccountRef one(Set<String> named, String path) throws BadInput {
        if (named.size() > 1) {
            throw new BadInput("account-ambiguous", path, "This names more than one account.");
        }
        try {
            return AccountRef.ofRemittance(named.iterator().next());
        } catch (BadInput e) {
            throw new BadInput(e.rule(), path, e.detail());
        }
    }

    /** What a payment may be called by. */
    static List<PaymentName> names(
            String servicer,
            @Nullable String servicersOwn,
            @Nullable String transaction,
            @Nullable String uetr,
            @Nullable String endToEnd,
            Money amount) {
        List<PaymentName> names = new ArrayList<>();
        add(names, PaymentName.Kind.SERVICER.of(servicer, servicersOwn));
        add(names, PaymentName.Kind.TRANSACTION.of(servicer, transaction));
        add(names, PaymentName.Kind.UETR.of(servicer, uetr));
        add(names, endToEnd == null ? null : new PaymentName.EndToEnd(servicer, endToEnd, amount));
        return names;
    }

    private static void add(List<PaymentName> names, @Nullable PaymentName name) {
        if (name != null) {
            names.add(name);
        }
    }
}
