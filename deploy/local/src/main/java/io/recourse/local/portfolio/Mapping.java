package io.recourse.local.portfolio;

import io.recourse.local.process.StackFailed;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the columns of a CSV become accounts; the form of the file is told in {@code portfolio/README.md} among the
 * resources. {@link MappingFile} reads it.
 *
 * @param lender whose accounts they are
 * @param rows a row that does not meet all of them is passed over
 * @param fictionalDebtors the file knows no names: people are made up, the same one for the same account
 * @param fields by field name
 */
public record Mapping(
        String name,
        String lender,
        Charset charset,
        char delimiter,
        List<Condition> rows,
        boolean fictionalDebtors,
        Map<String, Expression> fields) {

    static final Set<String> IDENTITY = Set.of("debtor.name", "debtor.idNumber");
    static final Set<String> CONTACT = Set.of("debtor.phone", "debtor.email");
    static final Set<String> REQUIRED = Set.of(
            "account",
            "asOf",
            "product",
            "jurisdiction",
            "currency",
            "contractZone",
            "authority",
            "annualRateBp",
            "principal",
            "daysLate",
            "debtor.kind",
            "debtor.zone",
            "debtor.province",
            "debtor.language",
            "scoring.debtRatioBp",
            "scoring.incomeVolatilityBp",
            "scoring.industryIndexBp",
            "scoring.industryRisk",
            "scoring.monthsLate12");
    static final Set<String> COLLATERAL = Set.of("collateral.kind", "collateral.estimate", "collateral.province");
    static final Set<String> BOUGHT = Set.of("acquiredFrom.lender", "acquiredFrom.account");
    static final Set<String> OPTIONAL =
            Set.of("episode", "revision", "costs", "interest", "acquiredFrom.episode", "debtor.formerly");

    /** Never inputs of a decision, so never read. */
    private static final Set<String> PROTECTED =
            Set.of("sex", "gender", "age", "marriage", "education", "性别", "年龄", "婚姻状况", "学历");

    /** A row counts if a number in it is large enough. */
    record Condition(String column, BigDecimal atLeast) {}

    public Mapping {
        rows = List.copyOf(rows);
        fields = Map.copyOf(fields);
        Set<String> required = new LinkedHashSet<>(REQUIRED);
        Set<String> allowed = new LinkedHashSet<>(REQUIRED);
        allowed.addAll(OPTIONAL);
        allowed.addAll(COLLATERAL);
        allowed.addAll(BOUGHT);
        if (!fictionalDebtors) {
            required.addAll(IDENTITY);
            allowed.addAll(IDENTITY);
            allowed.addAll(CONTACT);
        }
        if (fields.keySet().stream().anyMatch(COLLATERAL::contains)) {
            required.addAll(COLLATERAL);
        }
        if (fields.keySet().stream().anyMatch(field -> field.startsWith("acquiredFrom."))) {
            required.addAll(BOUGHT);
        }
        for (String field : fields.keySet()) {
            check(
                    allowed.contains(field),
                    name,
                    "there is no field \"" + field + "\""
                            + (fictionalDebtors && (IDENTITY.contains(field) || CONTACT.contains(field))
                                    ? " when debtors are fictional"
                                    : ""));
        }
        for (String field : required.stream().sorted().toList()) {
            check(fields.containsKey(field), name, "the field \"" + field + "\" is missing");
        }
        for (String column : columns(rows, fields).toList()) {
            check(
                    !PROTECTED.contains(column.toLowerCase(Locale.ROOT)),
                    name,
                    "the column \"" + column + "\" must not be read: sex, age, marriage and education are no inputs");
        }
    }

    /** Every column that is read. */
    Stream<String> columns() {
        return columns(rows, fields);
    }

    private static Stream<String> columns(List<Condition> rows, Map<String, Expression> fields) {
        return Stream.concat(rows.stream().map(Condition::column), Expression.columns(fields.values().stream()))
                .distinct()
                .sorted();
    }

    private static void check(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw new StackFailed("mapping " + name + ": " + otherwise);
        }
    }
}
