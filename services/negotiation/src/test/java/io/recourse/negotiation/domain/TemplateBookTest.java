package io.recourse.negotiation.domain;

import static io.recourse.negotiation.domain.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.edge.TemplateFiles;
import io.recourse.rules.pack.Packs;
import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the house says is checked before anybody says it. */
class TemplateBookTest {

    private static final TemplateRules RULES = Packs.resource(TemplateRules.class, "/templates/book.json");
    private static final String REFERENCE = "4F2A9-1C0B3";
    private static final Map<Placeholder, String> VALUES = Map.of(
            Placeholder.AMOUNT, "CNY 1,000.00",
            Placeholder.CASE_REF, REFERENCE,
            Placeholder.LENDER, "Lender One",
            Placeholder.DATE, "2026-03-02",
            Placeholder.ANSWER_TO, "+86 10 5555 0100");

    @Test
    void every_tone_on_every_channel_has_words_in_both_languages_with_nothing_left_open() {
        TemplateBook book = TemplateFiles.load(POLICY);
        for (Tone tone : Tone.values()) {
            for (Channel channel : Channel.values()) {
                for (String language : List.of("zh", "zh-CN", "en", "en-US")) {
                    String template = book.of(tone, channel).id();
                    Text text = book.text(template, channel, language, VALUES);
                    assertThat(text.body())
                            .as(template)
                            .contains("CNY 1,000.00", "Lender One", "+86 10 5555 0100")
                            .doesNotContain("{", "}");
                    // nobody writes down what a machine reads out
                    assertThat(text.body().contains(REFERENCE)).as(template).isEqualTo(channel != Channel.VOICE_BOT);
                    assertThat(text.body().contains("欠款"))
                            .as(template + language)
                            .isEqualTo(language.startsWith("zh"));
                }
            }
        }
    }

    @Test
    void the_same_values_give_the_same_words() {
        assertThat(TemplateFiles.load(POLICY).text("friendly-short@1", Channel.SMS, "en", VALUES))
                .isEqualTo(new Text(
                        null,
                        "Lender One: you owe CNY 1,000.00 on your account (our reference 4F2A9-1C0B3), not counting interest not booked yet, and a payment is overdue. Please pay, or tell us at"
                                + " +86 10 5555 0100 if you dispute it or cannot pay now. This is an attempt to collect a debt."
                                + " Reply STOP to opt out.",
                        null));
    }

    @Test
    void a_value_is_said_as_it_is_whatever_it_looks_like() {
        Map<Placeholder, String> values = new EnumMap<>(VALUES);
        values.put(Placeholder.LENDER, "$1 {amount} \\");
        assertThat(TemplateFiles.load(POLICY)
                        .text("friendly-short@1", Channel.SMS, "en", values)
                        .body())
                .startsWith("$1 {amount} \\: you owe CNY 1,000.00");
    }

    @Test
    void whoever_speaks_neither_language_is_spoken_to_in_english() {
        assertThat(TemplateBook.languageOf("zh-Hant")).isEqualTo("zh-CN");
        assertThat(TemplateBook.languageOf("es")).isEqualTo("en");
    }

    @Test
    void every_file_of_a_template_is_in_the_book_under_its_own_name() {
        String[] files = new File("src/main/resources/templates").list();
        assertThat(files).isNotNull();
        assertThat(Stream.of(files).filter(f -> !f.equals("book.json")))
                .containsExactlyInAnyOrderElementsOf(
                        templates().stream().map(t -> t.code() + ".json").toList());
        assertThat(templates())
                .extracting(Template::code)
                .containsExactlyElementsOf(Stream.concat(RULES.templates().stream(), RULES.notices().stream())
                        .toList());
    }

    @Test
    void a_template_without_one_of_the_languages_stops_the_start() {
        refused("firm-mail", texts(t -> t.remove("en")), "firm-mail@1, texts.en (language-missing)");
        refused(
                "firm-mail",
                texts(t -> t.put("fr", new Text(null, "Payez.", null))),
                "firm-mail@1, texts.fr (language-unknown)");
    }

