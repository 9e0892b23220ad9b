package io.recourse.negotiation.edge;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import io.recourse.casework.clock.BusinessClock;
import io.recourse.casework.desk.FacetColumn;
import io.recourse.casework.desk.Kinds;
import io.recourse.casework.desk.RulesHash;
import io.recourse.casework.desk.SubjectKind;
import io.recourse.casework.effects.EffectAdapter;
import io.recourse.casework.effects.WebhookAdapter;
import io.recourse.casework.effects.WebhookSignature;
import io.recourse.casework.query.SubjectQueries;
import io.recourse.casework.security.Makers;
import io.recourse.casework.story.Phrasebook;
import io.recourse.contracts.NegotiationEvent;
import io.recourse.negotiation.domain.ApprovalsWaiting;
import io.recourse.negotiation.domain.CallDecider;
import io.recourse.negotiation.domain.CallEvent;
import io.recourse.negotiation.domain.CallInput;
import io.recourse.negotiation.domain.CallPolicy;
import io.recourse.negotiation.domain.CallState;
import io.recourse.negotiation.domain.CaseDecider;
import io.recourse.negotiation.domain.CaseEvent;
import io.recourse.negotiation.domain.CaseInput;
import io.recourse.negotiation.domain.CaseState;
import io.recourse.negotiation.domain.ContactPolicy;
import io.recourse.negotiation.domain.Dialling;
import io.recourse.negotiation.domain.Dispatch;
import io.recourse.negotiation.domain.IntentPack;
import io.recourse.negotiation.domain.IntentRules;
import io.recourse.negotiation.domain.Intents;
import io.recourse.negotiation.domain.LinkDecider;
import io.recourse.negotiation.domain.LinkEvent;
import io.recourse.negotiation.domain.LinkInput;
import io.recourse.negotiation.domain.LinkState;
import io.recourse.negotiation.domain.Lots;
import io.recourse.negotiation.domain.NegotiationPolicy;
import io.recourse.negotiation.domain.NumberDecider;
import io.recourse.negotiation.domain.NumberEvent;
import io.recourse.negotiation.domain.NumberInput;
import io.recourse.negotiation.domain.NumberState;
import io.recourse.negotiation.domain.OfferPolicy;
import io.recourse.negotiation.domain.PartyDecider;
import io.recourse.negotiation.domain.PartyEvent;
import io.recourse.negotiation.domain.PartyInput;
import io.recourse.negotiation.domain.PartyState;
import io.recourse.negotiation.domain.Standings;
import io.recourse.negotiation.domain.TaskDecider;
import io.recourse.negotiation.domain.TaskEvent;
import io.recourse.negotiation.domain.TaskInput;
import io.recourse.negotiation.domain.TaskState;
import io.recourse.negotiation.domain.TemplateBook;
import io.recourse.rules.calendar.WorkingDays;
import io.recourse.rules.contact.ContactGuard;
import io.recourse.rules.contact.ContactPack;
import io.recourse.rules.contact.Phrases;
import io.recourse.rules.pack.Packs;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The kinds of subject negotiation has, and who carries out what they want done. */
@Singleton
class NegotiationKinds {

    /** Raise when what {@code deadlines} derives changes. */
    private static final int DECIDER_VERSION = 2;

    private static final String CASE_POLICY = "/policy/negotiation-ours.json";
    private static final String OFFER_POLICY = "/policy/offers-ours.json";
    private static final String CALL_POLICY = "/policy/calls-ours.json";
    private static final String CONTACT_POLICY = "/policy/contact-ours.json";

    @Produces
    @Singleton
    TemplateBook templates() {
        return TemplateFiles.load(policy());
    }

    @Produces
    @Singleton
    Kinds kinds(NegotiationConfig config, TemplateBook templates) {
        return of(
                config.provider(),
                new Dispatch(templates, config.carriers().byChannel()),
                new Lots(config.samplingKey().orElseGet(() -> UUID.randomUUID().toString())));
    }

    @Produces
    @Singleton
    Makers makers(NegotiationMakers config) {
        return new Makers(config);
    }

    /** What nobody may say, for transcripts. */
    @Produces
    @Singleton
    Phrases phrases() {
        return Packs.phrases();
    }

