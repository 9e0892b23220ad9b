package io.recourse.negotiation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.recourse.rules.pack.Packs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is quoted of us in an answer is not what the debtor says. */
class OwnWordsTest {

    private final Intents intents = new IntentRules(Packs.resource(IntentPack.class, "/intents/intents-ours.json"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I dispute this.|> To receive no more such mail, reply STOP.|> Lender One",
                "I dispute this.||On Mon, 2 Mar 2026 at 09:00, Lender <a@lender.example> wrote:||> reply STOP.",
                "I dispute this.||On Mon, 2 Mar 2026 at 09:00, Lender One|<a@lender.example> wrote:||reply STOP now",
                "On 2 Mar 2026, a@lender.example wrote:|> reply STOP.||I dispute this.",
                "> reply STOP|I dispute this.|> final notice STOP",
                "I dispute this.|-----Original Message-----|reply STOP",
                "I dispute this.|________________________________|From: Lender|reply STOP",
                "I dispute this.|From: Lender One|Sent: Monday, 2 March 2026|To: me|reply STOP",
                "I dispute this.|*From:* Lender One|*Date:* 2 March 2026|reply STOP",
                "我有异议。|------------------ 原始邮件 ------------------|请回复退订",
                "我有异议。|---- 回复的原邮件 ----|请回复退订",
                "我有异议。|发件人：甲银行|发送时间：2026年3月2日|请回复退订",
                "我有异议。|甲银行 <a@lender.example> 于2026年3月2日周一 09:00写道：|请回复退订",
                "我有异议。|＞ 请回复退订"
            })
    void the_history_beneath_or_above_an_answer_is_not_read(String text) {
        assertThat(meant(text)).containsExactly(Intent.DISPUTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please stop",
                "From: now on|please stop",
                "My friend wrote:|stop it, and so do I: stop",
                "On 3 March I asked you:|stop",
                "-- |stop",
                "Dear sirs|to the point: stop"
            })
    void what_only_looks_like_a_quotation_is_read(String text) {
        assertThat(meant(text)).contains(Intent.STOP);
    }

    @Test
    void where_nothing_but_history_is_left_a_person_reads_it() {
        OwnWords own = OwnWords.of("> reply STOP");
        assertThat(own).isEqualTo(new OwnWords("", true));
        assertThat(intents.of(own.text(), "en", null)).containsExactly(Intent.OTHER);
        assertThat(OwnWords.of("").text()).isEmpty();
    }

    /** The history does not count among what is read. */
    @Test
    void of_a_very_long_answer_the_first_part_is_read() {
        String much = "a".repeat(OwnWords.LONGEST);
        assertThat(OwnWords.of(much + "\n> b")).isEqualTo(new OwnWords(much, true));
        assertThat(OwnWords.of(much + "b")).isEqualTo(new OwnWords(much, false));
    }

    private List<Intent> meant(String text) {
        return intents.of(OwnWords.of(text.replace('|', '\n')).text(), "en", null);
    }
}
