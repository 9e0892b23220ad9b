package io.recourse.segmentation.edge;

import io.recourse.segmentation.domain.Models;
import io.recourse.segmentation.domain.SegmentationPolicy;
import io.recourse.segmentation.domain.StrategyBook;
import io.recourse.segmentation.domain.StrategyReader;
import jakarta.inject.Singleton;

/** What cases are judged by now, on this instance: the policies it ships, and the strategies and models as last read. */
@Singleton
class InForce {

    private volatile SegmentationPolicy policy = PolicyFiles.load();

    private final CelConditions conditions = new CelConditions();
    private final StrategyReader reader =
            new StrategyReader(conditions, policy.strategies().talks());

    CelConditions conditions() {
        return conditions;
    }

    /** Judges what people write of a strategy, by what binds every strategy. */
    StrategyReader reader() {
        return reader;
    }

    SegmentationPolicy policy() {
        return policy;
    }

    synchronized void use(StrategyBook book) {
        policy = policy.with(book);
    }

    synchronized void use(Models models) {
        policy = policy.with(models);
    }
}