    @Test
    void a_tone_on_a_channel_without_words_or_with_two_stops_the_start() {
        refusedAmongAll(
                "firm-bot",
                t -> new Template(t.code(), 1, t.tone(), List.of(), t.placeholders(), t.texts(), t.source()),
                "Of FIRM on VOICE_BOT there is no template (occasion-missing)");
        refusedAmongAll(
                "firm-bot",
                t -> new Template(
                        t.code(),
                        1,
                        t.tone(),
                        List.of(Channel.VOICE_BOT, Channel.SMS),
                        t.placeholders(),
                        t.texts(),
                        t.source()),
                "channels (occasion-taken)");
        refused(
                "firm-bot",
                t -> new Template(t.code(), 0, t.tone(), t.channels(), t.placeholders(), t.texts(), t.source()),
                "firm-bot@0, version (version-not-its-own)");
    }

    @Test
    void placeholders_are_known_and_declared_as_they_are_used() {
        refused("firm-short", english("Pay {amount}. {optOut} {idNumber}"), "(placeholders-differ)");
        refused("firm-short", english("Pay {amount}. {optOut}"), "firm-short@1, texts.en (placeholders-differ)");
        refused(
                "firm-short",
                t -> new Template(
                        t.code(),
                        1,
                        t.tone(),
                        t.channels(),
                        Stream.concat(t.placeholders().stream(), Stream.of("name"))
                                .toList(),
                        t.texts(),
                        t.source()),
                "firm-short@1, placeholders (placeholder-unknown)");
        refused("firm-short", said("{amount", ""), "(braces-open)");
    }

    @Test
    void a_text_says_something_and_mails_and_letters_have_a_subject_of_one_line() {
        refused("firm-short", english(" "), "texts.en.body (text-empty)");
        refused("firm-short", subject("Hello"), "texts.en.subject (subject-wrong)");
        refused("firm-mail", subject(null), "texts.en.subject (subject-wrong)");
        refused("firm-mail", subject(" "), "texts.en.subject (subject-wrong)");
        refused("firm-mail", subject("Hello\nBcc: all"), "(subject-wrong): a subject is one line.");
    }

    @Test
    void every_electronic_message_says_how_to_opt_out_and_nothing_else_does() {
        refused("firm-short", said(" {optOut}", ""), "texts.en (opt-out-missing): a message by SMS");
        refused("firm-letter", said("Dear customer", "Dear customer {optOut}"), "(opt-out-unknown)");
        List<TemplateRules.OptOut> without =
                RULES.optOut().stream().filter(o -> o.channel() != Channel.APP).toList();
        assertThatThrownBy(() -> book(optingOut(without), templates())).hasMessageContaining("a message by APP");
    }

    /** It is said in every message, and at a bot's opening to whoever picks up. */
    @Test
    void how_to_opt_out_is_held_to_what_the_text_is_that_says_it() {
        Map<String, String> faults = Map.of(
                "Reply STOP or we tell your boss.",
                "texts.en (zone-calling-relatives)",
                "Reply STOP within ten days.",
                "texts.en (term-set)",
                "Reply STOP, {lender}.",
                "texts.en (braces-open)",
                "Reply STOP to hear no more of it. ".repeat(12),
                "texts.en.body (text-too-long): SMS carries 459");
        faults.forEach((sentence, fault) -> assertThatThrownBy(
                        () -> book(optingOut(saying(Channel.SMS, sentence)), templates()))
                .hasMessageContaining("friendly-short@1, " + fault));
        assertThatThrownBy(() -> book(
                        optingOut(saying(Channel.VOICE_BOT, "Say STOP to hear no more of your debt.")), templates()))
                .hasMessageContaining("friendly-bot@1, texts.en.opening (discloses-before-verified)");
    }

    private static List<TemplateRules.OptOut> saying(Channel channel, String english) {
        return RULES.optOut().stream()
                .map(o -> o.channel() != channel
                        ? o
                        : new TemplateRules.OptOut(
                                channel,
                                Map.of("zh-CN", o.sentences().getOrDefault("zh-CN", ""), "en", english),
                                o.source()))
                .toList();
    }

