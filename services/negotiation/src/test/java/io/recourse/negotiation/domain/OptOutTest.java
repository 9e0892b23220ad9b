package io.recourse.negotiation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.casework.spec.Spec;
import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.pack.Packs;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wants to be left alone or is somebody else is understood, in ordinary words and in those that our own texts ask for. */
class OptOutTest {

    /** The word that a sentence quotes, spells in capitals, or has between 回复 and 退订. */
    private static final Pattern QUOTED = Pattern.compile("“([^”]+)”|\\b([A-Z]{2,})\\b|回复([A-Z]+)退订");

    private static final TemplateRules RULES = Packs.resource(TemplateRules.class, "/templates/book.json");

    private static final Instant DIALLED = Sample.at("2026-03-05T09:00:10+08:00");

    private final Intents intents = new IntentRules(Packs.resource(IntentPack.class, "/intents/intents-ours.json"));

    /** ▣ A bot that asks for a word hears that word. */
    @Test
    void the_word_that_a_text_asks_for_is_an_opt_out_of_its_channel() {
        for (TemplateRules.OptOut told : RULES.optOut()) {
            told.sentences().forEach((language, sentence) -> {
                List<String> words = words(sentence);
                // the app is left in its settings
                assertThat(words).as(sentence).hasSize(told.channel() == Channel.APP ? 0 : 1);
                for (String word : words) {
                    for (String said : asSaid(word)) {
                        assertThat(intents.of(said, language, told.channel()))
                                .as(said)
                                .containsExactly(Intent.STOP);
                        assertThat(intents.unwanted(said, language, told.channel()))
                                .as(said)
                                .containsExactly(told.channel());
                    }
                }
            });
        }
    }

