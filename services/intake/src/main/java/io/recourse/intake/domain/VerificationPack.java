package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.rules.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is verified of a party, from where and why it may be, as data ({@code policy/verification-cn.json}).
 *
 * @param purposes the closed list: nobody is looked up for another
 * @param blacklistPurposes those of them for which a blacklist may be asked
 * @param registerTimeoutMillis a register that does not answer by then leaves its items unknown, ≥ 1
 * @param longestName characters, ≥ 1
 * @param ofAgeYears years, ≥ 1
 * @param provinces by ISO 3166-2 without the country
 */
public record VerificationPack(
        String jurisdiction,
        Source source,
        List<Purpose> purposes,
        List<String> blacklistPurposes,
        Source blacklistPurposesSource,
        int registerTimeoutMillis,
        Source registerTimeoutMillisSource,
        int longestName,
        Source longestNameSource,
        int ofAgeYears,
        Source ofAgeYearsSource,
        Set<String> provinces,
        Source provincesSource,
        List<Item> items) {

    /** @param source the law that allows it */
    public record Purpose(String code, String name, Source source) {}

    /**
     * @param register whose entry decides it; null for what is computed
     * @param source the standard or list behind it
     * @param legalBasis why the data may be processed for it
     * @param ours whether the item is our choice, without a binding list behind it
     */
    public record Item(
            String code,
            String nameZh,
            String nameEn,
            Check check,
            @Nullable String register,
            List<DebtorKind> appliesTo,
            Source source,
            String legalBasis,
            boolean ours) {
        public Item {
            appliesTo = List.copyOf(appliesTo);
            if (check.asksRegister() != (register != null)) {
                throw new IllegalArgumentException("an item is looked up in a register or computed: " + code);
            }
        }
    }

    /** How an item is decided. */
    public enum Check {
        ID_FORM,
        ID_CHECK,
        ID_REGION,
        ID_BIRTH,
        OF_AGE,
        NAME_LENGTH,
        NAME_CHARACTERS,
        MOBILE_FORM,
        EMAIL_FORM,
        PROVINCE,
        CREDIT_CODE,
        CREDIT_CODE_REGION,
        LEI,
        /** Passed if the register does not list the party. */
        ABSENT,
        /** Passed if the register lists the party. */
        PRESENT;

        boolean asksRegister() {
            return this == ABSENT || this == PRESENT;
        }
    }

    public VerificationPack {
        purposes = List.copyOf(purposes);
        blacklistPurposes = List.copyOf(blacklistPurposes);
        provinces = Set.copyOf(provinces);
        items = List.copyOf(items);
        Set<String> codes = new HashSet<>();
        if (!items.stream().map(Item::code).allMatch(codes::add)) {
            throw new IllegalArgumentException("two items have one code");
        }
        if (registerTimeoutMillis < 1 || longestName < 1 || ofAgeYears < 1) {
            throw new IllegalArgumentException("a bound of verification is not positive");
        }
    }

    /** Whether somebody may be looked up for this. */
    public boolean isLawful(String purpose) {
        return purposes.stream().anyMatch(p -> p.code().equals(purpose));
    }

    /** Every register an item asks, in a fixed order. */
    public List<String> registers() {
        return registers(Check.ABSENT, Check.PRESENT);
    }

    /** Those of them in which nobody is who is without reproach. */
    public List<String> blacklists() {
        return registers(Check.ABSENT);
    }

    private List<String> registers(Check... checks) {
        List<Check> asked = List.of(checks);
        return items.stream()
                .filter(item -> asked.contains(item.check()))
                .map(Item::register)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }
}
