package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands on its ladder.
 *
 * @param next index of the next step, ≥ 0; beyond the last one when the ladder is used up
 * @param asks asks made so far, so that every one has its own name
 * @param asked attempt the party has not answered yet
 * @param askedAt when it was asked
 * @param retryAt after a denial: when to ask again
 * @param alsoAsked true once co-debtors were asked for the next step as well
 * @param channel by which the attempt was asked for, if it is not the strategy's own
 * @param asPlanned true once another channel was denied, and the next step keeps to the strategy's own
 */
public record Ladder(
        int next,
        int asks,
        @Nullable String asked,
        @Nullable Instant askedAt,
        @Nullable Instant retryAt,
        @Nullable Boolean alsoAsked,
        @Nullable Channel channel,
        @Nullable Boolean asPlanned) {

    /** @param before asks made already; null for none */
    static Ladder first(@Nullable Integer before) {
        return new Ladder(0, before == null ? 0 : before, null, null, null, null, null, null);
    }

    Ladder ask(String attemptId, Instant at) {
        return new Ladder(next, asks + 1, attemptId, at, null, alsoAsked, null, asPlanned);
    }

    Ladder retry(Instant at) {
        return new Ladder(next, asks, null, null, at, alsoAsked, null, asPlanned);
    }

    /** What was just asked for goes by another channel than the strategy's own. */
    Ladder by(Channel other) {
        return new Ladder(next, asks, asked, askedAt, retryAt, alsoAsked, other, asPlanned);
    }

    /** The other channel was denied: by the strategy's own, at once. */
    Ladder asPlanned(Instant at) {
        return new Ladder(next, asks, null, null, at, alsoAsked, null, true);
    }

    Ladder unask() {
        return new Ladder(next, asks, null, null, null, alsoAsked, null, asPlanned);
    }

    Ladder askedOthers() {
        return new Ladder(next, asks, asked, askedAt, retryAt, true, channel, asPlanned);
    }

    /** The step is over: taken or lapsed. */
    Ladder advance() {
        return new Ladder(next + 1, asks, null, null, null, null, null, null);
    }

    boolean waitsFor(String attemptId) {
        return attemptId.equals(asked);
    }

    /** True if the current step was due already and neither taken nor lapsed. */
    boolean begun() {
        return asked != null || retryAt != null;
    }
}
