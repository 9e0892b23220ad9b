package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import io.recourse.segmentation.domain.Profile.Budget;
import io.recourse.segmentation.domain.Profile.Transfer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a profile says that more is there than was declared. What it finds is a reason for a person to look, and decides
 * nothing.
 *
 * @param spendingBp spending of this share of declared income or more, basis points
 * @param lookBackDays transfers of so many days before the profile's day are looked at, that day included
 * @param companyDepth steps from the debtor to a related company at most
 */
public record ProfileRules(
        @Nullable Source spendingSource,
        int spendingBp,
        @Nullable Source lookBackSource,
        int lookBackDays,
        @Nullable Source companySource,
        int companyDepth) {

    public ProfileRules {
        Faults faults = new Faults("profiles");
        faults.unless(spendingSource != null && lookBackSource != null && companySource != null, "a source is missing");
        faults.unless(spendingBp > 10_000 && spendingBp <= 100_000, "spendingBp must be 10 001 … 100 000");
        faults.at("lookBackDays").days(lookBackDays, "lookBackDays");
        faults.unless(companyDepth >= 1 && companyDepth <= 10, "companyDepth must be 1 … 10");
        faults.raise();
    }

    /**
     * What a profile shows; null where the part it would be read from was not told.
     *
     * @param concealment spending is out of proportion to the income that was declared
     * @param transfers given away, or below what came back for them, within the look-back window
     * @param transferredAway what those transfers took from the debtor, minor units
     * @param companies related companies by their steps from the debtor
     */
    public record Flags(
            @Nullable Boolean concealment,
            @Nullable Integer transfers,
            @Nullable Long transferredAway,
            @Nullable Map<String, Integer> companies) {}

    public Flags flags(Profile profile) {
        List<Transfer> away = profile.transfers() == null
                ? null
                : profile.transfers().stream()
                        .filter(t -> isLookedAt(t.on(), profile.asOf()) && t.received() < t.amount())
                        .toList();
        return new Flags(
                profile.budget() == null ? null : concealment(profile.budget()),
                away == null ? null : away.size(),
                away == null
                        ? null
                        : away.stream()
                                .mapToLong(t -> t.amount() - t.received())
                                .sum(),
                profile.holdings() == null ? null : CompanyGraph.related(profile.holdings(), companyDepth));
    }

    /** Over the months of which both are known; without one of them nothing is said. */
    private @Nullable Boolean concealment(List<Budget> months) {
        long declared = 0;
        long spent = 0;
        boolean known = false;
        for (Budget month : months) {
            if (month.declared() != null && month.spent() != null) {
                declared += month.declared();
                spent += month.spent();
                known = true;
            }
        }
        return known
                ? spent > 0 && Math.multiplyExact(spent, 10_000L) >= Math.multiplyExact(declared, (long) spendingBp)
                : null;
    }

    private boolean isLookedAt(LocalDate on, LocalDate asOf) {
        long daysAgo = ChronoUnit.DAYS.between(on, asOf);
        return daysAgo >= 0 && daysAgo <= lookBackDays;
    }
}
