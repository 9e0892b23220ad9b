package io.recourse.rules.contact;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import io.recourse.rules.contact.PhrasePack.Sensitive;
import io.recourse.rules.contact.PhrasePack.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ahocorasick.trie.Trie;

/**
 * Threats and other phrases nobody may say to a debtor, found in a text or a transcript. Width, case, traditional characters
 * and whatever stands between the characters make no difference; a phrase of a language with blanks is found as whole words.
 * Every text is searched for the phrases of all languages.
 */
public final class Phrases {

    /** Of full and half width, ligatures and case one form each; what is invisible goes. */
    private static final Normalizer2 ONE_FORM = Normalizer2.getNFKCCasefoldInstance();

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    private final List<Searched> languages;

    public Phrases(List<PhrasePack> packs) {
        this.languages = packs.stream().map(Searched::of).toList();
    }

    /**
     * What was found.
     *
     * @param phrase as the pack has it, never as somebody said it
     */
    public record Finding(String code, String zone, Severity severity, String phrase) {}

    private record Searched(boolean wholeWords, Trie trie, Map<String, Finding> byKey) {

        static Searched of(PhrasePack pack) {
            Map<String, Finding> byKey = new HashMap<>();
            for (Sensitive sensitive : pack.sensitive()) {
                for (String phrase : sensitive.phrases()) {
                    String key = key(phrase, pack.wholeWords());
                    Finding finding = new Finding(sensitive.code(), sensitive.zone(), sensitive.severity(), phrase);
                    if (key.isBlank() || byKey.put(key, finding) != null) {
                        throw new IllegalArgumentException(
                                "the pack " + pack.id() + " has a phrase of " + sensitive.code() + " twice or empty");
                    }
                }
            }
            return new Searched(
                    pack.wholeWords(),
                    Trie.builder().addKeywords(byKey.keySet()).build(),
                    Map.copyOf(byKey));
        }

        /** In the order in which they end. */
        List<Finding> in(String text) {
            return trie.parseText(key(text, wholeWords)).stream()
                    .map(emit -> byKey.get(emit.getKeyword()))
                    .toList();
        }
    }

    /** The first one, if there is any. */
    public Optional<Finding> first(String text) {
        return all(text).stream().findFirst();
    }

    /** Each finding once, in the order of the packs and then of the text. */
    public List<Finding> all(String text) {
        Set<Finding> seen = new HashSet<>();
        List<Finding> found = new ArrayList<>();
        for (Searched language : languages) {
            language.in(text).stream().filter(seen::add).forEach(found::add);
        }
        return List.copyOf(found);
    }

    /** Letters and digits alone, simplified; between words one blank or, without words, nothing. Words begin and end with one. */
    private static String key(String text, boolean wholeWords) {
        String folded = SIMPLIFIED.transliterate(ONE_FORM.normalize(text));
        StringBuilder key = new StringBuilder(wholeWords ? " " : "");
        folded.codePoints()
                // what belongs to a word but is no letter of it, as in "children's"
                .filter(c -> c != '\'' && c != '\u2019')
                .forEach(c -> {
                    if (UCharacter.isLetterOrDigit(c)) {
                        key.appendCodePoint(c);
                    } else if (wholeWords && key.charAt(key.length() - 1) != ' ') {
                        key.append(' ');
                    }
                });
        if (wholeWords && key.charAt(key.length() - 1) != ' ') {
            key.append(' ');
        }
        return key.toString();
    }
}
