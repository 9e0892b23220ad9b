package io.recourse.segmentation.domain;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.Balance;
import io.recourse.contracts.IntakeEvent.Bucket;
import io.recourse.contracts.IntakeEvent.DebtorKind;
import io.recourse.contracts.IntakeEvent.ScoringFacts;
import io.recourse.contracts.SegmentationEvent.CaseScored;
import io.recourse.contracts.SegmentationEvent.StrategyAssigned;
import io.recourse.segmentation.domain.CaseInput.BucketReached;
import io.recourse.segmentation.domain.CaseInput.Opened;
import io.recourse.segmentation.edge.PolicyFiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lender's case of 50 000.00, due on 1 March 2025, and the moments of its life. */
final class Cases {
    static final CaseDecider DECIDER = new CaseDecider(PolicyFiles.load());
    static final LocalDate DUE = LocalDate.of(2025, 3, 1);
    static final ScoringFacts STEADY = new ScoringFacts(5_000, 2_000, 0, 3, 0);
    static final Balance OWED = new Balance("CNY", 0, 0, 5_000_000);
    static final String OPENING = "2025-03-03T10:00:00+08:00";
    static final String EARLY = "2025-03-05T00:00:00+08:00";
    static final String M1 = "2025-04-01T00:00:00+08:00";

    static final CaseScored AT_DPD_4 =
            new CaseScored("expert@1", 43_107, "B", List.of("payment-history-lowers"), "seed-v1", 17_500);

    /** As long as nothing but days and what is owed has changed. */
    static CaseScored weighing(long priorityMilli) {
        return new CaseScored(
                AT_DPD_4.model(),
                AT_DPD_4.pdPpm(),
                AT_DPD_4.band(),
                AT_DPD_4.reasons(),
                AT_DPD_4.priorityPolicy(),
                priorityMilli);
    }

    static Instant t(String at) {
        return OffsetDateTime.parse(at).toInstant();
    }

    static Opened opened(ScoringFacts facts, String debtorZone) {
        return opened(facts, debtorZone, null);
    }

    static Opened opened(ScoringFacts facts, String debtorZone, @Nullable Instant limitationEndsAt) {
        return new Opened(
                "lender-a",
                DebtorKind.NATURAL,
                "CN",
                "Asia/Shanghai",
                debtorZone,
                "ZJ",
                false,
                facts,
                OWED,
                DUE,
                2,
                limitationEndsAt,
                t(OPENING));
    }

    static Spec<CaseState, CaseInput, CaseEvent> watched(ScoringFacts facts) {
        return Spec.of(DECIDER, "case-1").when(opened(facts, "Asia/Shanghai")).at(OPENING);
    }

    static BucketReached early() {
        return new BucketReached(Bucket.EARLY, 4, DUE, t(EARLY));
    }

    static Spec<CaseState, CaseInput, CaseEvent> segmented() {
        return watched(STEADY).when(early()).at(EARLY);
    }

    static StrategyAssigned assignment(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return spec.published().stream()
                .filter(StrategyAssigned.class::isInstance)
                .map(StrategyAssigned.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private Cases() {}
}
