package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.intake.domain.VerificationPack.Item;
import io.recourse.rules.identifiers.CitizenId;
import io.recourse.rules.identifiers.CreditCode;
import io.recourse.rules.identifiers.Lei;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Verifies what a caller says of a party, item by item. Keeps nothing. */
public record PartyVerification(VerificationPack pack) {

    private static final Pattern MOBILE = Pattern.compile("(\\+86)?1[3-9][0-9]{9}");
    private static final Pattern EMAIL = Pattern.compile("[!-?A-~]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    /** Letters of any script with the dots, spaces, hyphens and brackets that names are written with. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{Nd} ·•.,'()()&-]*");

    private static final Pattern NAME_OF_PERSON = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M} ·•.'-]*");

    /** Everything but the identity number may be left out; what is not given is not verified. */
    public record Said(
            DebtorKind kind,
            String idNumber,
            @Nullable String name,
            @Nullable String mobile,
            @Nullable String email,
            @Nullable String province,
            @Nullable String lei) {

        /** Says nobody's name. */
        @Override
        public String toString() {
            return "Said[" + kind + "]";
        }
    }

    /** What a register says. */
    public enum Entry {
        LISTED,
        NOT_LISTED,
        /** No such register is loaded or plugged in. */
        NOT_CONFIGURED,
        /** It did not answer in time, or failed. */
        SILENT
    }

    public enum Result {
        PASSED,
        FAILED,
        UNKNOWN
    }

    /** @param reason a word for machines; for people stand the item's names */
    public record Verdict(String code, String nameZh, String nameEn, Result result, String reason) {}

    /**
     * A verdict for each item, in the pack's order.
     *
     * @param entries by register; one that is missing is not configured
     */
    public List<Verdict> verify(Said said, Map<String, Entry> entries, LocalDate today) {
        return pack.items().stream()
                .map(item -> {
                    Found found = item.appliesTo().contains(said.kind())
                            ? found(item, said, entries, today)
                            : unknown("not-applicable");
                    return new Verdict(item.code(), item.nameZh(), item.nameEn(), found.result(), found.reason());
                })
                .toList();
    }

    private record Found(Result result, String reason) {}

    private Found found(Item item, Said said, Map<String, Entry> entries, LocalDate today) {
        String id = said.idNumber();
        return switch (item.check()) {
            case ID_FORM -> is(CitizenId.hasForm(id), "form");
            case ID_CHECK -> ofId(id, CitizenId.hasForm(id) && CitizenId.checkHolds(id), "check-character");
            case ID_REGION -> ofId(id, CitizenId.hasForm(id) && CitizenId.regionKnown(id), "region");
            case ID_BIRTH -> ofId(id, isBorn(id, today), "birth-date");
            case OF_AGE -> isBorn(id, today) ? is(isOfAge(id, today), "under-age") : unknown("birth-date");
            case NAME_LENGTH -> given(said.name(), name -> isOfLength(name), "length");
            case NAME_CHARACTERS -> given(said.name(), name -> isName(said.kind(), name), "characters");
            case MOBILE_FORM ->
                given(said.mobile(), mobile -> MOBILE.matcher(mobile).matches(), "form");
            case EMAIL_FORM -> given(said.email(), email -> EMAIL.matcher(email).matches(), "form");
            case PROVINCE -> given(said.province(), this::isProvince, "unknown-province");
            case CREDIT_CODE -> Lei.isValid(id) ? unknown("not-given") : is(CreditCode.isValid(id), "check-character");
            case CREDIT_CODE_REGION -> CreditCode.isValid(id) ? is(isRegistrar(id), "region") : unknown("not-given");
            case LEI -> given(Lei.isValid(id) ? id : said.lei(), Lei::isValid, "check-digits");
            case ABSENT -> listed(item, entries, Entry.NOT_LISTED);
            case PRESENT -> listed(item, entries, Entry.LISTED);
        };
    }

    private static Found listed(Item item, Map<String, Entry> entries, Entry passes) {
        Entry entry = entries.getOrDefault(String.valueOf(item.register()), Entry.NOT_CONFIGURED);
        return switch (entry) {
            case LISTED, NOT_LISTED ->
                new Found(
                        entry == passes ? Result.PASSED : Result.FAILED,
                        entry == Entry.LISTED ? "listed" : "not-listed");
            case NOT_CONFIGURED -> unknown("register-not-configured");
            case SILENT -> unknown("register-silent");
        };
    }

    private static boolean isBorn(String id, LocalDate today) {
        return CitizenId.hasForm(id)
                && CitizenId.birthDate(id).filter(day -> !day.isAfter(today)).isPresent();
    }

    private boolean isOfAge(String id, LocalDate today) {
        return CitizenId.birthDate(id)
                .filter(day -> !day.plusYears(pack.ofAgeYears()).isAfter(today))
                .isPresent();
    }

    /** Digits 3 … 8 are the region of the body that registered it; 100000 is the nation's own. */
    private static boolean isRegistrar(String creditCode) {
        return creditCode.startsWith("100000", 2) || CitizenId.regionKnown(creditCode.substring(2));
    }

    private boolean isOfLength(String name) {
        return !name.isBlank() && name.codePointCount(0, name.length()) <= pack.longestName();
    }

    private static boolean isName(DebtorKind kind, String name) {
        return (kind == DebtorKind.NATURAL ? NAME_OF_PERSON : NAME)
                .matcher(name)
                .matches();
    }

    private boolean isProvince(String province) {
        return province.startsWith("CN-") && pack.provinces().contains(province.substring(3));
    }

    private interface Test {
        boolean holds(String value);
    }

    private static Found given(@Nullable String value, Test test, String reason) {
        return value == null ? unknown("not-given") : is(test.holds(value), reason);
    }

    private static Found ofId(String id, boolean holds, String reason) {
        return CitizenId.hasForm(id) ? is(holds, reason) : unknown("form");
    }

    private static Found is(boolean holds, String reason) {
        return holds ? new Found(Result.PASSED, "holds") : new Found(Result.FAILED, reason);
    }

    private static Found unknown(String reason) {
        return new Found(Result.UNKNOWN, reason);
    }
}
