package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case from its opening and does not change.
 *
 * @param contractZone zone in which DPD is counted
 * @param debtorZone zone in which the debtor is contacted
 * @param province where the debtor lives, a code of {@code contracts}; null in rows of a release that did not look at it
 * @param secured true if any collateral was pledged
 */
public record CaseFacts(
        String caseId,
        String lender,
        DebtorKind debtorKind,
        String jurisdiction,
        String contractZone,
        String debtorZone,
        @Nullable String province,
        boolean secured,
        ScoringFacts scoring) {

    /** The same, with another index of the debtor's industry: basis points against its baseline. */
    CaseFacts withIndex(int bp) {
        ScoringFacts read = new ScoringFacts(
                scoring.debtRatioBp(),
                scoring.incomeVolatilityBp(),
                bp,
                scoring.industryRisk(),
                scoring.monthsLate12());
        return new CaseFacts(
                caseId, lender, debtorKind, jurisdiction, contractZone, debtorZone, province, secured, read);
    }
}
