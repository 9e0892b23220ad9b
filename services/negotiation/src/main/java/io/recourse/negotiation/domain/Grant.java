package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the contact budget.
 *
 * @param third whom it was spent on, null if on the party itself
 * @param number a digest of the number to be dialled, null if nobody noted it
 * @param outcome null while nobody has said what became of it; with {@code UNREACHABLE} it is spent no more, and only its
 *     name is still taken
 * @param callsRestUntil until when its case makes no further call to the party, because this one was broken off; null if it
 *     was not
 */
public record Grant(
        String caseId,
        String attemptId,
        Channel channel,
        Instant at,
        Instant until,
        Instant releasesAt,
        @Nullable ContactOutcome outcome,
        boolean released,
        @Nullable ThirdPerson third,
        @Nullable String number,
        @Nullable Instant callsRestUntil) {

    boolean named(String aCase, String attempt) {
        return caseId.equals(aCase) && attemptId.equals(attempt);
    }

    boolean spent() {
        return outcome != ContactOutcome.UNREACHABLE;
    }

    boolean open() {
        return outcome == null && !released;
    }

    Grant confirmed(ContactOutcome how) {
        return new Grant(
                caseId, attemptId, channel, at, until, releasesAt, how, released, third, number, callsRestUntil);
    }

    Grant release() {
        return new Grant(
                caseId, attemptId, channel, at, until, releasesAt, outcome, true, third, number, callsRestUntil);
    }

    Grant resting(Instant until) {
        return new Grant(
                caseId, attemptId, channel, at, this.until, releasesAt, outcome, released, third, number, until);
    }
}
