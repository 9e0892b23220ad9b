package io.recourse.intake.edge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.contracts.IntakeEvent;
import io.recourse.intake.domain.CaseDecider;
import io.recourse.intake.domain.CaseEvent;
import io.recourse.intake.domain.CaseInput;
import io.recourse.intake.domain.CasePolicy;
import io.recourse.intake.domain.CaseState;
import io.recourse.intake.domain.LedgerPack;
import io.recourse.intake.domain.PartyDecider;
import io.recourse.intake.domain.PartyEvent;
import io.recourse.intake.domain.PartyInput;
import io.recourse.intake.domain.PartyState;
import io.recourse.intake.domain.RevealPack;
import io.recourse.rules.pack.Packs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The kinds of subject intake has. */
@Singleton
class IntakeKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 1;

    /** Parties of schema 1 did not keep what was told of them; the next case that names them tells it anew. */
    private static final UnaryOperator<ObjectNode> FACTS_UNKNOWN = party -> party;

    /** Parties of schema 2 knew neither holds nor which of their cases were over; cases that are over do not tell it again. */
    private static final UnaryOperator<ObjectNode> CUSTODY_BEGINS = party -> {
        if (party.has("cases")) {
            ObjectNode custody = party.putObject("custody");
            custody.putArray("over");
            custody.putObject("holds");
        }
        return party;
    };

    /** Cases of schema 1 did not keep whom they name. */
    private static final UnaryOperator<ObjectNode> PARTIES_UNKNOWN = one -> {
        if (one.get("account") instanceof ObjectNode account) {
            account.putArray("parties");
        }
        return one;
    };

    private static final String REVEAL_POLICY = "/policy/reveals-cn.json";

    private static final String LEDGER_POLICY = "/policy/ledger-cn.json";

    /** Class path names of all that {@link CasePolicy} holds. */
    static final String[] RULES = {
        LEDGER_POLICY, "/rules/waterfalls-cn.json", "/rules/limitation-cn.json", "/rules/clearance-cn.json"
    };

    /** For which purposes who somebody is may be told. */
    @Produces
    @Singleton
    RevealPack reveals() {
        return Packs.resource(RevealPack.class, REVEAL_POLICY);
    }

    @Produces
    @Singleton
    Kinds kinds() {
        CasePolicy china = new CasePolicy(
                Packs.resource(LedgerPack.class, LEDGER_POLICY),
                Packs.waterfalls("CN"),
                Packs.limitation("CN"),
                Packs.clearance("CN"));
        return Kinds.of(
                "intake",
                SubjectKind.of(
                                new CaseDecider(Map.of("CN", china)),
                                CaseState.class,
                                CaseInput.class,
                                CaseEvent.class,
                                e -> new CaseEvent.Told((IntakeEvent) e),
                                RulesHash.of(IntakeKinds.class, DECIDER_VERSION, RULES),
                                new FacetColumn("stage", FacetColumn.Type.TEXT),
                                new FacetColumn("bucket", FacetColumn.Type.TEXT),
                                new FacetColumn("balance_minor", FacetColumn.Type.BIGINT),
                                new FacetColumn("currency", FacetColumn.Type.TEXT),
                                new FacetColumn("oldest_due", FacetColumn.Type.DATE))
                        .upcast(List.of(PARTIES_UNKNOWN), CaseState.class, CaseInput.class, CaseEvent.class),
                SubjectKind.of(
                                new PartyDecider(reveals()),
                                PartyState.class,
                                PartyInput.class,
                                PartyEvent.class,
                                e -> new PartyEvent.Told((io.recourse.contracts.PartyEvent) e),
                                RulesHash.of(IntakeKinds.class, DECIDER_VERSION))
                        .upcast(
                                List.of(FACTS_UNKNOWN, CUSTODY_BEGINS),
                                PartyState.class,
                                PartyInput.class,
                                PartyEvent.class));
    }
}
