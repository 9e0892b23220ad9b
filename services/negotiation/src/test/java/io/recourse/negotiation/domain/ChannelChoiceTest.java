package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.PARTY;
import static io.recourse.negotiation.domain.Sample.POLICY;
import static io.recourse.negotiation.domain.Sample.SMS;
import static io.recourse.negotiation.domain.Sample.askedInFirstEpisode;
import static io.recourse.negotiation.domain.Sample.at;
import static io.recourse.negotiation.domain.Sample.plainAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.casework.decision.Effect;
import io.recourse.casework.decision.SubjectId;
import io.recourse.casework.decision.Tell;
import io.recourse.casework.spec.Spec;
import io.recourse.contracts.NegotiationEvent.ContactAttempted;
import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.NegotiationEvent.StepLapsed;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Step;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.CaseEvent.AskDenied;
import io.recourse.negotiation.domain.CaseEvent.ChannelChosen;
import io.recourse.negotiation.domain.CaseEvent.ChannelDenied;
import io.recourse.negotiation.domain.CaseEvent.StepAsked;
import io.recourse.negotiation.domain.CaseEvent.TextChosen;
import io.recourse.negotiation.domain.CaseEvent.Told;
import io.recourse.negotiation.domain.ChannelPolicy.Prior;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** By which channel a message goes, by what came of the messages before; one answer in four is credited to each beforehand. */
class ChannelChoiceTest {

    private static final ChannelPolicy OURS = POLICY.channels();

    private static final SubjectId THE_PARTY = new SubjectId("party", PARTY);

    private static final Step FIRM_MAIL = new Step("mail", Tone.FIRM, Channel.EMAIL, 4, 3);
    private static final Step LAST = step("last", Channel.SMS, 4);
    private static final String FIVE = "2026-03-06T09:00:00+08:00";

    private CaseFile file = ((CaseState.Known) Sample.opened().state()).file();
    private int made;

    // what is chosen, by numbers

    @Test
    void with_nothing_but_what_is_credited_beforehand_the_strategys_own_channel_is_taken() {
        assertThat(ChannelChoice.of(OURS, file, SMS)).isEmpty();
        assertThat(ChannelChoice.of(with(OURS, 1, 0), file, SMS)).isEmpty();
    }

    @Test
    void after_one_message_that_reached_the_debtor_too_little_is_known() {
        have(Channel.APP, 1, 1);
        assertThat(ChannelChoice.of(OURS, file, SMS)).isEmpty();
    }

    @Test
    void text_messages_answered_0_of_3_give_way_to_the_app_answered_1_of_1() {
        have(Channel.SMS, 0, 3);
        have(Channel.APP, 1, 1);
        assertThat(ChannelChoice.of(OURS, file, SMS))
                .contains(new ChannelChoice(
                        Channel.APP, List.of(new Responses(Channel.SMS, 0, 3), new Responses(Channel.APP, 1, 1))));
    }

    /** (0 + 1) ÷ (0 + 4) is 1 ÷ 4; (1 + 1) ÷ (4 + 4) is as much. */
    @ParameterizedTest
    @CsvSource({"1, 3, APP", "1, 4, SMS", "1, 5, SMS", "0, 2, SMS", "2, 7, APP", "2, 8, SMS"})
    void an_untried_channel_of_the_strategy_is_left_only_for_one_that_is_answered_more_often_than_one_in_four(
            int answered, int contacts, Channel chosen) {
        have(Channel.APP, answered, contacts);
        assertThat(chosen(SMS)).isEqualTo(chosen);
    }

    @Test
    void of_two_that_do_equally_well_the_strategys_own_wins_whichever_it_is() {
        have(Channel.SMS, 1, 2);
        have(Channel.APP, 1, 2);
        assertThat(chosen(SMS)).isEqualTo(Channel.SMS);
        assertThat(chosen(step("app", Channel.APP, 0))).isEqualTo(Channel.APP);
    }

    @Test
    void of_two_others_that_do_equally_well_the_one_that_the_data_name_first_is_taken() {
        have(Channel.EMAIL, 1, 1);
        have(Channel.APP, 1, 1);
        assertThat(chosen(SMS)).isEqualTo(Channel.APP);
        assertThat(ChannelChoice.of(OURS, file, SMS).orElseThrow().counts())
                .extracting(Responses::channel)
                .containsExactly(Channel.SMS, Channel.APP, Channel.EMAIL);
    }

