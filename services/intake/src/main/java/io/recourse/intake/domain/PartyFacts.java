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
 */
public record PartyFacts(
        String party,
        String zone,
        String province,
        String language,
        boolean hasMobile,
        boolean hasEmail,
        @Nullable DebtorKind kind) {}
