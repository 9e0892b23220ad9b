package io.recourse.negotiation.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.contracts.NegotiationEvent.Instalment;
import io.recourse.contracts.NegotiationEvent.OfferType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted offer came to, and the verdict that was last told.
 *
 * @param instalments what is to be paid when; in kind the whole on the last day on which escalation rests
 * @param waived what is waived once they are paid, by head
 * @param graceDays days after a due day on which a payment still keeps it, ≥ 0
 * @param missed index of the instalment that broke it, null unless broken
 */
public record Agreement(
        String offerId,
        OfferType type,
        List<Instalment> instalments,
        Balance waived,
        int graceDays,
        Instant agreedAt,
        Standing standing,
        @Nullable Integer missed) {

    /**
     * LIVE until all is paid or an instalment is missed; OVER is what was agreed in kind once escalation goes on, what another
     * agreement stands instead of, and what had time left when its case ended. Of a case that closed as paid a settlement stays
     * LIVE until it is told that it was paid.
     */
    public enum Standing {
        LIVE,
        KEPT,
        BROKEN,
        OVER
    }

    public Agreement {
        instalments = List.copyOf(instalments);
    }

    static Agreement live(
            String offerId, OfferType type, List<Instalment> parts, Balance waived, int graceDays, Instant at) {
        return new Agreement(offerId, type, parts, waived, graceDays, at, Standing.LIVE, null);
    }

    boolean isLive() {
        return standing == Standing.LIVE;
    }

    /** Another agreement stands instead of it. */
    boolean isReplaced() {
        return standing == Standing.OVER && !type.isInKind();
    }

    /** The instalment after which escalation resumes. */
    Instalment last() {
        return missed == null ? instalments.getLast() : instalments.get(missed);
    }

    /** What is due up to and including the instalment of that index. */
    Money dueUpTo(int index) {
        return instalments.subList(0, index + 1).stream()
                .map(Instalment::amount)
                .reduce(Money::plus)
                .orElseThrow();
    }

    Agreement judged(Standing now, @Nullable Integer missedPart) {
        return new Agreement(offerId, type, instalments, waived, graceDays, agreedAt, now, missedPart);
    }
}
