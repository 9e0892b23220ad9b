package io.recourse.disposal.domain;

import io.recourse.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sale of one asset: two rounds and a forced sale.
 *
 * <pre>
 * Unopened ─ordered→ Ordered ─parties told→ Informing ─3 d→ AwaitingClearance ─cleared→ Announcing ─venue→ Running
 *                                              ▲                   ▲  notice dropped/lost │                │ │
 *                                              │                   └──────────────────────┘       no bid   │ │bid
 *                                              └─ next round ── Fallen ◄───────────────────────────────────┘ ▼
 *                                                                 │  ▲────────── default ──────── AwaitingPayment
 *                                               after the forced sale                                  │ paid
 *                                                                 ▼                                    ▼
 *                                                               Ended ◄────────────────────────────────┘
 * Every state before Ended ends by a stop. Ended opens again when the same asset is sold anew.
 * </pre>
 */
public sealed interface AuctionState {

    /**
     * The round to come.
     *
     * @param basis the valuation for the first round, else the start of the round before
     * @param dueAt the law's latest date
     * @param late the date passed and that is on record
     */
    record Next(int round, Money basis, Instant dueAt, boolean late) {
        Next overdue() {
            return new Next(round, basis, dueAt, true);
        }
    }

    record Unopened(String code) implements AuctionState {
        Ordered opened(Sale sale) {
            return new Ordered(sale);
        }
    }

    /** States with a sale under way. */
    sealed interface Live extends AuctionState {
        Sale sale();

        int round();

        default Ended ended(String outcome) {
            return new Ended(sale(), round(), outcome, null);
        }
    }

    /** States before a round's notice. */
    sealed interface Preparing extends Live {
        Next next();

        Preparing withNext(Next next);

        @Override
        default int round() {
            return next().round();
        }
    }

    record Ordered(Sale sale) implements Live {
        @Override
        public int round() {
            return Rounds.FIRST;
        }

        Informing told(Next next, String ref, Instant at, Instant noticeFrom) {
            return new Informing(sale.withEffect(), next, ref, at, noticeFrom);
        }
    }

    record Informing(Sale sale, Next next, String ref, Instant partiesToldAt, Instant noticeFrom) implements Preparing {
        Informing deemedTold(Instant at, Instant from) {
            return new Informing(sale, next, ref, at, from);
        }

        AwaitingClearance informed() {
            return new AwaitingClearance(sale, next, partiesToldAt);
        }

        @Override
        public Informing withNext(Next other) {
            return new Informing(sale, other, ref, partiesToldAt, noticeFrom);
        }
    }

    record AwaitingClearance(Sale sale, Next next, Instant partiesToldAt) implements Preparing {
        AwaitingClearance cleared(Instant until) {
            return new AwaitingClearance(sale.cleared(until), next, partiesToldAt);
        }

        Announcing sent(RoundTerms terms, String ref) {
            return new Announcing(sale.withEffect(), next, terms, ref);
        }

        @Override
        public AwaitingClearance withNext(Next other) {
            return new AwaitingClearance(sale, other, partiesToldAt);
        }
    }

    record Announcing(Sale sale, Next next, RoundTerms terms, String ref) implements Preparing {
        AwaitingClearance lost() {
            return new AwaitingClearance(sale, next, terms.partiesToldAt());
        }

        Running announced() {
            return new Running(sale, terms, null, null, false);
        }

        @Override
        public Announcing withNext(Next other) {
            return new Announcing(sale, other, terms, ref);
        }
    }

    /** From the notice to the venue's report of the end. */
    record Running(
            Sale sale,
            RoundTerms terms,
            @Nullable Money highest,
            @Nullable String bidder,
            boolean reportMissed) implements Live {
        @Override
        public int round() {
            return terms.round();
        }

        Running bid(Money amount, String by, Instant closesAt) {
            return new Running(sale, terms.closingAt(closesAt), amount, by, reportMissed);
        }

        Running withoutReport() {
            return new Running(sale, terms, highest, bidder, true);
        }

        AwaitingPayment won(Money price, @Nullable String winner, Instant payBy) {
            return new AwaitingPayment(sale, terms, price, winner, payBy);
        }

        Fallen fell(Instant at) {
            return new Fallen(sale, terms, at);
        }
    }

    record AwaitingPayment(
            Sale sale,
            RoundTerms terms,
            Money price,
            @Nullable String winner,
            Instant payBy) implements Live {
        @Override
        public int round() {
            return terms.round();
        }

        AwaitingPayment barring(@Nullable String bidder) {
            return new AwaitingPayment(sale.barring(bidder), terms, price, winner, payBy);
        }

        Fallen fell(Instant at) {
            return new Fallen(sale, terms, at);
        }
    }

    /** Between two rounds, never longer than one decision. */
    record Fallen(Sale sale, RoundTerms terms, Instant at) implements Live {
        @Override
        public int round() {
            return terms.round();
        }

        Informing told(Next next, String ref, Instant toldAt, Instant noticeFrom) {
            return new Informing(sale.withEffect(), next, ref, toldAt, noticeFrom);
        }
    }

    /**
     * Sold, unsold, stopped, or its valuation too old.
     *
     * @param uncertain reference of a withdrawal whose outcome nobody knows
     */
    record Ended(
            Sale sale, int round, String outcome, @Nullable String uncertain) implements AuctionState {
        Ordered opened(Sale again) {
            return new Ordered(again);
        }

        Ended withdrawing() {
            return new Ended(sale.withEffect(), round, outcome, uncertain);
        }

        Ended unconfirmed(String ref) {
            return new Ended(sale, round, outcome, ref);
        }
    }
}
