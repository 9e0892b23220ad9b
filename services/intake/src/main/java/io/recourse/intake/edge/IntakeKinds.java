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
import io.recourse.intake.domain.CreditRecordDecider;
import io.recourse.intake.domain.CreditRecordEvent;
import io.recourse.intake.domain.CreditRecordInput;
import io.recourse.intake.domain.CreditRecordPack;
import io.recourse.intake.domain.CreditRecordState;
import io.recourse.intake.domain.LedgerPack;
import io.recourse.intake.domain.PartyDecider;
import io.recourse.intake.domain.PartyEvent;
import io.recourse.intake.domain.PartyInput;
import io.recourse.intake.domain.PartyState;
import io.recourse.intake.domain.VerificationPack;
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

    /** Cases of schema 1 knew of no credit bureau: their debtors have not been told of one. */
    private static final UnaryOperator<ObjectNode> NOBODY_TOLD = stored -> stored;

    /** Parties of schema 1 did not keep what was told of them; the next case that names them tells it anew. */
    private static final UnaryOperator<ObjectNode> FACTS_UNKNOWN = party -> party;

    private static final String CREDIT_POLICY = "/policy/credit-record-cn.json";
    private static final String LEDGER_POLICY = "/policy/ledger-cn.json";

    /** Class path names of all that {@link CasePolicy} holds. */
    static final String[] RULES = {
        LEDGER_POLICY, "/rules/waterfalls-cn.json", "/rules/limitation-cn.json", "/rules/clearance-cn.json"
    };

    /** The numbers of credit records, which are CN's alone: no other jurisdiction's cases are taken in. */
    @Produces
    @Singleton
    CreditRecordPack creditRecords() {
        return Packs.resource(CreditRecordPack.class, CREDIT_POLICY);
    }

    @Produces
    @Singleton
    VerificationPack verification() {
        return Packs.resource(VerificationPack.class, "/policy/verification-cn.json");
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
                        .upcast(List.of(NOBODY_TOLD), CaseState.class, CaseInput.class, CaseEvent.class),
                SubjectKind.of(
                                new PartyDecider(),
                                PartyState.class,
                                PartyInput.class,
                                PartyEvent.class,
                                e -> new PartyEvent.Told((io.recourse.contracts.PartyEvent) e),
                                RulesHash.of(IntakeKinds.class, DECIDER_VERSION))
                        .upcast(List.of(FACTS_UNKNOWN), PartyState.class, PartyInput.class, PartyEvent.class),
                SubjectKind.silent(
                        new CreditRecordDecider(creditRecords()),
                        CreditRecordState.class,
                        CreditRecordInput.class,
                        CreditRecordEvent.class,
                        RulesHash.of(IntakeKinds.class, DECIDER_VERSION, CREDIT_POLICY)));
    }
}
