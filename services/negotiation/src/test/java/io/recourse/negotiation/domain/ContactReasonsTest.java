package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.BOT;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.PartyEvent.AskRefused;
import io.recourse.negotiation.domain.PartyEvent.DialAllowed;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentNoted;
import io.recourse.negotiation.domain.PartyEvent.HoursConsentWithdrawn;
import io.recourse.negotiation.domain.PartyEvent.UnitReturned;
import io.recourse.negotiation.domain.PartyEvent.UnitSpent;
import io.recourse.rules.contact.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a contact was made or was not, read from the journals of its case and its party. */
class ContactReasonsTest {

    private static final String DUE = "2026-03-02T09:00:00+08:00";
    private static final String NOON = "2026-03-02T12:00:00+08:00";

    private static final UnitSpent SPENT = new UnitSpent(
            "case-1", "sms-1", Channel.SMS, "dunning", "p@1", at(DUE), at(NOON), at(NOON), null, null, List.of(), null);
    private static final AskRefused REFUSED =
            new AskRefused("case-1", "sms-1", Channel.SMS, "contact-hours", at(NOON), "art. 1");

    @Test
    void a_step_is_explained_by_its_strategy_its_unit_its_words_and_its_end() {
        List<CaseEvent> journal = journal();
        ContactReasons reasons = of("sms-1", journal, List.of(SPENT, new UnitReturned("case-1", "sms-1", true)));
        assertThat(reasons.step()).isEqualTo("sms");
        assertThat(reasons.strategy()).isEqualTo(Sample.strategy(SMS).strategy());
        assertThat(reasons.day()).isZero();
        assertThat(reasons.tone()).isEqualTo(Tone.FRIENDLY);
        assertThat(reasons.channel()).isEqualTo(Channel.SMS);
        assertThat(reasons.askedAt()).isEqualTo(at(DUE));
        assertThat(reasons.at()).isEqualTo(at(DUE));
        assertThat(reasons.template()).startsWith("friendly-short@");
        assertThat(reasons.spent()).isEqualTo(SPENT);
        assertThat(reasons.returned()).isTrue();
        assertThat(reasons.tried()).isTrue();
        assertThat(reasons.outcome()).isEqualTo(ContactOutcome.UNREACHABLE);
        assertThat(reasons.party()).isEqualTo(Sample.PARTY);
    }

    @Test
    void a_contact_that_did_not_go_out_is_explained_by_the_rule_that_forbade_it() {
        List<CaseEvent> journal = new ArrayList<>(journal());
        assertThat(of("sms-1", journal, List.of(SPENT)).notSent()).isNull();
        journal.add(new CaseEvent.ContactNotSent("sms-1", "promise-live"));
        journal.add(new CaseEvent.ContactNotSent("bot-2", "contact-paused"));
        assertThat(of("sms-1", journal, List.of(SPENT)).notSent()).isEqualTo("promise-live");
    }

    /** ▣ An answer to read crosses the leave: nobody was tried, and no unit was spent. */
    @Test
    void leave_that_crossed_a_fact_is_explained_by_the_rule_and_nobody_was_tried() {
        List<CaseEvent> journal = List.of(
                new CaseEvent.StepAsked("sms", "sms-1", at(DUE)), new CaseEvent.GrantReturned("sms-1", "answer-waits"));
        ContactReasons reasons = of("sms-1", journal, List.of(SPENT, new UnitReturned("case-1", "sms-1", false)));
        assertThat(reasons.notSent()).isEqualTo("answer-waits");
        assertThat(reasons.returned()).isTrue();
        assertThat(reasons.tried()).isFalse();
    }

    @Test
    void a_co_debtor_that_was_spared_is_explained_by_the_rule() {
        List<CaseEvent> journal = List.of(
                new CaseEvent.CoDebtorAsked("call-1/1", "party-2", Sample.CALL, at(DUE)),
                new CaseEvent.CoDebtorSpared("call-1/2", "contact-ceased"),
                new CaseEvent.CoDebtorSpared("call-1/1", "answer-waits"));
        assertThat(of("call-1/1", journal, List.of()).notSent()).isEqualTo("answer-waits");
    }

    @Test
    void a_step_that_was_denied_is_explained_by_the_rule_and_was_not_made() {
        List<CaseEvent> asked = journal().stream()
                .filter(e -> !(e instanceof CaseEvent.Told))
                .filter(e -> !(e instanceof CaseEvent.TextChosen))
                .toList();
        ContactReasons reasons = of("sms-1", asked, List.of(REFUSED));
        assertThat(reasons.at()).isNull();
        assertThat(reasons.refused()).isEqualTo(REFUSED);
        assertThat(reasons.tone()).isEqualTo(Tone.FRIENDLY);
        assertThat(reasons.spent()).isNull();
        assertThat(reasons.returned()).isFalse();
    }

