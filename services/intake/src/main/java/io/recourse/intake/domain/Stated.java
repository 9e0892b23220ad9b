package io.recourse.intake.domain;

import io.recourse.rules.money.Ratio;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What an account's statement comes to with what it does not owe any more: by the payments that it knows, and without the costs
 * that were told besides. Minor units of the case's currency. A payment, a return or costs that are told leave it as it was, whichever
 * comes first, they or the statement that knows them; interest moves it, what is newly owed, and money of which nobody told.
 *
 * @param claim principal and costs
 * @param paid what of the claim those payments paid
 */
public record Stated(LocalDate asOf, long claim, long interest, long paid) {

    private static final long YEAR = 365 * 10_000L;

    static Stated of(Ledger ledger) {
        Statement base = ledger.base();
        long paid = 0;
        long interest = base.balance().interest();
        for (Payment payment : ledger.everyPayment().filter(base::counts).toList()) {
            paid += payment.toCosts() + payment.toPrincipal();
            interest += payment.toInterest();
        }
        long told = ledger.costs().stream()
                .filter(c -> base.knows(c.on()))
                .mapToLong(Cost::minor)
                .sum();
        long claim = base.balance().costs() + base.balance().principal() + paid - told;
        return new Stated(base.asOf(), claim, interest, paid);
    }

    /**
     * How much more of principal and costs it is, ≥ 0: what is only taken for another head by the host is no more, nor what a payment
     * paid of the host's interest that no statement had shown before.
     *
     * @param interestAtMostBp that interest, basis points a year of the claim
     */
    long beyond(Stated before, int interestAtMostBp) {
        long more = claim - before.claim;
        long inAll = more + interest - before.interest;
        long days = ChronoUnit.DAYS.between(before.asOf, asOf);
        long ran = new Ratio(days * interestAtMostBp, YEAR).of(Math.max(0, before.claim));
        return Math.max(0, Math.min(more, inAll) - Math.clamp(paid - before.paid, 0, ran));
    }
}
