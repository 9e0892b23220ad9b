package io.recourse.negotiation.domain;

import io.recourse.rules.Source;
import java.util.List;

/** How people say what they mean, as data. */
public record IntentPack(String name, int version, Source source, List<Language> languages) {

    public IntentPack {
        languages = List.copyOf(languages);
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }

    /**
     * Wordings of one language.
     *
     * @param wholeWords true where words are separated by blanks
     */
    public record Language(String language, boolean wholeWords, List<Meaning> meanings) {
        public Language {
            meanings = List.copyOf(meanings);
        }
    }

    /**
     * Ways to say one thing.
     *
     * @param phrases found anywhere in an answer
     * @param answers that mean it only if nothing else is said, such as the keyword of an opt-out
     */
    public record Meaning(Intent intent, List<String> phrases, List<String> answers, Source source) {
        public Meaning {
            phrases = List.copyOf(phrases);
            answers = List.copyOf(answers);
        }
    }
}
