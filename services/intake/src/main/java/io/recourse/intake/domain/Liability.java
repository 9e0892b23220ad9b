package io.recourse.intake.domain;

import io.recourse.rules.calendar.LocalDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A case that names the party.
 *
 * @param terms null of cases that named it before terms were kept: nothing is split over those
 */
public record Liability(
        String caseId, PartyRole role, @Nullable DebtTerms terms) {

    /** What was written before roles were kept is held to be the debtor's: rather paused too much than too little. */
    static Liability of(String caseId, @Nullable PartyRole role, @Nullable DebtTerms terms) {
        return new Liability(caseId, role == null ? PartyRole.DEBTOR : role, terms);
    }

    boolean isIn(String currency) {
        return terms != null && terms.currency().equals(currency);
    }

    boolean isToCome(LocalDate day, Instant now) {
        return terms != null && day.isAfter(LocalDays.dateOf(now, ZoneId.of(terms.contractZone())));
    }
}
