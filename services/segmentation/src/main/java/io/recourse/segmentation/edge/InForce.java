package io.recourse.segmentation.edge;

import io.recourse.segmentation.domain.SegmentationPolicy;
import io.recourse.segmentation.domain.StrategyBook;
import jakarta.inject.Singleton;

/** What cases are judged by now, on this instance: the policies it ships, and the strategies of the book as last read. */
@Singleton
class InForce {

    private volatile SegmentationPolicy policy = PolicyFiles.load();

    SegmentationPolicy policy() {
        return policy;
    }

    void use(StrategyBook book) {
        policy = policy.with(book);
    }
}
