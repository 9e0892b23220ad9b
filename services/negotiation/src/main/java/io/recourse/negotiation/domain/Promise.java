package io.recourse.negotiation.domain;

import io.recourse.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;

/** A promise to pay and the verdict that was last told. */
public record Promise(String promiseId, Money amount, Instant madeAt, LocalDate lastDate, Verdict verdict) {

    /**
     * LIVE until the end of the last day or the full amount, whichever comes first; INVALIDATED is one that another commitment
     * of the debtor stands instead of, or whose case ended before its day, so that it was neither kept nor broken.
     */
    public enum Verdict {
        LIVE,
        KEPT,
        PARTLY_KEPT,
        BROKEN,
        INVALIDATED
    }

    Promise judged(Verdict now) {
        return new Promise(promiseId, amount, madeAt, lastDate, now);
    }
}
