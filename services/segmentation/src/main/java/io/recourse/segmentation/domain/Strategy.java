package io.recourse.segmentation.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.SegmentationEvent.Cause;
import io.recourse.contracts.SegmentationEvent.Step;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of case is talked to.
 *
 * @param segment the kind of case in a word
 * @param when null if it is only ever the default
 * @param startAfterDays days from the assignment to the start of talks, 0 … {@link Talks#latestStart}
 * @param exhaustAfterDays days from the start without result after which talks are exhausted
 * @param arms champion and challengers; their percentages sum to 100
 */
public record Strategy(
        String code,
        int version,
        String segment,
        @Nullable Condition when,
        int startAfterDays,
        int exhaustAfterDays,
        List<Arm> arms) {

    public Strategy {
        arms = List.copyOf(arms);
    }

    /** As every decision names it: {@code soft-forgot@1}. */
    public String reference() {
        return code + "@" + version;
    }

    /** The arm this case falls into: always the same one, independent of any other strategy's split. */
    public Arm armOf(String caseId) {
        int share = HashSplit.percentile(reference(), caseId);
        int upTo = 0;
        for (Arm arm : arms) {
            upTo += arm.percent();
            if (share < upTo) {
                return arm;
            }
        }
        throw new IllegalStateException("the arms of " + reference() + " do not sum to 100");
    }

    /** One ladder on trial. */
    public record Arm(String name, int percent, List<Step> steps) {
        public Arm {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What a condition is held against.
     *
     * @param owed reference units
     */
    public record Situation(
            Band band, Cause cause, Bucket bucket, DebtorKind debtorKind, boolean secured, BigDecimal owed) {}

    /** See {@link StrategyDocument.ConditionEntry}. */
    public record Condition(
            List<Band> bands,
            List<Cause> causes,
            List<Bucket> buckets,
            List<DebtorKind> debtorKinds,
            @Nullable Boolean secured,
            @Nullable BigDecimal balanceFrom,
            @Nullable BigDecimal balanceBelow) {

        public Condition {
            bands = List.copyOf(bands);
            causes = List.copyOf(causes);
            buckets = List.copyOf(buckets);
            debtorKinds = List.copyOf(debtorKinds);
        }

        public boolean holds(Situation s) {
            return (bands.isEmpty() || bands.contains(s.band()))
                    && (causes.isEmpty() || causes.contains(s.cause()))
                    && (buckets.isEmpty() || buckets.contains(s.bucket()))
                    && (debtorKinds.isEmpty() || debtorKinds.contains(s.debtorKind()))
                    && (secured == null || secured == s.secured())
                    && (balanceFrom == null || s.owed().compareTo(balanceFrom) >= 0)
                    && (balanceBelow == null || s.owed().compareTo(balanceBelow) < 0);
        }
    }
}