    /** ▣ A bot that asks a stranger to say so hears it, and takes nobody for one who says that it is he. */
    @Test
    void the_word_that_an_opening_asks_of_a_stranger_is_a_strangers_and_that_of_the_debtor_is_not() {
        for (String code : RULES.templates()) {
            Template template = Packs.resource(Template.class, "/templates/" + code + ".json");
            if (template.channels().contains(Channel.VOICE_BOT)) {
                template.texts().forEach((language, text) -> {
                    List<String> words = words(String.valueOf(text.opening()));
                    assertThat(words).as(text.opening()).hasSize(2);
                    for (String said : asSaid(words.getFirst())) {
                        assertThat(intents.of(said, language, Channel.VOICE_BOT))
                                .as(said)
                                .containsExactly(Intent.OTHER);
                    }
                    for (String said : asSaid(words.getLast())) {
                        assertThat(intents.of(said, language, Channel.VOICE_BOT))
                                .as(said)
                                .containsExactly(Intent.WRONG_PERSON);
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            不是的        | WRONG_PERSON
            不是我。      | WRONG_PERSON
            我不是        | WRONG_PERSON
            否           | WRONG_PERSON
            'No, I''m not.' | WRONG_PERSON
            'No, it isn''t' | WRONG_PERSON
            'Not me'     | WRONG_PERSON
            是           | OTHER
            是的，我是     | OTHER
            不是今天      | OTHER
            yes          | OTHER
            no problem   | OTHER
            """)
    void who_says_no_to_a_bot_that_asks_for_him_is_somebody_else_and_to_any_other_text_he_is_not(
            String text, Intent toTheBot) {
        assertThat(intents.of(text, "zh", Channel.VOICE_BOT)).containsExactly(toTheBot);
        assertThat(intents.of(text, "zh", Channel.SMS)).containsExactly(Intent.OTHER);
        assertThat(intents.of(text, "zh", null)).containsExactly(Intent.OTHER);
    }

    @Test
    void a_text_of_ours_is_asked_by_the_ladder_and_whoever_asks_for_leave_has_words_of_his_own() {
        CaseFile file = file(LadderTest.granted());
        assertThat(Answers.asked(file, "sms-1", Channel.SMS, null)).isEqualTo(Channel.SMS);
        assertThat(Answers.asked(file, "ask/1", Channel.VOICE_BOT, null)).isNull();
        assertThat(Answers.asked(file, "third/1", Channel.VOICE_BOT, null)).isNull();
    }

    /** ▣ Who has said that it is he, and then says no, does not want to pay perhaps; he is no stranger, and a person reads it. */
    @Test
    void an_opening_is_answered_once() {
        Spec<CaseState, CaseInput, CaseEvent> called = calledByABot();
        assertThat(said(called, "不", null)).containsExactly(Intent.WRONG_PERSON);
        assertThat(said(called, "不", false)).containsExactly(Intent.WRONG_PERSON);
        assertThat(said(called, "不", true)).containsExactly(Intent.OTHER);
        assertThat(said(called, "是", null)).containsExactly(Intent.OTHER);
        called.when(Sample.plainAnswer("bot-1", Channel.VOICE_BOT, Intent.OTHER, true, DIALLED))
                .at(DIALLED);
        assertThat(said(called, "不", null)).containsExactly(Intent.OTHER);
        assertThat(said(called, "不", true)).containsExactly(Intent.OTHER);
        assertThat(said(called, "不", false))
                .as("somebody spoke, and who it is was not established")
                .containsExactly(Intent.WRONG_PERSON);
        assertThat(said(called, "打错了", true)).containsExactly(Intent.WRONG_PERSON);
    }

    private static Spec<CaseState, CaseInput, CaseEvent> calledByABot() {
        Instant due = Sample.at("2026-03-05T09:00:00+08:00");
        return Sample.talking(Sample.BOT)
                .whenTimePasses()
                .at(due)
                .when(new CaseInput.ContactGranted("bot-1", Sample.at("2026-03-05T22:00:00+08:00"), null))
                .at(due);
    }

    private List<Intent> said(Spec<CaseState, CaseInput, CaseEvent> called, String text, @Nullable Boolean verified) {
        return intents.of(text, "zh", Answers.asked(file(called), "bot-1", Channel.VOICE_BOT, verified));
    }

    private static CaseFile file(Spec<CaseState, CaseInput, CaseEvent> spec) {
        return ((CaseState.Known) spec.state()).file();
    }

    /** As it stands in a sentence, and as people and machines write it down. */
    private static List<String> asSaid(String word) {
        return List.of(word, word + "。", "“" + word + "”", word.toLowerCase(Locale.ROOT));
    }

    private static List<String> words(String sentence) {
        return QUOTED.matcher(sentence).results().flatMap(OptOutTest::group).toList();
    }

    private static Stream<String> group(MatchResult found) {
        return Stream.of(found.group(1), found.group(2), found.group(3)).filter(Objects::nonNull);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            停止 | STOP | APP
            请停止 | STOP | APP
            “停止”。 | STOP | APP
            不要再给我打电话了 | STOP | PHONE VOICE_BOT
            别再给我打电话 | STOP | PHONE VOICE_BOT
            请不要再打电话过来 | STOP | PHONE VOICE_BOT
            别老打电话了 | STOP | PHONE VOICE_BOT
            不要一直给我打电话 | STOP | PHONE VOICE_BOT
            请勿再致电 | STOP | PHONE VOICE_BOT
            停止来电 | STOP | PHONE VOICE_BOT
            我不想再接到电话 | STOP | PHONE VOICE_BOT
            不用再打了 | STOP | PHONE VOICE_BOT
            不要再给我发短信 | STOP | SMS
            请别给我发短信了 | STOP | SMS
            不想收短信 | STOP | SMS
            停止发短信 | STOP | SMS
            别再给我发信息了 | STOP | APP
            不要再给我发消息 | STOP | APP
            别发了 | STOP | APP
            不要发了，谢谢 | STOP | APP
            我不想再收到这些 | STOP | APP
            取消订阅 | STOP | APP
            退订谢谢 | STOP | APP
            拒收 | STOP | APP
            不要再给我发邮件 | STOP | EMAIL
            停止给我发邮件 | STOP | EMAIL
            别给我寄信 | STOP | LETTER
            不要再上门了 | STOP | FIELD_VISIT
            请不要到我家 | STOP | FIELD_VISIT
            请不要再联系 | STOP_ALL |
            不要再联系了 | STOP_ALL |
            请停止联系 | STOP_ALL |
            请停止一切联系 | STOP_ALL |
            别再找我了 | STOP_ALL |
            不要再来找我 | STOP_ALL |
            别再骚扰我 | STOP_ALL |
            请不要和我联系 | STOP_ALL |
            我不想再被联系 | STOP_ALL |
            请停止打扰 | STOP_ALL |
            """)
    void whoever_wants_no_more_of_it_is_understood_in_chinese(String text, Intent intent, @Nullable String channels) {
        understood(text, intent, channels);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STOP | STOP | APP
            Stop. | STOP | APP
            please stop | STOP | APP
            Say stop? Stop! | STOP | APP
            Unsubscribe | STOP | APP
            I want to opt out | STOP | APP
            Please remove me from your list | STOP | APP
            take me off your list | STOP | APP
            Take me off this list please | STOP | APP
            delete me from your system | STOP | APP
            no more messages | STOP | APP
            No further messages please | STOP | APP
            do not message me | STOP | APP
            'don''t send me anything' | STOP | APP
            Don’t send me these | STOP | APP
            remove | STOP | APP
            enough | STOP | APP
            Do not ever call me | STOP | PHONE VOICE_BOT
            'don''t ever phone me again' | STOP | PHONE VOICE_BOT
            No more phone calls | STOP | PHONE VOICE_BOT
            stop ringing me | STOP | PHONE VOICE_BOT
            Lose my number | STOP | PHONE VOICE_BOT
            Please delete my number | STOP | PHONE VOICE_BOT
            Put me off your call list | STOP | PHONE VOICE_BOT
            no text messages please | STOP | SMS
            Do not text me any more | STOP | SMS
            no more e-mails | STOP | EMAIL
            please stop emailing me | STOP | EMAIL
            do not write to me again | STOP | SMS EMAIL LETTER APP
            'Don''t mail me' | STOP | EMAIL LETTER
            no more letters | STOP | LETTER
            Stay away from my house | STOP | FIELD_VISIT
            please do not come to my home | STOP | FIELD_VISIT
            Do not contact me ever again | STOP_ALL |
            do not ever contact me | STOP_ALL |
            Stop bothering me | STOP_ALL |
            Cease and desist | STOP_ALL |
            No further contact please | STOP_ALL |
            I do not want to be contacted | STOP_ALL |
            leave us alone | STOP_ALL |
            """)
    void whoever_wants_no_more_of_it_is_understood_in_english(String text, Intent intent, @Nullable String channels) {
        understood(text, intent, channels);
    }

    private void understood(String text, Intent intent, @Nullable String channels) {
        assertThat(intents.of(text, "zh", null).getFirst()).isEqualTo(intent);
        if (channels != null) {
            assertThat(intents.unwanted(text, "zh", Channel.APP))
                    .extracting(Channel::name)
                    .containsExactlyInAnyOrder(channels.split(" ", -1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            要不要打电话给你们？
            要不要联系我的律师
            你们要不要再发一份账单
            我特别打电话来问一下
            分别联系我和担保人就行
            请不要联系我家人
            别给我公司打电话
            不要再打扰我父母
            不要停止联系，我在想办法
            我没有退订
            不退订，有事请说
            公司停止营业了
            工资停发了
            我停止工作两个月了
            什么时候停止计息
            停车场那笔我还了
            打电话给我
            请发短信告诉我金额
            给我发邮件吧
            联系我的时候请说普通话
            可以上门谈
            T恤的钱我付了
            I take the bus at the bus stop
            nothing can stop me from paying
            I will stop by your office
            please stop the interest
            Stop my direct debit first
            did you stop charging fees
            If you do not call, how can I pay?
            'why don''t you call me'
            Why do you not write?
            'if you don''t send me a statement I can''t check it'
            do not contact my mother
            Please do not call my employer
            stop calling my wife
            'don''t contact me at work'
            remove me from the loan
            remove me as guarantor
            do not unsubscribe me
            I did not opt out
            it is a non-stop problem
            'don''t send me to court'
            At the end of the month
            I cancelled my card
            call me
            please text me the amount
            """)
    void whoever_uses_the_words_for_something_else_is_not_left_alone(String text) {
        assertThat(intents.of(text, "zh", null)).doesNotContain(Intent.STOP, Intent.STOP_ALL);
    }
}
