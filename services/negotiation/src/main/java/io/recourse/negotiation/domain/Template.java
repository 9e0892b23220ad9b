package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Source;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of the house, as data. It replaces names in braces and can do nothing else, so that what was checked is what is said.
 *
 * @param version ≥ 1; another text is another version
 * @param placeholders keys of what it leaves open
 * @param texts by language, {@code zh-CN} and {@code en}
 */
public record Template(
        String code,
        int version,
        Tone tone,
        List<Channel> channels,
        List<String> placeholders,
        Map<String, Text> texts,
        Source source) {

    static final Pattern OPEN = Pattern.compile("\\{([^{}]*)}");

    public Template {
        channels = List.copyOf(channels);
        placeholders = List.copyOf(placeholders);
        texts = Map.copyOf(texts);
    }

    /**
     * One language's words.
     *
     * @param subject of a mail or letter
     * @param body where there is an opening, only for who has been verified by then
     * @param opening of what is spoken: verifies who is there, and tells whoever it is nothing of the matter
     */
    public record Text(
            @Nullable String subject, String body, @Nullable String opening) {

        /** Everything in the order in which it is read or heard. */
        String all() {
            return (subject == null ? "" : subject + "\n") + (opening == null ? "" : opening + "\n") + body;
        }
    }

    /** {@code code@version}. */
    public String id() {
        return code + "@" + version;
    }

    /** The words in a language, with everything said that was left open. */
    Text filled(String language, Map<Placeholder, String> values) {
        Text text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException(id() + " says nothing in that language");
        }
        Function<String, String> fill =
                words -> OPEN.matcher(words).replaceAll(open -> Matcher.quoteReplacement(value(values, open.group(1))));
        String subject = text.subject();
        String opening = text.opening();
        return new Text(
                subject == null ? null : fill.apply(subject),
                fill.apply(text.body()),
                opening == null ? null : fill.apply(opening));
    }

    private String value(Map<Placeholder, String> values, String key) {
        String value = values.get(Placeholder.of(key));
        if (value == null) {
            throw new IllegalArgumentException(id() + " needs a value of " + key);
        }
        return value;
    }
}
