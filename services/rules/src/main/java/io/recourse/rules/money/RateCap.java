package io.recourse.rules.money;

import io.recourse.contracts.AccountPushed.DayCount;
import io.recourse.rules.Source;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most a private lender may ask: a multiple of the one-year loan prime rate of the day the contract was concluded, for
 * interest, default interest, penalties and fees together (民间借贷规定 art. 25, 28, 29). Licensed lenders are exempt (art. 1
 * para. 2).
 *
 * @param times of the loan prime rate: 4
 * @param contractsFrom contracts concluded before this day have the rate of the day of the suit (art. 31 para. 2)
 * @param dayCount in which the multiple is a year's rate; a contract that counts otherwise may ask as much as it comes to
 * @param knownTo last day for which the table is known to be whole; a later day has no rate here
 * @param changes the days on which another rate than the one before was published, in any order
 */
public record RateCap(
        String jurisdiction,
        Source source,
        int times,
        LocalDate contractsFrom,
        Source contractsSource,
        DayCount dayCount,
        Source dayCountSource,
        LocalDate knownTo,
        Source ratesSource,
        List<Change> changes) {

    /** @param annualBp basis points a year: 3.85 % is 385 */
    public record Change(LocalDate publishedOn, int annualBp) {}

    /**
     * What a day's rate comes to.
     *
     * @param primeBp the one-year loan prime rate of that day, basis points a year
     * @param publishedOn the day that rate was first published
     * @param mostBp the most that may be asked, basis points a year by the cap's own day count
     */
    public record Most(LocalDate publishedOn, int primeBp, int mostBp) {}

    public RateCap {
        changes = changes.stream()
                .sorted(Comparator.comparing(Change::publishedOn))
                .toList();
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
        if (day.isAfter(knownTo)) {
            return null;
        }
        return changes.stream()
                .filter(change -> !change.publishedOn().isAfter(day))
                .reduce((_, later) -> later)
                .map(change ->
                        new Most(change.publishedOn(), change.annualBp(), Math.multiplyExact(times, change.annualBp())))
                .orElse(null);
    }
}
