package io.recourse.segmentation.domain;

import io.recourse.casework.decision.Published;
import io.recourse.contracts.StrategyNews;

/** What happened to one version of a strategy. */
public sealed interface StrategyEvent {

    /** It is in force, or is not any more. */
    record StrategyTold(StrategyNews event) implements StrategyEvent, Published {}

    /** @param by who wrote it */
    record StrategyDrafted(StrategyDocument document, String by) implements StrategyEvent {}
}
