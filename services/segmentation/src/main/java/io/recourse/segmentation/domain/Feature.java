package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;

/**
 * All a score or a cause may look at. The list is closed, so a document cannot name sex, age, marriage or education: they
 * are not representable (fairness; 个人信息保护法 art. 24).
 */
public enum Feature {
    /** Debt ÷ limit or income, basis points. */
    DEBT_RATIO_BP,
    /** Coefficient of variation of income, basis points. */
    INCOME_VOLATILITY_BP,
    /** Change of the industry's index against its baseline, basis points. */
    INDUSTRY_INDEX_BP,
    /** 0 (safe) … 10. */
    INDUSTRY_RISK,
    /** Months late in the last twelve, 0 … 12. */
    MONTHS_LATE_12,
    /** TECHNICAL 0, EARLY 1, M1 2, M2 3, M3 4. */
    BUCKET;

    int of(ScoringFacts facts, Bucket bucket) {
        return switch (this) {
            case DEBT_RATIO_BP -> facts.debtRatioBp();
            case INCOME_VOLATILITY_BP -> facts.incomeVolatilityBp();
            case INDUSTRY_INDEX_BP -> facts.industryIndexBp();
            case INDUSTRY_RISK -> facts.industryRisk();
            case MONTHS_LATE_12 -> facts.monthsLate12();
            case BUCKET ->
                switch (bucket) {
                    case TECHNICAL -> 0;
                    case EARLY -> 1;
                    case M1 -> 2;
                    case M2 -> 3;
                    case M3 -> 4;
                };
        };
    }
}
