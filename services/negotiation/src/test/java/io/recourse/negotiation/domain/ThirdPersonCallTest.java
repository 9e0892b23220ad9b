package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.decision.Input;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.contact.Flag;
import io.recourse.rules.contact.Person;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A call to somebody who owes nothing is a call as well: it has a recording, and says no more of whom it reached than it must. */
class ThirdPersonCallTest {

    private static final String NOON = "2026-03-02T12:00:00+08:00";
    private static final String LATER = "2026-03-02T12:20:00+08:00";
    private static final String RELEASE = "2026-03-03T12:00:00+08:00";
    private static final String A_DAY_LATER = "2026-03-03T12:20:00+08:00";
    private static final ThirdPerson AUNT = new ThirdPerson(Person.RELATIVE, "r-1");

    private static final CallMade CALL =
            new CallMade("case-1", "third/a", "lender-1", "party-1", Channel.PHONE, Tone.FRIENDLY, at(NOON), AUNT);

    private static Spec<PartyState, PartyInput, PartyEvent> asked(Channel channel) {
        Spec<PartyState, PartyInput, PartyEvent> party = Spec.of(Sample.parties(), "party-1")
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at(NOON);
        party.when(new PartyInput.FlagRaised("lost", Flag.DEBTOR_UNREACHABLE, at(NOON)))
                .at(NOON);
        return party.when(new PartyInput.PermissionAsked(
                        "case-1",
                        "a",
                        channel,
                        Tone.FIRM,
                        ContactPurpose.LOCATE,
                        AUNT,
                        null,
                        Set.of(),
                        plainStanding("party-1", "CN", false, Set.of(), null)))
                .at(NOON);
    }

    private static List<Input> toCall(Spec<PartyState, PartyInput, PartyEvent> party) {
        return party.ran().tells().stream()
                .filter(tell -> tell.to().equals(CALL.subject()))
                .map(Tell::input)
                .toList();
    }

    private static PartyInput reported(ContactOutcome outcome, @Nullable String when) {
        return new PartyInput.ThirdPersonReported(
                "case-1", "third/a", outcome, false, false, when == null ? null : at(when), null);
    }

    @Test
    void a_talk_is_told_to_the_call_when_it_was_and_one_that_may_have_been_from_its_leave_on() {
        var talked = asked(Channel.PHONE);
        talked.when(reported(ContactOutcome.CONVERSATION, LATER)).at(LATER);
        assertThat(toCall(talked)).containsExactly(new CallInput.TookPlace(CALL, at(LATER)));
        var perhaps = asked(Channel.PHONE);
        perhaps.when(reported(ContactOutcome.UNKNOWN, LATER)).at(LATER);
        assertThat(toCall(perhaps)).containsExactly(new CallInput.TookPlace(CALL, at(NOON)));
        var earlier = asked(Channel.PHONE);
        earlier.when(reported(ContactOutcome.CONVERSATION, null)).at(LATER);
        assertThat(toCall(earlier)).containsExactly(new CallInput.TookPlace(CALL, at(NOON)));
    }

    @Test
    void a_complaint_that_a_provider_brings_has_somebody_listen_to_the_call_and_to_no_letter() {
        for (Channel channel : List.of(Channel.PHONE, Channel.LETTER)) {
            var party = asked(channel);
            party.when(PartyInput.ThirdPersonReported.echoed(
                            "case-1",
                            "third/a",
                            channel,
                            List.of(Intent.COMPLAINS),
                            false,
                            true,
                            at(LATER),
                            null,
                            AnswerReference.of("courier-1", "msg-1")))
                    .at(LATER);
            CallInput complained = new CallInput.Complained(CALL, at(LATER));
            if (channel == Channel.PHONE) {
                assertThat(toCall(party)).contains(complained);
            } else {
                assertThat(toCall(party)).isEmpty();
            }
        }
    }

    @Test
    void of_a_call_in_vain_no_recording_is_missed() {
        var party = asked(Channel.PHONE);
        party.when(reported(ContactOutcome.UNKNOWN, LATER)).at(LATER);
        party.when(reported(ContactOutcome.UNANSWERED, LATER)).at(LATER);
        assertThat(toCall(party)).containsExactly(new CallInput.WasInVain(CALL));
        var atOnce = asked(Channel.PHONE);
        atOnce.when(reported(ContactOutcome.UNANSWERED, LATER)).at(LATER);
        assertThat(toCall(atOnce)).isEmpty();
    }

    @Test
    void a_call_of_which_nobody_tells_anything_may_have_taken_place_until_it_is_told_to_have_been_in_vain() {
        var party = asked(Channel.PHONE);
        party.whenTimePasses().at(RELEASE);
        assertThat(party.events()).singleElement().isInstanceOf(PartyEvent.ReservationReleased.class);
        assertThat(toCall(party)).containsExactly(new CallInput.TookPlace(CALL, at(NOON)));
        party.when(reported(ContactOutcome.UNANSWERED, LATER)).at(RELEASE);
        assertThat(toCall(party)).containsExactly(new CallInput.WasInVain(CALL));
        var letter = asked(Channel.LETTER);
        letter.whenTimePasses().at(RELEASE).andTells();
        var told = asked(Channel.PHONE);
        told.when(reported(ContactOutcome.UNANSWERED, LATER)).at(LATER);
        told.whenTimePasses().at(RELEASE).thenNothing();
    }

    @Test
    void a_letter_to_a_third_person_is_no_call_and_nothing_ends_later_than_now() {
        var letter = asked(Channel.LETTER);
        letter.when(reported(ContactOutcome.DELIVERED, LATER)).at(LATER);
        assertThat(letter.ran().tells()).isEmpty();
        asked(Channel.PHONE)
                .when(reported(ContactOutcome.CONVERSATION, LATER))
                .at(NOON)
                .thenRefused("report-in-future");
    }

    @Test
    void a_call_without_recording_is_flagged_a_day_later() {
        var call = Spec.of(Sample.calls(), CALL.subject().id())
                .when(new CallInput.TookPlace(CALL, at(LATER)))
                .at(LATER);
        call.andDeadline("recording", A_DAY_LATER);
        call.whenTimePasses().at(A_DAY_LATER);
        assertThat(call.events()).singleElement().isInstanceOf(CallEvent.RecordingMissed.class);
    }

    @Test
    void a_third_person_that_is_upset_ends_its_call_and_the_debtor_may_be_called_as_before() {
        var call = Spec.of(Sample.calls(), CALL.subject().id())
                .when(new CallInput.Signalled(CALL, VoiceLabel.ANGRY, 100, at(LATER), false))
                .at(LATER);
        call.andStatus("TERMINATED").andTells();
    }
}