    private static TemplateRules optingOut(List<TemplateRules.OptOut> optOut) {
        return new TemplateRules(
                "x",
                1,
                RULES.source(),
                RULES.templates(),
                RULES.notices(),
                optOut,
                RULES.longest(),
                RULES.verification(),
                RULES.purpose(),
                RULES.asBooked(),
                RULES.unfounded(),
                RULES.terms());
    }

    /** ▣ A relative who picks up, and a mailbox that others listen to, learn of no debt, no creditor and no sum. */
    @ParameterizedTest
    @ValueSource(strings = {"friendly-bot", "firm-bot", "final-bot", "friendly-talk", "firm-talk", "final-talk"})
    void whatever_is_spoken_verifies_who_is_there_before_it_tells_of_the_matter(String code) {
        Template template = templates().stream()
                .filter(t -> t.code().equals(code))
                .findFirst()
                .orElseThrow();
        TemplateBook book = TemplateFiles.load(POLICY);
        for (String language : List.of("zh-CN", "en")) {
            Text text = book.text(template.id(), template.channels().getFirst(), language, VALUES);
            assertThat(text.opening()).as(language).isNotNull().doesNotContain("1,000", REFERENCE, "Lender One");
            assertThat(text.body()).contains("1,000");
        }
        for (String tells : List.of(
                "{amount} is open. Are you the person? You are the person",
                "You are the person who has an account {caseRef}?",
                "This is {lender}; please say that you are the person",
                "Please say that you are the person who owes it",
                "This is an attempt to collect a debt, if you are the person",
                "Say that you are the person to pay")) {
            refused(code, opening(tells), "texts.en.opening (discloses-before-verified)");
        }
        for (String law : List.of("CN", "US")) {
            refused(code, opening("You are the person who owes it"), "before it knows whom (" + law + ")");
            refused(code, opening("Hello. {optOut}"), "(opening-asks-nobody): it asks first who is there (" + law);
        }
        refused(code, opening(null), "texts.en.opening (opening-wrong)");
        refused(code, opening(" "), "texts.en.opening (opening-wrong)");
        refused(
                code,
                texts(t -> t.compute("zh-CN", (_, was) -> new Text(null, body(was), "您是本人吗？您有一笔逾期"))),
                "texts.zh-CN.opening (discloses-before-verified)");
    }

    /** ▣ The firm text is the first that a co-debtor gets, and whoever paid a part has paid. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "We have not received a payment.",
                "You did not pay after our reminders.",
                "We write to you again.",
                "It is still unpaid.",
                "You ignored us."
            })
    void no_text_claims_that_anything_was_sent_before_or_that_nothing_was_paid(String claim) {
        refused("firm-mail", said("Hello", claim), "texts.en (claim-unfounded)");
        refused(
                "firm-letter",
                texts(t -> t.compute("zh-CN", (_, was) -> text(was, body(was) + "我们多次提醒后仍未收到还款。"))),
                "texts.zh-CN (claim-unfounded): a text knows nothing of before it (多次)");
    }

    /** Five of our seven ladders end four to eight days after their last letter, and an operator changes them at run time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please pay within ten days of receiving this letter.",
                "You have 48 hours.",
                "Pay in two weeks.",
                "Pay by Friday at the latest."
            })
    void no_text_sets_a_term_that_a_ladder_need_not_leave(String term) {
        refused("firm-mail", said("Hello", term), "texts.en (term-set)");
        refused(
                "final-letter",
                texts(t -> t.compute("zh-CN", (_, was) -> text(was, body(was) + "请在收到本函后十日内还款。"))),
                "texts.zh-CN (term-set): how long a ladder goes on no text knows (日内)");
    }

    /** ▣ Interest is booked with a payment: 100 000.00 by the books at 12 % are 101 939.73 after 59 days. */
    @Test
    void whoever_tells_an_amount_says_that_interest_not_booked_is_not_in_it() {
        List<Template> tellIt = templates().stream()
                .filter(template -> template.placeholders().contains(Placeholder.AMOUNT.key()))
                .toList();
        assertThat(tellIt).hasSizeGreaterThan(10);
        for (Template template : tellIt) {
            refused(
                    template.code(),
                    said("not counting interest not booked", "counting all"),
                    template.id() + ", texts.en.body (amount-not-as-booked)");
        }
        refused(
                "firm-bot",
                texts(t -> t.compute("zh-CN", (_, was) -> text(was, body(was).replace("不含未入账的利息", "")))),
                "texts.zh-CN.body (amount-not-as-booked)");
    }

