package io.recourse.segmentation.domain;

import io.recourse.rules.Source;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a case is an early warning, before it costs money; once per cause. Lenders read them in a list, while the case lives.
 *
 * @param dpdOver a warning once DPD is greater than this
 * @param industryIndexBp a warning if the industry's index has fallen to this change against its baseline, basis points, below 0
 * @param staleAfterDays an index that speaks of more days ago than these counts for nothing
 */
public record EarlyWarnings(
        @Nullable Source source,
        int dpdOver,
        int industryIndexBp,
        @Nullable Source staleSource,
        int staleAfterDays) {

    /** What a warning is about. */
    public enum Warning {
        DPD,
        INDUSTRY
    }

    public EarlyWarnings {
        Faults faults = new Faults("early-warnings");
        faults.unless(source != null && staleSource != null, "source is missing");
        faults.unless(dpdOver >= 1, "dpdOver must be ≥ 1");
        faults.unless(industryIndexBp < 0, "industryIndexBp must be < 0");
        faults.days(staleAfterDays, "staleAfterDays");
        faults.raise();
    }

    boolean fallen(int indexBp) {
        return indexBp <= industryIndexBp;
    }

    /** Whether nobody has read the index for too long. */
    public boolean isStale(IndustryIndex index, Instant at) {
        return Duration.between(index.asOf(), at).compareTo(Duration.ofDays(staleAfterDays)) > 0;
    }
}
