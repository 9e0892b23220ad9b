package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainStanding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.ContactResult;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CallEvent.CallKept;
import io.recourse.negotiation.domain.CallEvent.CallTerminated;
import io.recourse.negotiation.domain.CallEvent.ComplaintNoted;
import io.recourse.negotiation.domain.CallEvent.PhraseAlerted;
import io.recourse.negotiation.domain.CallEvent.Reason;
import io.recourse.negotiation.domain.CallEvent.RecordingKept;
import io.recourse.negotiation.domain.CallEvent.RecordingMissed;
import io.recourse.negotiation.domain.CallEvent.RecordingSampled;
import io.recourse.negotiation.domain.CallEvent.SignalHeard;
import io.recourse.negotiation.domain.CallEvent.SoothingBegan;
import io.recourse.negotiation.domain.CallEvent.TalkNoted;
import io.recourse.negotiation.domain.CallInput.Alert;
import io.recourse.negotiation.domain.CallInput.Complained;
import io.recourse.negotiation.domain.CallInput.Recorded;
import io.recourse.negotiation.domain.CallInput.Signalled;
import io.recourse.negotiation.domain.CallInput.TookPlace;
import io.recourse.negotiation.domain.CallInput.Transcribed;
import io.recourse.negotiation.domain.CallState.Heard;
import io.recourse.negotiation.domain.CallState.Open;
import io.recourse.negotiation.domain.CallState.Soothing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a call goes on by how the voice sounds, and what is left of it. */
class CallTest {

    private static final String CALLED = "2026-03-02T10:00:00+08:00";
    private static final String SOON = "2026-03-02T10:01:00+08:00";
    private static final String LATER = "2026-03-02T10:02:00+08:00";

    /** 24 hours after the first word of it. */
    private static final String DUE = "2026-03-03T10:01:00+08:00";

    private static final String OURS = "calls-ours@1";

    static final CallMade MADE =
            new CallMade("case-1", "call-3", "lender-1", Sample.PARTY, Channel.PHONE, Tone.FIRM, at(CALLED), null);

    private static final Recording RECORDING = new Recording("rec-1", "ab".repeat(32), "salt-1");

    @Test
    void a_calm_call_goes_on_in_the_tones_it_was_allowed_in() {
        call().when(signal(VoiceLabel.CALM, 10, SOON))
                .at(SOON)
                .then(new CallKept(MADE), new SignalHeard(VoiceLabel.CALM, 10, at(SOON)), new TalkNoted(at(SOON)))
                .andTells()
                .andStatus("OPEN")
                .andAnswers(Map.of("advice", "CONTINUE", "tones", "FRIENDLY,FIRM"));
    }

    @Test
    void an_anxious_voice_is_soothed_and_nothing_escalates_any_more_in_that_call() {
        Map<String, String> soothe = Map.of(
                "advice",
                "SOOTHE",
                "tones",
                "FRIENDLY",
                "rule",
                "no-escalation-in-call",
                "citation",
                Sample.CALLS.soothing().source().citation());
        call().when(signal(VoiceLabel.ANXIOUS, 40, SOON))
                .at(SOON)
                .then(
                        new CallKept(MADE),
                        new SignalHeard(VoiceLabel.ANXIOUS, 40, at(SOON)),
                        new TalkNoted(at(SOON)),
                        new SoothingBegan(VoiceLabel.ANXIOUS, at(SOON), OURS))
                .andTells()
                .andStatus("SOOTHING")
                .andAnswers(soothe)
                .when(signal(VoiceLabel.CALM, 5, LATER))
                .at(LATER)
                .then(new SignalHeard(VoiceLabel.CALM, 5, at(LATER)))
                .andAnswers(soothe)
                .when(signal(VoiceLabel.ANXIOUS, 5, LATER))
                .at(LATER)
                .then(new SignalHeard(VoiceLabel.ANXIOUS, 5, at(LATER)))
                .andAnswers(soothe);
    }

