package io.recourse.segmentation.domain;

import java.time.Instant;

/**
 * One version of a strategy. What it says never changes.
 *
 * <pre>
 * Unwritten ──written──▶ Draft ──the book takes it──▶ Active ──the book drops it──▶ Retired
 * </pre>
 *
 * Cases that have it keep it when it is retired, unless they are migrated.
 */
public sealed interface StrategyState {

    /** Nothing is known but the name. */
    record Unwritten(String reference) implements StrategyState {
        Draft written(StrategyDocument document, String by) {
            return new Draft(document, by);
        }
    }

    /** What it says is known. */
    sealed interface Written extends StrategyState {
        StrategyDocument document();

        /** Who wrote it. */
        String by();
    }

    /** No case gets it yet. */
    record Draft(StrategyDocument document, String by) implements Written {
        Active activated(Instant since, String assessment) {
            return new Active(document, by, since, assessment);
        }
    }

    /**
     * Cases get it.
     *
     * @param assessment where the assessment of its impact on people stands (个人信息保护法 art. 55)
     */
    record Active(StrategyDocument document, String by, Instant since, String assessment) implements Written {
        Retired retired(Instant at) {
            return new Retired(document, by, since, assessment, at);
        }
    }

    /** No case gets it any more. */
    record Retired(StrategyDocument document, String by, Instant since, String assessment, Instant at)
            implements Written {}
}
