package io.recourse.rules.money;

import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.rules.Source;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The most a private lender may ask: a multiple of the one-year loan prime rate of the day the contract was concluded, for
 * interest, default interest, penalties and fees together (民间借贷规定 art. 25, 28, 29). Licensed lenders are exempt (art. 1
 * para. 2).
 *
 * @param times of the loan prime rate: 4
 * @param contractsFrom contracts concluded before this day have the rate of the day of the suit (art. 31 para. 2)
 * @param dayCount in which the multiple is a year's rate; a contract that counts otherwise may ask as much as it comes to
 * @param rates the prime rates, as one source or several that continue each other tell them
 */
public record RateCap(
        String jurisdiction,
        Source source,
        int times,
        LocalDate contractsFrom,
        Source contractsSource,
        DayCount dayCount,
        Source dayCountSource,
        List<Rates> rates) {

    /**
     * What one source tells of the prime rate.
     *
     * @param knownTo last day for which the changes, with those of the sources before, are known to be whole; a later day has
     *     no rate here
     * @param changes the days on which another rate than the one before was published, in any order
     */
    public record Rates(LocalDate knownTo, Source source, List<Change> changes) {

        public Rates {
            changes = changes.stream()
                    .sorted(Comparator.comparing(Change::publishedOn))
                    .toList();
            if (!changes.isEmpty() && changes.getLast().publishedOn().isAfter(knownTo)) {
                throw new IllegalArgumentException("rates are known to the day of the last change at least");
            }
        }
    }

    /** @param annualBp basis points a year: 3.85 % is 385 */
    public record Change(LocalDate publishedOn, int annualBp) {
        public Change {
            if (annualBp < 0) {
                throw new IllegalArgumentException("a prime rate must not be negative");
            }
        }
    }

    /**
     * What a day's rate comes to.
     *
     * @param primeBp the one-year loan prime rate of that day, basis points a year
     * @param publishedOn the day that rate was first published
     * @param mostBp the most that may be asked, basis points a year by the cap's own day count
     */
    public record Most(LocalDate publishedOn, int primeBp, int mostBp) {}

    public RateCap {
        rates = List.copyOf(rates);
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("a rate cap needs prime rates");
        }
    }

    /** Last day for which the prime rate is known. */
    public LocalDate knownTo() {
        return rates.stream().map(Rates::knownTo).max(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * The same cap with what was published since.
     *
     * @throws IllegalArgumentException if it says of a day known already that another rate stood on it
     */
    public RateCap continuedBy(Rates later) {
        for (Change change : later.changes()) {
            Most known = on(change.publishedOn());
            if (known != null && known.primeBp() != change.annualBp()) {
                throw new IllegalArgumentException(
                        "on " + change.publishedOn() + " the prime rate is known to be " + known.primeBp() + " bp");
            }
        }
        return new RateCap(
                jurisdiction,
                source,
                times,
                contractsFrom,
                contractsSource,
                dayCount,
                dayCountSource,
                Stream.concat(rates.stream(), Stream.of(later)).toList());
    }

    /** Whether a contract of that day has a cap of its own day; an older one has that of the day of the suit. */
    public boolean countsFromContract(LocalDate contract) {
        return !contract.isBefore(contractsFrom);
    }

    /**
     * The highest rate of a contract that bears no more in a common year than the cap does: whole basis points, the broken one
     * left to the debtor.
     */
    public int mostBp(Most most, DayCount contract) {
        Ratio capped = DayCounts.commonYear(dayCount);
        Ratio asked = DayCounts.commonYear(contract);
        long bears = Math.multiplyExact(most.mostBp(), capped.numerator() * asked.denominator());
        return Math.toIntExact(bears / (capped.denominator() * asked.numerator()));
    }

    /** By the rate that stood on that day; null where the table says nothing of it. */
    public @Nullable Most on(LocalDate day) {
        if (day.isAfter(knownTo())) {
            return null;
        }
        return rates.stream()
                .flatMap(told -> told.changes().stream())
                .sorted(Comparator.comparing(Change::publishedOn))
                .filter(change -> !change.publishedOn().isAfter(day))
                .reduce((_, later) -> later)
                .map(change ->
                        new Most(change.publishedOn(), change.annualBp(), Math.multiplyExact(times, change.annualBp())))
                .orElse(null);
    }
}
