package io.recourse.segmentation.edge;

import io.recourse.casework.query.Reckoned;
import io.recourse.segmentation.domain.CaseState;
import io.recourse.segmentation.domain.IndustryIndex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the view of a case says beyond its state. */
@Singleton
class CaseViews {

    /** @param stale whether it speaks of too long ago: then it warns of nothing, and the score goes by the pushed one */
    public record IndexNow(IndustryIndex industryIndex, boolean stale) {}

    @Produces
    @Singleton
    Reckoned index(InForce inForce) {
        return (state, now) -> {
            IndustryIndex index =
                    state instanceof CaseState.Live live ? live.standing().index() : null;
            return index == null
                    ? null
                    : new IndexNow(index, inForce.policy().warnings().isStale(index, now));
        };
    }
}
