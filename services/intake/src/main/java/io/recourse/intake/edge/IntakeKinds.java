package io.recourse.intake.edge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.security.Makers;
import io.recourse.contracts.IntakeEvent;
import io.recourse.contracts.LenderNotice;
import io.recourse.contracts.PublicEvent;
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
import io.recourse.intake.domain.PartyPack;
import io.recourse.intake.domain.PartyPolicy;
import io.recourse.intake.domain.PartyRole;
import io.recourse.intake.domain.PartyState;
import io.recourse.intake.domain.RevealPack;
import io.recourse.intake.domain.VerificationPack;
import io.recourse.rules.money.RateCap;
import io.recourse.rules.pack.Packs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The kinds of subject intake has. */
@Singleton
class IntakeKinds {

    /** Raise when what {@code deadlines} or {@code facets} derives changes: rows of before are written anew then. */
    private static final int DECIDER_VERSION = 3;

    /** Parties of schema 1 did not keep what was told of them; the next case that names them tells it anew. */
    private static final UnaryOperator<ObjectNode> FACTS_UNKNOWN = party -> party;

    /**
     * Cases of schema 2 did not say in which role they name a party: held to be the debtor's, and of terms unknown. Parties knew
     * neither holds nor which of their cases were over; cases that are over do not tell it again.
     */
    private static final UnaryOperator<ObjectNode> ROLES_AND_CUSTODY_UNKNOWN = party -> {
        if (party.get("cases") instanceof ArrayNode cases) {
            party.remove("cases");
            ObjectNode alike = party.putArray("naming").addObject().put("role", PartyRole.DEBTOR.name());
            alike.set("live", cases);
            alike.putArray("over");
            party.putObject("flags").putArray("list");
            party.putObject("debts").putArray("payments");
            ObjectNode custody = party.putObject("custody");
            custody.put("moreCases", 0);
            custody.putObject("holds");
        }
        return party;
    };

    private static final String CREDIT_POLICY = "/policy/credit-record-cn.json";
    private static final String REVEAL_POLICY = "/policy/reveals-cn.json";
    private static final String LEDGER_POLICY = "/policy/ledger-cn.json";
    private static final String PARTY_POLICY = "/policy/party-cn.json";

    /** Class path names of all that {@link CasePolicy} holds. */
    static final String[] RULES = {
        LEDGER_POLICY,
        "/rules/waterfalls-cn.json",
        "/rules/limitation-cn.json",
        "/rules/clearance-cn.json",
        "/rules/judgment-interest-cn.json",
        "/rules/calendar-cn.json",
        "/rules/lpr-cn.json"
    };

    /** Class path names of all that {@link PartyPolicy} holds. */
    static final String[] PARTY_RULES = {LEDGER_POLICY, PARTY_POLICY, "/rules/debt-order-cn.json"};

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

    /** For which purposes who somebody is may be told. */
    @Produces
    @Singleton
    RevealPack reveals() {
        return Packs.resource(RevealPack.class, REVEAL_POLICY);
    }

    @Produces
    @Singleton
    Makers makers(IntakeMakers config) {
        return new Makers(config);
    }

    private static CaseEvent told(PublicEvent event) {
        return event instanceof LenderNotice notice
                ? new CaseEvent.Noticed(notice)
                : new CaseEvent.Told((IntakeEvent) event);
    }

    static RateCap rateCap(PrimeRateConfig primeRates) {
        RateCap pack = Packs.rateCap("CN");
        return primeRates
                .cn()
                .map(file -> pack.continuedBy(Packs.file(RateCap.Rates.class, file)))
                .orElse(pack);
    }

    @Produces
    @Singleton
    Kinds kinds(PrimeRateConfig primeRates) {
        CasePolicy china = new CasePolicy(
                Packs.resource(LedgerPack.class, LEDGER_POLICY),
                Packs.waterfalls("CN"),
                Packs.limitation("CN"),
                Packs.clearance("CN"),
                Packs.judgmentInterest("CN"),
                Packs.workingDays("CN"),
                rateCap(primeRates));
        PartyPolicy partiesOfChina = new PartyPolicy(
                china.pack().pauses(), Packs.debtOrder("CN"), Packs.resource(PartyPack.class, PARTY_POLICY));
        return Kinds.of(
                "intake",
                SubjectKind.of(
                                new CaseDecider(Map.of("CN", china)),
                                CaseState.class,
                                CaseInput.class,
                                CaseEvent.class,
                                IntakeKinds::told,
                                RulesHash.of(IntakeKinds.class, DECIDER_VERSION, RULES),
                                new FacetColumn("stage", FacetColumn.Type.TEXT),
                                new FacetColumn("bucket", FacetColumn.Type.TEXT),
                                new FacetColumn("balance_minor", FacetColumn.Type.BIGINT),
                                new FacetColumn("currency", FacetColumn.Type.TEXT),
                                new FacetColumn("oldest_due", FacetColumn.Type.DATE),
                                new FacetColumn("since_close", FacetColumn.Type.TEXT))
                        .upcast(List.of(EarlierCases::complete)),
                SubjectKind.of(
                                new PartyDecider(Map.of("CN", partiesOfChina), reveals()),
                                PartyState.class,
                                PartyInput.class,
                                PartyEvent.class,
                                e -> new PartyEvent.Told((io.recourse.contracts.PartyEvent) e),
                                RulesHash.of(IntakeKinds.class, DECIDER_VERSION, PARTY_RULES),
                                new FacetColumn(PartyDecider.REVIEW_BY, FacetColumn.Type.INSTANT))
                        .upcast(List.of(FACTS_UNKNOWN, ROLES_AND_CUSTODY_UNKNOWN)),
                SubjectKind.silent(
                        new CreditRecordDecider(creditRecords()),
                        CreditRecordState.class,
                        CreditRecordInput.class,
                        CreditRecordEvent.class,
                        RulesHash.of(IntakeKinds.class, DECIDER_VERSION, CREDIT_POLICY)));
    }
}
