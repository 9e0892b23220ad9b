package io.recourse.local.portfolio;

import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.AcquiredFrom;
import io.recourse.contracts.AccountPushed.Authority;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Product;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row as a statement. What the contract's schema asks of a field is asked here, where row and column are known. */
final class MappedRow {
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern ID_NUMBER = Pattern.compile("[0-9A-Z]{1,32}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern MAIL = Pattern.compile("[!-~]+@[!-~]+");
    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PARTY = Pattern.compile("[!-~]{1,64}");
    private static final int MOST_DAYS = 3_650;

    private final Mapping mapping;
    private final Expression.Row row;

    MappedRow(Mapping mapping, Expression.Row row) {
        this.mapping = mapping;
        this.row = row;
    }

    AccountPushed message() throws RowFault {
        String account = text("account", 64);
        LocalDate asOf = date("asOf");
        String currency = currency();
        long costs = amount("costs", currency);
        long interest = amount("interest", currency);
        long principal = amount("principal", currency);
        long owed = principal + interest;
        if (owed > Money.MAX_MINOR - costs) {
            throw fault("principal", "out-of-range", "together more than 2^53 − 1 minor units");
        }
        LocalDate oldest = asOf.minusDays(whole("daysLate", -MOST_DAYS, MOST_DAYS));
        return new AccountPushed(
                account,
                mapping.fields().containsKey("episode") ? whole("episode", 1, 10_000) : null,
                asOf,
                mapping.fields().containsKey("revision") ? whole("revision", 0, 1_000_000) : 0,
                word("product", Product.class),
                debtor(account),
                matching("jurisdiction", COUNTRY, 2),
                currency,
                zone("contractZone"),
                costs,
                interest,
                principal,
                // costs are no instalment; nothing owed is what ends a case at the host's word
                owed == 0 ? List.of() : Dues.overdue(owed, oldest, asOf),
                word("authority", Authority.class),
                whole("annualRateBp", 0, 100_000),
                List.of(),
                List.of(),
                collateral(account, currency),
                new ScoringFacts(
                        whole("scoring.debtRatioBp", 0, Expression.MOST_BP),
                        whole("scoring.incomeVolatilityBp", 0, Expression.MOST_BP),
                        whole("scoring.industryIndexBp", -10_000, Expression.MOST_BP),
                        whole("scoring.industryRisk", 0, 10),
                        whole("scoring.monthsLate12", 0, 12)),
                null,
                acquiredFrom());
    }

    private Obligor debtor(String account) throws RowFault {
        DebtorKind kind = word("debtor.kind", DebtorKind.class);
        String zone = zone("debtor.zone");
        String province = matching("debtor.province", PROVINCE, 6);
        String language = matching("debtor.language", LANGUAGE, 35);
        if (mapping.fictionalDebtors()) {
            Draw draw = Draw.of(0, mapping.lender(), account, "fiction");
            Obligor made = kind == DebtorKind.NATURAL ? Fiction.person(draw) : Fiction.enterprise(draw);
            return new Obligor(
                    kind,
                    made.name(),
                    made.idNumber(),
                    made.phones(),
                    made.email(),
                    zone,
                    province,
                    language,
                    formerly());
        }
        String phone = optional("debtor.phone", PHONE, 16);
        return new Obligor(
                kind,
                text("debtor.name", 200),
                matching("debtor.idNumber", ID_NUMBER, 32),
                phone == null ? List.of() : List.of(phone),
                optional("debtor.email", MAIL, 254),
                zone,
                province,
                language,
                formerly());
    }

    private @Nullable String formerly() throws RowFault {
        return optional("debtor.formerly", PARTY, 64);
    }

    /** Not bought where the seller is empty. */
    private @Nullable AcquiredFrom acquiredFrom() throws RowFault {
        String seller = optional("acquiredFrom.lender", LenderNotice.LENDER, 32);
        if (seller == null) {
            return null;
        }
        return new AcquiredFrom(
                seller,
                text("acquiredFrom.account", 64),
                mapping.fields().containsKey("acquiredFrom.episode") ? whole("acquiredFrom.episode", 1, 10_000) : null);
    }

    /** At most one asset a row; none where its kind is empty. */
    private List<Collateral> collateral(String account, String currency) throws RowFault {
        if (!mapping.fields().containsKey("collateral.kind")
                || value("collateral.kind").isEmpty()) {
            return List.of();
        }
        // the lender's number may hold characters that an asset's name may not
        String hash = HexFormat.of().formatHex(Draw.sha256(mapping.lender() + "/" + account), 0, 12);
        return List.of(new Collateral(
                "a-" + hash,
                word("collateral.kind", AssetKind.class),
                new Money(amount("collateral.estimate", currency), currency),
                matching("collateral.province", PROVINCE, 6)));
    }

    private Expression expression(String field) {
        Expression expression = mapping.fields().get(field);
        if (expression == null) {
            throw new IllegalStateException("the mapping has been checked, yet lacks " + field);
        }
        return expression;
    }

    private String value(String field) throws RowFault {
        return expression(field).value(row).strip();
    }

    private RowFault fault(String field, String rule, String detail) {
        return new RowFault(expression(field).source(), rule, field + ": " + detail);
    }

    private String text(String field, int most) throws RowFault {
        String text = value(field);
        if (text.isEmpty()) {
            throw fault(field, "empty", "a value is missing");
        }
        if (text.length() > most) {
            throw fault(field, "too-long", "more than " + most + " characters");
        }
        if (CONTROL.matcher(text).find()) {
            throw fault(field, "control-character", "text holds a line break or another control character");
        }
        return text;
    }

    private String matching(String field, Pattern form, int most) throws RowFault {
        String text = text(field, most);
        if (!form.matcher(text).matches()) {
            throw fault(field, "wrong-form", "must match " + form.pattern());
        }
        return text;
    }

    private @Nullable String optional(String field, Pattern form, int most) throws RowFault {
        return !mapping.fields().containsKey(field) || value(field).isEmpty() ? null : matching(field, form, most);
    }

    private int whole(String field, int least, int most) throws RowFault {
        return Figures.whole(expression(field).source(), value(field), least, most);
    }

    /** 0 where the mapping has no such field. */
    private long amount(String field, String currency) throws RowFault {
        if (!mapping.fields().containsKey(field)) {
            return 0;
        }
        long minor = Figures.minor(expression(field).source(), value(field), currency);
        if (minor < 0) {
            throw fault(field, "negative-amount", "an amount below zero");
        }
        return minor;
    }

    private <T extends Enum<T>> T word(String field, Class<T> words) throws RowFault {
        String word = text(field, 64);
        for (T known : words.getEnumConstants()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        throw fault(field, "unknown-word", "must be one of " + Arrays.toString(words.getEnumConstants()));
    }

    private LocalDate date(String field) throws RowFault {
        try {
            LocalDate date = LocalDate.parse(text(field, 10));
            if (date.getYear() >= 1900 && date.getYear() <= 9000) {
                return date;
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw fault(field, "not-a-date", "must be a day like 2026-01-01");
    }

    private String zone(String field) throws RowFault {
        String zone = text(field, 64);
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw fault(field, "not-a-zone", "must be a zone of the time zone database like Asia/Shanghai");
        }
        return zone;
    }

    private String currency() throws RowFault {
        String currency = text("currency", 3);
        try {
            Money.digits(currency);
            return currency;
        } catch (IllegalArgumentException e) {
            throw fault("currency", "not-a-currency", "must be an ISO 4217 code like CNY");
        }
    }
}
