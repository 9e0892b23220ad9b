package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.closedWithoutReason;
import static io.recourse.negotiation.domain.Sample.confirmedUndated;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Decision;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.PartyInput.RepairBasis;
import io.recourse.rules.contact.Person;
import io.recourse.rules.contact.Practice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who cannot be reached, how it is found again, and what others may be asked meanwhile. */
class LostContactTest {

    private static final Instant NOON = at("2026-03-02T12:00:00+08:00");

    private static final Set<Channel> CALLS = Set.of(Channel.PHONE, Channel.VOICE_BOT);
    private static final AnswerReference MESSAGE = AnswerReference.of("courier-1", "msg-1");

    private final Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), "party-1")
            .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
            .at("2026-03-01T00:00:00+08:00");

    @Test
    void a_party_is_lost_with_the_third_call_in_a_row_that_failed() {
        call("a", ContactOutcome.UNANSWERED);
        dialled("b");
        party.andStatus("OPEN");
        call("c", ContactOutcome.UNANSWERED)
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "ask/c", ContactOutcome.UNANSWERED, null),
                        new PartyEvent.ContactLost(NOON, 3, "contact-ours@1"))
                .andStatus("LOST");
        call("d", ContactOutcome.UNANSWERED)
                .then(new PartyEvent.UnitConfirmed("case-1", "ask/d", ContactOutcome.UNANSWERED, null));
    }

    @Test
    void a_conversation_begins_the_count_anew_and_finds_who_was_lost() {
        call("a", ContactOutcome.UNANSWERED);
        call("b", ContactOutcome.UNANSWERED);
        call("c", ContactOutcome.CONVERSATION);
        call("d", ContactOutcome.UNANSWERED);
        call("e", ContactOutcome.UNANSWERED);
        party.andStatus("OPEN");
        call("f", ContactOutcome.UNANSWERED);
        party.andStatus("LOST");
        call("g", ContactOutcome.CONVERSATION)
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "ask/g", ContactOutcome.CONVERSATION, null),
                        new PartyEvent.ContactFound(NOON, "CONVERSATION", null))
                .andStatus("OPEN");
    }

    @Test
    void calls_of_before_a_conversation_prove_nothing_however_late_they_are_told() {
        for (int day = 0; day < 3; day++) {
            Instant noon = NOON.plus(Duration.ofDays(day));
            party.when(ask("early-" + day, Channel.PHONE, null)).at(noon);
            party.when(confirmedUndated("case-1", "ask/early-" + day, ContactOutcome.UNKNOWN))
                    .at(noon);
        }
        Instant talk = NOON.plus(Duration.ofDays(3));
        party.when(ask("talk", Channel.PHONE, null)).at(talk);
        party.when(confirmedUndated("case-1", "ask/talk", ContactOutcome.CONVERSATION))
                .at(talk);
        Instant late = NOON.plus(Duration.ofDays(4));
        for (int day = 0; day < 3; day++) {
            party.when(confirmedUndated("case-1", "ask/early-" + day, ContactOutcome.UNANSWERED))
                    .at(late);
        }
        party.andStatus("OPEN");
        for (String call : List.of("x", "y", "z")) {
            dialled(call, late);
        }
        party.andStatus("LOST");
    }

    /** ▣ Its collector says on the 6th that the call of the 1st was a conversation: told in order the party is lost too. */
    @Test
    void a_conversation_of_before_the_loss_finds_nobody_and_one_of_after_it_does() {
        inTheDark("early", 0);
        for (int day = 1; day <= 3; day++) {
            dialled("vain-" + day, day(day));
        }
        party.andStatus("LOST");
        inTheDark("late", 4);
        spoken("early", null, 5)
                .then(new PartyEvent.UnitConfirmed("case-1", "ask/early", ContactOutcome.CONVERSATION, null))
                .andStatus("LOST");
        spoken("late", null, 5).andStatus("OPEN");
    }

    @Test
    void a_conversation_that_is_told_late_clears_no_call_that_failed_after_it() {
        dialled("vain-0", day(0));
        inTheDark("early", 1);
        dialled("vain-2", day(2));
        dialled("vain-3", day(3));
        party.andStatus("LOST");
        party.when(new PartyInput.ContactRepaired(RepairBasis.OWN_RECORDS, AddressKind.EMAIL))
                .at(day(3))
                .andStatus("OPEN");
        inTheDark("mid", 4);
        dialled("vain-5", day(5));
        dialled("vain-6", day(6));
        spoken("mid", null, 6).andStatus("OPEN");
        dialled("vain-7", day(7));
        party.andStatus("LOST");
    }

    /** ▣ Its bot's provider brings on the 6th what the debtor said on the 4th: told in order the party is never lost. */
    @Test
    void a_conversation_between_calls_that_failed_finds_who_was_lost_by_them() {
        dialled("vain-0", day(0));
        dialled("vain-1", day(1));
        inTheDark("between", 2);
        dialled("vain-3", day(3));
        party.andStatus("LOST");
        spoken("between", null, 4)
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "ask/between", ContactOutcome.CONVERSATION, null),
                        new PartyEvent.ContactFound(day(4), "CONVERSATION", null))
                .andStatus("OPEN");
        assertThat(((PartyState.Known) party.state()).file().reachable().failedCalls())
                .isEqualTo(1);
    }

    @Test
    void a_letter_is_answered_when_it_was_answered_and_not_when_it_was_sent() {
        party.when(ask("letter", Channel.LETTER, null)).at(NOON);
        party.when(ask("other", Channel.LETTER, null)).at(NOON);
        for (int day = 1; day <= 3; day++) {
            dialled("vain-" + day, day(day));
        }
        spoken("other", NOON.plusSeconds(3600), 4).andStatus("LOST");
        spoken("letter", day(4), 4).andStatus("OPEN");
    }

    private static Instant day(int day) {
        return NOON.plus(Duration.ofDays(day));
    }

    /** A call that was made, and of which nobody knows how it ended. */
    private void inTheDark(String askId, int day) {
        party.when(ask(askId, Channel.PHONE, null)).at(day(day));
        party.when(confirmedUndated("case-1", "ask/" + askId, ContactOutcome.UNKNOWN))
                .at(day(day));
    }

    private Spec<PartyState, PartyInput, PartyEvent> spoken(String askId, @Nullable Instant spoken, int told) {
        return party.when(
                        new PartyInput.ContactConfirmed("case-1", "ask/" + askId, ContactOutcome.CONVERSATION, spoken))
                .at(day(told));
    }

    @Test
    void the_last_conversation_counts_whichever_is_told_first() {
        Instant second = NOON.plus(Duration.ofDays(1));
        Instant third = NOON.plus(Duration.ofDays(2));
        party.when(ask("first", Channel.PHONE, null)).at(NOON);
        for (String call : List.of("a", "b", "c")) {
            party.when(ask(call, Channel.PHONE, null)).at(second);
        }
        party.when(ask("last", Channel.PHONE, null)).at(third);
        for (String talk : List.of("last", "first")) {
            party.when(confirmedUndated("case-1", "ask/" + talk, ContactOutcome.CONVERSATION))
                    .at(third);
        }
        for (String call : List.of("a", "b", "c")) {
            party.when(new PartyInput.ContactReturned("case-1", "ask/" + call, true))
                    .at(third);
        }
        party.andStatus("OPEN");
    }

    @Test
    void calls_to_the_old_number_prove_nothing_of_the_new_one() {
        for (String call : List.of("a", "b", "c")) {
            party.when(ask(call, Channel.PHONE, null)).at(NOON);
        }
        Instant later = NOON.plus(Duration.ofDays(1));
        lost(later);
        party.when(new PartyInput.ContactRepaired(RepairBasis.OWN_RECORDS, AddressKind.NUMBER))
                .at(later);
        for (String call : List.of("a", "b", "c")) {
            party.when(new PartyInput.ContactReturned("case-1", "ask/" + call, true))
                    .at(later);
        }
        party.andStatus("OPEN");
    }

    @Test
    void messages_and_contacts_that_never_took_place_prove_nothing() {
        for (int i = 0; i < 4; i++) {
            Instant day = NOON.plus(Duration.ofDays(i));
            party.when(ask("m-" + i, Channel.SMS, null)).at(day);
            party.when(new PartyInput.ContactReturned("case-1", "ask/m-" + i, true))
                    .at(day);
            party.when(ask("p-" + i, Channel.PHONE, null)).at(day);
            party.when(new PartyInput.ContactReturned("case-1", "ask/p-" + i, false))
                    .at(day);
            party.when(ask("u-" + i, Channel.PHONE, null)).at(day);
            party.when(confirmedUndated("case-1", "ask/u-" + i, ContactOutcome.UNKNOWN))
                    .at(day);
        }
        party.andStatus("OPEN");
    }

    @Test
    void the_same_end_told_twice_counts_once() {
        call("a", ContactOutcome.UNANSWERED);
        call("b", ContactOutcome.UNANSWERED);
        party.when(confirmedUndated("case-1", "ask/b", ContactOutcome.UNANSWERED))
                .at(NOON)
                .thenNothing()
                .andStatus("OPEN");
    }

    @Test
    void an_address_found_on_lawful_ground_ends_it_and_there_is_nothing_to_repair_where_nobody_is_lost() {
        for (RepairBasis basis : RepairBasis.values()) {
            lost(NOON.plus(Duration.ofDays(basis.ordinal())));
            party.when(new PartyInput.ContactRepaired(basis, AddressKind.NUMBER))
                    .at(NOON)
                    .then(new PartyEvent.ContactFound(NOON, basis.name(), AddressKind.NUMBER))
                    .andStatus("OPEN");
            party.when(new PartyInput.ContactRepaired(basis, AddressKind.NUMBER))
                    .at(NOON)
                    .thenNothing();
        }
    }

    /** ▣ 打错了: no call can fail any more, and yet nobody reaches him there. */
    @Test
    void who_is_not_at_its_number_any_more_is_lost_and_others_may_be_asked_for_it() {
        Instant morning = NOON.minusSeconds(3600);
        ThirdPerson sister = new ThirdPerson(Person.RELATIVE, "sister");
        party.when(new PartyInput.AddressWrong(morning, Channel.EMAIL)).at(NOON).andStatus("OPEN");
        denied("a", sister, ContactPurpose.LOCATE, "third-party");
        party.when(new PartyInput.AddressWrong(morning, Channel.SMS))
                .at(NOON)
                .then(
                        new PartyEvent.AddressDoubted(morning, Channel.SMS, null),
                        new PartyEvent.ContactLost(morning, 0, "number-invalid"))
                .andStatus("LOST");
        party.when(ask("b", Channel.PHONE, sister, ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
        party.when(ask("letter", Channel.LETTER, null)).at(NOON);
        party.when(confirmedUndated("case-1", "ask/letter", ContactOutcome.DELIVERED))
                .at(NOON)
                .andStatus("LOST");
        party.when(confirmedUndated("case-1", "third/b", ContactOutcome.CONVERSATION))
                .at(NOON)
                .andStatus("LOST");
        party.when(confirmedUndated("case-1", "ask/letter", ContactOutcome.CONVERSATION))
                .at(NOON)
                .andStatus("OPEN");
    }

    @Test
    void a_strangers_word_that_is_told_after_a_later_talk_loses_nobody() {
        call("talk", ContactOutcome.CONVERSATION);
        party.when(new PartyInput.AddressWrong(NOON.minusSeconds(1), Channel.PHONE))
                .at(NOON)
                .then(new PartyEvent.AddressDoubted(NOON.minusSeconds(1), Channel.PHONE, null))
                .andStatus("OPEN");
    }

    @Test
    void others_are_asked_only_where_a_lost_debtor_is_and_only_with_a_word_of_nothing_else() {
        ThirdPerson sister = new ThirdPerson(Person.RELATIVE, "sister");
        denied("a", sister, ContactPurpose.LOCATE, "third-party");
        lost();
        denied("b", sister, ContactPurpose.DUNNING, "third-party-purpose");
        party.when(ask("c", Channel.PHONE, sister, ContactPurpose.LOCATE, Set.of()))
                .at(NOON)
                .andTells();
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.UnitSpent.class, spent -> {
            assertThat(spent.attemptId()).isEqualTo("third/c");
            assertThat(spent.third()).isEqualTo(sister);
        });
    }

    /** Whoever was asked has agreed to nothing. */
    @Test
    void leave_to_ask_others_ends_with_the_hours_though_the_debtor_agreed_to_any() {
        lost();
        party.when(new PartyInput.HoursAgreed("c-1", "rec-7", "clerk-1", NOON, null))
                .at(NOON);
        party.when(ask("a", Channel.PHONE, new ThirdPerson(Person.RELATIVE, "aunt"), ContactPurpose.LOCATE, Set.of()))
                .at("2026-03-02T21:30:00+08:00")
                .andAnswers(Map.of(
                        "attemptId",
                        "third/a",
                        "until",
                        at("2026-03-02T22:00:00+08:00").toString()));
    }

    @Test
    void who_owes_too_is_no_third_person_and_gets_no_second_budget_by_that_name() {
        lost();
        for (Person owing : Set.of(Person.DEBTOR, Person.CO_DEBTOR, Person.GUARANTOR)) {
            denied("o-" + owing, new ThirdPerson(owing, "somebody"), ContactPurpose.LOCATE, "no-third-person");
        }
    }

    @Test
    void who_refused_is_never_asked_again_and_others_are() {
        lost();
        ThirdPerson sister = new ThirdPerson(Person.RELATIVE, "sister");
        party.when(ask("a", Channel.PHONE, sister, ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/a", ContactOutcome.CONVERSATION, true, false, null, null))
                .at(NOON)
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "third/a", ContactOutcome.CONVERSATION, null),
                        new PartyEvent.ThirdPersonRefused("sister", NOON));
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/a", ContactOutcome.CONVERSATION, true, false, null, null))
                .at(NOON)
                .thenNothing();
        party.andStatus("LOST");
        denied("b", sister, ContactPurpose.LOCATE, "third-party-refused");
        party.when(ask(
                        "c",
                        Channel.PHONE,
                        new ThirdPerson(Person.NAMED_CONTACT, "friend"),
                        ContactPurpose.LOCATE,
                        Set.of()))
                .at(NOON);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void a_refusal_is_heard_whatever_was_said_of_the_call_before() {
        lost();
        ThirdPerson sister = new ThirdPerson(Person.RELATIVE, "sister");
        party.when(ask("a", Channel.PHONE, sister, ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        reported("a", ContactOutcome.DELIVERED, false);
        reported("a", ContactOutcome.CONVERSATION, true)
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "third/a", ContactOutcome.CONVERSATION, null),
                        new PartyEvent.ThirdPersonRefused("sister", NOON));
        reported("a", ContactOutcome.CONVERSATION, true).thenNothing();
        ThirdPerson friend = new ThirdPerson(Person.NAMED_CONTACT, "friend");
        party.when(ask("b", Channel.PHONE, friend, ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        reported("b", ContactOutcome.UNANSWERED, false);
        reported("b", ContactOutcome.CONVERSATION, true).then(new PartyEvent.ThirdPersonRefused("friend", NOON));
        reported("b", ContactOutcome.CONVERSATION, false).thenRefused("attempt-already-reported");
        denied("c", sister, ContactPurpose.LOCATE, "third-party-refused");
        denied("d", friend, ContactPurpose.LOCATE, "third-party-refused");
    }

    /** ▣ 12 CFR 1006.10(c): not more than once, unless requested to do so by such person. */
    @Test
    void a_third_person_who_asked_for_it_is_contacted_once_more_where_the_law_says_once() {
        lost();
        party.when(american("a")).at(NOON);
        reported("a", ContactOutcome.CONVERSATION, false);
        refused("b", "third-party-asked");
        reportedAgain("a", NOON.plusSeconds(60))
                .then(new PartyEvent.ThirdPersonAskedAgain("case-1", "sister", NOON.plusSeconds(60)));
        reportedAgain("a", NOON.plusSeconds(60)).thenNothing();
        Instant later = NOON.plus(Duration.ofDays(8));
        party.when(american("c")).at(later);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.UnitSpent.class);
        refused("d", "third-party-asked", later);
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/c", ContactOutcome.UNANSWERED, false, false, null, null))
                .at(later);
        party.when(american("e")).at(later);
        assertThat(party.events())
                .as("the second reached nobody")
                .singleElement()
                .isInstanceOf(PartyEvent.UnitSpent.class);
    }

    @Test
    void a_request_lifts_neither_another_debts_limit_nor_a_refusal_and_nobody_refuses_and_asks_at_once() {
        lost();
        party.when(american("a")).at(NOON);
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/a", ContactOutcome.CONVERSATION, true, true, NOON, null))
                .at(NOON)
                .thenRefused("refusal-and-request");
        reportedAgain("a", NOON.plusSeconds(60));
        PartyFile file = ((PartyState.Known) party.state()).file();
        assertThat(file.mayAskAgain("case-1", "third/b", "case-1", "sister")).isTrue();
        assertThat(file.mayAskAgain("case-2", "third/b", "case-2", "sister")).isFalse();
        assertThat(file.mayAskAgain("case-1", "third/b", "case-1", "brother")).isFalse();
        reported("a", ContactOutcome.CONVERSATION, true);
        refused("b", "third-party-refused");
    }

    private Spec<PartyState, PartyInput, PartyEvent> reportedAgain(String askId, Instant said) {
        return party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/" + askId, ContactOutcome.CONVERSATION, false, true, said, null))
                .at(NOON.plusSeconds(120));
    }

    private void refused(String askId, String rule) {
        refused(askId, rule, NOON.plusSeconds(120));
    }

    private void refused(String askId, String rule, Instant at) {
        party.when(american(askId)).at(at);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo(rule));
    }

    /** Under Regulation F; noon of the party is within its hours as well. */
    private static PartyInput.PermissionAsked american(String askId) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                Channel.PHONE,
                Tone.FIRM,
                ContactPurpose.LOCATE,
                new ThirdPerson(Person.RELATIVE, "sister"),
                null,
                Set.of(),
                plainStanding("party-1", "US", false, Set.of(), null));
    }

    @Test
    void the_contacts_of_others_are_remembered_as_long_as_there_is_a_budget_of_them() {
        lost();
        party.when(ask("a", Channel.PHONE, new ThirdPerson(Person.RELATIVE, "sister"), ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        party.when(ask("b", Channel.LETTER, null)).at(NOON.plus(Duration.ofDays(30)));
        assertThat(((PartyState.Known) party.state()).file().grants())
                .extracting(Grant::attemptId)
                .containsExactly("third/a", "ask/b");
    }

    @Test
    void whoever_was_asked_in_vain_stands_on_the_list_of_those_who_were_asked() {
        lost();
        for (String relative : List.of("aunt", "uncle", "niece")) {
            party.when(ask(
                            relative,
                            Channel.PHONE,
                            new ThirdPerson(Person.RELATIVE, relative),
                            ContactPurpose.LOCATE,
                            Set.of()))
                    .at(NOON);
            party.when(new PartyInput.ThirdPersonReported(
                            "case-1", "third/" + relative, ContactOutcome.UNREACHABLE, false, false, null, null))
                    .at(NOON);
        }
        denied("d", new ThirdPerson(Person.RELATIVE, "nephew"), ContactPurpose.LOCATE, "third-party-list-full");
    }

    @Test
    void what_a_third_person_said_is_refused_where_none_was_asked() {
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/a", ContactOutcome.CONVERSATION, true, false, null, null))
                .at(NOON)
                .thenRefused("attempt-unknown");
        party.when(ask("a", Channel.LETTER, null)).at(NOON);
        party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "ask/a", ContactOutcome.CONVERSATION, true, false, null, null))
                .at(NOON)
                .thenRefused("attempt-unknown");
    }

    @Test
    void nothing_comes_back_of_a_call_with_a_third_person_before_it_was_allowed_or_later_than_now() {
        lost();
        party.when(ask("a", Channel.PHONE, new ThirdPerson(Person.RELATIVE, "aunt"), ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        party.when(told(NOON.minusSeconds(1))).at(NOON).thenRefused("report-before-contact");
        party.when(told(NOON.plusSeconds(1))).at(NOON).thenRefused("report-in-future");
        party.when(told(NOON))
                .at(NOON.plusSeconds(60))
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "third/a", ContactOutcome.CONVERSATION, NOON),
                        new PartyEvent.ThirdPersonRefused("aunt", NOON));
    }

    private static PartyInput told(Instant at) {
        return new PartyInput.ThirdPersonReported(
                "case-1", "third/a", ContactOutcome.CONVERSATION, true, false, at, null);
    }

    /** ▣ A relative answers STOP, or that it is nobody's; only its provider hears it. */
    @Test
    void a_third_person_is_left_alone_for_what_its_provider_brings_of_it() {
        lost();
        Map<Intent, ContactOutcome> refusals = Map.of(
                Intent.STOP, ContactOutcome.CONVERSATION,
                Intent.STOP_ALL, ContactOutcome.CONVERSATION,
                Intent.COMPLAINS, ContactOutcome.CONVERSATION,
                Intent.WRONG_PERSON, ContactOutcome.UNREACHABLE);
        refusals.forEach((intent, outcome) -> assertThat(brought(List.of(intent), true, NOON))
                .isEqualTo(new PartyInput.ThirdPersonReported(
                        "case-1",
                        "third/a",
                        outcome,
                        true,
                        false,
                        NOON,
                        CALLS,
                        intent == Intent.COMPLAINS ? answered(NOON, intent) : null)));
        assertThat(brought(List.of(Intent.DISPUTES, Intent.OTHER), true, NOON).refused())
                .isFalse();
        assertThat(brought(List.of(Intent.OTHER), true, NOON).outcome()).isEqualTo(ContactOutcome.CONVERSATION);
        assertThat(brought(List.of(Intent.STOP), false, NOON).outcome()).isEqualTo(ContactOutcome.DELIVERED);
        assertThat(PartyInput.ThirdPersonReported.echoed(
                                "case-1", "third/a", Channel.PHONE, List.of(), false, false, NOON, CALLS, MESSAGE)
                        .outcome())
                .isEqualTo(ContactOutcome.UNREACHABLE);
        assertThat(brought(List.of(Intent.STOP), true, NOON).acceptedWhileParked())
                .isTrue();
        assertThat(brought(List.of(Intent.OTHER), true, NOON).acceptedWhileParked())
                .isFalse();
        ThirdPerson sister = new ThirdPerson(Person.RELATIVE, "sister");
        party.when(ask("a", Channel.PHONE, sister, ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        PartyState asked = party.state();
        for (Instant clock : List.of(NOON.minusSeconds(90), NOON.plusSeconds(1))) {
            assertThat(heard(asked, brought(List.of(Intent.STOP), true, clock)))
                    .isInstanceOfSatisfying(Decision.Accepted.class, taken -> assertThat(taken.events())
                            .containsExactly(
                                    new PartyEvent.UnitConfirmed(
                                            "case-1", "third/a", ContactOutcome.CONVERSATION, NOON),
                                    new PartyEvent.ThirdPersonRefused("sister", NOON)));
            assertThat(heard(asked, brought(List.of(Intent.OTHER), true, clock)))
                    .as("what is no wish has the time at which it was said")
                    .isInstanceOf(Decision.Refused.class);
        }
        assertThat(heard(
                        asked,
                        PartyInput.ThirdPersonReported.echoed(
                                "case-1",
                                "third/a",
                                Channel.SMS,
                                List.of(Intent.STOP),
                                true,
                                true,
                                NOON,
                                Set.of(Channel.SMS),
                                MESSAGE)))
                .as("whose provider carries no calls")
                .isEqualTo(new Decision.Refused<PartyEvent>(Contacts.OF_OTHER_PROVIDER));
        party.when(brought(List.of(Intent.STOP), true, NOON))
                .at(NOON)
                .then(
                        new PartyEvent.UnitConfirmed("case-1", "third/a", ContactOutcome.CONVERSATION, NOON),
                        new PartyEvent.ThirdPersonRefused("sister", NOON));
        denied("b", sister, ContactPurpose.LOCATE, "third-party-refused");
    }

    private static Decision<PartyEvent> heard(PartyState asked, PartyInput.ThirdPersonReported told) {
        return Sample.parties().decide(asked, told, NOON);
    }

    private static PartyInput.ThirdPersonReported brought(List<Intent> meant, boolean answered, Instant at) {
        return PartyInput.ThirdPersonReported.echoed(
                "case-1", "third/a", Channel.PHONE, meant, answered, true, at, CALLS, MESSAGE);
    }

    private static CaseInput.AnswerHeard answered(Instant at, Intent... meant) {
        return CaseInput.AnswerHeard.meaning(List.of(meant), "third/a", Channel.PHONE, true, at, null, MESSAGE);
    }

    /** ▣ 他上个月去世了, answers the sister who was asked where the debtor is: a person reads it, and nobody writes to the dead meanwhile. */
    @Test
    void what_a_third_person_says_besides_a_person_reads_and_its_case_rests_as_for_an_answer_of_the_debtors() {
        lost();
        party.when(ask("a", Channel.PHONE, new ThirdPerson(Person.RELATIVE, "sister"), ContactPurpose.LOCATE, Set.of()))
                .at(NOON);
        SubjectId theCase = new SubjectId("case", "case-1");
        party.when(brought(List.of(Intent.STOP, Intent.DECEASED, Intent.COMPLAINS), true, NOON))
                .at(NOON);
        assertThat(party.ran().tells())
                .contains(new Tell(
                        theCase, new CaseInput.ThirdPersonAnswered(answered(NOON, Intent.DECEASED, Intent.COMPLAINS))));
        // told once more, after its end was told
        CaseInput address = new CaseInput.ThirdPersonAnswered(answered(NOON, Intent.OTHER));
        party.when(brought(List.of(Intent.OTHER), true, NOON)).at(NOON).andTells(new Tell(theCase, address));

        Spec<CaseState, CaseInput, CaseEvent> spec = LadderTest.granted();
        spec.when(new CaseInput.ThirdPersonAnswered(answered(NOON, Intent.DECEASED, Intent.OTHER)))
                .at(NOON);
        assertThat(spec.events())
                .filteredOn(CaseEvent.AnswerWaits.class::isInstance)
                .hasSize(1);
        assertThat(spec.ran().tells())
                .extracting(Tell::input)
                .filteredOn(TaskInput.Wanted.class::isInstance)
                .extracting(wanted -> ((TaskInput.Wanted) wanted).task())
                .allSatisfy(task -> {
                    assertThat(task.work()).isEqualTo(Task.Work.ANSWER);
                    assertThat(task.party()).isEqualTo(Sample.PARTY);
                    assertThat(task.attemptId()).isEqualTo("third/a");
                    assertThat(task.reference()).isEqualTo(MESSAGE);
                    assertThat(task.isWithParty()).isFalse();
                })
                .extracting(Task::intent)
                .containsExactly(Intent.DECEASED, Intent.OTHER);
        assertThat(spec.ran().tells())
                .filteredOn(tell -> tell.input() instanceof PartyInput.FlagRaised)
                .extracting(Tell::to)
                .containsExactly(new SubjectId("party", Sample.PARTY));
        spec.when(closedWithoutReason(NOON)).at(NOON);
        spec.when(address).at(NOON).thenNothing();
    }

    @Test
    void a_practice_that_is_forbidden_is_denied_for_good_by_its_own_rule() {
        party.when(ask("a", Channel.PHONE, null, ContactPurpose.DUNNING, Set.of(Practice.DEEPFAKED_OFFICIALS)))
                .at(NOON);
        assertThat(party.events()).singleElement().isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> {
            assertThat(refused.rule()).contains("deepfake");
            assertThat(refused.nextAllowedAt()).isNull();
        });
    }

    private void lost() {
        lost(NOON);
    }

    private void lost(Instant day) {
        for (int i = 0; i < 3; i++) {
            dialled("l-" + i + "-" + day, day);
        }
        party.andStatus("LOST");
    }

    private Spec<PartyState, PartyInput, PartyEvent> reported(String askId, ContactOutcome outcome, boolean refused) {
        return party.when(new PartyInput.ThirdPersonReported(
                        "case-1", "third/" + askId, outcome, refused, false, null, null))
                .at(NOON);
    }

    private void denied(String askId, ThirdPerson third, ContactPurpose purpose, String rule) {
        party.when(ask(askId, Channel.PHONE, third, purpose, Set.of())).at(NOON);
        assertThat(party.events())
                .singleElement()
                .isInstanceOfSatisfying(PartyEvent.AskRefused.class, refused -> assertThat(refused.rule())
                        .isEqualTo(rule));
    }

    /** A call that could not be put through: its unit comes back. */
    private void dialled(String askId) {
        dialled(askId, NOON);
    }

    private void dialled(String askId, Instant at) {
        party.when(ask(askId, Channel.PHONE, null)).at(at);
        party.when(new PartyInput.ContactReturned("case-1", "ask/" + askId, true))
                .at(at);
    }

    private Spec<PartyState, PartyInput, PartyEvent> call(String askId, ContactOutcome outcome) {
        party.when(ask(askId, Channel.PHONE, null)).at(NOON);
        return party.when(confirmedUndated("case-1", "ask/" + askId, outcome)).at(NOON);
    }

    private static PartyInput.PermissionAsked ask(String askId, Channel channel, @Nullable ThirdPerson third) {
        return ask(askId, channel, third, ContactPurpose.DUNNING, Set.of());
    }

    private static PartyInput.PermissionAsked ask(
            String askId,
            Channel channel,
            @Nullable ThirdPerson third,
            ContactPurpose purpose,
            Set<Practice> practices) {
        return new PartyInput.PermissionAsked(
                "case-1",
                askId,
                channel,
                Tone.FIRM,
                purpose,
                third,
                null,
                practices,
                plainStanding("party-1", "CN", false, Set.of(), null));
    }
}