    /** At the start, so that a text that cannot be filled in stops it. */
    @Startup
    @Produces
    @Singleton
    ContactExplanations explanations() {
        ContactPolicy ours = Packs.resource(ContactPolicy.class, CONTACT_POLICY);
        return new ContactExplanations(
                Phrasebook.resource(NegotiationKinds.class, "/story/contact.json"), packs(ours), ours.id());
    }

    private static Map<String, ContactPack> packs(ContactPolicy ours) {
        return Map.of(
                "CN", Packs.contact("CN").plus(ours.budgets()),
                "US", Packs.contact("US").plus(ours.budgets()));
    }

    /** Where a number is counted by itself. */
    @Produces
    @Singleton
    Dialling dialling() {
        return new Dialling(packs(Packs.resource(ContactPolicy.class, CONTACT_POLICY)));
    }

    @Produces
    @Singleton
    Standings standings() {
        return new Standings(policy(), workingDays(), guards());
    }

    /** What answers mean; whoever has better rules brings his own bean. */
    @Produces
    @Singleton
    @DefaultBean
    Intents intents() {
        return new IntentRules(Packs.resource(IntentPack.class, "/intents/intents-ours.json"));
    }

    private static Map<String, ContactGuard> guards() {
        return Map.of("CN", Packs.contactGuard("CN"), "US", Packs.contactGuard("US"));
    }

    private static NegotiationPolicy policy() {
        return Packs.resource(NegotiationPolicy.class, CASE_POLICY);
    }

    private static Map<String, WorkingDays> workingDays() {
        return Map.of("CN", Packs.workingDays("CN"), "US", Packs.workingDays("US"));
    }