    /** ▣ A co-debtor for whom it was night is asked for again under the same name; a call, before it is dialled again. */
    @Test
    void what_was_denied_and_then_allowed_is_explained_by_no_denial_and_what_was_denied_after_its_leave_is() {
        assertThat(of("sms-1", journal(), List.of(REFUSED, SPENT)).refused()).isNull();
        DialAllowed dial = new DialAllowed("case-1", "sms-1", "number-1", at(NOON));
        assertThat(of("sms-1", journal(), List.of(SPENT, REFUSED, dial)).refused())
                .isNull();
        DialAllowed other = new DialAllowed("case-1", "sms-2", "number-1", at(NOON));
        assertThat(of("sms-1", journal(), List.of(SPENT, REFUSED, other)).refused())
                .isEqualTo(REFUSED);
    }

    @Test
    void a_step_by_another_channel_is_explained_by_what_was_compared() {
        List<CaseEvent> journal = new ArrayList<>();
        journal.addAll(ChannelChoiceTest.asked().events());
        ContactReasons reasons = of("last-5", journal, List.of());
        assertThat(reasons.channel()).isEqualTo(Channel.APP);
        assertThat(reasons.choice())
                .isEqualTo(journal.stream()
                        .filter(CaseEvent.ChannelChosen.class::isInstance)
                        .findFirst()
                        .orElseThrow());
        assertThat(reasons.otherDenied()).isNull();
    }

    @Test
    void a_step_that_fell_back_to_its_own_channel_is_explained_by_the_denial_of_the_other() {
        String next = "2026-03-07T08:00:00+08:00";
        CaseEvent.ChannelDenied denied = new CaseEvent.ChannelDenied("last-5", Channel.APP, "opted-out", at(NOON));
        List<CaseEvent> journal = List.of(
                new CaseEvent.StrategyKept("s@1", at(DUE), 30, List.of(SMS, BOT)),
                new CaseEvent.StepAsked("sms", "sms-1", at(DUE)),
                new CaseEvent.ChannelChosen("sms-1", Channel.APP, Channel.SMS, List.of()),
                denied,
                new CaseEvent.StepAsked("sms", "sms-2", at(DUE)),
                new CaseEvent.AskDenied("sms-2", "messages-per-day", at(next)),
                new CaseEvent.StepAsked("sms", "sms-3", at(next)),
                new CaseEvent.StepAsked("bot", "bot-4", at(next)));
        assertThat(of("sms-1", journal, List.of()).otherDenied()).isNull();
        assertThat(of("sms-2", journal, List.of()).otherDenied()).isEqualTo(denied);
        assertThat(of("sms-3", journal, List.of()).otherDenied()).isEqualTo(denied);
        assertThat(of("sms-3", journal, List.of()).channel()).isEqualTo(Channel.SMS);
        assertThat(of("bot-4", journal, List.of()).otherDenied()).isNull();
    }

    @Test
    void others_contacts_and_other_cases_explain_nothing() {
        UnitSpent other = new UnitSpent(
                "case-2",
                "sms-1",
                Channel.SMS,
                "dunning",
                "p@1",
                at(DUE),
                at(NOON),
                at(NOON),
                null,
                null,
                List.of(),
                null);
        ContactReasons reasons = of("sms-1", journal(), List.of(other, new UnitReturned("case-2", "sms-1", true)));
        assertThat(reasons.spent()).isNull();
        assertThat(reasons.returned()).isFalse();
        assertThat(ContactReasons.of("case-1", "sms-2", Sample.PARTY, journal(), List.of(SPENT, REFUSED)))
                .isEmpty();
    }

    @Test
    void a_contact_at_night_is_explained_by_the_consent_that_held_when_it_was_allowed() {
        Consent first = new Consent("c-1", "recording-1", "user-1", at(DUE), at(NOON));
        Consent second = new Consent("c-2", "recording-2", "user-1", at(DUE), null);
        assertThat(of("sms-1", journal(), List.of(new HoursConsentNoted(first), SPENT))
                        .consent())
                .isEqualTo(first);
        assertThat(of("sms-1", journal(), List.of(SPENT, new HoursConsentNoted(first)))
                        .consent())
                .as("told after it was allowed")
                .isNull();
        HoursConsentWithdrawn withdrawn = new HoursConsentWithdrawn(at(DUE), "recording-3", "user-1");
        assertThat(of("sms-1", journal(), List.of(new HoursConsentNoted(first), withdrawn, SPENT))
                        .consent())
                .isNull();
        assertThat(of("sms-1", journal(), List.of(new HoursConsentNoted(second), SPENT, withdrawn))
                        .consent())
                .as("withdrawn afterwards")
                .isEqualTo(second);
    }