    /** ▣ 12 CFR 1006.18(e)(4): in the language of the rest. */
    @Test
    void every_text_says_in_its_language_that_it_is_to_collect_a_debt() {
        for (Template template : templates()) {
            refused(
                    template.code(),
                    said("an attempt to collect a debt", "about your account"),
                    template.id() + ", texts.en.body (purpose-untold)");
        }
        refused(
                "friendly-talk",
                texts(t ->
                        t.compute("zh-CN", (_, was) -> new Text(null, body(was).replace("催收", "提醒"), was.opening()))),
                "texts.zh-CN.body (purpose-untold)");
    }

    @Test
    void what_is_written_has_no_opening() {
        refused("firm-short", opening("You are the person?"), "texts.en.opening (opening-wrong)");
    }

    private static UnaryOperator<Template> opening(@org.jspecify.annotations.Nullable String opening) {
        return texts(
                t -> t.compute("en", (_, was) -> new Text(was == null ? null : was.subject(), body(was), opening)));
    }

    @Test
    void a_short_message_fits_the_parts_it_may_have_with_every_value_at_its_longest() {
        refused("firm-short", said("This is", "This is ".repeat(40)), "texts.en.body (text-too-long): SMS carries 459");
    }

    @Test
    void threats_and_sensitive_phrases_stop_the_start_by_their_zone() {
        refused("firm-talk", said("Ask", "Or you go to jail. Ask"), "(zone-misleading-claims)");
        refused("firm-mail", subject("We will tell your boss"), "(zone-calling-relatives)");
        refused(
                "firm-mail",
                texts(t -> t.compute(
                        "zh-CN",
                        (_, was) -> new Text(was == null ? null : was.subject(), body(was) + "否则联系子女学校", null))),
                "texts.zh-CN (zone-calling-relatives)");
    }

    /** ▣ 12 CFR 1005.10(d)(1): amount and date. */
    @Test
    void a_notice_of_a_debit_says_how_much_when_and_by_which_right_and_nothing_else_does() {
        refused("debit-notice-letter", english("{lender} {debitDate} {caseRef} {answerTo}"), "(placeholders-differ)");
        refused(
                "debit-notice-letter",
                t -> new Template(
                        t.code(),
                        1,
                        t.tone(),
                        t.channels(),
                        t.placeholders().stream()
                                .filter(p -> !p.equals("debitDate"))
                                .toList(),
                        t.texts(),
                        t.source()),
                "(notice-of-debit): a notice says {debitDate}");
        refused(
                "firm-letter",
                t -> new Template(
                        t.code(),
                        1,
                        t.tone(),
                        t.channels(),
                        Stream.concat(t.placeholders().stream(), Stream.of("debitAmount"))
                                .toList(),
                        t.texts(),
                        t.source()),
                "(notice-of-debit): a notice says {debitAmount}");
        refusedAmongAll(
                "debit-notice-mail",
                t -> new Template(t.code(), 1, t.tone(), List.of(), t.placeholders(), t.texts(), t.source()),
                "Of a debit there is no notice by EMAIL (occasion-missing)");
        TemplateBook book = TemplateFiles.load(POLICY);
        Map<Placeholder, String> values = new EnumMap<>(VALUES);
        values.put(Placeholder.DEBIT_AMOUNT, "CNY 300.00");
        values.put(Placeholder.DEBIT_DATE, "2026-03-16");
        values.put(Placeholder.MANDATE, "ref-1");
        for (Channel channel : List.of(Channel.EMAIL, Channel.LETTER)) {
            for (String language : List.of("zh", "en")) {
                assertThat(book.text(book.notice(channel).id(), channel, language, values)
                                .body())
                        .contains("CNY 300.00", "2026-03-16", "ref-1", "Lender One", "+86 10 5555 0100")
                        .doesNotContain("{", "1,000.00");
            }
        }
    }