    static Kinds of(String provider, Dispatch dispatch, Lots lots) {
        ContactPolicy contact = Packs.resource(ContactPolicy.class, CONTACT_POLICY);
        return Kinds.of(
                "negotiation",
                SubjectKind.of(
                                cases(provider, dispatch),
                                CaseState.class,
                                CaseInput.class,
                                CaseEvent.class,
                                e -> new CaseEvent.Told((NegotiationEvent) e),
                                RulesHash.of(
                                        NegotiationKinds.class,
                                        DECIDER_VERSION,
                                        CASE_POLICY,
                                        OFFER_POLICY,
                                        "/rules/debit-notice-us.json",
                                        "/rules/calendar-cn.json",
                                        "/rules/calendar-us.json"),
                                new FacetColumn("strategy", FacetColumn.Type.TEXT),
                                new FacetColumn("broken_promises", FacetColumn.Type.BIGINT),
                                new FacetColumn("attempts", FacetColumn.Type.BIGINT),
                                new FacetColumn(CaseDecider.INCIDENTS, FacetColumn.Type.BIGINT),
                                new FacetColumn(ApprovalsWaiting.MANY, FacetColumn.Type.BIGINT),
                                new FacetColumn(ApprovalsWaiting.PROMISES, FacetColumn.Type.BIGINT),
                                new FacetColumn(ApprovalsWaiting.LAPSE, FacetColumn.Type.DATE))
                        .packing(),
                SubjectKind.silent(
                                new PartyDecider(contact, guards()),
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
                                        "/rules/calendar-us.json"))
                        .packing(),
                SubjectKind.silent(
                        new LinkDecider(),
                        LinkState.class,
                        LinkInput.class,
                        LinkEvent.class,
                        RulesHash.of(NegotiationKinds.class, DECIDER_VERSION)),
                SubjectKind.silent(
                        new NumberDecider(contact),
                        NumberState.class,
                        NumberInput.class,
                        NumberEvent.class,
                        RulesHash.of(NegotiationKinds.class, DECIDER_VERSION, CONTACT_POLICY)),
                SubjectKind.silent(
                        new TaskDecider(),
                        TaskState.class,
                        TaskInput.class,
                        TaskEvent.class,
                        RulesHash.of(NegotiationKinds.class, DECIDER_VERSION),
                        new FacetColumn("task_work", FacetColumn.Type.TEXT),
                        new FacetColumn("task_case", FacetColumn.Type.TEXT),
                        new FacetColumn(TaskDecider.TAKERS, FacetColumn.Type.TEXT),
                        new FacetColumn("task_intent", FacetColumn.Type.TEXT),
                        new FacetColumn(TaskDecider.DUE, FacetColumn.Type.INSTANT)),
                SubjectKind.silent(
                        new CallDecider(Packs.resource(CallPolicy.class, CALL_POLICY), lots),
                        CallState.class,
                        CallInput.class,
                        CallEvent.class,
                        RulesHash.of(NegotiationKinds.class, DECIDER_VERSION, CALL_POLICY),
                        new FacetColumn(CallDecider.OF_CASE, FacetColumn.Type.TEXT),
                        new FacetColumn(CallDecider.OF_ATTEMPT, FacetColumn.Type.TEXT),
                        new FacetColumn(CallDecider.SAMPLED, FacetColumn.Type.BOOLEAN),
                        new FacetColumn(CallDecider.MISSING, FacetColumn.Type.BOOLEAN),
                        new FacetColumn(CallDecider.RECORDED, FacetColumn.Type.BOOLEAN)));
    }

    static CaseDecider cases(String provider, Dispatch dispatch) {
        return new CaseDecider(
                policy(),
                Packs.resource(OfferPolicy.class, OFFER_POLICY),
                workingDays(),
                Map.of("US", Packs.debitNotice("US")),
                provider,
                dispatch);
    }

    @Produces
    @Singleton
    Words words(NegotiationConfig config, TemplateBook templates) {
        return new Words(templates, config.answerTo(), config.lenderNames());
    }

    @Produces
    @Singleton
    ContactLook contacts(Standings standings, BusinessClock clock) {
        return new ContactLook(standings, clock);
    }

    @Produces
    @Singleton
    EffectAdapter messages(Providers providers, Words words, SubjectQueries queries, ContactLook look) {
        return worded(providers.webhook(Providers.MESSAGE), words, queries, look);
    }

    @Produces
    @Singleton
    EffectAdapter textMessages(Providers providers, Words words, SubjectQueries queries, ContactLook look) {
        return worded(providers.webhook(Providers.SMS), words, queries, look);
    }

    @Produces
    @Singleton
    EffectAdapter appMessages(Providers providers, Words words, SubjectQueries queries, ContactLook look) {
        return worded(providers.webhook(Providers.APP), words, queries, look);
    }

    @Produces
    @Singleton
    EffectAdapter voiceMessages(Providers providers, Words words, SubjectQueries queries, ContactLook look) {
        return worded(providers.webhook(Providers.VOICE), words, queries, look);
    }

    private static EffectAdapter worded(EffectAdapter provider, Words words, SubjectQueries queries, ContactLook look) {
        return new LastLook(new MessageAdapter(provider, words), queries::readAll, look);
    }

    @Produces
    @Singleton
    EffectAdapter mails(
            Words words,
            Recipients recipients,
            MailConfig config,
            BusinessClock clock,
            MailReferences references,
            SubjectQueries queries,
            ContactLook look) {
        return new LastLook(new MailAdapter(words, recipients, config, clock, references), queries::readAll, look);
    }

    @Produces
    @Singleton
    EffectAdapter letters(
            Words words,
            Recipients recipients,
            LetterConfig config,
            NegotiationConfig negotiation,
            SubjectQueries queries,
            ContactLook look) {
        Supplier<LetterPaper> paper =
                paper(config, negotiation.carriers().byChannel().containsValue(LetterAdapter.NAME));
        LetterAdapter letters = new LetterAdapter(
                words,
                recipients,
                paper,
                new WebhookAdapter(
                        LetterAdapter.NAME,
                        config.url(),
                        config.token().orElse(""),
                        config.secret().map(WebhookSignature::of).orElse(null)));
        return new LastLook(letters, queries::readAll, look);
    }

    @Produces
    @Singleton
    EffectAdapter debits(DebitConfig config, SubjectQueries queries, BusinessClock clock) {
        WebhookAdapter provider = new WebhookAdapter(
                "debit",
                config.url(),
                config.token().orElse(""),
                config.secret().map(WebhookSignature::of).orElse(null));
        return new LastLook(provider, queries::readAll, new DebitLook(clock));
    }

    /** @param atOnce whoever has letters set learns at the start that no font can */
    private static Supplier<LetterPaper> paper(LetterConfig config, boolean atOnce) {
        if (!atOnce) {
            return once(() -> new LetterPaper(LetterFont.of(config.font())));
        }
        LetterPaper ready = new LetterPaper(LetterFont.of(config.font()));
        return () -> ready;
    }

    /** Asked once, when first needed. */
    static <T> Supplier<T> once(Supplier<T> source) {
        Uni<T> kept = Uni.createFrom().item(source).memoize().indefinitely();
        return () -> kept.await().indefinitely();
    }
}
