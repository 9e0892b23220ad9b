package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import org.jspecify.annotations.Nullable;

/**
 * What the stages may know of a person or company: derived facts, never identity.
 *
 * @param party id from the vault, per lender
 * @param zone IANA zone the party lives in; contact windows count there
 * @param province ISO 3166-2
 * @param language BCP 47
 * @param kind person or enterprise; null in what was written before it was kept
 * @param number keyed digest of the telephone number that it is reached at first, which tells it from others; null if none is known,
 *     and in what was written before it was kept
 */
public record PartyFacts(
        String party,
        String zone,
        String province,
        String language,
        boolean hasMobile,
        boolean hasEmail,
        @Nullable DebtorKind kind,
        @Nullable String number) {

    /** Whether they say the same but for the number. */
    boolean saysAsMuchAs(PartyFacts other) {
        return withoutNumber().equals(other.withoutNumber());
    }

    /** Whether a number was known and is another now. */
    boolean replacesNumberOf(PartyFacts before) {
        return number != null && before.number != null && !number.equals(before.number);
    }

    /** What was written before the number was kept says the same as then: a statement that says nothing new is known by it. */
    @Override
    public String toString() {
        return "PartyFacts[party=" + party + ", zone=" + zone + ", province=" + province + ", language=" + language
                + ", hasMobile=" + hasMobile + ", hasEmail=" + hasEmail + ", kind=" + kind
                + (number == null ? "" : ", number=" + number) + "]";
    }

    private PartyFacts withoutNumber() {
        return new PartyFacts(party, zone, province, language, hasMobile, hasEmail, kind, null);
    }
}
