package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Strategy.Situation;
import java.util.List;

/** All strategies in force, in the order in which they are asked. */
public final class StrategyBook {

    private final Talks talks;
    private final List<Strategy> strategies;
    private final Strategy otherwise;

    StrategyBook(Talks talks, List<Strategy> strategies, Strategy otherwise) {
        this.talks = talks;
        this.strategies = List.copyOf(strategies);
        this.otherwise = otherwise;
    }

    /**
     * Judges a document and makes the book of it.
     *
     * @throws InvalidPolicy with all faults, if there are any
     */
    public static StrategyBook from(StrategyDocument document, Conditions conditions) {
        return new StrategyReader(conditions).read(document);
    }

    /** The first strategy whose condition holds, else the default. */
    public Strategy choose(Situation situation) {
        return strategies.stream()
                .filter(strategy -> strategy.when() != null && strategy.when().holds(situation))
                .findFirst()
                .orElse(otherwise);
    }

    Talks talks() {
        return talks;
    }

    public List<Strategy> strategies() {
        return strategies;
    }
}
