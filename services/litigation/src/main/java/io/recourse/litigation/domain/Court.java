package io.recourse.litigation.domain;

import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.calendar.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Answers questions about one jurisdiction's courts from its policy and its calendar. */
final class Court {

    /** A route and the rule that chose it. */
    record Choice(Route route, String rule) {}

    private final CourtPolicy policy;
    private final Terms calendar;

    Court(CourtPolicy policy, Terms calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    CourtPolicy.Habits habits() {
        return policy.habits();
    }

    /** True if these courts have a say over the case. */
    boolean knows(Docket.Debt debt) {
        return policy.jurisdiction().equals(debt.jurisdiction());
    }

    String rule(CourtTerm term) {
        return policy.length(term).source().citation();
    }

    /** The end of a term that an event at {@code start} sets running: 24:00 of its last day. */
    Instant end(CourtTerm term, Instant start) {
        return end(term, LocalDays.dateOf(start, policy.forum()));
    }

    /** The end of a term that begins where another, ending at {@code end}, stops. */
    Instant endAfter(CourtTerm term, Instant end) {
        return end(term, LocalDays.dateOf(end.minusNanos(1000), policy.forum()));
    }

    /** True if an instant lies on an earlier day of the forum than another; courts report days, not hours. */
    boolean dayBefore(Instant at, Instant other) {
        return LocalDays.dateOf(at, policy.forum()).isBefore(LocalDays.dateOf(other, policy.forum()));
    }

    private Instant end(CourtTerm term, LocalDate start) {
        CourtPolicy.Length length = policy.length(term);
        return switch (length.unit()) {
            case DAYS -> calendar.days(start, length.amount()).endsAt(policy.forum());
            case MONTHS -> calendar.months(start, length.amount()).endsAt(policy.forum());
            case YEARS -> calendar.years(start, length.amount()).endsAt(policy.forum());
        };
    }

    /** The first route of a case (民诉法 art. 225, 民诉法解释 art. 427); asked only once no dispute is pending. */
    Choice firstRoute(Docket docket) {
        Money claim = docket.standing().balance().total();
        Money limit = policy.routing().paymentOrderBelow();
        if (docket.debt().province().isBlank()) {
            return suitRoute(docket.debt(), claim, "debtor-not-servable");
        }
        if (!claim.currency().equals(limit.currency()) || claim.compareTo(limit) >= 0) {
            return suitRoute(docket.debt(), claim, "above-payment-order-limit");
        }
        return new Choice(
                Route.PAYMENT_ORDER,
                "sum-certain-due-and-servable: "
                        + policy.routing().paymentOrderSource().citation());
    }

    /** Small claim, summary or ordinary, by the sum (民诉法 art. 160, 165). */
    Choice suitRoute(Docket.Debt debt, Money claim, String because) {
        CourtPolicy.Routing routing = policy.routing();
        CourtPolicy.Wage wage = policy.wages().of(debt.province());
        if (!claim.currency().equals(routing.summaryUpTo().currency())) {
            return new Choice(Route.ORDINARY, because + ", foreign-currency");
        }
        long smallUpTo = Math.multiplyExact(wage.yearly().minor(), routing.smallClaimShareBp()) / 10_000;
        if (claim.minor() <= smallUpTo && !debt.province().isBlank()) {
            return new Choice(
                    Route.SMALL_CLAIM,
                    because + ", " + routing.smallClaimSource().citation());
        }
        return claim.compareTo(routing.summaryUpTo()) <= 0
                ? new Choice(
                        Route.SUMMARY, because + ", " + routing.summarySource().citation())
                : new Choice(Route.ORDINARY, because + ", above-summary-limit");
    }

    /** The court's fee for an act; null if the tariff is in another currency than the claim. */
    @Nullable
    Money fee(Act act, Docket.Debt debt, Money claim) {
        return switch (act) {
            case FILE_PAYMENT_ORDER -> fee(Route.PAYMENT_ORDER, claim);
            case FILE_SUIT -> fee(suitRoute(debt, claim, "").route(), claim);
            case APPLY_ENFORCEMENT -> Money.zero(claim.currency());
        };
    }

    /** The fee of a claim on a route, rounded half to even once, at the end. */
    @Nullable
    Money fee(Route route, Money claim) {
        CourtPolicy.Fees fees = policy.fees();
        CourtPolicy.Share share = fees.shares().get(route);
        if (!fees.currency().equals(claim.currency()) || share == null) {
            return null;
        }
        BigDecimal full = BigDecimal.ZERO;
        long below = 0;
        for (CourtPolicy.Band band : fees.bands()) {
            long top = band.upTo() == null ? claim.minor() : Math.min(claim.minor(), band.upTo());
            BigDecimal taxed = BigDecimal.valueOf(top - below).multiply(BigDecimal.valueOf(band.bp(), 4));
            full = full.add(BigDecimal.valueOf(band.flat())).add(taxed);
            if (top == claim.minor()) {
                break;
            }
            below = top;
        }
        long minor = full.multiply(BigDecimal.valueOf(share.numerator()))
                .divide(BigDecimal.valueOf(share.denominator()), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
        return new Money(minor, claim.currency());
    }
}
