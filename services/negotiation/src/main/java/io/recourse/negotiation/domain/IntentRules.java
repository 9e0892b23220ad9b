package io.recourse.negotiation.domain;

import io.recourse.rules.contact.Wordings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Intents by wordings, the default. Every answer is searched for the wordings of all languages, and of what is found the
 * intent that stands first counts; whoever says that he will pay and wants no more messages wants no more messages.
 */
public final class IntentRules implements Intents {

    private record Searched(Wordings<Intent> anywhere, Wordings<Intent> alone) {}

    private final List<Searched> languages;

    /** @throws IllegalArgumentException if a wording is empty or there twice in a language */
    public IntentRules(IntentPack pack) {
        this.languages = pack.languages().stream()
                .map(l -> new Searched(
                        wordings(pack, l, IntentPack.Meaning::phrases), wordings(pack, l, IntentPack.Meaning::answers)))
                .toList();
    }

    private static Wordings<Intent> wordings(
            IntentPack pack, IntentPack.Language language, Function<IntentPack.Meaning, List<String>> of) {
        return Wordings.of(
                "the pack " + pack.id(),
                language.wholeWords(),
                language.meanings().stream()
                        .flatMap(m -> of.apply(m).stream().map(wording -> Map.entry(wording, m.intent())))
                        .toList());
    }

    @Override
    public Intent of(String text, String language) {
        return languages.stream()
                .flatMap(l -> Stream.concat(l.anywhere().in(text).stream(), l.alone().being(text).stream()))
                .min(Comparator.naturalOrder())
                .orElse(Intent.OTHER);
    }
}
