package io.recourse.disposal.edge;

import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.contracts.DisposalEvent;
import io.recourse.disposal.domain.AssetDecider;
import io.recourse.disposal.domain.AssetEvent;
import io.recourse.disposal.domain.AssetInput;
import io.recourse.disposal.domain.AssetState;
import io.recourse.disposal.domain.AuctionDecider;
import io.recourse.disposal.domain.AuctionEvent;
import io.recourse.disposal.domain.AuctionInput;
import io.recourse.disposal.domain.AuctionState;
import io.recourse.disposal.domain.CaseDecider;
import io.recourse.disposal.domain.CaseEvent;
import io.recourse.disposal.domain.CaseInput;
import io.recourse.disposal.domain.CaseState;
import io.recourse.disposal.domain.DisposalLaw;
import io.recourse.disposal.domain.DisposalRules;
import io.recourse.disposal.domain.SalePolicy;
import io.recourse.rules.pack.Packs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The kinds of subject disposal has, and who carries out what they want done. */
@Singleton
class DisposalKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 1;

    private static final String LAW = "/policy/disposal-cn.json";
    private static final String POLICY = "/policy/sale-ours.json";

    @Produces
    @Singleton
    Kinds kinds(DisposalConfig config) {
        return of(config.venue());
    }

    static Kinds of(String venue) {
        DisposalLaw law = Packs.resource(DisposalLaw.class, LAW);
        DisposalRules rules = new DisposalRules(
                law,
                Packs.resource(SalePolicy.class, POLICY),
                Packs.clearance(law.jurisdiction()),
                Packs.terms(law.jurisdiction()));
        String hash = RulesHash.of(
                DisposalKinds.class,
                DECIDER_VERSION,
                LAW,
                POLICY,
                "/rules/calendar-cn.json",
                "/rules/clearance-cn.json");
        return Kinds.of(
                "disposal",
                SubjectKind.of(
                        new CaseDecider(rules),
                        CaseState.class,
                        CaseInput.class,
                        CaseEvent.class,
                        e -> new CaseEvent.Told((DisposalEvent) e),
                        hash),
                SubjectKind.silent(
                        new AssetDecider(rules, venue),
                        AssetState.class,
                        AssetInput.class,
                        AssetEvent.class,
                        hash,
                        new FacetColumn("asset_kind", FacetColumn.Type.TEXT),
                        new FacetColumn("value_minor", FacetColumn.Type.BIGINT)),
                SubjectKind.silent(
                        new AuctionDecider(rules, venue),
                        AuctionState.class,
                        AuctionInput.class,
                        AuctionEvent.class,
                        hash,
                        new FacetColumn("round", FacetColumn.Type.BIGINT),
                        new FacetColumn("start_minor", FacetColumn.Type.BIGINT)));
    }

    @Produces
    @Singleton
    EffectAdapter valuations(DisposalConfig config) {
        return new WebhookAdapter(
                "valuation", config.valuationUrl(), config.token().orElse(""));
    }

    @Produces
    @Singleton
    EffectAdapter auctions(DisposalConfig config) {
        return new WebhookAdapter("auction", config.auctionUrl(), config.token().orElse(""));
    }
}
