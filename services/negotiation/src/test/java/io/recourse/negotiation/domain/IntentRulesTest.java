package io.recourse.negotiation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.pack.Packs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What short answers mean, by the wordings this release ships. */
class IntentRulesTest {

    private static final IntentPack PACK = Packs.resource(IntentPack.class, "/intents/intents-ours.json");

    private final Intents intents = new IntentRules(PACK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            td                                  | STOP
            ＴＤ                                 | STOP
            T。                                 | STOP
            退订                                 | STOP
            請不要再發短信了                        | STOP
            STOP                                | STOP
            Please stop, thanks                 | STOP
            unsubscribe me                      | STOP
            quit                                | STOP
            I quit my job and have no income    | HARDSHIP
            别 再 联 系 我                        | STOP_ALL
            Don't contact me again!             | STOP_ALL
            别再打扰我                            | STOP_ALL
            I'll pay but stop contacting me     | STOP_ALL
            你打错了，我不是他                      | WRONG_PERSON
            Sorry, wrong number                 | WRONG_PERSON
            再这样我就投诉你们                      | COMPLAINS
            I will file a complaint with the CFPB | COMPLAINS
            这不是我欠的钱                         | DISPUTES
            I dispute this                      | DISPUTES
            我已经还清了                           | PAID_ALREADY
            I already paid last week            | PAID_ALREADY
            我失业了，实在没钱，能不能分期             | HARDSHIP
            I lost my job                       | HARDSHIP
            可以分期吗                            | ASKS_FOR_PLAN
            Could I get a payment plan?         | ASKS_FOR_PLAN
            下周还                               | PROMISES_TO_PAY
            i will pay on friday                | PROMISES_TO_PAY
            我不会还                             | REFUSES_TO_PAY
            I am not going to pay               | REFUSES_TO_PAY
            'I won''t be able to pay'           | HARDSHIP
            I have not paid it                  | OTHER
            还清了吗                             | OTHER
            没有困难                             | OTHER
            没有异议，明天还                       | PROMISES_TO_PAY
            I do not dispute it                 | OTHER
            借款人已死亡                          | DECEASED
            He passed away last month           | DECEASED
            My phone is dead                    | OTHER
            他是植物人                            | INCAPABLE
            I am in a care home                 | INCAPABLE
            你是谁                               | ASKS_WHO
            Who is this?                        | ASKS_WHO
            好的                                 | OTHER
            ok                                  | OTHER
            …                                   | OTHER
            """)
    void answers_mean_what_they_mean_however_they_are_written(String text, Intent intent) {
        assertThat(intents.of(text, "zh", null).getFirst()).isEqualTo(intent);
        assertThat(intents.of(text, "en", null)).isEqualTo(intents.of(text, "zh", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Stop contacting me, I dispute this debt       | STOP_ALL DISPUTES
            你打错了，再打我就投诉                           | WRONG_PERSON COMPLAINS
            'Stop. He passed away, I have a complaint'    | STOP DECEASED COMPLAINS
            我失业了，实在没钱，能不能分期                     | HARDSHIP ASKS_FOR_PLAN
            'I lost my job, no dispute'                   | HARDSHIP
            """)
    void an_answer_means_all_that_it_says_and_what_counts_first_stands_first(String text, String meant) {
        assertThat(intents.of(text, "en", null)).extracting(Intent::name).containsExactly(meant.split(" ", -1));
    }

    /** ▣ Nobody who answers a message with it means the message. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            不要给我打电话               | PHONE VOICE_BOT
            别再打了                    | PHONE VOICE_BOT
            Don't call me!             | PHONE VOICE_BOT
            Please do not text         | SMS
            don't email me             | EMAIL
            别来我家                    | FIELD_VISIT
            STOP                       | APP
            退订                        | APP
            Stop. And don't call me.   | APP PHONE VOICE_BOT
            别再打，也不要给我发短信        | PHONE SMS VOICE_BOT
            ok                         | APP
            """)
    void an_opt_out_is_of_the_channels_it_names_else_of_that_by_which_it_came(String text, String channels) {
        assertThat(intents.unwanted(text, "zh", Channel.APP))
                .extracting(Channel::name)
                .containsExactlyInAnyOrder(channels.split(" ", -1));
        if (!text.equals("ok")) {
            assertThat(intents.of(text, "zh", null)).containsExactly(Intent.STOP);
        }
        Intents others = (_, _, _) -> List.of(Intent.STOP);
        assertThat(others.unwanted(text, "zh", Channel.APP)).containsExactly(Channel.APP);
    }

    @Test
    void only_an_opt_out_is_of_channels() {
        assertThatThrownBy(() -> new IntentPack.Meaning(
                        Intent.DISPUTES, List.of("x"), List.of(), PACK.source(), List.of(Channel.SMS), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new IntentPack.Meaning(Intent.STOP, List.of("x"), List.of(), PACK.source(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_intent_has_wordings_in_both_languages_and_what_means_none_of_them_as_well() {
        assertThat(PACK.languages()).hasSize(2).allSatisfy(language -> {
            Set<Intent> known =
                    language.meanings().stream().map(IntentPack.Meaning::intent).collect(Collectors.toSet());
            assertThat(known).containsExactlyInAnyOrder(Intent.values());
        });
    }

    @Test
    void a_wording_has_choices_and_counts_within_no_longer_one() {
        Intents few = few(
                new IntentPack.Meaning(
                        Intent.STOP, List.of("no( more|) (calls|texts)"), List.of(), PACK.source(), null, null),
                new IntentPack.Meaning(Intent.OTHER, List.of("say no calls"), List.of(), PACK.source(), null, null));
        for (String text :
                List.of("no calls", "no more calls!", "No texts", "no more texts", "say no calls, no calls")) {
            assertThat(few.of(text, "en", null)).as(text).containsExactly(Intent.STOP);
        }
        for (String text : List.of("more calls", "no more", "I say no calls were missed", "no many calls")) {
            assertThat(few.of(text, "en", null)).as(text).containsExactly(Intent.OTHER);
        }
    }

    private static Intents few(IntentPack.Meaning... meanings) {
        return new IntentRules(
                new IntentPack("x", 1, PACK.source(), List.of(new IntentPack.Language("en", true, List.of(meanings)))));
    }

    @Test
    void a_wording_that_is_there_twice_is_refused_with_its_pack() {
        IntentPack.Meaning twice =
                new IntentPack.Meaning(Intent.STOP, List.of("stop", "Stop!"), List.of(), PACK.source(), null, null);
        IntentPack pack =
                new IntentPack("x", 1, PACK.source(), List.of(new IntentPack.Language("en", true, List.of(twice))));
        assertThatThrownBy(() -> new IntentRules(pack))
                .hasMessageContaining("x@1")
                .hasMessageContaining("twice");
    }
}
