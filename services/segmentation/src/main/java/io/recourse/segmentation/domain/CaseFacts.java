package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;

/**
 * What is known of a case from its opening and does not change.
 *
 * @param contractZone zone in which DPD is counted
 * @param debtorZone zone in which the debtor is contacted
 * @param secured true if any collateral was pledged
 */
public record CaseFacts(
        String caseId,
        String lender,
        DebtorKind debtorKind,
        String jurisdiction,
        String contractZone,
        String debtorZone,
        boolean secured,
        ScoringFacts scoring) {}
