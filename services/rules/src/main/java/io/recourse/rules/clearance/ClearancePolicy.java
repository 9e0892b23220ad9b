package io.recourse.rules.clearance;

import io.recourse.rules.Bounds;
import io.recourse.rules.Source;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a clearance holds, and how often the ledger is asked for one.
 *
 * @param hours ≥ 1; the act must be done before the clearance's end
 * @param asksAgain how often a stage asks again for the same act after its first clearance was denied or ran out, ≥ 1; then a
 *     person decides
 * @param unreadAsksAgainDays days after which a stage asks again while {@link #ANSWER_WAITS}, ≥ 1; that is none of {@code asksAgain}
 */
public record ClearancePolicy(Source source, int hours, int asksAgain, int unreadAsksAgainDays) {

    /** The ledger's word for something that was said and waits for somebody to read it, which ends by itself within days. */
    public static final String ANSWER_WAITS = "answer-waits";

    public ClearancePolicy {
        Bounds.atLeast("hours", hours, 1);
        Bounds.atLeast("asksAgain", asksAgain, 1);
        Bounds.atLeast("unreadAsksAgainDays", unreadAsksAgainDays, 1);
    }

    public Instant until(Instant now) {
        return now.plus(Duration.ofHours(hours));
    }

    /** When it is asked again that was denied because {@link #ANSWER_WAITS}: only the ledger knows that it was read. */
    public Instant unreadAskedAgain(Instant denied) {
        return denied.plus(Duration.ofDays(unreadAsksAgainDays));
    }
}
