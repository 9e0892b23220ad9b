package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.negotiation.domain.Template.Text;
import io.recourse.negotiation.domain.TemplateRules.Longest;
import io.recourse.negotiation.domain.TemplateRules.Occasion;
import io.recourse.negotiation.domain.TemplateRules.OptOut;
import io.recourse.rules.contact.ContactKind;
import io.recourse.rules.contact.Phrases;
import io.recourse.rules.contact.Wordings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the house, checked when they are read: for every tone on every channel there is one, in each language, and
 * none says what nobody may say.
 */
public final class TemplateBook {

    public static final String CHINESE = "zh-CN";
    public static final String ENGLISH = "en";
    private static final List<String> LANGUAGES = List.of(CHINESE, ENGLISH);
    private static final Pattern BRACE = Pattern.compile("[{}]");

    /** In writing. */
    private static final List<Channel> WRITTEN = List.of(Channel.EMAIL, Channel.LETTER);

    /** How to reach us and how to be left alone are nobody's debt; whatever else is left open tells of one. */
    private static final Set<String> OPENING = Set.of(Placeholder.ANSWER_TO.key(), Placeholder.OPT_OUT.key());

    private final Map<Occasion, Template> byOccasion = new HashMap<>();
    private final Map<Channel, Template> notices = new EnumMap<>(Channel.class);
    private final Map<String, Template> byId = new HashMap<>();
    private final Map<Channel, OptOut> optOuts = new EnumMap<>(Channel.class);

    private final TemplateRules rules;
    private final Phrases forbidden;
    private final Phrases suit;
    private final List<Tone> threatening;
    private final List<String> faults = new ArrayList<>();
    private final Map<List<String>, Wordings<String>> wordings = new HashMap<>();