    @Test
    void the_best_of_all_is_taken_and_not_the_first_that_is_better() {
        have(Channel.APP, 1, 2);
        have(Channel.EMAIL, 2, 2);
        assertThat(chosen(SMS)).isEqualTo(Channel.EMAIL);
    }

    @Test
    void an_untried_channel_is_not_taken_in_place_of_another_unless_the_data_say_so() {
        have(Channel.SMS, 0, 3);
        assertThat(ChannelChoice.of(OURS, file, SMS)).isEmpty();
        assertThat(ChannelChoice.of(with(OURS, 2, 0), file, SMS).orElseThrow().channel())
                .isEqualTo(Channel.APP);
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"LETTER", "VOICE_BOT", "PHONE", "FIELD_VISIT"})
    void letters_calls_and_visits_stay_what_they_are(Channel channel) {
        have(Channel.SMS, 0, 3);
        have(Channel.APP, 3, 3);
        assertThat(ChannelChoice.of(OURS, file, step("x", channel, 0))).isEmpty();
    }

    @Test
    void what_they_were_answered_counts_for_no_message() {
        have(Channel.SMS, 0, 3);
        have(Channel.PHONE, 3, 3);
        assertThat(ChannelChoice.of(with(OURS, 2, 0), file, SMS).orElseThrow().counts())
                .contains(new Responses(Channel.SMS, 0, 3))
                .extracting(Responses::contacts)
                .as("of three messages and three calls")
                .containsOnly(0, 3);
    }

    @Test
    void a_final_notice_goes_where_the_strategy_sends_it_unless_the_data_say_otherwise() {
        have(Channel.SMS, 0, 3);
        have(Channel.APP, 1, 1);
        Step last = new Step("final", Tone.FINAL_NOTICE, Channel.SMS, 0, 3);
        assertThat(ChannelChoice.of(OURS, file, last)).isEmpty();
        ChannelPolicy all =
                new ChannelPolicy(true, OURS.channels(), List.of(Tone.values()), 2, 1, OURS.prior(), OURS.source());
        assertThat(ChannelChoice.of(all, file, last).orElseThrow().channel()).isEqualTo(Channel.APP);
    }

    @Test
    void where_the_data_say_so_nothing_is_chosen() {
        have(Channel.SMS, 0, 3);
        have(Channel.APP, 1, 1);
        ChannelPolicy off = new ChannelPolicy(false, OURS.channels(), OURS.tones(), 2, 1, OURS.prior(), OURS.source());
        assertThat(ChannelChoice.of(off, file, SMS)).isEmpty();
    }

    @Test
    void only_what_reached_the_debtor_itself_counts() {
        have(Channel.APP, 1, 1);
        have(Channel.SMS, 0, 1);
        attempt(Channel.SMS, null, null);
        attempt(Channel.SMS, ContactOutcome.UNKNOWN, null);
        attempt(Channel.SMS, ContactOutcome.UNREACHABLE, null);
        attempt(Channel.SMS, ContactOutcome.CONVERSATION, "party-2");
        attempt(Channel.SMS, ContactOutcome.UNANSWERED, null);
        assertThat(ChannelChoice.of(OURS, file, SMS).orElseThrow().counts()).contains(new Responses(Channel.SMS, 0, 2));
    }

    @Test
    void a_channel_whose_last_message_reached_nobody_is_not_taken_in_place_of_another() {
        have(Channel.SMS, 0, 3);
        have(Channel.APP, 2, 2);
        attempt(Channel.APP, ContactOutcome.UNREACHABLE, null);
        assertThat(ChannelChoice.of(OURS, file, SMS)).isEmpty();
        attempt(Channel.APP, null, null);
        assertThat(ChannelChoice.of(OURS, file, SMS)).isEmpty();
        attempt(Channel.APP, ContactOutcome.DELIVERED, null);
        assertThat(chosen(SMS)).isEqualTo(Channel.APP);
    }

    @Test
    void a_channel_by_which_the_last_message_never_went_out_is_taken_all_the_same() {
        have(Channel.SMS, 0, 3);
        have(Channel.APP, 2, 2);
        String id = attempt(Channel.APP, ContactOutcome.UNREACHABLE, null);
        assertThat(chosen(SMS)).isEqualTo(Channel.SMS);
        file = file.notSent(id, "contact-hours");
        assertThat(chosen(SMS)).isEqualTo(Channel.APP);
    }

    @ParameterizedTest
    @EnumSource(Intent.class)
    void a_wish_to_be_left_alone_a_complaint_and_a_stranger_are_no_answers(Intent intent) {
        boolean answer =
                switch (intent) {
                    case STOP, STOP_ALL, COMPLAINS, WRONG_PERSON, DECEASED, INCAPABLE -> false;
                    case DISPUTES,
                            PAID_ALREADY,
                            HARDSHIP,
                            ASKS_FOR_PLAN,
                            REFUSES_TO_PAY,
                            PROMISES_TO_PAY,
                            ASKS_WHO,
                            OTHER -> true;
                };
        String id = attempt(Channel.SMS, ContactOutcome.CONVERSATION, null);
        file = answered(id, intent);
        assertThat(Responses.of(file, Channel.SMS)).isEqualTo(new Responses(Channel.SMS, answer ? 1 : 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"STOP, OTHER", "OTHER, STOP"})
    void who_wants_to_be_left_alone_has_not_answered_whatever_else_it_said_and_when(Intent first, Intent second) {
        String id = attempt(Channel.SMS, ContactOutcome.CONVERSATION, null);
        file = answered(id, first);
        file = answered(id, second);
        assertThat(Responses.of(file, Channel.SMS)).isEqualTo(new Responses(Channel.SMS, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = ContactOutcome.class,
            names = {"UNANSWERED", "UNKNOWN", "UNREACHABLE", "DELIVERED"})
    void an_answer_counts_whatever_was_told_of_the_contact_before(ContactOutcome outcome) {
        String id = attempt(Channel.SMS, outcome, null);
        file = answered(id, Intent.OTHER);
        assertThat(Responses.of(file, Channel.SMS)).isEqualTo(new Responses(Channel.SMS, 1, 1));
    }

    private CaseFile answered(String id, Intent intent) {
        return file.answered(id, intent.isResponse(), at(Sample.MADE));
    }

    @Test
    void there_are_words_for_every_tone_on_every_channel_that_may_be_taken() {
        Debtor debtor = file.debtor();
        for (Tone tone : Tone.values()) {
            for (Channel channel : OURS.channels()) {
                TextChosen text = Sample.DISPATCH.text(new Step("x", tone, channel, 0, 1), "x-1", debtor);
                assertThat(text.template()).as("%s by %s", tone, channel).isNotBlank();
            }
        }
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new Prior(2, 1)).hasMessageContaining("at most all");
        assertThatThrownBy(() -> new Prior(0, 0)).hasMessageContaining("at most all");
        assertThatThrownBy(() -> new Prior(-1, 1)).hasMessageContaining("at most all");
        assertThatThrownBy(() -> with(OURS, 0, 1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> with(OURS, 1, -1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> among(Channel.SMS, Channel.PHONE)).hasMessageContaining("only messages");
        assertThatThrownBy(() -> among(Channel.SMS, Channel.SMS)).hasMessageContaining("only messages");
    }

    // what the ladder makes of it

    @Test
    void the_step_asks_for_a_unit_of_the_channel_that_was_chosen_and_writes_down_why() {
        Spec<CaseState, CaseInput, CaseEvent> spec = threeInVainAndTheAppAnswered();
        spec.whenTimePasses()
                .at(FIVE)
                .then(
                        new StepAsked("last", "last-5", at(FIVE)),
                        new ChannelChosen(
                                "last-5",
                                Channel.APP,
                                Channel.SMS,
                                List.of(new Responses(Channel.SMS, 0, 3), new Responses(Channel.APP, 1, 1))))
                .andTells(asking("last-5", Channel.APP));
    }

    @Test
    void what_goes_out_is_the_same_step_in_the_same_tone_by_the_channel_that_was_chosen() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked();
        spec.when(grant("last-5"))
                .at(FIVE)
                .then(
                        new Told(new ContactAttempted(
                                "last-5", "last", Tone.FRIENDLY, Channel.APP, PARTY, "Asia/Shanghai", at(FIVE))),
                        new TextChosen("last-5", "friendly-short@1", "zh-CN"));
        assertThat(spec.ran().effects())
                .extracting(Effect::body)
                .extracting(b -> b.get("channel") + " " + b.get("step"))
                .containsExactly("APP last");
    }

    @Test
    void a_mail_that_gives_way_to_the_app_goes_out_in_the_apps_words() {
        Spec<CaseState, CaseInput, CaseEvent> spec = run(FIRM_MAIL);
        spec.whenTimePasses().at(FIVE).when(grant("mail-5")).at(FIVE);
        assertThat(spec.events()).contains(new TextChosen("mail-5", "firm-short@1", "zh-CN"));
    }

    @Test
    void where_the_own_channel_does_best_that_is_written_down_as_well() {
        Spec<CaseState, CaseInput, CaseEvent> spec = run(step("last", Channel.APP, 4));
        spec.whenTimePasses()
                .at(FIVE)
                .then(
                        new StepAsked("last", "last-5", at(FIVE)),
                        new ChannelChosen(
                                "last-5",
                                Channel.APP,
                                Channel.APP,
                                List.of(new Responses(Channel.APP, 1, 1), new Responses(Channel.SMS, 0, 3))))
                .when(new CaseInput.ContactDenied("last-5", "opted-out", null))
                .at(FIVE)
                .thenPublished(new StepLapsed("last", at(FIVE), "opted-out"));
    }

    @Test
    void a_channel_that_the_party_opted_out_of_falls_back_to_the_strategys_own_once() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked();
        spec.when(new CaseInput.ContactDenied("last-5", "opted-out", null))
                .at(FIVE)
                .then(
                        new ChannelDenied("last-5", Channel.APP, "opted-out", at(FIVE)),
                        new StepAsked("last", "last-6", at(FIVE)))
                .andTells(asking("last-6", Channel.SMS))
                .when(new CaseInput.ContactDenied("last-6", "opted-out", null))
                .at(FIVE)
                .then(new Told(new StepLapsed("last", at(FIVE), "opted-out")));
    }

    @Test
    void after_it_fell_back_a_step_that_has_to_wait_keeps_to_the_strategys_own() {
        String next = "2026-03-07T08:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = asked();
        spec.when(new CaseInput.ContactDenied("last-5", "no-email", null)).at(FIVE);
        spec.when(new CaseInput.ContactDenied("last-6", "messages-per-day", at(next)))
                .at(FIVE)
                .whenTimePasses()
                .at(next)
                .then(new StepAsked("last", "last-7", at(next)))
                .andTells(asking("last-7", Channel.SMS))
                .when(grant("last-7"))
                .at(next)
                .thenPublished(new ContactAttempted(
                        "last-7", "last", Tone.FRIENDLY, Channel.SMS, PARTY, "Asia/Shanghai", at(next)));
    }

    @Test
    void a_chosen_channel_that_is_only_to_wait_is_chosen_anew_by_what_stands_then() {
        String next = "2026-03-07T08:00:00+08:00";
        Spec<CaseState, CaseInput, CaseEvent> spec = asked();
        spec.when(new CaseInput.ContactDenied("last-5", "messages-per-day", at(next)))
                .at(FIVE)
                .then(new AskDenied("last-5", "messages-per-day", at(next)));
        for (String sms : List.of("sms-1", "more-2", "again-3")) {
            spec.when(plainAnswer(sms, Channel.SMS, Intent.ASKS_FOR_PLAN, true, at(FIVE)))
                    .at(FIVE);
        }
        spec.whenTimePasses()
                .at(next)
                .then(
                        new StepAsked("last", "last-6", at(next)),
                        new ChannelChosen(
                                "last-6",
                                Channel.SMS,
                                Channel.SMS,
                                List.of(new Responses(Channel.SMS, 3, 3), new Responses(Channel.APP, 1, 1))));
    }

    @Test
    void a_co_debtor_is_asked_for_by_the_strategys_own_channel() {
        Step firm = new Step("firm", Tone.FIRM, Channel.SMS, 4, 3);
        run(Sample.opening(null, "party-2"), firm)
                .whenTimePasses()
                .at(FIVE)
                .andTells(
                        asking("firm-5", Channel.APP),
                        new Tell(
                                new SubjectId("party", "party-2"),
                                askedInFirstEpisode(
                                        "case-1", "firm-5/1", Channel.SMS, "dunning", "lender-1", null, "CN")));
    }

    @Test
    void the_step_after_is_chosen_for_itself() {
        Spec<CaseState, CaseInput, CaseEvent> spec = run(LAST, step("after", Channel.SMS, 5));
        spec.whenTimePasses().at(FIVE);
        spec.when(new CaseInput.ContactDenied("last-5", "opted-out", null)).at(FIVE);
        spec.when(grant("last-6")).at(FIVE);
        spec.whenTimePasses().at("2026-03-07T09:00:00+08:00").andTells(asking("after-7", Channel.APP));
    }

    // three text messages in vain, one in the app that was answered

    private static Spec<CaseState, CaseInput, CaseEvent> threeInVainAndTheAppAnswered() {
        return run(LAST);
    }

    static Spec<CaseState, CaseInput, CaseEvent> asked() {
        return threeInVainAndTheAppAnswered().whenTimePasses().at(FIVE);
    }

    /** The app's channel was denied for good, and what followed has to wait. */
    static Spec<CaseState, CaseInput, CaseEvent> fellBack() {
        Spec<CaseState, CaseInput, CaseEvent> spec = asked();
        spec.when(new CaseInput.ContactDenied("last-5", "opted-out", null)).at(FIVE);
        return spec.when(new CaseInput.ContactDenied("last-6", "messages-per-day", at("2026-03-07T08:00:00+08:00")))
                .at(FIVE);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> run(Step... last) {
        return run(Sample.opening(), last);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> run(CaseInput.Opened opening, Step... last) {
        List<Step> before = List.of(
                step("sms", Channel.SMS, 0),
                step("more", Channel.SMS, 1),
                step("again", Channel.SMS, 2),
                step("app", Channel.APP, 3));
        Step[] all = Stream.concat(before.stream(), Arrays.stream(last)).toArray(Step[]::new);
        Spec<CaseState, CaseInput, CaseEvent> spec = Spec.of(Sample.cases(), "case-1");
        spec.when(opening).at("2026-03-01T00:00:00+08:00");
        spec.when(Sample.strategy(all)).at("2026-03-01T00:00:00+08:00");
        spec.whenTimePasses().at("2026-03-02T08:00:00+08:00");
        for (int i = 0; i < before.size(); i++) {
            String day = "2026-03-0" + (2 + i) + "T09:00:00+08:00";
            String attemptId = before.get(i).code() + "-" + (i + 1);
            spec.whenTimePasses().at(day);
            spec.when(new CaseInput.ContactGranted(attemptId, at(day).plusSeconds(3_600), null))
                    .at(day);
            spec.when(new CaseInput.EffectEnded(attemptId, Effect.Result.DONE, ""))
                    .at(day);
        }
        String answered = "2026-03-05T10:00:00+08:00";
        return spec.when(plainAnswer("app-4", Channel.APP, Intent.ASKS_WHO, true, at(answered)))
                .at(answered);
    }

    private static CaseInput.ContactGranted grant(String attemptId) {
        return new CaseInput.ContactGranted(attemptId, at("2026-03-07T22:00:00+08:00"), null);
    }

    private static Tell asking(String attemptId, Channel channel) {
        return new Tell(
                THE_PARTY,
                askedInFirstEpisode("case-1", attemptId, channel, "dunning", "lender-1", "Asia/Shanghai", "CN"));
    }

    private static Step step(String code, Channel channel, int day) {
        return new Step(code, Tone.FRIENDLY, channel, day, 3);
    }

    private Channel chosen(Step step) {
        return ChannelChoice.of(OURS, file, step).map(ChannelChoice::channel).orElse(step.channel());
    }

    private void have(Channel channel, int answered, int contacts) {
        for (int i = 0; i < contacts; i++) {
            attempt(channel, i < answered ? ContactOutcome.CONVERSATION : ContactOutcome.DELIVERED, null);
        }
    }

    private String attempt(Channel channel, @Nullable ContactOutcome outcome, @Nullable String party) {
        String id = "x-" + ++made;
        file = file.attempted(Attempt.granted(id, "x", at(Sample.MADE), party, channel, Tone.FRIENDLY));
        if (outcome != null) {
            file = file.ended(id, outcome, at(Sample.MADE));
        }
        return id;
    }

    private static ChannelPolicy with(ChannelPolicy of, int leastContacts, int leastOfOther) {
        return new ChannelPolicy(true, of.channels(), of.tones(), leastContacts, leastOfOther, of.prior(), of.source());
    }

    private static ChannelPolicy among(Channel... channels) {
        return new ChannelPolicy(true, List.of(channels), OURS.tones(), 2, 1, OURS.prior(), OURS.source());
    }
}
