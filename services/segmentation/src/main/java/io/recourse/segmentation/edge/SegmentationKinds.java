package io.recourse.segmentation.edge;

import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.contracts.SegmentationEvent;
import io.recourse.segmentation.domain.CaseDecider;
import io.recourse.segmentation.domain.CaseEvent;
import io.recourse.segmentation.domain.CaseInput;
import io.recourse.segmentation.domain.CaseState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of subject segmentation has. */
@Singleton
class SegmentationKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 1;

    @Produces
    @Singleton
    Kinds kinds() {
        return Kinds.of(
                "segmentation",
                SubjectKind.of(
                        new CaseDecider(PolicyFiles.load()),
                        CaseState.class,
                        CaseInput.class,
                        CaseEvent.class,
                        e -> new CaseEvent.Told((SegmentationEvent) e),
                        RulesHash.of(SegmentationKinds.class, DECIDER_VERSION, PolicyFiles.RESOURCES),
                        new FacetColumn(CaseDecider.BAND, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.PRIORITY, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.STRATEGY, FacetColumn.Type.TEXT)));
    }
}