    @Test
    void stress_at_the_threshold_goes_on_and_one_above_it_ends_the_call() {
        Spec<CallState, CallInput, CallEvent> call = call();
        call.when(signal(VoiceLabel.ANGRY, 80, SOON)).at(SOON).andStatus("OPEN");
        call.andAnswers(Map.of("advice", "CONTINUE", "tones", "FRIENDLY,FIRM"));
        call.when(signal(VoiceLabel.ANGRY, 81, LATER))
                .at(LATER)
                .then(
                        new SignalHeard(VoiceLabel.ANGRY, 81, at(LATER)),
                        new CallTerminated(at(LATER), "stress-over-threshold", OURS),
                        new RecordingSampled(Reason.TERMINATED, OURS))
                .andTells(new Tell(
                        new SubjectId("party", Sample.PARTY),
                        new PartyInput.CallBrokenOff("case-1", "call-3", at(LATER))))
                .andStatus("TERMINATED")
                .andAnswers(terminate());
    }

    @Test
    void a_soothed_call_is_ended_as_well_and_stays_so() {
        call().when(signal(VoiceLabel.ANXIOUS, 40, SOON))
                .at(SOON)
                .when(signal(VoiceLabel.ANXIOUS, 100, LATER))
                .at(LATER)
                .andStatus("TERMINATED")
                .when(signal(VoiceLabel.CALM, 0, LATER))
                .at(LATER)
                .then(new SignalHeard(VoiceLabel.CALM, 0, at(LATER)))
                .andAnswers(terminate())
                .when(signal(VoiceLabel.CALM, 99, LATER))
                .at(LATER)
                .thenNothing()
                .andTells()
                .andAnswers(terminate());
    }

