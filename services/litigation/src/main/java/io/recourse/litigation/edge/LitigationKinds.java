package io.recourse.litigation.edge;

import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.contracts.LitigationEvent;
import io.recourse.litigation.domain.CaseDecider;
import io.recourse.litigation.domain.CaseEvent;
import io.recourse.litigation.domain.CaseInput;
import io.recourse.litigation.domain.CaseState;
import io.recourse.litigation.domain.CourtPolicy;
import io.recourse.rules.pack.Packs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of subject litigation has, and who carries out what they want done. */
@Singleton
class LitigationKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 1;

    private static final String COURT_POLICY = "/policy/court-cn.json";
    private static final String CLEARANCE = "/rules/clearance-cn.json";
    private static final String CALENDAR = "/rules/calendar-cn.json";

    @Produces
    @Singleton
    Kinds kinds(LitigationConfig config) {
        return of(config.firm());
    }

    static Kinds of(String firm) {
        CourtPolicy policy = Packs.resource(CourtPolicy.class, COURT_POLICY);
        return Kinds.of(
                "litigation",
                SubjectKind.of(
                        new CaseDecider(
                                policy,
                                Packs.clearance(policy.jurisdiction()),
                                Packs.terms(policy.jurisdiction()),
                                firm),
                        CaseState.class,
                        CaseInput.class,
                        CaseEvent.class,
                        e -> new CaseEvent.Told((LitigationEvent) e),
                        RulesHash.of(LitigationKinds.class, DECIDER_VERSION, COURT_POLICY, CLEARANCE, CALENDAR),
                        new FacetColumn("route", FacetColumn.Type.TEXT),
                        new FacetColumn("claim_minor", FacetColumn.Type.BIGINT),
                        new FacetColumn("title_at", FacetColumn.Type.INSTANT)));
    }

    @Produces
    @Singleton
    EffectAdapter filings(LitigationConfig config) {
        return new WebhookAdapter(
                "filing", config.filingUrl(), config.filingToken().orElse(""));
    }
}
