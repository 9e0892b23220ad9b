package io.recourse.negotiation.edge;

import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseEvent;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.ContactPolicy;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.OfferPolicy;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyEvent;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.Standings;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.contact.ContactGuard;
import io.recourse.rules.pack.Packs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** The kinds of subject negotiation has, and who carries out what they want done. */
@Singleton
class NegotiationKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 1;

    private static final String CASE_POLICY = "/policy/negotiation-ours.json";
    private static final String OFFER_POLICY = "/policy/offers-ours.json";
    private static final String CONTACT_POLICY = "/policy/contact-ours.json";

    @Produces
    @Singleton
    Kinds kinds(NegotiationConfig config) {
        return of(config.provider());
    }

    @Produces
    @Singleton
    Standings standings() {
        return new Standings(Packs.resource(NegotiationPolicy.class, CASE_POLICY), workingDays());
    }

    private static Map<String, WorkingDays> workingDays() {
        return Map.of("CN", Packs.workingDays("CN"), "US", Packs.workingDays("US"));
    }

    static Kinds of(String provider) {
        ContactPolicy contact = Packs.resource(ContactPolicy.class, CONTACT_POLICY);
        Map<String, ContactGuard> guards = Map.of("CN", Packs.contactGuard("CN"), "US", Packs.contactGuard("US"));
        return Kinds.of(
                "negotiation",
                SubjectKind.of(
                        cases(provider),
                        CaseState.class,
                        CaseInput.class,
                        CaseEvent.class,
                        e -> new CaseEvent.Told((NegotiationEvent) e),
                        RulesHash.of(
                                NegotiationKinds.class,
                                DECIDER_VERSION,
                                CASE_POLICY,
                                OFFER_POLICY,
                                "/rules/calendar-cn.json",
                                "/rules/calendar-us.json"),
                        new FacetColumn("strategy", FacetColumn.Type.TEXT),
                        new FacetColumn("broken_promises", FacetColumn.Type.BIGINT),
                        new FacetColumn("attempts", FacetColumn.Type.BIGINT)),
                SubjectKind.silent(
                        new PartyDecider(contact, guards),
                        PartyState.class,
                        PartyInput.class,
                        PartyEvent.class,
                        RulesHash.of(
                                NegotiationKinds.class,
                                DECIDER_VERSION,
                                CONTACT_POLICY,
                                "/rules/contact-cn.json",
                                "/rules/contact-us.json",
                                "/rules/calendar-cn.json",
                                "/rules/calendar-us.json")));
    }

    static CaseDecider cases(String provider) {
        return new CaseDecider(
                Packs.resource(NegotiationPolicy.class, CASE_POLICY),
                Packs.resource(OfferPolicy.class, OFFER_POLICY),
                workingDays(),
                provider);
    }

    @Produces
    @Singleton
    EffectAdapter messages(NegotiationConfig config) {
        return new WebhookAdapter(
                "message", config.messageUrl(), config.messageToken().orElse(""));
    }
}
