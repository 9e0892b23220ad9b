package io.recourse.litigation.domain;

import io.recourse.contracts.LitigationEvent.Route;
import io.recourse.contracts.Money;
import io.recourse.rules.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The courts of one jurisdiction as data: terms, routes, fees and our own habits, each with its source. Loaded once; a
 * policy that lacks a term stops the start.
 */
public record CourtPolicy(
        String jurisdiction,
        ZoneId forum,
        Source forumSource,
        Map<CourtTerm, Length> terms,
        Routing routing,
        Fees fees,
        Wages wages,
        Habits habits) {

    public CourtPolicy {
        terms = Map.copyOf(terms);
        for (CourtTerm term : CourtTerm.values()) {
            if (!terms.containsKey(term)) {
                throw new IllegalArgumentException("the policy has no term " + term);
            }
        }
    }

    /** Length of a term: days, months and years by civil law; the first day does not count. */
    public record Length(int amount, Unit unit, Source source) {
        public Length {
            if (amount < 0) {
                throw new IllegalArgumentException("a term must not be negative");
            }
        }
    }

    public enum Unit {
        DAYS,
        MONTHS,
        YEARS
    }

    /**
     * Where the routes part.
     *
     * @param paymentOrderBelow claims below it take the payment order if nothing else stands against it
     * @param smallClaimShareBp share of the provincial wage up to which a claim is small, 1/10 000
     * @param summaryUpTo claims up to it are simple enough for the summary procedure
     */
    public record Routing(
            Money paymentOrderBelow,
            Source paymentOrderSource,
            int smallClaimShareBp,
            Source smallClaimSource,
            Money summaryUpTo,
            Source summarySource) {}

    /**
     * Court fees (诉讼费用交纳办法). Enforcement has none here: the court takes it from the debtor afterwards (art. 20).
     *
     * @param bands ascending; each taxes the part of the claim above the band before it
     * @param shares which part of the full fee a route costs
     */
    public record Fees(String currency, Source source, List<Band> bands, Map<Route, Share> shares) {
        public Fees {
            bands = List.copyOf(bands);
            shares = Map.copyOf(shares);
        }
    }

    /**
     * One band of the tariff.
     *
     * @param upTo upper end, minor units, inclusive; null for the last
     * @param flat minor units for reaching the band
     * @param bp 1/10 000 of the part that lies in the band
     */
    public record Band(@Nullable Long upTo, long flat, int bp) {}

    public record Share(int numerator, int denominator, Source source) {}

    /**
     * Yearly average wages; the latest published year counts (民诉法解释 art. 272).
     *
     * @param elsewhere for provinces without an entry of their own
     */
    public record Wages(Map<String, Wage> provinces, Wage elsewhere) {
        public Wages {
            provinces = Map.copyOf(provinces);
        }

        Wage of(String province) {
            Wage own = provinces.get(province);
            return own != null ? own : elsewhere;
        }
    }

    public record Wage(int year, Money yearly, Source source) {}

    /**
     * Our own habits, no law.
     *
     * @param startAfterDays rest between the end of talks and the first filing: the last day's payments are still being
     *     booked
     * @param askAgainAfterDays rest before asking again
     * @param resultWithinDays days after which the court is asked about a filing without a result, and asked again
     * @param statusAsks how often it is asked before a person must
     * @param warnDaysBefore days before the last day for an act on which a person is warned
     * @param proceedsWithinDays days we wait for money on its way before we call a title uncollectable
     */
    public record Habits(
            int startAfterDays,
            int askAgainAfterDays,
            int resultWithinDays,
            int statusAsks,
            int warnDaysBefore,
            int proceedsWithinDays,
            Source source) {}

    Length length(CourtTerm term) {
        Length length = terms.get(term);
        if (length == null) {
            throw new IllegalStateException("the policy has no term " + term);
        }
        return length;
    }
}
