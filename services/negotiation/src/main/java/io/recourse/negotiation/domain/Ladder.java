package io.recourse.negotiation.domain;

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
 */
public record Ladder(
        int next,
        int asks,
        @Nullable String asked,
        @Nullable Instant askedAt,
        @Nullable Instant retryAt,
        @Nullable Boolean alsoAsked) {

    /** @param before asks made already; null for none */
    static Ladder first(@Nullable Integer before) {
        return new Ladder(0, before == null ? 0 : before, null, null, null, null);
    }

    Ladder ask(String attemptId, Instant at) {
        return new Ladder(next, asks + 1, attemptId, at, null, alsoAsked);
    }

    Ladder retry(Instant at) {
        return new Ladder(next, asks, null, null, at, alsoAsked);
    }

    Ladder unask() {
        return new Ladder(next, asks, null, null, null, alsoAsked);
    }

    Ladder askedOthers() {
        return new Ladder(next, asks, asked, askedAt, retryAt, true);
    }

    /** The step is over: taken or lapsed. */
    Ladder advance() {
        return new Ladder(next + 1, asks, null, null, null, null);
    }

    boolean waitsFor(String attemptId) {
        return attemptId.equals(asked);
    }

    /** True if the current step was due already and neither taken nor lapsed. */
    boolean begun() {
        return asked != null || retryAt != null;
    }
}
