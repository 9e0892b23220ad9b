package io.recourse.rules.money;

import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import io.recourse.rules.calendar.LocalDays;
import io.recourse.rules.calendar.Terms;
import io.recourse.rules.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Doubled interest for late performance of a title (民事诉讼法 art. 264 and the interpretation of 2014): simple, on every money
 * debt of the title except general interest, from the end of the performance term, not during suspensions the debtor did not ask for.
 *
 * @param source its {@code validFrom} is the first day that bears it by this rule
 * @param perDay 175/1 000 000, that is 0.0175 % a day
 */
public record JudgmentInterest(Source source, Ratio perDay, Performance performance) {

    /**
     * How long a debtor has where the title's own term is not known.
     *
     * @param days days after the title took effect, ≥ 0
     * @param endedByTitle routes whose title takes effect when the debtor's time to pay is over
     */
    public record Performance(int days, List<Route> endedByTitle, Source source) {
        public Performance {
            endedByTitle = List.copyOf(endedByTitle);
            if (days < 0) {
                throw new IllegalArgumentException("a performance term must not be negative");
            }
        }
    }

    /**
     * The money debts of a title.
     *
     * @param otherDebts damages, penalties, costs awarded
     * @param generalInterest in the title, but never in the base
     */
    public record TitleDebts(Money principal, Money otherDebts, Money generalInterest) {
        /** What doubled interest is counted on. */
        public Money base() {
            return principal.plus(otherDebts);
        }
    }

    /**
     * The last day on which the debtor may perform; the day after it is the first that bears doubled interest.
     *
     * @param at when the title took effect, as courts' terms end: 24:00 of a day
     */
    public LocalDate performBy(Route route, Instant at, WorkingDays calendar, ZoneId forum) {
        return performance.endedByTitle().contains(route)
                ? lastDayBefore(at, forum)
                : new Terms(calendar)
                        .days(LocalDays.dateOf(at, forum), performance.days())
                        .lastDay();
    }

    /**
     * The last day that bears nothing by this rule. What fell due for days before is of another law (interpretation of 2014 art. 7:
     * twice a bank's loan rate), which is no one number: nothing is reckoned for them, a court or the lender tells it.
     */
    public LocalDate lastDayBefore() {
        return source.validFrom().minusDays(1);
    }

    /** The last day that was not over at the instant: of 24:00 the day that ends then. */
    public static LocalDate lastDayBefore(Instant at, ZoneId forum) {
        return LocalDays.dateOf(at.minusNanos(1), forum);
    }

    /**
     * Doubled interest for some days.
     *
     * @param days days after the performance term, suspensions taken out, ≥ 0
     */
    public Money on(TitleDebts debts, long days) {
        Money base = debts.base();
        return Interest.daily(base.currency(), List.of(new Interest.Leg(base.minor(), days)), perDay);
    }
}
