package io.recourse.disposal.domain;

import io.recourse.contracts.IntakeEvent.Collateral;
import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One asset in a case's disposal.
 *
 * @param valuation null until it is fixed, as its dates are
 * @param round the round under way or to come
 * @param asks clearances asked for that round, without those that were denied because an answer waited to be read
 * @param request the clearance waited for
 * @param askAgainAt when a denied clearance is asked for again
 * @param atAuction an auction has begun and not said its last word
 * @param person why a person must decide, null if nobody need
 */
public record Line(
        Collateral pledge,
        Progress progress,
        @Nullable Money valuation,
        @Nullable Instant valuedAt,
        @Nullable Instant validUntil,
        int round,
        int asks,
        @Nullable String request,
        @Nullable Instant askAgainAt,
        boolean atAuction,
        @Nullable String person) {

    public enum Progress {
        VALUING,
        /** Valued; waits for a title. */
        VALUED,
        /** The value became too old while there was no title. */
        OUTDATED,
        SELLING,
        SOLD,
        RELEASED;

        boolean over() {
            return this == SOLD || this == RELEASED;
        }
    }

    static Line begun(Collateral pledge) {
        return new Line(pledge, Progress.VALUING, null, null, null, Rounds.FIRST, 0, null, null, false, null);
    }

    String asset() {
        return pledge.asset();
    }

    boolean at(Progress where) {
        return progress == where;
    }

    Line to(Progress where) {
        return new Line(pledge, where, valuation, valuedAt, validUntil, round, 0, null, null, atAuction, null);
    }

    Line handedOver() {
        return new Line(pledge, Progress.SELLING, valuation, valuedAt, validUntil, round, 0, null, null, true, null);
    }

    Line backFromAuction() {
        return new Line(
                pledge, progress, valuation, valuedAt, validUntil, round, asks, request, askAgainAt, false, person);
    }

    Line valued(Money value, Instant at, Instant until) {
        return new Line(pledge, Progress.VALUED, value, at, until, Rounds.FIRST, 0, null, null, false, null);
    }

    Line inRound(int number) {
        return new Line(pledge, progress, valuation, valuedAt, validUntil, number, 0, null, null, atAuction, null);
    }

    Line asked(String requestId) {
        return new Line(
                pledge, progress, valuation, valuedAt, validUntil, round, asks + 1, requestId, null, atAuction, person);
    }

    Line answered() {
        return new Line(pledge, progress, valuation, valuedAt, validUntil, round, asks, null, null, atAuction, person);
    }

    Line askingAgain(Instant at) {
        return new Line(pledge, progress, valuation, valuedAt, validUntil, round, asks, null, at, atAuction, person);
    }

    /** That it was asked counts for nothing. */
    Line heldUntil(Instant at) {
        return new Line(
                pledge, progress, valuation, valuedAt, validUntil, round, asks - 1, null, at, atAuction, person);
    }

    Line withPerson(String rule) {
        return new Line(pledge, progress, valuation, valuedAt, validUntil, round, asks, null, null, atAuction, rule);
    }

    Line withoutPerson() {
        return new Line(pledge, progress, valuation, valuedAt, validUntil, round, 0, null, null, atAuction, null);
    }
}
