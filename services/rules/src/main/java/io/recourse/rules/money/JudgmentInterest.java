package io.recourse.rules.money;

import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import java.util.List;

/**
 * Doubled interest for late performance of a title (民事诉讼法 art. 264 and the interpretation of 2014): simple, on every money
 * debt of the title except general interest, from the end of the performance term, not during suspensions the debtor did not ask for.
 *
 * @param perDay 175/1 000 000, that is 0.0175 % a day
 */
public record JudgmentInterest(Source source, Ratio perDay) {

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
     * Doubled interest for some days.
     *
     * @param days days after the performance term, suspensions taken out, ≥ 0
     */
    public Money on(TitleDebts debts, long days) {
        Money base = debts.base();
        return Interest.daily(base.currency(), List.of(new Interest.Leg(base.minor(), days)), perDay);
    }
}
