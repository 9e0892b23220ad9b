package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.rules.money.Ratio;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What the host's books said was owed when something was agreed on, in minor units of the case's currency. Beside a later statement
 * they are set with all that is told of their days by then ({@link InAll}): so a payment, a return or costs make no difference, whether
 * they are told before the agreement, after it or not before it was paid. What makes one is new interest, what is newly owed, and
 * money of which nobody told.
 *
 * @param claim principal and costs
 * @param paid what the payments of the days before the agreement came to that those books had, as far as they were told by then
 */
public record Stated(LocalDate asOf, long claim, long interest, long paid) {

    private static final long YEAR = 365 * 10_000L;

    /**
     * With what is not owed any more, by the payments that a statement knows, and without the costs that were told besides.
     *
     * @param paid what of the claim those payments paid
     */
    private record InAll(long claim, long interest, long paid) {

        static InAll of(LocalDate asOf, long claim, long interest, Ledger ledger) {
            long paid = 0;
            long inAll = interest;
            for (Payment payment :
                    ledger.everyPayment().filter(p -> p.stoodOn(asOf)).toList()) {
                paid += payment.toCosts() + payment.toPrincipal();
                inAll += payment.toInterest();
            }
            long told = ledger.costs().stream()
                    .filter(c -> !c.on().isAfter(asOf))
                    .mapToLong(Cost::minor)
                    .sum();
            return new InAll(claim + paid - told, inAll, paid);
        }

        static InAll of(Ledger ledger) {
            Statement base = ledger.base();
            return of(base.asOf(), claimIn(base), base.balance().interest(), ledger);
        }
    }

    /** As the ledger has them now. */
    static Stated of(Ledger ledger, LocalDate agreedOn) {
        Statement base = ledger.base();
        return new Stated(
                base.asOf(), claimIn(base), base.balance().interest(), paidBefore(base.asOf(), ledger, agreedOn));
    }

    private static long claimIn(Statement base) {
        Balance owed = base.balance();
        return owed.costs() + owed.principal();
    }

    /** Without so much of the claim, of which those who agreed did not know. */
    Stated without(long unheard) {
        return new Stated(asOf, claim - unheard, interest, paid);
    }

    /** A payment of the day itself counts for the agreement, though a statement of that day should have it. */
    private static long paidBefore(LocalDate asOf, Ledger ledger, LocalDate agreedOn) {
        LocalDate last = asOf.isBefore(agreedOn) ? asOf : agreedOn.minusDays(1);
        return ledger.paid(p -> p.stoodOn(last));
    }

    /** What was told since of payments that they had, less what was told of returns that they had. */
    long toldSince(Ledger ledger, LocalDate agreedOn) {
        return paidBefore(asOf, ledger, agreedOn) - paid;
    }

    /**
     * What the ledger's statement has no more of their interest: it was paid, or the host took it for principal. Where less is owed in
     * all than what was paid since explains, the host itself forgave that.
     */
    long interestGone(Ledger ledger) {
        Statement base = ledger.base();
        long paidSince = ledger.paid(p -> p.valueDate().isAfter(asOf) && p.stoodOn(base.asOf()));
        long forgiven = Math.max(
                0, claim + interest - paidSince - base.balance().total().minor());
        return Math.max(0, interest - base.balance().interest() - forgiven);
    }

    /**
     * How much more of principal and costs the ledger's statement comes to, ≥ 0: what is only taken for another head by the host is no
     * more, nor what a payment paid of the host's interest that no statement had shown before.
     *
     * @param interestAtMostBp that interest, basis points a year of the claim
     */
    long added(Ledger ledger, int interestAtMostBp) {
        InAll then = InAll.of(asOf, claim, interest, ledger);
        InAll now = InAll.of(ledger);
        long more = now.claim - then.claim;
        long inAll = more + now.interest - then.interest;
        long days = ChronoUnit.DAYS.between(asOf, ledger.base().asOf());
        long ran = new Ratio(days * interestAtMostBp, YEAR).of(Math.max(0, then.claim));
        return Math.max(0, Math.min(more, inAll) - Math.clamp(now.paid - then.paid, 0, ran));
    }
}