    /**
     * @param forbidden what nobody may say
     * @param suit what announces suit
     * @param threatening tones that may announce it
     * @throws IllegalArgumentException if a template breaks a rule; a sentence of each fault
     */
    public TemplateBook(
            TemplateRules rules, List<Template> templates, Phrases forbidden, Phrases suit, List<Tone> threatening) {
        this.rules = rules;
        this.forbidden = forbidden;
        this.suit = suit;
        this.threatening = List.copyOf(threatening);
        rules.optOut().forEach(o -> optOuts.put(o.channel(), o));
        templates.forEach(this::take);
        requireOneForEachOccasion();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The templates do not hold: " + String.join(" ", faults));
        }
    }

    /** The language of the house's two in which a debtor is spoken to. */
    static String languageOf(String language) {
        return language.startsWith("zh") ? CHINESE : ENGLISH;
    }

    /** Whether this release has it. */
    public boolean has(String template) {
        return byId.containsKey(template);
    }

    /** What nobody may say, looked for in what fills a text: whoever speaks for a bank is no court. */
    public Optional<Phrases.Finding> forbidden(String value) {
        return forbidden.first(value);
    }

    Template of(Tone tone, Channel channel) {
        Template template = byOccasion.get(new Occasion(tone, channel));
        if (template == null) {
            throw new IllegalStateException("no template for " + tone + " on " + channel);
        }
        return template;
    }

    /** By which a debit is told. */
    Template notice(Channel channel) {
        Template template = notices.get(channel);
        if (template == null) {
            throw new IllegalStateException("no notice by " + channel);
        }
        return template;
    }

    /**
     * The words of a template, as a channel carries them.
     *
     * @param template {@code code@version}
     * @param values of all it leaves open but how to opt out, which the book knows
     */
    public Text text(String template, Channel channel, String language, Map<Placeholder, String> values) {
        Template known = byId.get(template);
        if (known == null) {
            throw new IllegalArgumentException("no template " + template);
        }
        Map<Placeholder, String> all = new EnumMap<>(Placeholder.class);
        all.putAll(values);
        String sentence = optOut(channel, languageOf(language));
        if (sentence != null) {
            all.put(Placeholder.OPT_OUT, sentence);
        }
        return known.filled(languageOf(language), all);
    }

    private void take(Template template) {
        if (template.version() < 1 || byId.put(template.id(), template) != null) {
            fault(template, "version", "version-not-its-own", "a version is 1 or more and names one text.");
        }
        boolean notice = rules.notices().contains(template.code());
        for (Channel channel : template.channels()) {
            Template other = notice
                    ? notices.put(channel, template)
                    : byOccasion.put(new Occasion(template.tone(), channel), template);
            if (other != null) {
                fault(template, "channels", "occasion-taken", "another has this tone on " + channel + ".");
            }
        }
        for (Placeholder placeholder : Placeholder.OF_DEBIT) {
            if (template.placeholders().contains(placeholder.key()) != notice) {
                fault(
                        template,
                        "placeholders",
                        "notice-of-debit",
                        "a notice says {" + placeholder.key() + "}, and nothing else does.");
            }
        }
        Set<String> unknown = template.texts().keySet().stream()
                .filter(l -> !LANGUAGES.contains(l))
                .collect(Collectors.toCollection(TreeSet::new));
        unknown.forEach(l -> fault(template, "texts." + l, "language-unknown", "we speak zh-CN and en."));
        for (String key : template.placeholders()) {
            if (!Placeholder.knows(key)) {
                fault(template, "placeholders", "placeholder-unknown", "nothing is known as {" + key + "}.");
            }
        }
        for (String language : LANGUAGES) {
            Text text = template.texts().get(language);
            if (text == null) {
                fault(template, "texts." + language, "language-missing", "each text is there in both languages.");
            } else {
                check(template, language, text);
            }
        }
    }

    private void check(Template template, String language, Text text) {
        String field = "texts." + language;
        boolean titled = template.channels().stream().anyMatch(TemplateBook::isTitled);
        String subject = text.subject();
        if (titled ? subject == null || subject.isBlank() : subject != null) {
            fault(template, field + ".subject", "subject-wrong", "mails and letters have a subject, others have none.");
        }
        if (subject != null && subject.chars().anyMatch(Character::isISOControl)) {
            fault(template, field + ".subject", "subject-wrong", "a subject is one line.");
        }
        if (text.body().isBlank()) {
            fault(template, field + ".body", "text-empty", "a text says something.");
        }
        String all = text.all();
        Set<String> used = used(all);
        if (!used.equals(new TreeSet<>(template.placeholders()))) {
            fault(template, field, "placeholders-differ", "it uses " + used + " and declares others.");
        }
        String optOuts = optOuts(template.channels(), language);
        if (BRACE.matcher(Template.OPEN.matcher(all).replaceAll("") + optOuts).find()) {
            fault(template, field, "braces-open", "braces hold a placeholder and stand for nothing else.");
        }
        requireOptOut(template, field, language, used);
        longest(template, field, language, all);
        if (wordings(rules.purpose().words(), language).in(text.body()).isEmpty()) {
            fault(template, field + ".body", "purpose-untold", "every text says that it is to collect a debt.");
        }
        if (used.contains(Placeholder.AMOUNT.key())
                && wordings(rules.asBooked().words(), language).in(text.body()).isEmpty()) {
            fault(
                    template,
                    field + ".body",
                    "amount-not-as-booked",
                    "whoever tells an amount says that interest not booked is not in it.");
        }
        String said = saying(all, optOuts);
        wordings(rules.unfounded().words(), language).in(said).stream()
                .findFirst()
                .ifPresent(claim -> fault(
                        template, field, "claim-unfounded", "a text knows nothing of before it (" + claim + ")."));
        wordings(rules.terms().words(), language).in(said).stream()
                .findFirst()
                .ifPresent(term ->
                        fault(template, field, "term-set", "how long a ladder goes on no text knows (" + term + ")."));
        String opening = text.opening();
        opening(template, field + ".opening", language, opening == null ? null : saying(opening, optOuts));
        forbidden
                .first(said)
                .ifPresent(f ->
                        fault(template, field, f.zone().rule(), "it says what nobody may say (" + f.code() + ")."));
        if (!threatening.contains(template.tone()) && suit.first(said).isPresent()) {
            fault(template, field, "threat-in-tone", template.tone() + " announces no suit.");
        }
    }

    private static Set<String> used(String text) {
        return Template.OPEN
                .matcher(text)
                .results()
                .map(open -> open.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How to opt out of a channel; null if the book does not say. */
    private @Nullable String optOut(Channel channel, String language) {
        OptOut told = optOuts.get(channel);
        return told == null ? null : told.sentences().get(language);
    }

    private String optOuts(List<Channel> channels, String language) {
        return channels.stream()
                .flatMap(channel -> Stream.ofNullable(optOut(channel, language)))
                .collect(Collectors.joining(" "));
    }

    /** A text with what it says of how to opt out, in which as much may be said as in itself. */
    private static String saying(String text, String optOuts) {
        return text.replace("{" + Placeholder.OPT_OUT.key() + "}", optOuts);
    }

    private void requireOptOut(Template template, String field, String language, Set<String> used) {
        for (Channel channel : template.channels()) {
            if (isElectronic(channel)) {
                String sentence = optOut(channel, language);
                if (sentence == null || sentence.isBlank() || !used.contains(Placeholder.OPT_OUT.key())) {
                    fault(template, field, "opt-out-missing", "a message by " + channel + " says how to opt out.");
                }
            } else if (used.contains(Placeholder.OPT_OUT.key())) {
                fault(template, field, "opt-out-unknown", channel + " has no sentence to opt out by.");
            }
        }
    }

    /** Whoever picks up or opens the door may be anybody, or a machine that keeps what it hears. */
    private void opening(Template template, String field, String language, @Nullable String opening) {
        boolean spoken = template.channels().stream().anyMatch(TemplateBook::isSpoken);
        if (!spoken || opening == null || opening.isBlank()) {
            if (spoken || opening != null) {
                fault(template, field, "opening-wrong", "what is spoken has an opening, and nothing else has.");
            }
            return;
        }
        boolean tells = used(opening).stream().anyMatch(key -> !OPENING.contains(key));
        for (TemplateRules.Verification law : rules.verification()) {
            if (wordings(law.asks(), language).in(opening).isEmpty()) {
                fault(
                        template,
                        field,
                        "opening-asks-nobody",
                        "it asks first who is there (" + law.jurisdiction() + ").");
            }
            if (tells || !wordings(law.discloses(), language).in(opening).isEmpty()) {
                fault(
                        template,
                        field,
                        "discloses-before-verified",
                        "it tells of the matter before it knows whom (" + law.jurisdiction() + ").");
            }
        }
    }

    /** Every text is held against the same ones. */
    private Wordings<String> wordings(Map<String, List<String>> words, String language) {
        return wordings.computeIfAbsent(
                words.getOrDefault(language, List.of()),
                ofLanguage -> Wordings.of(
                        "the book " + rules.name(),
                        language.equals(ENGLISH),
                        ofLanguage.stream().map(word -> Map.entry(word, word)).toList()));
    }

    private void longest(Template template, String field, String language, String all) {
        for (Longest longest : rules.longest()) {
            int characters = atMost(saying(all, optOuts(List.of(longest.channel()), language)));
            Integer most = longest.characters().get(language);
            if (template.channels().contains(longest.channel()) && most != null && characters > most) {
                fault(
                        template,
                        field + ".body",
                        "text-too-long",
                        longest.channel() + " carries " + most + " characters, and this may have " + characters + ".");
            }
        }
    }

    private static int atMost(String text) {
        Matcher open = Template.OPEN.matcher(text);
        int characters = text.length();
        while (open.find()) {
            if (Placeholder.knows(open.group(1))) {
                characters +=
                        Placeholder.of(open.group(1)).longest() - open.group().length();
            }
        }
        return characters;
    }

    private static boolean isTitled(Channel channel) {
        return channel == Channel.EMAIL || channel == Channel.LETTER;
    }

    private static boolean isSpoken(Channel channel) {
        return channel == Channel.VOICE_BOT || channel == Channel.PHONE || channel == Channel.FIELD_VISIT;
    }

    /** 12 CFR 1006.6(e) speaks of electronic communications; we count what a bot says among them. */
    private static boolean isElectronic(Channel channel) {
        return ContactKind.of(channel) == ContactKind.MESSAGE || channel == Channel.VOICE_BOT;
    }

    private void requireOneForEachOccasion() {
        Stream.of(Tone.values())
                .flatMap(tone -> Stream.of(Channel.values()).map(channel -> new Occasion(tone, channel)))
                .filter(occasion -> !byOccasion.containsKey(occasion))
                .forEach(o -> faults.add(
                        "Of " + o.tone() + " on " + o.channel() + " there is no template (occasion-missing)."));
        WRITTEN.stream()
                .filter(channel -> !notices.containsKey(channel))
                .forEach(c -> faults.add("Of a debit there is no notice by " + c + " (occasion-missing)."));
    }

    private void fault(Template template, String field, String rule, String sentence) {
        faults.add("Template " + template.id() + ", " + field + " (" + rule + "): " + sentence);
    }
}