    @Test
    void only_the_tones_the_policy_allows_announce_suit() {
        assertThat(POLICY.threats().tones()).containsExactly(Tone.FINAL_NOTICE);
        refused("firm-mail", said("Hello", "We will sue"), "texts.en (threat-in-tone): FIRM announces no suit.");
        assertThatThrownBy(
                        () -> new TemplateBook(RULES, templates(), Packs.phrases(), Packs.threatsOfSuit(), List.of()))
                .hasMessageContaining("Template final-letter@1, texts.zh-CN (threat-in-tone)");
    }

    @Test
    void a_book_knows_its_templates_by_their_version_and_no_other() {
        TemplateBook book = TemplateFiles.load(POLICY);
        assertThat(book.has("firm-mail@1")).isTrue();
        assertThat(book.has("firm-mail@2")).isFalse();
        assertThatThrownBy(() -> book.text("firm-mail@2", Channel.EMAIL, "en", VALUES))
                .hasMessageContaining("no template firm-mail@2");
        assertThatThrownBy(() -> book.text("firm-mail@1", Channel.EMAIL, "en", Map.of()))
                .hasMessageContaining("needs a value of");
    }

    private static void refusedAmongAll(String code, UnaryOperator<Template> change, String fault) {
        List<Template> changed = new ArrayList<>(templates());
        changed.replaceAll(t -> t.code().equals(code) ? change.apply(t) : t);
        refused(changed, fault);
    }

    /** Of a book of that text alone: what the book lacks besides is told as well. */
    private static void refused(String code, UnaryOperator<Template> change, String fault) {
        Template template = Packs.resource(Template.class, "/templates/" + code + ".json");
        refused(List.of(change.apply(template)), fault);
    }

    private static void refused(List<Template> templates, String fault) {
        assertThatThrownBy(() -> book(RULES, templates))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(fault);
    }

    private static TemplateBook book(TemplateRules rules, List<Template> templates) {
        return new TemplateBook(
                rules,
                templates,
                Packs.phrases(),
                Packs.threatsOfSuit(),
                POLICY.threats().tones());
    }

    private static List<Template> templates() {
        return Stream.concat(RULES.templates().stream(), RULES.notices().stream())
                .map(code -> Packs.resource(Template.class, "/templates/" + code + ".json"))
                .toList();
    }

    private static UnaryOperator<Template> texts(java.util.function.Consumer<Map<String, Text>> change) {
        return t -> {
            Map<String, Text> texts = new HashMap<>(t.texts());
            change.accept(texts);
            return new Template(t.code(), 1, t.tone(), t.channels(), t.placeholders(), texts, t.source());
        };
    }

    private static UnaryOperator<Template> english(String body) {
        return texts(t -> t.compute("en", (_, was) -> text(was, body)));
    }

    private static UnaryOperator<Template> said(String words, String instead) {
        return texts(t -> t.compute("en", (_, was) -> text(was, body(was).replace(words, instead))));
    }

    private static Text text(@org.jspecify.annotations.Nullable Text was, String body) {
        return was == null ? new Text(null, body, null) : new Text(was.subject(), body, was.opening());
    }

    private static UnaryOperator<Template> subject(@org.jspecify.annotations.Nullable String subject) {
        return texts(t -> t.compute("en", (_, was) -> new Text(subject, body(was), null)));
    }

    private static String body(@org.jspecify.annotations.Nullable Text was) {
        return was == null ? "" : was.body();
    }
}
