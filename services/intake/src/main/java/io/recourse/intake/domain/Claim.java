package io.recourse.intake.domain;

import io.recourse.rules.limitation.Limitation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The limitation of the claim: its facts and what they came to when they were last told. Pauses on the debtor's side are
 * no part of it.
 *
 * @param demands contacts under way that demand payment; each interrupts when it has reached the debtor
 * @param warned days before the end of the last warning given for this end, {@link #NOT_WARNED} if none
 */
public record Claim(Limitation facts, Instant endsAt, int warned, boolean expired, List<String> demands) {

    public Claim {
        demands = demands.stream().sorted().toList();
    }

    static final int NOT_WARNED = Integer.MAX_VALUE;

    static Claim of(Limitation facts, Instant endsAt) {
        return new Claim(facts, endsAt, NOT_WARNED, false, List.of());
    }

    /** Another end has its own warnings. */
    Claim counted(Limitation newFacts, Instant newEnd) {
        return newEnd.equals(endsAt)
                ? new Claim(newFacts, endsAt, warned, expired, demands)
                : new Claim(newFacts, newEnd, NOT_WARNED, false, demands);
    }

    /** The same facts, kept elsewhere or brought back from there. */
    Claim keeping(Limitation sameFacts) {
        return new Claim(sameFacts, endsAt, warned, expired, demands);
    }

    Claim warnedAt(int daysBefore) {
        return new Claim(facts, endsAt, daysBefore, expired, demands);
    }

    Claim withExpiry() {
        return new Claim(facts, endsAt, warned, true, demands);
    }

    Claim demanding(String attemptId) {
        return new Claim(
                facts,
                endsAt,
                warned,
                expired,
                Stream.concat(demands.stream(), Stream.of(attemptId)).toList());
    }

    Claim answered(String attemptId) {
        return new Claim(
                facts,
                endsAt,
                warned,
                expired,
                demands.stream().filter(d -> !d.equals(attemptId)).toList());
    }
}
