package io.recourse.rules.contact;

import io.recourse.rules.contact.PhrasePack.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Threats and other phrases nobody may say to a debtor, found in a text or a transcript. Width, case, traditional characters
 * and whatever stands between the characters make no difference; a phrase of a language with blanks is found as whole words.
 * Every text is searched for the phrases of all languages.
 */
public final class Phrases {

    private final List<Wordings<Finding>> languages;

    public Phrases(List<PhrasePack> packs) {
        this.languages = packs.stream().map(Phrases::wordings).toList();
    }

    /**
     * What was found.
     *
     * @param phrase as the pack has it, never as somebody said it
     */
    public record Finding(String code, Practice zone, Severity severity, String phrase) {}

    private static Wordings<Finding> wordings(PhrasePack pack) {
        return Wordings.of(
                "the pack " + pack.id(),
                pack.wholeWords(),
                pack.sensitive().stream()
                        .flatMap(sensitive -> sensitive.phrases().stream()
                                .map(phrase -> Map.entry(
                                        phrase,
                                        new Finding(sensitive.code(), sensitive.zone(), sensitive.severity(), phrase))))
                        .toList());
    }

    /** The first one, if there is any. */
    public Optional<Finding> first(String text) {
        return all(text).stream().findFirst();
    }

    /** Each finding once, in the order of the packs and then of the text. */
    public List<Finding> all(String text) {
        Set<Finding> seen = new HashSet<>();
        List<Finding> found = new ArrayList<>();
        for (Wordings<Finding> language : languages) {
            language.in(text).stream().filter(seen::add).forEach(found::add);
        }
        return List.copyOf(found);
    }
}
