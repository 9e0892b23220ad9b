package io.recourse.rules.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.rules.Source;
import io.recourse.rules.contact.PhrasePack.Sensitive;
import io.recourse.rules.contact.PhrasePack.Severity;
import io.recourse.rules.contact.Phrases.Finding;
import io.recourse.rules.pack.Packs;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What nobody may say to a debtor is found however it is written. */
class PhrasesTest {

    private static final Phrases PHRASES = Packs.phrases();

    @Test
    void a_word_about_the_childrens_school_alerts_and_stops() {
        assertThat(PHRASES.first("再不还款我们将联系子女学校。"))
                .contains(
                        new Finding("child-at-school", Practice.CALLING_RELATIVES, Severity.ALERT_AND_STOP, "联系子女学校"));
    }

    @Test
    void blanks_dots_full_width_and_invisible_characters_hide_nothing() {
        for (String text : List.of("联 系 子 女 学 校", "联.系*子-女/学_校", "联\u200b系子\u3000女学校", "联系\n子女学校")) {
            assertThat(PHRASES.first(text)).as(text).map(Finding::code).contains("child-at-school");
        }
        assertThat(PHRASES.first("ＡＩ法官来电")).map(Finding::zone).contains(Practice.DEEPFAKED_OFFICIALS);
        assertThat(PHRASES.first("ｊａｉｌ")).map(Finding::code).contains("prison");
    }

    @Test
    void traditional_characters_are_read_as_simplified_ones() {
        assertThat(PHRASES.first("我們將聯繫子女學校")).map(Finding::code).contains("child-at-school");
        assertThat(PHRASES.first("爆通訊錄")).map(Finding::zone).contains(Practice.CALLING_RELATIVES);
    }

    @Test
    void english_is_found_in_whole_words_whatever_the_case() {
        assertThat(PHRASES.first("You will go to JAIL!")).map(Finding::zone).contains(Practice.MISLEADING_CLAIMS);
        assertThat(PHRASES.first("We may call\n  your-employer"))
                .map(Finding::code)
                .contains("workplace");
        assertThat(PHRASES.first("your children’s school")).map(Finding::code).contains("relatives");
        assertThat(PHRASES.all("The jailor of Loserville was unwarranted")).isEmpty();
    }

    @Test
    void words_of_several_zones_are_all_told_each_once() {
        assertThat(PHRASES.all("不还就坐牢，坐牢！我是法官。We will call your boss."))
                .extracting(Finding::code)
                .containsExactly("prison", "court", "workplace");
    }

    @Test
    void what_is_decent_is_not_found() {
        assertThat(PHRASES.all("您好，您有一笔欠款尚未结清，如有异议或困难请联系我们。回复T退订。")).isEmpty();
        assertThat(PHRASES.all("Please pay, or tell us if you dispute the debt or are in difficulty."))
                .isEmpty();
        assertThat(PHRASES.first("")).isEmpty();
    }

    @Test
    void every_phrase_of_ours_is_found_as_what_it_is() {
        for (String language : List.of("zh", "en")) {
            PhrasePack pack = Packs.resource(PhrasePack.class, "/rules/phrases-" + language + ".json");
            assertThat(pack.id()).isEqualTo("phrases-" + language + "@1");
            assertThat(pack.language()).isEqualTo(language);
            for (Sensitive sensitive : pack.sensitive()) {
                for (String phrase : sensitive.phrases()) {
                    assertThat(PHRASES.all("…" + phrase + "…"))
                            .contains(new Finding(sensitive.code(), sensitive.zone(), sensitive.severity(), phrase));
                }
            }
        }
    }

    /** Who announces a suit in a final notice goes on; who says what nobody may say does not. */
    @Test
    void whatever_nobody_may_say_ends_a_call_and_what_a_final_notice_may_say_does_not() {
        for (String language : List.of("zh", "en")) {
            assertThat(Packs.resource(PhrasePack.class, "/rules/phrases-" + language + ".json")
                            .sensitive())
                    .extracting(Sensitive::severity)
                    .containsOnly(Severity.ALERT_AND_STOP);
            assertThat(Packs.resource(PhrasePack.class, "/rules/threats-" + language + ".json")
                            .sensitive())
                    .extracting(Sensitive::severity)
                    .containsOnly(Severity.REFUSE);
        }
    }

    /** ▣ Whoever reads an alert finds its zone, with what it is and by which law, in the pack of the debt. */
    @Test
    void every_zone_of_the_phrases_is_a_zone_of_the_contact_packs() {
        for (String jurisdiction : List.of("CN", "US")) {
            List<ContactPack.Zone> zones = Packs.contact(jurisdiction).zones();
            assertThat(zones).allSatisfy(zone -> assertThat(zone.rule())
                    .isEqualTo(zone.practice().rule()));
            for (String words : List.of("phrases-zh", "phrases-en", "threats-zh", "threats-en")) {
                assertThat(Packs.resource(PhrasePack.class, "/rules/" + words + ".json")
                                .sensitive())
                        .allSatisfy(sensitive -> assertThat(zones)
                                .extracting(ContactPack.Zone::practice)
                                .contains(sensitive.zone()));
            }
        }
        assertThat(Practice.CALLING_RELATIVES.rule()).isEqualTo("zone-calling-relatives");
    }

    @Test
    void suit_is_announced_in_more_than_one_way() {
        for (String threat : List.of(
                "we are suing you", "the bank sues", "a law suit", "our attorney", "wage garnishment", "我们会起诉")) {
            assertThat(Packs.threatsOfSuit().first(threat)).as(threat).isPresent();
        }
        assertThat(Packs.threatsOfSuit().first("when would a payment suit you?"))
                .isEmpty();
    }

    @Test
    void a_pack_that_says_nothing_or_something_twice_is_refused() {
        assertThatThrownBy(() -> pack("坐牢", "坐 牢")).hasMessageContaining("x@1").hasMessageContaining("twice");
        assertThatThrownBy(() -> pack("……")).hasMessageContaining("empty");
        assertThatThrownBy(PhrasesTest::pack).hasMessageContaining("names no phrase");
    }

    private static Phrases pack(String... phrases) {
        Source source = new Source("ours", LocalDate.of(2025, 1, 1), null, LocalDate.of(2026, 1, 1), false, "contact");
        Sensitive prison =
                new Sensitive("prison", Practice.MISLEADING_CLAIMS, Severity.REFUSE, List.of(phrases), source);
        return new Phrases(List.of(new PhrasePack("x", 1, "zh", false, source, List.of(prison))));
    }
}
