package io.recourse.disposal.domain;

import io.recourse.contracts.Money;
import java.time.Instant;

/** What happened to an asset; all private, its case speaks for it. */
public sealed interface AssetEvent {

    /** The asset is held for one case. */
    record Held(AssetState.Entry entry, Instant at) implements AssetEvent {}

    record ValuationCommissioned(AssetState.Order order) implements AssetEvent {}

    /** Neither platforms nor appraisers delivered; a late report is still welcome. */
    record ValuationOverdue(Instant at) implements AssetEvent {}

    record ReportReceived(Money value, ValuationMethod method, Instant at, Instant objectionEndsAt)
            implements AssetEvent {}

    record ObjectionReceived(Instant at) implements AssetEvent {}

    record ValueFixed(Money value, ValuationMethod method, Instant at, Instant validUntil) implements AssetEvent {}

    record NoticeNoted(Instant at) implements AssetEvent {}

    /** The value became too old before any notice was published. */
    record ValueLapsed(Instant at) implements AssetEvent {}

    record LetGoBy(String caseId, String rule, Instant at) implements AssetEvent {}
}
