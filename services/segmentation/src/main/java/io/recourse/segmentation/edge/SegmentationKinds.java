package io.recourse.segmentation.edge;

import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.contracts.StrategyNews;
import io.recourse.segmentation.domain.BookDecider;
import io.recourse.segmentation.domain.BookEvent;
import io.recourse.segmentation.domain.BookInput;
import io.recourse.segmentation.domain.BookState;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseEvent;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.CaseState;
import io.recourse.segmentation.domain.StrategyDecider;
import io.recourse.segmentation.domain.StrategyEvent;
import io.recourse.segmentation.domain.StrategyInput;
import io.recourse.segmentation.domain.StrategyState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of subject segmentation has. */
@Singleton
class SegmentationKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 1;

    /** Nothing of a strategy or the book is derived by policy. */
    private static final String NO_DEADLINES = RulesHash.of(SegmentationKinds.class, DECIDER_VERSION);

    @Produces
    @Singleton
    Kinds kinds(InForce inForce) {
        return Kinds.of(
                "segmentation",
                SubjectKind.of(
                        new CaseDecider(inForce::policy),
                        CaseState.class,
                        CaseInput.class,
                        CaseEvent.class,
                        e -> new CaseEvent.Told((SegmentationEvent) e),
                        RulesHash.of(SegmentationKinds.class, DECIDER_VERSION, PolicyFiles.RESOURCES),
                        new FacetColumn(CaseDecider.BAND, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.PRIORITY, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.STRATEGY, FacetColumn.Type.TEXT)),
                SubjectKind.of(
                        new StrategyDecider(inForce.reader()),
                        StrategyState.class,
                        StrategyInput.class,
                        StrategyEvent.class,
                        e -> new StrategyEvent.StrategyTold((StrategyNews) e),
                        NO_DEADLINES),
                SubjectKind.silent(
                        new BookDecider(inForce.conditions()),
                        BookState.class,
                        BookInput.class,
                        BookEvent.class,
                        NO_DEADLINES));
    }
}
