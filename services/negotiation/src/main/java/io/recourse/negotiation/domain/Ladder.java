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
 * @param taken attempt by which the step before the next one was taken; null once another step was asked for, if it lapsed, and in
 *     rows of before that was kept
 */
public record Ladder(
        int next,
        int asks,
        @Nullable String asked,
        @Nullable Instant askedAt,
        @Nullable Instant retryAt,
        @Nullable Boolean alsoAsked,
        @Nullable Channel channel,
        @Nullable Boolean asPlanned,
        @Nullable String taken) {

    /** @param before asks made already; null for none */
    static Ladder first(@Nullable Integer before) {
        return new Ladder(0, before == null ? 0 : before, null, null, null, null, null, null, null);
    }

    Ladder ask(String attemptId, Instant at) {
        return new Ladder(next, asks + 1, attemptId, at, null, alsoAsked, null, asPlanned, null);
    }

    Ladder retry(Instant at) {
        return new Ladder(next, asks, null, null, at, alsoAsked, null, asPlanned, null);
    }

    /** What was just asked for goes by another channel than the strategy's own. */
    Ladder by(Channel other) {
        return new Ladder(next, asks, asked, askedAt, retryAt, alsoAsked, other, asPlanned, null);
    }

    /** The other channel was denied: by the strategy's own, at once. */
    Ladder asPlanned(Instant at) {
        return new Ladder(next, asks, null, null, at, alsoAsked, null, true, null);
    }

    Ladder unask() {
        return new Ladder(next, asks, null, null, null, alsoAsked, null, asPlanned, null);
    }

    Ladder askedOthers() {
        return new Ladder(next, asks, asked, askedAt, retryAt, true, channel, asPlanned, null);
    }

    /** The step is over: it lapsed. */
    Ladder advance() {
        return over(null);
    }

    /** The step is over: it was granted and handed over. */
    Ladder take(String attemptId) {
        return over(attemptId);
    }

    private Ladder over(@Nullable String attemptId) {
        return new Ladder(next + 1, asks, null, null, null, null, null, null, attemptId);
    }

    /** What was taken last did not go out: it is the next step once more, for which co-debtors were asked already. */
    Ladder back(Instant again) {
        return new Ladder(next - 1, asks, null, null, again, true, null, null, null);
    }

    boolean wasTakenBy(String attemptId) {
        return attemptId.equals(taken);
    }

    boolean waitsFor(String attemptId) {
        return attemptId.equals(asked);
    }

    /** True if the current step was due already and neither taken nor lapsed. */
    boolean begun() {
        return asked != null || retryAt != null;
    }
}