    @Test
    void the_same_signal_again_is_answered_and_adds_nothing() {
        call().when(signal(VoiceLabel.SAD, 30, SOON))
                .at(SOON)
                .when(signal(VoiceLabel.SAD, 30, SOON))
                .at(SOON)
                .thenNothing()
                .andAnswers(Map.of("advice", "CONTINUE", "tones", "FRIENDLY,FIRM"))
                .when(signal(VoiceLabel.SAD, 29, LATER))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void nothing_is_heard_before_the_call_later_than_now_or_where_nobody_was_spoken_to() {
        call().when(signal(VoiceLabel.CALM, 1, LATER)).at(SOON).thenRefused("signal-in-future");
        call().when(signal(VoiceLabel.CALM, 1, "2026-03-02T09:59:59.999999+08:00"))
                .at(SOON)
                .thenRefused("signal-before-call");
        call().when(new Signalled(MADE, VoiceLabel.CALM, 1, at(SOON), true))
                .at(SOON)
                .thenRefused("call-in-vain");
        call().when(new Transcribed(MADE, List.of(), at(SOON), true)).at(SOON).thenRefused("call-in-vain");
        call().when(signal(VoiceLabel.CALM, 1, CALLED)).at(CALLED).andStatus("OPEN");
    }

    @Test
    void what_nobody_may_say_alerts_and_ends_the_call() {
        Alert school = new Alert("child-at-school", "zone-calling-relatives", true);
        Alert rude = new Alert("insult", "insults", false);
        call().when(new Transcribed(MADE, List.of(rude), at(SOON), false))
                .at(SOON)
                .then(new CallKept(MADE), new TalkNoted(at(SOON)), new PhraseAlerted("insult", "insults", at(SOON)))
                .andAnswers(Map.of("advice", "CONTINUE", "tones", "FRIENDLY,FIRM"))
                .when(new Transcribed(MADE, List.of(rude, school), at(LATER), false))
                .at(LATER)
                .then(
                        new PhraseAlerted("child-at-school", "zone-calling-relatives", at(LATER)),
                        new CallTerminated(at(LATER), "sensitive-phrase", OURS),
                        new RecordingSampled(Reason.TERMINATED, OURS))
                .andAnswers(Map.of(
                        "advice",
                        "TERMINATE",
                        "tones",
                        "",
                        "rule",
                        "sensitive-phrase",
                        "citation",
                        Sample.CALLS.phrases().source().citation()))
                .when(new Transcribed(MADE, List.of(school), at(LATER), false))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void a_call_without_a_recording_is_flagged_once_its_time_is_over() {
        call().when(new TookPlace(MADE, at(SOON)))
                .at(SOON)
                .then(new CallKept(MADE), new TalkNoted(at(SOON)))
                .andDeadline("recording", DUE)
                .whenTimePasses()
                .at("2026-03-03T10:00:59+08:00")
                .thenNothing()
                .whenTimePasses()
                .at(DUE)
                .then(new RecordingMissed(at(DUE), OURS))
                .andDeadlines()
                .when(new Recorded(MADE, RECORDING))
                .at(DUE)
                .then(new RecordingKept(RECORDING));
    }

    @Test
    void a_recording_named_late_takes_the_flag_away_and_one_in_time_leaves_nothing_due() {
        Spec<CallState, CallInput, CallEvent> call = call();
        call.when(new TookPlace(MADE, at(SOON))).at(SOON).whenTimePasses().at(DUE);
        assertThat(file(call).missing()).isTrue();
        call.when(new Recorded(MADE, RECORDING)).at(DUE);
        assertThat(file(call).missing()).isFalse();
        call().when(new Recorded(MADE, RECORDING))
                .at(SOON)
                .then(new CallKept(MADE), new RecordingKept(RECORDING))
                .when(new TookPlace(MADE, at(SOON)))
                .at(SOON)
                .andDeadlines();
    }

    @Test
    void the_recordings_time_runs_from_the_earliest_word_of_the_talk() {
        call().when(new TookPlace(MADE, at(LATER)))
                .at(LATER)
                .when(signal(VoiceLabel.CALM, 0, SOON))
                .at(LATER)
                .andDeadline("recording", DUE)
                .when(new TookPlace(MADE, at(LATER)))
                .at(LATER)
                .thenNothing()
                .andDeadline("recording", DUE);
    }

    @Test
    void the_same_recording_again_is_one_and_another_hash_is_refused() {
        Spec<CallState, CallInput, CallEvent> call = call();
        call.when(new Recorded(MADE, RECORDING)).at(SOON);
        call.when(new Recorded(MADE, RECORDING)).at(SOON).thenNothing();
        call.when(new Recorded(MADE, new Recording("rec-1", "cd".repeat(32), "salt-1")))
                .at(SOON)
                .thenRefused("recording-contradicts");
        call.when(new Recorded(MADE, new Recording("rec-1", RECORDING.hash(), "salt-2")))
                .at(SOON)
                .thenRefused("recording-contradicts");
        call.when(new Recorded(MADE, new Recording("rec-2", RECORDING.hash(), "salt-1")))
                .at(SOON)
                .thenRefused("recording-contradicts");
        assertThat(file(call).recording()).isEqualTo(RECORDING);
    }

    @Test
    void a_complaint_has_a_person_listen_to_the_call() {
        call().when(new Complained(MADE, at(LATER))).at(SOON).thenRefused("complaint-in-future");
        call().when(new Complained(MADE, at("2026-03-02T09:00:00+08:00")))
                .at(SOON)
                .thenRefused("complaint-before-call");
        call().when(new Complained(MADE, at(SOON)))
                .at(SOON)
                .then(new CallKept(MADE), new ComplaintNoted(at(SOON)), new RecordingSampled(Reason.COMPLAINED, OURS))
                .when(new Complained(MADE, at(LATER)))
                .at(LATER)
                .thenNothing();
    }

    @Test
    void lots_are_drawn_by_the_share_of_the_policy_the_same_ones_always_and_others_under_another_key() {
        Lots lots = new Lots("k-1");
        Lots others = new Lots("k-2");
        List<CallMade> calls = IntStream.range(0, 100_000)
                .mapToObj(n -> new CallMade(
                        "case-" + n / 10, "call-" + n % 10, "l", "p", Channel.PHONE, Tone.FIRM, at(CALLED), null))
                .toList();
        List<CallMade> drawn = calls.stream().filter(c -> lots.draws(c, 500)).toList();
        // 5 000 expected; a standard deviation is 69
        assertThat(drawn).hasSizeBetween(4_700, 5_300);
        Lots again = new Lots("k-1");
        assertThat(calls.stream().filter(c -> again.draws(c, 500)).toList()).isEqualTo(drawn);
        assertThat(drawn.stream().filter(c -> others.draws(c, 500)).count()).isBetween(180L, 320L);
        assertThat(calls.stream().limit(1_000)).noneMatch(c -> lots.draws(c, 0));
        assertThat(calls.stream().limit(1_000)).allMatch(c -> lots.draws(c, 10_000));
    }

    @Test
    void a_call_whose_lot_is_drawn_is_sampled_with_the_first_word_of_it() {
        CallMade drawn = IntStream.range(0, 1_000)
                .mapToObj(n -> new CallMade(
                        "case-1", "call-" + n, "lender-1", Sample.PARTY, Channel.PHONE, Tone.FIRM, at(CALLED), null))
                .filter(c -> new Lots("sample").draws(c, 500))
                .findFirst()
                .orElseThrow();
        call().when(new TookPlace(drawn, at(SOON)))
                .at(SOON)
                .then(new CallKept(drawn), new RecordingSampled(Reason.LOT, OURS), new TalkNoted(at(SOON)));
    }

    @Test
    void a_case_tells_its_call_that_somebody_was_spoken_to_and_nothing_of_messages_or_calls_in_vain() {
        var spec = Sample.talking(Sample.LETTER);
        permitted(spec, "a", Channel.PHONE);
        permitted(spec, "b", Channel.PHONE);
        permitted(spec, "c", Channel.LETTER);
        CallMade made = new CallMade(
                "case-1", "ask/a", "lender-1", Sample.PARTY, Channel.PHONE, Tone.FIRM, at(Sample.MADE), null);
        told(spec, "a", ContactOutcome.CONVERSATION)
                .andTells(
                        confirmed("a", ContactOutcome.CONVERSATION),
                        new Tell(CallMade.subject("case-1", "ask/a"), new TookPlace(made, at(SOON))));
        told(spec, "b", ContactOutcome.UNANSWERED).andTells(confirmed("b", ContactOutcome.UNANSWERED));
        told(spec, "c", ContactOutcome.CONVERSATION).andTells(confirmed("c", ContactOutcome.CONVERSATION));
        assertThat(spec.state()).isInstanceOfSatisfying(CaseState.Known.class, known -> {
            assertThat(CallMade.wasInVain(known.file(), "ask/a")).isFalse();
            assertThat(CallMade.wasInVain(known.file(), "ask/b")).isTrue();
            assertThat(CallMade.of(known.file(), "ask/c")).isEmpty();
            assertThat(CallMade.of(known.file(), "ask/d")).isEmpty();
        });
    }

    @Test
    void a_call_was_not_in_vain_because_a_machine_handed_it_over() {
        var spec = Sample.talking(Sample.LETTER);
        permitted(spec, "a", Channel.VOICE_BOT);
        told(spec, "a", ContactOutcome.DELIVERED).andTells(confirmed("a", ContactOutcome.DELIVERED), talk("a"));
        assertThat(spec.state()).isInstanceOfSatisfying(CaseState.Known.class, known -> assertThat(
                        CallMade.wasInVain(known.file(), "ask/a"))
                .isFalse());
    }

    @Test
    void a_call_of_which_nobody_knows_is_to_have_a_recording_until_it_turns_out_to_have_been_in_vain() {
        var spec = Sample.talking(Sample.LETTER);
        permitted(spec, "a", Channel.VOICE_BOT);
        permitted(spec, "b", Channel.LETTER);
        told(spec, "a", ContactOutcome.UNKNOWN).andTells(confirmed("a", ContactOutcome.UNKNOWN), talk("a"));
        told(spec, "a", ContactOutcome.UNANSWERED)
                .andTells(
                        confirmed("a", ContactOutcome.UNANSWERED),
                        new Tell(CallMade.subject("case-1", "ask/a"), new CallInput.WasInVain(bot("a"))));
        told(spec, "b", ContactOutcome.UNKNOWN).andTells(confirmed("b", ContactOutcome.UNKNOWN));
        told(spec, "b", ContactOutcome.DELIVERED).andTells(confirmed("b", ContactOutcome.DELIVERED));
    }

    /** ▣ Leave for a call, and not a word of it since: its recording is missed all the same. */
    @Test
    void a_call_that_nobody_tells_of_in_time_is_to_have_a_recording_until_it_turns_out_to_have_been_in_vain() {
        Standing standing = plainStanding(Sample.PARTY, "CN", false, Set.of(), null);
        for (Channel channel : List.of(Channel.VOICE_BOT, Channel.LETTER)) {
            var party = Spec.of(Sample.parties(), Sample.PARTY)
                    .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                    .at(Sample.MADE)
                    .when(new PartyInput.PermissionAsked(
                            "case-1", "a", channel, Tone.FIRM, ContactPurpose.DUNNING, null, null, Set.of(), standing))
                    .at(Sample.MADE);
            Instant release = at(Sample.MADE).plus(Duration.ofDays(1));
            party.whenTimePasses().at(release).then(new PartyEvent.ReservationReleased("case-1", "ask/a"));
            Tell unreported = new Tell(new SubjectId("case", "case-1"), new CaseInput.CallUnreported("ask/a", release));
            assertThat(party.ran().tells()).isEqualTo(channel == Channel.LETTER ? List.of() : List.of(unreported));
        }
        var spec = Sample.talking(Sample.LETTER);
        permitted(spec, "a", Channel.VOICE_BOT);
        spec.when(new CaseInput.CallUnreported("ask/a", at(SOON)))
                .at(SOON)
                .thenPublished(new ContactResult("ask/a", ContactOutcome.UNKNOWN, at(SOON)))
                .andTells(confirmed("a", ContactOutcome.UNKNOWN), talk("a"));
        told(spec, "a", ContactOutcome.UNANSWERED)
                .andTells(
                        confirmed("a", ContactOutcome.UNANSWERED),
                        new Tell(CallMade.subject("case-1", "ask/a"), new CallInput.WasInVain(bot("a"))));
        spec.when(new CaseInput.CallUnreported("ask/a", at(SOON))).at(SOON).thenNothing();
    }

    /** ▣ 不是, says who picks up; what the caller says after that is listened to. */
    @Test
    void a_call_in_which_a_stranger_spoke_took_place_whatever_was_told_of_it_before_and_whoever_tells_it() {
        Tell back =
                new Tell(new SubjectId("party", Sample.PARTY), new PartyInput.ContactReturned("case-1", "ask/a", true));
        Tell wrong = new Tell(
                new SubjectId("party", Sample.PARTY),
                new PartyInput.AddressWrong(at(SOON), Channel.VOICE_BOT, at(Sample.MADE)));
        Tell talk = new Tell(CallMade.subject("case-1", "ask/a"), new TookPlace(bot("a"), at(SOON)));
        for (ContactOutcome before : List.of(ContactOutcome.DELIVERED, ContactOutcome.UNKNOWN)) {
            var spec = Sample.talking(Sample.LETTER);
            permitted(spec, "a", Channel.VOICE_BOT);
            told(spec, "a", before);
            stranger(spec).andTells(back, wrong, talk);
            assertSpokenTo(spec);
        }
        var atOnce = Sample.talking(Sample.LETTER);
        permitted(atOnce, "a", Channel.VOICE_BOT);
        stranger(atOnce).andTells(back, wrong, talk);
        assertSpokenTo(atOnce);
        // they were told by two
        var afterwards = Sample.talking(Sample.LETTER);
        permitted(afterwards, "a", Channel.VOICE_BOT);
        told(afterwards, "a", ContactOutcome.UNREACHABLE).andTells(back);
        stranger(afterwards).andTells(wrong, talk);
        assertSpokenTo(afterwards);
        stranger(afterwards).andTells(wrong);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> stranger(Spec<CaseState, CaseInput, CaseEvent> spec) {
        CaseFile file = ((CaseState.Known) spec.state()).file();
        LeftAlone said = new LeftAlone(true, Set.of());
        return spec.when(said.heard(file, "ask/a", at(SOON)).orElseThrow()).at(SOON);
    }

    private static void assertSpokenTo(Spec<CaseState, CaseInput, CaseEvent> spec) {
        assertThat(CallMade.wasInVain(((CaseState.Known) spec.state()).file(), "ask/a"))
                .isFalse();
    }

    @Test
    void a_call_in_vain_misses_no_recording_unless_something_was_heard_in_it() {
        Spec<CallState, CallInput, CallEvent> call = call();
        call.when(new CallInput.WasInVain(MADE)).at(SOON).thenNothing();
        call.when(new TookPlace(MADE, at(SOON))).at(SOON).whenTimePasses().at(DUE);
        assertThat(file(call).missing()).isTrue();
        call.when(new CallInput.WasInVain(MADE))
                .at(DUE)
                .then(new CallEvent.TalkDenied())
                .andDeadlines();
        assertThat(file(call).missing()).isFalse();
        call.when(new CallInput.WasInVain(MADE)).at(DUE).thenNothing();
        Spec<CallState, CallInput, CallEvent> heard = call();
        heard.when(signal(VoiceLabel.CALM, 0, SOON)).at(SOON);
        heard.when(new CallInput.WasInVain(MADE)).at(SOON).thenNothing().andDeadline("recording", DUE);
    }

    @Test
    void the_case_of_a_call_that_was_broken_off_calls_the_party_no_more_for_seven_days() {
        var party = Spec.of(Sample.parties(), Sample.PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at("2026-03-01T00:00:00+08:00")
                .when(asked("call-3", "case-1", Channel.PHONE))
                .at(CALLED)
                .when(new PartyInput.CallBrokenOff("case-1", "call-3", at(SOON)))
                .at(SOON)
                .then(new PartyEvent.CallsRested("case-1", "call-3", at("2026-03-09T10:01:00+08:00"), "contact-ours@1"))
                .when(new PartyInput.CallBrokenOff("case-1", "call-3", at(SOON)))
                .at(SOON)
                .thenNothing();
        party.whenTimePasses().at("2026-03-09T10:00:00+08:00");
        party.when(asked("call-4", "case-1", Channel.VOICE_BOT))
                .at("2026-03-09T10:00:59+08:00")
                .then(new PartyEvent.AskRefused(
                        "case-1",
                        "call-4",
                        Channel.VOICE_BOT,
                        "call-broken-off",
                        at("2026-03-09T10:01:00+08:00"),
                        Sample.CONTACTS.brokenOff().source().citation()));
        party.when(asked("sms-1", "case-1", Channel.SMS))
                .at("2026-03-09T10:00:59+08:00")
                .andTells(granted("sms-1", "case-1"));
        party.when(asked("call-1", "case-2", Channel.PHONE))
                .at("2026-03-09T10:00:59+08:00")
                .andTells(granted("call-1", "case-2"));
        party.when(asked("call-5", "case-1", Channel.PHONE))
                .at("2026-03-09T10:01:00+08:00")
                .andTells(granted("call-5", "case-1"));
    }

    @Test
    void after_a_rest_that_ends_outside_the_hours_the_next_call_is_allowed_when_they_begin() {
        Spec.of(Sample.parties(), Sample.PARTY)
                .when(new PartyInput.Registered("lender-1", "Asia/Shanghai", true, true, "zh"))
                .at("2026-03-01T00:00:00+08:00")
                .when(asked("call-3", "case-1", Channel.PHONE))
                .at("2026-03-02T21:59:00+08:00")
                .when(new PartyInput.CallBrokenOff("case-1", "call-3", at("2026-03-02T22:05:00+08:00")))
                .at("2026-03-02T22:05:00+08:00")
                .when(asked("call-4", "case-1", Channel.PHONE))
                .at("2026-03-03T10:00:00+08:00")
                .then(new PartyEvent.AskRefused(
                        "case-1",
                        "call-4",
                        Channel.PHONE,
                        "call-broken-off",
                        at("2026-03-10T08:00:00+08:00"),
                        Sample.CONTACTS.brokenOff().source().citation()));
    }

    @Test
    void the_call_of_a_contact_is_found_by_case_and_contact_together() {
        assertThat(CallMade.subject("case-1", "call-3")).isEqualTo(MADE.subject());
        assertThat(CallMade.subject("case-2", "call-3")).isNotEqualTo(MADE.subject());
        assertThat(MADE.subject().id()).matches("[0-9a-f]{64}");
    }

    @Test
    void numbers_out_of_range_do_not_load() {
        var source = Sample.CALLS.source();
        assertThatThrownBy(() -> new CallPolicy.Stress(101, source)).hasMessageContaining("0 … 100");
        assertThatThrownBy(() -> new CallPolicy.Stress(-1, source)).hasMessageContaining("0 … 100");
        assertThatThrownBy(() -> new CallPolicy.Sampling(10_001, source)).hasMessageContaining("10000");
        assertThatThrownBy(() -> new CallPolicy.Sampling(-1, source)).hasMessageContaining("10000");
        assertThatThrownBy(() -> new CallPolicy.Recorded(0, source)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ContactPolicy.BrokenOff(0, source)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ContactPolicy.BrokenOff(8, source)).hasMessageContaining("remembers");
        assertThatThrownBy(() -> new Recording("r", "AB".repeat(32), "s")).hasMessageContaining("hexadecimal");
        assertThat(new CallPolicy.Stress(100, source).most()).isEqualTo(100);
        assertThat(new CallPolicy.Sampling(10_000, source).shareBp()).isEqualTo(10_000);
        assertThat(new CallPolicy.Recorded(1, source).withinHours()).isEqualTo(1);
        assertThat(new ContactPolicy.BrokenOff(7, source).days()).isEqualTo(7);
    }

    @Test
    void a_history_that_cannot_be_is_a_bug() {
        CallDecider calls = Sample.calls();
        CallState unheard = calls.initial(MADE.subject());
        Open open = new Open(CallFile.of(MADE));
        assertThatThrownBy(() -> calls.evolve(unheard, new TalkNoted(at(SOON)))).hasMessageContaining("nobody");
        assertThatThrownBy(() -> calls.evolve(open, new CallKept(MADE))).hasMessageContaining("once");
        assertThatThrownBy(() ->
                        calls.evolve(new Soothing(open.file()), new SoothingBegan(VoiceLabel.ANXIOUS, at(SOON), OURS)))
                .hasMessageContaining("open call");
        assertThatThrownBy(() -> calls.evolve(open.terminate(at(SOON), "r"), new CallTerminated(at(SOON), "r", OURS)))
                .hasMessageContaining("once");
        assertThat(calls.facets(unheard).status()).isEqualTo("UNHEARD");
    }

    private static Map<String, String> terminate() {
        return Map.of(
                "advice",
                "TERMINATE",
                "tones",
                "",
                "rule",
                "stress-over-threshold",
                "citation",
                Sample.CALLS.stress().source().citation());
    }

    private static CallFile file(Spec<CallState, CallInput, CallEvent> call) {
        return ((Heard) call.state()).file();
    }

    private static Spec<CallState, CallInput, CallEvent> call() {
        return Spec.of(Sample.calls(), MADE.subject().id());
    }

    private static Signalled signal(VoiceLabel label, int stress, String when) {
        return new Signalled(MADE, label, stress, at(when), false);
    }

    private static void permitted(Spec<CaseState, CaseInput, CaseEvent> spec, String askId, Channel channel) {
        Instant made = at(Sample.MADE);
        spec.when(new CaseInput.ContactPermitted(
                        "ask/" + askId, "dunning", Tone.FIRM, channel, made, Sample.PARTY, "Asia/Shanghai"))
                .at(made);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> told(
            Spec<CaseState, CaseInput, CaseEvent> spec, String askId, ContactOutcome outcome) {
        return spec.when(new CaseInput.ContactResultReported("ask/" + askId, outcome, at(SOON)))
                .at(SOON);
    }

    private static Tell talk(String askId) {
        return new Tell(CallMade.subject("case-1", "ask/" + askId), new TookPlace(bot(askId), at(Sample.MADE)));
    }

    private static CallMade bot(String askId) {
        return new CallMade(
                "case-1",
                "ask/" + askId,
                "lender-1",
                Sample.PARTY,
                Channel.VOICE_BOT,
                Tone.FIRM,
                at(Sample.MADE),
                null);
    }

    private static Tell confirmed(String askId, ContactOutcome outcome) {
        return new Tell(
                new SubjectId("party", Sample.PARTY),
                new PartyInput.ContactConfirmed(
                        "case-1", "ask/" + askId, outcome, outcome == ContactOutcome.CONVERSATION ? at(SOON) : null));
    }

    private static PartyInput asked(String attemptId, String caseId, Channel channel) {
        return askedInFirstEpisode(caseId, attemptId, channel, "dunning", "lender-1", "Asia/Shanghai", "CN");
    }

    private static Tell granted(String attemptId, String caseId) {
        return new Tell(
                new SubjectId("case", caseId),
                new CaseInput.ContactGranted(attemptId, at("2026-03-09T22:00:00+08:00"), null));
    }
}
