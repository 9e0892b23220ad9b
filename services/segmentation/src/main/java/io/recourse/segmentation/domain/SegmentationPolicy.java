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
        Models models,
        Clusters clusters,
        CauseRules causes,
        StrategyBook strategies,
        EarlyWarnings warnings,
        ContactCosts contactCosts,
        Map<String, WorkingDays> workingDays) {

    public SegmentationPolicy {
        workingDays = Map.copyOf(workingDays);
    }

    /** The same, with other strategies in force. */
    public SegmentationPolicy with(StrategyBook book) {
        return new SegmentationPolicy(
                rates, priority, models, clusters, causes, book, warnings, contactCosts, workingDays);
    }

    /** The same, scored by other models. */
    public SegmentationPolicy with(Models others) {
        return new SegmentationPolicy(
                rates, priority, others, clusters, causes, strategies, warnings, contactCosts, workingDays);
    }

    WorkingDays workingDaysOf(String jurisdiction) {
        WorkingDays listed = workingDays.get(jurisdiction);
        return listed == null ? WorkingDays.weekendsOnly() : listed;
    }
}
