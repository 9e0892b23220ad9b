package io.recourse.segmentation.edge;

import io.recourse.casework.desk.DatabaseAway;
import io.recourse.segmentation.domain.Models;
import io.recourse.segmentation.domain.SegmentationPolicy;
import io.recourse.segmentation.domain.StrategyBook;
import io.recourse.segmentation.domain.StrategyReader;
import jakarta.inject.Singleton;

/** What cases are judged by now, on this instance: the policies it ships, and the strategies and models as last read. */
@Singleton
class InForce {

    private volatile SegmentationPolicy policy = PolicyFiles.load();
    private volatile boolean bookRead;
    private volatile boolean modelsRead;

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

    /** What the release ships until both shelves were read: of use for anything but to decide a case. */
    SegmentationPolicy policy() {
        return policy;
    }

    /** @throws DatabaseAway before both shelves were read: what the release ships may be in force no more */
    SegmentationPolicy forCases() {
        if (!bookRead) {
            throw new DatabaseAway("the book of strategies");
        }
        if (!modelsRead) {
            throw new DatabaseAway("the shelf of models");
        }
        return policy;
    }

    boolean isRead() {
        return bookRead && modelsRead;
    }

    synchronized void use(StrategyBook book) {
        policy = policy.with(book);
        bookRead = true;
    }

    synchronized void use(Models models) {
        policy = policy.with(models);
        modelsRead = true;
    }
}
