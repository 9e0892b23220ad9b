package io.recourse.intake.domain;

import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.PauseReason;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Source;
import io.recourse.rules.clearance.ClearedAct;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's own numbers for one jurisdiction, as data ({@code policy/ledger-cn.json}).
 *
 * @param steps kept by days past due; below the first one a delay counts as technical
 */
public record LedgerPack(
        String jurisdiction,
        List<Step> steps,
        Source stepsSource,
        PauseRule pauses,
        ActRule acts,
        DemandRule demands,
        ReminderRule reminder,
        SettlementRule settlements) {

    /** A bucket is entered at this many days past due, ≥ 1. */
    public record Step(Bucket bucket, int fromDpd) {}

    /**
     * @param reviewDays an open pause is looked at again after at most so many days, ≥ 1
     * @param naturalBankruptcy whether persons who are no enterprise can be bankrupt
     */
    public record PauseRule(int reviewDays, boolean naturalBankruptcy, Source source) {}

    /**
     * @param stoppedBy pauses during which no act that cannot be undone is cleared
     * @param boundByLimitation acts that bring the claim to court; they are not cleared after the limitation has run out
     * @param despiteLimitation acts on a title, which has a term of its own; every act stands in one of the two
     * @param despiteUnread acts that are cleared though an answer waits for somebody to read it
     */
    public record ActRule(
            List<PauseReason> stoppedBy,
            Source source,
            Set<ClearedAct> boundByLimitation,
            Source boundByLimitationSource,
            Set<ClearedAct> despiteLimitation,
            Source despiteLimitationSource,
            Set<ClearedAct> despiteUnread,
            Source despiteUnreadSource) {
        public ActRule {
            stoppedBy = List.copyOf(stoppedBy);
            boundByLimitation = Set.copyOf(boundByLimitation);
            despiteLimitation = Set.copyOf(despiteLimitation);
            despiteUnread = Set.copyOf(despiteUnread);
            for (ClearedAct act : ClearedAct.values()) {
                if (boundByLimitation.contains(act) == despiteLimitation.contains(act)) {
                    throw new IllegalArgumentException("limitation either bars an act or does not: " + act);
                }
            }
        }

        /** Whether an act may still be cleared after the limitation; one that is not known here may not. */
        boolean outlivesLimitation(String act) {
            return ClearedAct.of(act).filter(despiteLimitation::contains).isPresent();
        }

        /** Whether an act waits until what was said is read; one that is not known here does. */
        boolean waitsForReader(String act) {
            return ClearedAct.of(act).filter(despiteUnread::contains).isEmpty();
        }
    }

    /** @param tones of contacts that demand payment, so that one which reaches the debtor interrupts the limitation */
    public record DemandRule(List<Tone> tones, Source source) {
        public DemandRule {
            tones = List.copyOf(tones);
        }
    }

    /** @param daysBefore an instalment falls due its debtor is reminded, ≥ 1 */
    public record ReminderRule(int daysBefore, Source source) {}

    /**
     * @param interestAtMostBp what a host's interest comes to at most, basis points a year, ≥ 0: of what a statement shows as principal
     *     after payments, so much may be interest that they paid
     */
    public record SettlementRule(int interestAtMostBp, Source source) {
        public SettlementRule {
            if (interestAtMostBp < 0) {
                throw new IllegalArgumentException("no interest is less than none");
            }
        }
    }

    public LedgerPack {
        steps = steps.stream().sorted(Comparator.comparing(Step::fromDpd)).toList();
    }

    Bucket bucketAt(int dpd) {
        return steps.stream()
                .filter(s -> s.fromDpd() <= dpd)
                .reduce((_, later) -> later)
                .map(Step::bucket)
                .orElse(Bucket.TECHNICAL);
    }

    /** The step after a bucket, null after the last. */
    @Nullable
    Step after(Bucket bucket) {
        return steps.stream()
                .filter(s -> s.bucket().compareTo(bucket) > 0)
                .findFirst()
                .orElse(null);
    }
}
