package io.recourse.intake.domain;

import io.recourse.contracts.Balance;
import io.recourse.contracts.Money;
import io.recourse.intake.domain.LedgerPack.SettlementRule;
import io.recourse.rules.money.Accrual;
import io.recourse.rules.money.Interest;
import io.recourse.rules.money.Interest.Leg;
import io.recourse.rules.money.Interest.Stood;
import io.recourse.rules.money.Ratio;
import io.recourse.rules.money.Waterfall;
import io.recourse.rules.money.Waterfall.Allocation;
import io.recourse.rules.money.Waterfall.Stage;
import io.recourse.rules.money.Waterfalls;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a ledger come to: the statement, then every fact after its as-of day in the order of the days they
 * count from, whatever order they arrived in. Within a day costs, returned payments and releases come before payments, and all
 * payments of a day use one waterfall, that of the days past due on the evening before; so the order of a day's payments
 * cannot matter. Under {@link Authority#RECOURSE} interest runs from the statement's day by the contract's day count and is
 * posted on each day with a payment, rounded with all of it that was posted before, so that no part of a fen is lost or
 * gained by paying often; so is doubled interest, by the day, which stands within the interest and counts on what is unpaid of a title beside general interest: never more than
 * is owed under costs and principal, less what was paid of that since the title. A payment
 * that a later statement has swallowed and that is taken back afterwards returns under the heads it was told with: what the
 * host did with it is unknown until its next statement.
 */
final class Reckoning {

    private sealed interface Fact {
        LocalDate on();

        record Owed(LocalDate on, long costs) implements Fact {}

        /** A payment that the statement counts went back after it. */
        record Returned(LocalDate on, Payment payment) implements Fact {}

        record Relieved(LocalDate on, Relief relief) implements Fact {}

        /** @param interestGone what the statement has no more of the interest that was owed when it was agreed, though nobody forgave it */
        record Waived(LocalDate on, Waiver waiver, long interestGone) implements Fact {}

        record Paid(LocalDate on, long minor) implements Fact {}

        /**
         * The payments of that day fulfilled a settlement.
         *
         * @param stays what was no part of it and stays owed, minor units
         */
        record Discharged(LocalDate on, long stays) implements Fact {}

        /** Its sum is owed from that evening on. */
        record Titled(LocalDate on, Title title) implements Fact {}

        /** Within a day. */
        default int turn() {
            return switch (this) {
                case Owed _, Returned _ -> 0;
                case Relieved _, Waived _ -> 1;
                case Paid _ -> 2;
                case Titled _ -> 3;
                case Discharged _ -> 4;
            };
        }
    }

    private static final Comparator<Fact> BY_DAY =
            Comparator.comparing(Fact::on).thenComparing(Fact::turn);

    private final Statement base;
    private final String product;
    private final Accrual accrual;
    private final Waterfalls waterfalls;
    private final Ratio rate;
    private final Ratio doubledRate;
    private final LocalDate undoubledTo;
    private final Judgment judgment;
    private Stood stood = Stood.NOTHING;
    private Stood doubledStood = Stood.NOTHING;
    private Balance balance;
    private Statement unpaid;
    private long interestUnpaid;
    private LocalDate today;
    private Waterfall todays;
    private long interestPosted;
    private long interestPaid;
    private long principalPaid;
    private long relieved;
    private long credit;
    private long titled;
    private long titledAtMost;
    private long doubled;
    private long doubledPosted;

    private Reckoning(Ledger ledger, Account account, CasePolicy policy) {
        this.base = ledger.base();
        this.product = account.product();
        this.accrual = new Accrual(account.credit().dayCountMeant(), base.asOf());
        this.waterfalls = policy.waterfalls();
        this.judgment = ledger.judgment();
        boolean ours = base.authority() == Authority.RECOURSE;
        this.rate = new Ratio(ours ? base.annualRateBp() : 0, 10_000);
        this.doubledRate = ours ? policy.judgmentInterest().perDay() : Ratio.ZERO;
        this.undoubledTo = policy.judgmentInterest().lastDayBefore();
        this.balance = base.balance();
        this.unpaid = base;
        this.interestUnpaid = base.balance().interest();
        this.today = base.asOf();
        this.todays = waterfallOn(base.asOf());
        facts(ledger, policy.pack().settlements()).forEach(this::apply);
    }

    static Reckoning of(Ledger ledger, Account account, CasePolicy policy) {
        return new Reckoning(ledger, account, policy);
    }

    Balance balance() {
        return balance;
    }

    /** General interest posted since the statement, minor units. */
    long interestPosted() {
        return interestPosted;
    }

    /** Doubled interest posted since the statement, minor units. */
    long doubledPosted() {
        return doubledPosted;
    }

    /** Doubled interest within the balance, minor units. */
    long doubled() {
        return doubled;
    }

    /** What was paid beyond everything owed, minor units; it belongs to the payer. */
    long credit() {
        return credit;
    }

    /**
     * Null once the payments cover every instalment of the statement, and of what went back since. Interest of our own covers
     * none.
     */
    @Nullable
    LocalDate oldestUnpaidDue() {
        return unpaid.oldestUnpaid(principalPaid + Math.min(interestPaid, interestUnpaid), relieved);
    }

    /** The waterfall for payments of a day that lies after every fact so far. */
    Waterfall waterfallOn(LocalDate day) {
        LocalDate oldest = oldestUnpaidDue();
        long dpd = oldest == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(oldest, day));
        Title title = judgment.title();
        Stage stage = title != null && day.isAfter(title.effectiveOn()) ? Stage.AFTER_TITLE : Stage.BEFORE_TITLE;
        return waterfalls.select(stage, product, Math.toIntExact(dpd));
    }

    /** General interest up to and including a day that was not posted yet; half-even of all of it, minor units. */
    long accrued(LocalDate day) {
        long all = Interest.yearly(balance.currency(), stood.and(leg(day)), rate, accrual.count())
                .minor();
        return all - interestPosted;
    }

    /** Doubled interest, likewise. */
    long accruedDoubled(LocalDate day) {
        long all = Interest.daily(balance.currency(), doubledStood.and(doubledLeg(day)), doubledRate)
                .minor();
        return all - doubledPosted;
    }

    private Leg leg(LocalDate to) {
        return new Leg(balance.principal(), judgment.generalParts(accrual, today, to));
    }

    private Leg doubledLeg(LocalDate to) {
        return new Leg(titled, judgment.doubledDays(today.isBefore(undoubledTo) ? undoubledTo : today, to));
    }

    private static List<Fact> facts(Ledger ledger, SettlementRule settlements) {
        Statement base = ledger.base();
        List<Fact> facts = new ArrayList<>();
        ledger.costs().stream()
                .filter(c -> !base.knows(c.on()))
                .forEach(c -> facts.add(new Fact.Owed(c.on(), c.minor())));
        // a release of the statement's own day that is here came after it
        ledger.reliefs().forEach(r -> facts.add(new Fact.Relieved(base.knows(r.on()) ? base.asOf() : r.on(), r)));
        // the statement does not know of a settlement paid after its day, though it may have been agreed before
        ledger.waiving().filter(w -> !w.counted()).forEach(w -> {
            Stated then = w.stated();
            facts.add(new Fact.Waived(
                    base.knows(w.on()) ? base.asOf() : w.on(), w, then == null ? 0 : then.interestGone(ledger)));
            if (w.discharged()) {
                facts.add(new Fact.Discharged(
                        base.knows(w.paidOn()) ? base.asOf() : w.paidOn(), stays(ledger, w, settlements)));
            }
        });
        for (Payment p : ledger.everyPayment().toList()) {
            Payment.Reversal reversal = p.reversal();
            boolean inBase = base.knows(p.valueDate());
            if (reversal == null && !inBase) {
                facts.add(new Fact.Paid(p.valueDate(), p.minor()));
            } else if (reversal != null && inBase && !base.knows(reversal.on())) {
                // the statement counts the payment, but not yet that it was taken back
                facts.add(new Fact.Returned(reversal.on(), p));
            }
        }
        Title title = ledger.judgment().title();
        if (title != null) {
            // what a statement says up to its day is the host's
            LocalDate on = base.knows(title.effectiveOn()) ? base.asOf() : title.effectiveOn();
            facts.add(new Fact.Titled(on, title));
        }
        facts.sort(BY_DAY);
        return facts;
    }

    /** What went back of before it was agreed, and what statements added since. */
    private static long stays(Ledger ledger, Waiver waiver, SettlementRule settlements) {
        Long inAll = waiver.paidInAll();
        Stated then = waiver.stated();
        if (inAll == null) {
            return 0;
        }
        long since = then == null
                ? 0
                : then.toldSince(ledger, waiver.on()) + then.added(ledger, settlements.interestAtMostBp());
        return Math.max(0, inAll + since - ledger.standing(p -> !p.valueDate().isAfter(waiver.paidOn())));
    }

    private void apply(Fact fact) {
        if (fact.on().isAfter(today)) {
            todays = waterfallOn(fact.on());
            stood = stood.and(leg(fact.on()));
            doubledStood = doubledStood.and(doubledLeg(fact.on()));
            today = fact.on();
        }
        switch (fact) {
            case Fact.Owed owed -> {
                raise(owed.costs(), 0, 0);
                pay(useCredit());
            }
            case Fact.Returned(var _, var payment) -> {
                raise(payment.toCosts(), payment.toInterest(), payment.toPrincipal());
                restore(payment);
                // principal comes back to the title it was paid on; new costs are not in it
                titled = Math.min(titledAtMost, titled + payment.toPrincipal());
                pay(useCredit());
            }
            case Fact.Relieved less -> {
                post();
                relieve(less.relief());
            }
            case Fact.Waived(var _, var waiver, var interestGone) -> {
                post();
                // what was waived was not owed, so what paid it paid something else
                long otherwise = Math.clamp(waiver.interest() - balance.interest(), 0, interestGone);
                waive(waiver.costs(), waiver.interest(), waiver.principal());
                pay(otherwise);
            }
            case Fact.Discharged(var _, var stays) -> {
                post();
                discharge(balance.total().minor() - stays);
            }
            case Fact.Paid paid -> {
                post();
                pay(paid.minor());
            }
            case Fact.Titled(var _, var title) -> {
                Long told = title.generalInterest();
                // what is claimed beyond costs and principal, if that is less: a claim may leave the latest interest
                // out
                long beyond = Math.max(0, title.claim() - balance.costs() - balance.principal());
                long general = told == null ? Math.min(balance.interest() + accrued(today), beyond) : told;
                titledAtMost = Math.max(0, title.claim() - general);
                titled = Math.min(titledAtMost, balance.costs() + balance.principal());
            }
        }
    }

    /**
     * It paid what was oldest then: no later than the oldest that the statement has, nor (ours, in the debtor's favour) than
     * the day of the payment, which is all that is known of what it covered.
     */
    private void restore(Payment payment) {
        long minor = payment.toInterest() + payment.toPrincipal();
        if (minor > 0) {
            LocalDate oldest = base.oldestUnpaid(0);
            LocalDate paidOn = payment.valueDate();
            unpaid = unpaid.with(new Instalment(oldest == null || paidOn.isBefore(oldest) ? paidOn : oldest, minor));
            interestUnpaid += payment.toInterest();
        }
    }

    private long useCredit() {
        long used = credit;
        credit = 0;
        return used;
    }

    private void post() {
        long interest = accrued(today);
        long more = accruedDoubled(today);
        interestPosted += interest;
        doubledPosted += more;
        doubled += more;
        raise(0, interest + more, 0);
    }

    private void raise(long costs, long interest, long principal) {
        balance = new Balance(
                balance.currency(),
                balance.costs() + costs,
                balance.interest() + interest,
                balance.principal() + principal);
    }

    /** Of a title's sum the same part goes; of interest, where it is not enough, the doubled one last. */
    private void relieve(Relief relief) {
        long interest = relief.of(balance.interest());
        long principal = relief.of(balance.principal());
        titled -= relief.of(titled);
        raise(-relief.of(balance.costs()), -interest, -principal);
        doubled = Math.min(doubled, balance.interest());
        relieved += principal + Math.min(interest, base.balance().interest());
    }

    /** Never more than is owed under a head. */
    private void waive(long atMostCosts, long atMostInterest, long atMostPrincipal) {
        long interest = Math.min(atMostInterest, balance.interest());
        long principal = Math.min(atMostPrincipal, balance.principal());
        raise(-Math.min(atMostCosts, balance.costs()), -interest, -principal);
        doubled = Math.min(doubled, balance.interest());
        titled = Math.min(titled, balance.costs() + balance.principal());
        relieved += principal + Math.min(interest, base.balance().interest());
    }

    /** What came up since: interest and costs, and of principal what payments of since left unpaid for them. */
    private void discharge(long minor) {
        long interest = Math.clamp(minor, 0, balance.interest());
        long costs = Math.clamp(minor - interest, 0, balance.costs());
        waive(costs, interest, Math.max(0, minor - interest - costs));
    }

    private void pay(long minor) {
        Allocation paid = todays.allocate(balance, doubled, new Money(minor, balance.currency()));
        balance = paid.balance();
        doubled -= paid.toDoubled();
        titled = Math.min(titled, balance.costs() + balance.principal());
        interestPaid += paid.toInterest() - paid.toDoubled();
        principalPaid += paid.toPrincipal();
        credit += paid.unallocated();
    }
}
