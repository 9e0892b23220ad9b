package io.recourse.intake.domain;

import io.recourse.rules.limitation.Limitation;
import java.time.Instant;

/**
 * The limitation of the claim: its facts and what they came to when they were last told. Pauses on the debtor's side are
 * no part of it.
 *
 * @param warned days before the end of the last warning given for this end, {@link #NOT_WARNED} if none
 */
public record Claim(Limitation facts, Instant endsAt, int warned, boolean expired) {

    static final int NOT_WARNED = Integer.MAX_VALUE;

    static Claim of(Limitation facts, Instant endsAt) {
        return new Claim(facts, endsAt, NOT_WARNED, false);
    }

    /** Another end has its own warnings. */
    Claim counted(Limitation newFacts, Instant newEnd) {
        return newEnd.equals(endsAt) ? new Claim(newFacts, endsAt, warned, expired) : of(newFacts, newEnd);
    }

    Claim warnedAt(int daysBefore) {
        return new Claim(facts, endsAt, daysBefore, expired);
    }

    Claim withExpiry() {
        return new Claim(facts, endsAt, warned, true);
    }
}
