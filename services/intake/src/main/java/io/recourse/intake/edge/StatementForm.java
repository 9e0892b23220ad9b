package io.recourse.intake.edge;

import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Fields;
import io.recourse.casework.door.Problem.Fault;
import io.recourse.contracts.AccountPushed;
import io.recourse.contracts.AccountPushed.AcquiredFrom;
import io.recourse.contracts.AccountPushed.Authority;
import io.recourse.contracts.AccountPushed.DebtShare;
import io.recourse.contracts.AccountPushed.Instalment;
import io.recourse.contracts.AccountPushed.Obligor;
import io.recourse.contracts.AccountPushed.Surety;
import io.recourse.contracts.AccountPushed.Terms;
import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.Money;
import io.recourse.rules.identifiers.CitizenId;
import io.recourse.rules.identifiers.CreditCode;
import io.recourse.rules.identifiers.Lei;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the published schema of a statement asks, and the check digits and days it cannot ask for, by rule and field. Every
 * fault is noted, so that a lender can mend a line at once; after so many there is no point in reading on.
 */
final class StatementForm {

    private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z_]+(/[A-Za-z0-9_+-]+){0,2}");
    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern EMAIL = Pattern.compile("[!-~]+@[!-~]+");

    private static final int LONGEST_ZONE = 64;
    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_PHONES = 10;
    private static final int MOST_OBLIGORS = 50;
    private static final int MOST_PARTIES_AND_ASSETS = 100;
    private static final int MOST_REVISIONS = 1_000_000;
    private static final int MOST_RATE_BP = 100_000;
    private static final int WHOLE_BP = 10_000;
    private static final int MOST_FACT_BP = 10_000_000;

    /** Terms are counted from these days, and no instant after the year 9999 can be read. */
    private static final int YEARS_AHEAD = 100;

    private static final int MOST_FAULTS = 20;

    private final List<Fault> faults = new ArrayList<>();

    private StatementForm() {}

    static void check(AccountPushed pushed) throws BadInput {
        StatementForm form = new StatementForm();
        form.look(pushed);
        if (!form.faults.isEmpty()) {
            throw new BadInput(form.faults);
        }
    }

    private void look(AccountPushed pushed) {
        noting(() -> AccountRef.of(pushed.account(), pushed.episode()));
        within(pushed.revision(), 0, MOST_REVISIONS, "revision-range", "revision", "A revision is 0 … 1 000 000.");
        within(
                pushed.annualRateBp(),
                0,
                MOST_RATE_BP,
                "rate-range",
                "annualRateBp",
                "A rate is 0 … 100 000 basis points.");
        sizes(pushed);
        require(
                JURISDICTION.matcher(pushed.jurisdiction()).matches(),
                "jurisdiction-unknown",
                "jurisdiction",
                "A jurisdiction is a country's code of two letters such as CN.");
        zone(pushed.contractZone(), "contractZone");
        amounts(pushed);
        days(pushed);
        obligor(pushed.debtor(), "debtor", pushed.asOf());
        for (int i = 0; i < pushed.coDebtors().size(); i++) {
            obligor(pushed.coDebtors().get(i), at("coDebtors", i), pushed.asOf());
        }
        for (int i = 0; i < pushed.guarantors().size(); i++) {
            obligor(pushed.guarantors().get(i).obligor(), at("guarantors", i) + ".obligor", pushed.asOf());
        }
        for (int i = 0; i < pushed.collateral().size(); i++) {
            collateral(pushed.collateral().get(i), at("collateral", i));
        }
        scoring(pushed.scoring());
        terms(pushed);
        acquired(pushed.acquiredFrom());
    }

    private void sizes(AccountPushed pushed) {
        String detail = "One account names at most 50 co-debtors, 50 guarantors and 100 parties and assets in all.";
        int coDebtors = pushed.coDebtors().size();
        int guarantors = pushed.guarantors().size();
        int assets = pushed.collateral().size();
        require(
                coDebtors <= MOST_OBLIGORS && coDebtors + guarantors + assets <= MOST_PARTIES_AND_ASSETS,
                "parties-too-many",
                "coDebtors",
                detail);
        require(guarantors <= MOST_OBLIGORS, "parties-too-many", "guarantors", detail);
        require(
                pushed.instalments().size() <= AccountPushed.MOST_INSTALMENTS,
                "instalments-too-many",
                "instalments",
                "One account has at most " + AccountPushed.MOST_INSTALMENTS + " unpaid instalments.");
    }

    private void amounts(AccountPushed pushed) {
        try {
            Money.digits(pushed.currency());
        } catch (IllegalArgumentException e) {
            fault("currency-unknown", "currency", "A currency is an ISO 4217 code.");
        }
        long[] heads = {pushed.costs(), pushed.interest(), pushed.principal()};
        String[] names = {"costs", "interest", "principal"};
        long total = 0;
        for (int i = 0; i < heads.length; i++) {
            within(heads[i], 0, Money.MAX_MINOR, "amount-range", names[i], "An amount is 0 … 2^53 − 1 minor units.");
            // what is past its bound is a fault already, and might overflow the sum
            total += heads[i] >= 0 && heads[i] <= Money.MAX_MINOR ? heads[i] : 0;
            require(
                    total <= Money.MAX_MINOR,
                    "amount-range",
                    names[i],
                    "The sum of costs, interest and principal is at most 2^53 − 1 minor units.");
        }
        for (int i = 0; i < pushed.instalments().size(); i++) {
            within(
                    pushed.instalments().get(i).amount(),
                    1,
                    Money.MAX_MINOR,
                    "amount-range",
                    at("instalments", i) + ".amount",
                    "An unpaid instalment is 1 … 2^53 − 1 minor units.");
        }
    }

    private void days(AccountPushed pushed) {
        LocalDate latest = pushed.asOf().plusYears(YEARS_AHEAD);
        day(pushed.asOf(), latest, "asOf");
        List<Instalment> instalments = pushed.instalments();
        for (int i = 0; i < instalments.size(); i++) {
            day(instalments.get(i).dueOn(), latest, at("instalments", i) + ".dueOn");
        }
        List<Surety> guarantors = pushed.guarantors();
        for (int i = 0; i < guarantors.size(); i++) {
            day(guarantors.get(i).mainDueOn(), latest, at("guarantors", i) + ".mainDueOn");
            day(guarantors.get(i).agreedPeriodEndsOn(), latest, at("guarantors", i) + ".agreedPeriodEndsOn");
        }
    }

    private void terms(AccountPushed pushed) {
        Terms terms = pushed.terms();
        if (terms == null) {
            return;
        }
        LocalDate contract = terms.contractDate();
        LocalDate chargedOff = terms.chargedOffOn();
        day(contract, pushed.asOf(), "terms.contractDate");
        day(chargedOff, pushed.asOf(), "terms.chargedOffOn");
        require(
                chargedOff == null || pushed.authority() == Authority.RECOURSE,
                "charge-off-at-host",
                "terms.chargedOffOn",
                "Under the authority HOST nothing is charged off.");
        shares(pushed, terms.shares());
    }

    private void acquired(@Nullable AcquiredFrom from) {
        if (from == null) {
            return;
        }
        noting(() -> LendersIds.lender(from.lender(), "acquiredFrom.lender"));
        try {
            AccountRef.of(from.account(), from.episode());
        } catch (BadInput e) {
            fault(e.rule(), "acquiredFrom." + e.field(), e.detail());
        }
    }

    private void shares(AccountPushed pushed, List<DebtShare> shares) {
        Set<String> debtors = Stream.concat(Stream.of(pushed.debtor()), pushed.coDebtors().stream())
                .map(Obligor::idNumber)
                .collect(Collectors.toSet());
        long total = 0;
        for (int i = 0; i < shares.size(); i++) {
            String field = at("terms.shares", i);
            within(
                    shares.get(i).shareBp(),
                    0,
                    WHOLE_BP,
                    "share-range",
                    field + ".shareBp",
                    "A share is 0 … 10 000 basis points.");
            total += shares.get(i).shareBp();
            require(
                    debtors.remove(shares.get(i).idNumber()),
                    "share-unknown",
                    field + ".idNumber",
                    "A share names the debtor or a co-debtor, each once.");
        }
        require(total <= WHOLE_BP, "shares-too-many", "terms.shares", "All shares together are at most the whole.");
    }

    private void day(@Nullable LocalDate day, LocalDate latest, String field) {
        require(
                day == null || !day.isBefore(Fields.EARLIEST) && !day.isAfter(latest),
                "date-range",
                field,
                "A day is 1970-01-01 at the earliest, and at the latest a hundred years after the statement's; what has"
                        + " happened is not after it.");
    }

    private void obligor(Obligor obligor, String field, LocalDate asOf) {
        require(
                !obligor.name().isBlank() && obligor.name().length() <= LONGEST_NAME,
                "name-length",
                field + ".name",
                "A name has 1 … 200 characters.");
        fits(!AccountRef.hasControlCharacter(obligor.name()), field + ".name", "A name has no control character.");
        require(
                validId(obligor),
                "id-number-invalid",
                field + ".idNumber",
                "The check character of the identity number is wrong.");
        require(
                isBorn(obligor, asOf),
                "born-later",
                field + ".idNumber",
                "The identity number says a day of birth after the statement's day.");
        phones(obligor.phones(), field + ".phones");
        String email = obligor.email();
        fits(
                email == null
                        || email.length() <= LONGEST_EMAIL
                                && EMAIL.matcher(email).matches(),
                field + ".email",
                "An e-mail address has at most 254 printable ASCII characters around an @.");
        String formerly = obligor.formerly();
        if (formerly != null) {
            noting(() -> LendersIds.code(formerly, field + ".formerly"));
        }
        zone(obligor.zone(), field + ".zone");
        province(obligor.province(), field + ".province");
        fits(
                obligor.language().length() <= LONGEST_LANGUAGE
                        && LANGUAGE.matcher(obligor.language()).matches(),
                field + ".language",
                "A language is a tag such as zh-CN (BCP 47).");
    }

    private void phones(List<String> phones, String field) {
        require(phones.size() <= MOST_PHONES, "phones-too-many", field, "A party has at most 10 telephone numbers.");
        for (int i = 0; i < phones.size(); i++) {
            fits(
                    PHONE.matcher(phones.get(i)).matches(),
                    at(field, i),
                    "A telephone number is written in full, such as +8610… (E.164).");
        }
        fits(new HashSet<>(phones).size() == phones.size(), field, "A telephone number is named once.");
    }

    /** Natural persons by GB 11643; enterprises by GB 32100 or ISO 17442. */
    private static boolean validId(Obligor obligor) {
        return obligor.kind() == DebtorKind.NATURAL
                ? CitizenId.isValid(obligor.idNumber())
                : CreditCode.isValid(obligor.idNumber()) || Lei.isValid(obligor.idNumber());
    }

    /** Of a number that is none nothing is said. */
    private static boolean isBorn(Obligor obligor, LocalDate asOf) {
        return obligor.kind() != DebtorKind.NATURAL
                || !CitizenId.isValid(obligor.idNumber())
                || CitizenId.birthDate(obligor.idNumber())
                        .filter(day -> day.isAfter(asOf))
                        .isEmpty();
    }

    private void collateral(Collateral collateral, String field) {
        noting(() -> LendersIds.code(collateral.asset(), field + ".asset"));
        // that it is not too large either, Money sees to
        require(
                collateral.estimate().minor() >= 0,
                "amount-range",
                field + ".estimate.minor",
                "An amount is 0 … 2^53 − 1 minor units.");
        province(collateral.province(), field + ".province");
    }

    private void scoring(ScoringFacts facts) {
        fact(facts.debtRatioBp(), 0, MOST_FACT_BP, "debtRatioBp");
        fact(facts.incomeVolatilityBp(), 0, MOST_FACT_BP, "incomeVolatilityBp");
        fact(facts.industryIndexBp(), -10_000, MOST_FACT_BP, "industryIndexBp");
        fact(facts.industryRisk(), 0, 10, "industryRisk");
        fact(facts.monthsLate12(), 0, 12, "monthsLate12");
    }

    private void fact(int value, int least, int most, String name) {
        within(value, least, most, "scoring-range", "scoring." + name, "This fact is " + least + " … " + most + ".");
    }

    private void province(String province, String field) {
        fits(
                PROVINCE.matcher(province).matches(),
                field,
                "A province is a subdivision of a country such as CN-BJ (ISO 3166-2).");
    }

    private void zone(String zone, String field) {
        require(
                zone.length() <= LONGEST_ZONE && ZONE.matcher(zone).matches() && isKnown(zone),
                "zone-unknown",
                field,
                "A zone is an IANA name such as Asia/Shanghai.");
    }

    private static boolean isKnown(String zone) {
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String at(String list, int index) {
        return list + ".[" + index + "]";
    }

    private void within(long value, long least, long most, String rule, String field, String detail) {
        require(value >= least && value <= most, rule, field, detail);
    }

    private void fits(boolean holds, String field, String detail) {
        require(holds, "field-invalid", field, detail);
    }

    private void require(boolean holds, String rule, String field, String detail) {
        if (!holds) {
            fault(rule, field, detail);
        }
    }

    private void fault(String rule, @Nullable String field, String detail) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(field, rule, detail));
        }
    }

    /** A look at what other doors ask for too. */
    private interface Look {
        void at() throws BadInput;
    }

    private void noting(Look look) {
        try {
            look.at();
        } catch (BadInput e) {
            fault(e.rule(), e.field(), e.detail());
        }
    }
}
