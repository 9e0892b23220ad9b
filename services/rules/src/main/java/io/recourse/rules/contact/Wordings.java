package io.recourse.rules.contact;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * Wordings of one language, each with what it means, found in a text however it is written: width, case, traditional
 * characters and whatever stands between the characters make no difference; where words are separated by blanks, a wording
 * is found as whole words.
 *
 * @param <T> what a wording means
 */
public final class Wordings<T> {

    /** Of full and half width, ligatures and case one form each; what is invisible goes. */
    private static final Normalizer2 ONE_FORM = Normalizer2.getNFKCCasefoldInstance();

    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");

    private final boolean wholeWords;
    private final Map<String, T> byKey;
    private final Trie trie;

    private Wordings(boolean wholeWords, Map<String, T> byKey) {
        this.wholeWords = wholeWords;
        this.byKey = Map.copyOf(byKey);
        this.trie = Trie.builder().addKeywords(byKey.keySet()).build();
    }

    /**
     * Of wordings with their meanings.
     *
     * @param name of the list, for what is wrong with it
     * @param wholeWords true where words are separated by blanks
     * @throws IllegalArgumentException if a wording is empty or there twice
     */
    public static <T> Wordings<T> of(String name, boolean wholeWords, List<Map.Entry<String, T>> meanings) {
        Map<String, T> byKey = new HashMap<>();
        for (Map.Entry<String, T> each : meanings) {
            String key = key(each.getKey(), wholeWords);
            if (key.isBlank() || byKey.put(key, each.getValue()) != null) {
                throw new IllegalArgumentException(name + " has a wording of " + each.getValue() + " twice or empty");
            }
        }
        return new Wordings<>(wholeWords, byKey);
    }

    /** What is found, in the order in which the wordings end. */
    public List<T> in(String text) {
        return trie.parseText(key(text, wholeWords)).stream()
                .map(emit -> byKey.get(emit.getKeyword()))
                .toList();
    }

    /**
     * What is found and does not lie within a longer wording that was found: "not going to pay" is no "going to pay". In the order
     * in which the wordings begin.
     */
    public List<T> standing(String text) {
        List<T> standing = new ArrayList<>();
        int end = -1;
        for (Emit emit : trie.parseText(key(text, wholeWords)).stream()
                .sorted(Comparator.comparingInt(Emit::getStart).thenComparing(Emit::getEnd, Comparator.reverseOrder()))
                .toList()) {
            if (emit.getEnd() > end) {
                end = emit.getEnd();
                standing.add(byKey.get(emit.getKeyword()));
            }
        }
        return List.copyOf(standing);
    }

    /** What a text means that is one of the wordings and says nothing else; empty or one. */
    public List<T> being(String text) {
        T meaning = byKey.get(key(text, wholeWords));
        return meaning == null ? List.of() : List.of(meaning);
    }

    /** Letters and digits alone, simplified; between words one blank or, without words, nothing. Words begin and end with one. */
    private static String key(String text, boolean wholeWords) {
        String folded = simplified(ONE_FORM.normalize(text));
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

    /** A text without a Chinese character is its own: most of the time goes into looking. */
    private static String simplified(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic) ? SIMPLIFIED.transliterate(text) : text;
    }
}
