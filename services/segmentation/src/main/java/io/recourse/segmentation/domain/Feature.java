package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * All a score or a cause may look at. The list is closed, so a document cannot name sex, age, marriage or education: they
 * are not representable (fairness; 个人信息保护法 art. 24). Amounts beyond ± 2³¹ count as that.
 */
public enum Feature {
    /** Debt ÷ limit or income, basis points. */
    DEBT_RATIO_BP(ofFacts(ScoringFacts::debtRatioBp)),
    /** Coefficient of variation of income, basis points. */
    INCOME_VOLATILITY_BP(ofFacts(ScoringFacts::incomeVolatilityBp)),
    /** Change of the industry's index against its baseline, basis points. */
    INDUSTRY_INDEX_BP(ofFacts(ScoringFacts::industryIndexBp)),
    /** 0 (safe) … 10. */
    INDUSTRY_RISK(ofFacts(ScoringFacts::industryRisk)),
    /** Months late in the last twelve, 0 … 12. */
    MONTHS_LATE_12(ofFacts(ScoringFacts::monthsLate12)),
    /** TECHNICAL 0, EARLY 1, M1 2, M2 3, M3 4. */
    BUCKET(judged -> judged.bucket() == null ? null : place(judged.bucket())),

    /** {@link AccountHistory.Month#status} of the latest month. */
    STATUS_1(ofHistory(history -> history.months().get(0).status())),
    /** Of the one before it. */
    STATUS_2(ofHistory(history -> history.months().get(1).status())),
    /** Of the one before that. */
    STATUS_3(ofHistory(history -> history.months().get(2).status())),
    /** The greatest of all months. */
    STATUS_MOST(ofHistory(AccountHistory::greatestStatus)),
    /** How many months were late. */
    MONTHS_LATE(ofHistory(AccountHistory::monthsLate)),
    /** What may be owed at most. */
    LIMIT(ofHistory(AccountHistory::limit)),
    /** What of the limit the latest statement leaves. */
    LIMIT_LEFT(ofHistory(history -> history.limit() - history.latest().billed())),
    /** The latest statement ÷ limit, basis points. */
    LIMIT_USED_BP(ofHistory(history -> history.ofLimit(history.latest().billed()))),
    /** The average statement ÷ limit, basis points. */
    LIMIT_USED_MEAN_BP(ofHistory(history -> history.ofLimit(history.billedOnAverage()))),
    /** Paid in the latest month. */
    PAID_1(ofHistory(history -> history.months().get(0).paid())),
    /** In the one before it. */
    PAID_2(ofHistory(history -> history.months().get(1).paid())),
    /** In the one before that. */
    PAID_3(ofHistory(history -> history.months().get(2).paid())),
    /** Paid in all months. */
    PAID_SUM(ofHistory(AccountHistory::paid)),
    /** Months in which nothing was paid. */
    MONTHS_UNPAID(ofHistory(AccountHistory::monthsWithoutPayment)),
    /** Bought or drawn in the latest month. */
    SPENT_1(ofHistory(history -> history.spentIn(0))),
    /** In the month in which it was most. */
    SPENT_MOST(ofHistory(AccountHistory::mostSpent)),
    /** In all months but the oldest, before which no statement is known. */
    SPENT_SUM(ofHistory(AccountHistory::spent));

    private interface Reading {
        @Nullable
        Integer of(Judged judged);
    }

    private static final Judged ANY_CASE = Judged.of(new ScoringFacts(0, 0, 0, 0, 0), Bucket.TECHNICAL);

    private final Reading reading;

    Feature(Reading reading) {
        this.reading = reading;
    }

    /** Null where what it is read from is not known. */
    public @Nullable Integer of(Judged judged) {
        return reading.of(judged);
    }

    /** Whether every case has it. */
    boolean everyCaseHasIt() {
        return of(ANY_CASE) != null;
    }

    private static Reading ofFacts(ToIntFunction<ScoringFacts> read) {
        return judged -> judged.facts() == null ? null : read.applyAsInt(judged.facts());
    }

    private static Reading ofHistory(ToLongFunction<AccountHistory> read) {
        return judged -> judged.history() == null
                ? null
                : Math.clamp(read.applyAsLong(judged.history()), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static int place(Bucket bucket) {
        return switch (bucket) {
            case TECHNICAL -> 0;
            case EARLY -> 1;
            case M1 -> 2;
            case M2 -> 3;
            case M3 -> 4;
        };
    }
}
