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
import io.recourse.segmentation.domain.HeatDecider;
import io.recourse.segmentation.domain.HeatEvent;
import io.recourse.segmentation.domain.HeatInput;
import io.recourse.segmentation.domain.HeatRules;
import io.recourse.segmentation.domain.HeatState;
import io.recourse.segmentation.domain.HeatWeekDecider;
import io.recourse.segmentation.domain.HeatWeekEvent;
import io.recourse.segmentation.domain.HeatWeekInput;
import io.recourse.segmentation.domain.HeatWeekState;
import io.recourse.segmentation.domain.IndustryDecider;
import io.recourse.segmentation.domain.IndustryEvent;
import io.recourse.segmentation.domain.IndustryInput;
import io.recourse.segmentation.domain.IndustryState;
import io.recourse.segmentation.domain.ModelDecider;
import io.recourse.segmentation.domain.ModelEvent;
import io.recourse.segmentation.domain.ModelInput;
import io.recourse.segmentation.domain.ModelState;
import io.recourse.segmentation.domain.ProfileDecider;
import io.recourse.segmentation.domain.ProfileEvent;
import io.recourse.segmentation.domain.ProfileInput;
import io.recourse.segmentation.domain.ProfileState;
import io.recourse.segmentation.domain.ScoringDecider;
import io.recourse.segmentation.domain.ScoringEvent;
import io.recourse.segmentation.domain.ScoringInput;
import io.recourse.segmentation.domain.ScoringState;
import io.recourse.segmentation.domain.StrategyDecider;
import io.recourse.segmentation.domain.StrategyEvent;
import io.recourse.segmentation.domain.StrategyInput;
import io.recourse.segmentation.domain.StrategyState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of subject segmentation has. */
@Singleton
class SegmentationKinds {

    /** Raise when what {@code deadlines} or {@code facets} derives changes. */
    private static final int DECIDER_VERSION = 4;

    /** Nothing of a strategy, a model, what is in force, a profile or an industry is derived by policy. */
    private static final String NO_DEADLINES = RulesHash.of(SegmentationKinds.class, 1);

    @Produces
    @Singleton
    HeatRules heat() {
        return PolicyFiles.heat();
    }

    @Produces
    @Singleton
    Kinds kinds(InForce inForce, HeatRules heat) {
        return Kinds.of(
                "segmentation",
                SubjectKind.of(
                        new CaseDecider(inForce::forCases),
                        CaseState.class,
                        CaseInput.class,
                        CaseEvent.class,
                        e -> new CaseEvent.Told((SegmentationEvent) e),
                        RulesHash.of(SegmentationKinds.class, DECIDER_VERSION, PolicyFiles.RESOURCES),
                        new FacetColumn(CaseDecider.BAND, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.PRIORITY, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.STRATEGY, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.PD, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.BUCKET, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.PROVINCE, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.CURRENCY, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.OWED, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.ARM, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.OUTCOME, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.OWED_THEN, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.PAID, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.CYCLE, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.CONTACT_COST, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.COMPLAINTS, FacetColumn.Type.BIGINT),
                        new FacetColumn(CaseDecider.CLUSTER, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.INDUSTRY, FacetColumn.Type.TEXT),
                        new FacetColumn(CaseDecider.WARNED, FacetColumn.Type.BOOLEAN),
                        new FacetColumn(CaseDecider.WARNED_DPD, FacetColumn.Type.BOOLEAN),
                        new FacetColumn(CaseDecider.WARNED_INDUSTRY, FacetColumn.Type.BOOLEAN)),
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
                        NO_DEADLINES),
                SubjectKind.silent(
                        new ModelDecider(), ModelState.class, ModelInput.class, ModelEvent.class, NO_DEADLINES),
                SubjectKind.silent(
                        new ScoringDecider(), ScoringState.class, ScoringInput.class, ScoringEvent.class, NO_DEADLINES),
                SubjectKind.silent(
                        new ProfileDecider(PolicyFiles.profiles()),
                        ProfileState.class,
                        ProfileInput.class,
                        ProfileEvent.class,
                        NO_DEADLINES),
                SubjectKind.silent(
                        new HeatWeekDecider(heat),
                        HeatWeekState.class,
                        HeatWeekInput.class,
                        HeatWeekEvent.class,
                        RulesHash.of(SegmentationKinds.class, 1, PolicyFiles.HEAT_RESOURCE)),
                SubjectKind.silent(new HeatDecider(), HeatState.class, HeatInput.class, HeatEvent.class, NO_DEADLINES),
                SubjectKind.silent(
                        new IndustryDecider(),
                        IndustryState.class,
                        IndustryInput.class,
                        IndustryEvent.class,
                        NO_DEADLINES));
    }
}
