package io.recourse.disposal.domain;

import io.recourse.casework.decision.Dated;
import io.recourse.casework.decision.Deadline;
import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.PassedDeadline;
import io.recourse.contracts.IntakeEvent.AssetKind;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may reach an asset. */
public sealed interface AssetInput extends Input {

    /**
     * From a case: hold the asset for it and have it valued (again).
     *
     * @param asset the lender's own name of it
     * @param zone the forum's
     */
    record ValuationOrdered(
            String caseId,
            String asset,
            String lender,
            AssetKind kind,
            Money estimate,
            String province,
            String zone,
            Instant at)
            implements AssetInput, Dated {}

    /** From its case: the first round's notice is out, the value stays usable while the sale lasts. */
    record NoticePublished(String caseId, Instant at) implements AssetInput, Dated {}

    /** From its case: the case needs it no more, sold or not. */
    record LetGo(String caseId, String rule, Instant at) implements AssetInput, Dated {}

    /** What a venue or an appraiser reports. */
    sealed interface VenueReport extends AssetInput, Dated {
        /** The case the venue thinks it works for. */
        String caseId();
    }

    /** A report is there. */
    record ValuationReported(String caseId, Money value, ValuationMethod method, Instant at) implements VenueReport {}

    /** Somebody concerned objects in writing against the report. */
    record ValuationObjected(String caseId, Instant at) implements VenueReport {}

    /** The objection is decided; {@code corrected} is null if the reported value stands. */
    record ObjectionDecided(String caseId, @Nullable Money corrected, Instant at) implements VenueReport {}

    record EffectEnded(String ref, Effect.Result result, String detail) implements AssetInput {}

    record DeadlinePassed(Deadline deadline) implements AssetInput, PassedDeadline {}
}
