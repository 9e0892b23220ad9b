package io.recourse.segmentation.domain;

import io.recourse.segmentation.domain.Strategy.Situation;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All strategies in force, in the order in which they are asked. */
public final class StrategyBook {

    private static final Comparator<Strategy> ORDER = Comparator.<Strategy>comparingInt(
                    strategy -> strategy.when() == null
                            ? Integer.MAX_VALUE
                            : strategy.when().rank())
            .thenComparing(Strategy::code);

    private final Talks talks;
    private final List<Strategy> strategies;
    private final Strategy otherwise;

    /** @param strategies one of them, and only one, is the default */
    public StrategyBook(Talks talks, List<Strategy> strategies) {
        this.talks = talks;
        this.strategies = strategies.stream().sorted(ORDER).toList();
        List<Strategy> defaults =
                strategies.stream().filter(strategy -> strategy.when() == null).toList();
        if (defaults.size() != 1) {
            throw new IllegalArgumentException("a book has one default, not " + defaults.size());
        }
        this.otherwise = defaults.getFirst();
    }

    /**
     * Judges a document and makes the book of it.
     *
     * @throws InvalidPolicy with all faults, if there are any
     */
    public static StrategyBook from(PlaybookDocument document, Conditions conditions) {
        return new PlaybookReader(conditions).read(document);
    }

    /** The first strategy whose condition holds, else the default. */
    public Strategy choose(Situation situation) {
        for (Strategy strategy : strategies) {
            // the default, which takes every case, is the last of them
            if (strategy.takes(situation)) {
                return strategy;
            }
        }
        return otherwise;
    }

    /** Null if it is not in force. */
    public @Nullable Strategy find(String reference) {
        return strategies.stream()
                .filter(strategy -> strategy.reference().equals(reference))
                .findAny()
                .orElse(null);
    }

    public Talks talks() {
        return talks;
    }

    /** In the order in which they are asked, the default last. */
    public List<Strategy> strategies() {
        return strategies;
    }
}
