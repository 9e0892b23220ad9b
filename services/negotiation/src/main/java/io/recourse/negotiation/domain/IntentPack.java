package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.rules.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param phrases found anywhere in an answer, but within a longer phrase; {@code (a|b)} stands for either, and may stand for
     *     nothing: {@code no( more|) calls}
     * @param answers that mean it only if nothing else is said, such as the keyword of an opt-out
     * @param channels of which these wordings speak, whatever channel they come by; null if they name none
     * @param asked channels whose texts ask for these wordings: as an answer to them alone do they mean this; null if to whatever
     *     they answer
     */
    public record Meaning(
            Intent intent,
            List<String> phrases,
            List<String> answers,
            Source source,
            @Nullable List<Channel> channels,
            @Nullable List<Channel> asked) {
        public Meaning {
            asked = asked == null ? null : List.copyOf(asked);
            channels = channels == null ? null : List.copyOf(channels);
            if (channels != null && (channels.isEmpty() || intent != Intent.STOP)) {
                throw new IllegalArgumentException("only an opt-out is of channels, and of one at least");
            }
            phrases = List.copyOf(phrases);
            answers = List.copyOf(answers);
        }

        boolean isSaidTo(@Nullable Channel text) {
            return asked == null || text != null && asked.contains(text);
        }
    }
}
