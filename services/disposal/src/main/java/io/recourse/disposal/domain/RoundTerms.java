package io.recourse.disposal.domain;

import io.recourse.contracts.Money;
import java.time.Instant;

/**
 * The terms of one round as they stand in its notice.
 *
 * @param start start price; in the forced sale the price
 * @param deposit in the forced sale the whole price, paid in advance
 * @param partiesToldAt when debtor, creditor and holders of pre-emptive rights were told
 * @param noticeAt publication of the notice, the act that needs clearance
 * @param closesAt end of bidding; moves with late bids
 */
public record RoundTerms(
        int round,
        Money start,
        Money deposit,
        Instant partiesToldAt,
        Instant noticeAt,
        Instant opensAt,
        Instant closesAt,
        Instant clearedUntil) {

    RoundTerms closingAt(Instant end) {
        return new RoundTerms(round, start, deposit, partiesToldAt, noticeAt, opensAt, end, clearedUntil);
    }
}
