package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.negotiation.domain.IntentPack.Meaning;
import io.recourse.rules.contact.Wordings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Intents by wordings, the default. Every answer is searched for the wordings of all languages; whoever says that he disputes
 * it and wants no more messages says both. What stands within a longer wording is part of that wording: who has
 * no objection objects to nothing.
 */
public final class IntentRules implements Intents {

    private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");

    private record Searched(Wordings<Meaning> anywhere, Wordings<Meaning> alone) {}

    private final List<Searched> languages;

    /** @throws IllegalArgumentException if a wording is empty or there twice in a language */
    public IntentRules(IntentPack pack) {
        this.languages = pack.languages().stream()
                .map(l -> new Searched(wordings(pack, l, Meaning::phrases), wordings(pack, l, Meaning::answers)))
                .toList();
    }

    private static Wordings<Meaning> wordings(
            IntentPack pack, IntentPack.Language language, Function<Meaning, List<String>> of) {
        return Wordings.of(
                "the pack " + pack.id(),
                language.wholeWords(),
                language.meanings().stream()
                        .flatMap(m -> of.apply(m).stream()
                                .flatMap(IntentRules::chosen)
                                .map(wording -> Map.entry(wording, m)))
                        .toList());
    }

    /** Each way to choose. */
    private static Stream<String> chosen(String phrase) {
        Matcher choice = CHOICE.matcher(phrase);
        return choice.find()
                ? Stream.of(choice.group(1).split("\\|", -1))
                        .flatMap(each ->
                                chosen(phrase.substring(0, choice.start()) + each + phrase.substring(choice.end())))
                : Stream.of(phrase);
    }

    @Override
    public List<Intent> of(String text, String language, @Nullable Channel asked) {
        List<Intent> meant = found(text)
                .filter(meaning -> meaning.isSaidTo(asked))
                .map(Meaning::intent)
                .filter(intent -> intent != Intent.OTHER)
                .distinct()
                .sorted()
                .toList();
        return meant.isEmpty() ? List.of(Intent.OTHER) : meant;
    }

    /** Who says "stop, and don't call" wants neither of both. */
    @Override
    public Set<Channel> unwanted(String text, String language, Channel by) {
        Set<Channel> unwanted = found(text)
                .filter(m -> m.intent() == Intent.STOP)
                .flatMap(m -> m.channels() == null ? Stream.of(by) : m.channels().stream())
                .collect(Collectors.toUnmodifiableSet());
        return unwanted.isEmpty() ? Set.of(by) : unwanted;
    }

    private Stream<Meaning> found(String text) {
        return languages.stream()
                .flatMap(l -> Stream.concat(l.anywhere().standing(text).stream(), l.alone().being(text).stream()));
    }
}