    @Test
    void a_contact_beside_the_ladder_belongs_to_no_strategy() {
        UnitSpent spent = new UnitSpent(
                "case-1",
                "ask/a",
                Channel.PHONE,
                "dunning",
                "p@1",
                at(DUE),
                at(NOON),
                at(NOON),
                null,
                null,
                List.of(),
                null);
        ContactReasons reasons = of("ask/a", journal(), List.of(spent));
        assertThat(reasons.strategy()).isNull();
        assertThat(reasons.channel()).isEqualTo(Channel.PHONE);
        assertThat(reasons.spent()).isEqualTo(spent);
    }

    /** No case keeps it: all that is known of it is in the party's journal. */
    @Test
    void what_was_asked_of_a_third_person_took_place_and_ended_as_its_party_says() {
        ThirdPerson aunt = new ThirdPerson(Person.RELATIVE, "aunt");
        UnitSpent spent = new UnitSpent(
                "case-1",
                "third/a",
                Channel.PHONE,
                "locate",
                "p@1",
                at(DUE),
                at(NOON),
                at(NOON),
                aunt,
                null,
                List.of(),
                null);
        List<PartyEvent> journal = new ArrayList<>(List.of(spent));
        assertThat(of("third/a", journal(), journal))
                .returns(at(DUE), ContactReasons::at)
                .returns("locate", ContactReasons::step)
                .returns(Tone.FRIENDLY, ContactReasons::tone)
                .returns(null, ContactReasons::outcome);
        journal.add(new PartyEvent.UnitConfirmed("case-1", "third/b", ContactOutcome.CONVERSATION, null));
        assertThat(of("third/a", journal(), journal).outcome()).isNull();
        journal.add(new PartyEvent.UnitConfirmed("case-1", "third/a", ContactOutcome.UNANSWERED, null));
        assertThat(of("third/a", journal(), journal).outcome()).isEqualTo(ContactOutcome.UNANSWERED);
        journal.add(new UnitReturned("case-1", "third/a", true));
        assertThat(of("third/a", journal(), journal).outcome()).isEqualTo(ContactOutcome.UNREACHABLE);
        List<PartyEvent> withItself =
                List.of(SPENT, new PartyEvent.UnitConfirmed("case-1", "sms-1", ContactOutcome.DELIVERED, null));
        assertThat(of("sms-1", journal(), withItself).outcome())
                .as("of a contact with the party its case says so")
                .isEqualTo(ContactOutcome.UNREACHABLE);
    }

    @Test
    void whose_journal_to_read_is_who_was_asked_or_contacted() {
        CaseFile file = ((CaseState.Known) Sample.opened().state()).file();
        List<CaseEvent> asked = List.of(new CaseEvent.CoDebtorAsked("call-1/1", "party-2", Sample.CALL, at(DUE)));
        assertThat(ContactReasons.partyOf(file, asked, "call-1/1")).isEqualTo("party-2");
        assertThat(ContactReasons.partyOf(file, asked, "call-1")).isEqualTo(Sample.PARTY);
        assertThat(ContactReasons.partyOf(file, journal(), "sms-1")).isEqualTo(Sample.PARTY);
    }

    private static ContactReasons of(String attemptId, List<CaseEvent> ofCase, List<PartyEvent> ofParty) {
        return ContactReasons.of("case-1", attemptId, Sample.PARTY, ofCase, ofParty)
                .orElseThrow();
    }

    private static List<CaseEvent> journal() {
        List<CaseEvent> journal = new ArrayList<>();
        Spec<CaseState, CaseInput, CaseEvent> spec =
                Sample.opened().when(Sample.strategy(SMS, BOT)).at("2026-03-01T00:00:00+08:00");
        journal.addAll(spec.events());
        journal.addAll(spec.whenTimePasses().at(DUE).events());
        journal.addAll(spec.when(new CaseInput.ContactGranted("sms-1", at(NOON), null))
                .at(DUE)
                .events());
        journal.addAll(spec.when(new CaseInput.ContactResultReported("sms-1", ContactOutcome.UNREACHABLE, at(DUE)))
                .at(DUE)
                .events());
        return journal;
    }
}
