package io.recourse.segmentation.domain;

import io.recourse.rules.calendar.WorkingDays;
import java.util.Map;

/**
 * Everything a case is judged by; changing any part changes the rules hash of the kind.
 *
 * @param workingDays by jurisdiction ({@code CN}); one that is not listed has weekends only
 */
public record SegmentationPolicy(
        ReferenceRates rates,
        PriorityPolicy priority,
        Scorecard scorecard,
        Clusters clusters,
        CauseRules causes,
        StrategyBook strategies,
        EarlyWarnings warnings,
        ContactCosts contactCosts,
        Map<String, WorkingDays> workingDays) {

    public SegmentationPolicy {
        workingDays = Map.copyOf(workingDays);
        Faults faults = new Faults("scorecard");
        scorecard.features().forEach(f -> faults.unless(f.everyCaseHasIt(), f + ": not every case has it"));
        faults.raise();
    }

    /** The same, with other strategies in force. */
    public SegmentationPolicy with(StrategyBook book) {
        return new SegmentationPolicy(
                rates, priority, scorecard, clusters, causes, book, warnings, contactCosts, workingDays);
    }

    WorkingDays workingDaysOf(String jurisdiction) {
        WorkingDays listed = workingDays.get(jurisdiction);
        return listed == null ? WorkingDays.weekendsOnly() : listed;
    }
}
