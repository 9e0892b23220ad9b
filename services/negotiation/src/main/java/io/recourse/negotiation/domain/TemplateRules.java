package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Channel;
import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Source;
import java.util.List;
import java.util.Map;

/**
 * What holds for all templates, as data.
 *
 * @param templates codes of the house's templates, by one of which each step of a ladder speaks
 * @param notices codes of those by which a debit is told in writing
 * @param optOut how to opt out of each electronic channel
 * @param longest how much a channel carries
 * @param verification how whoever answers a call or the door is verified, by the law of each jurisdiction; all of them hold
 * @param purpose wordings of which every text has one: that it is to collect a debt
 * @param asBooked wordings of which a text that tells an amount has one: it is that of the books
 * @param unfounded wordings of which a text has none: it claims what its template cannot know
 * @param terms likewise: it sets a term, which no strategy has to leave
 */
public record TemplateRules(
        String name,
        int version,
        Source source,
        List<String> templates,
        List<String> notices,
        List<OptOut> optOut,
        List<Longest> longest,
        List<Verification> verification,
        Worded purpose,
        Worded asBooked,
        Worded unfounded,
        Worded terms) {

    public TemplateRules {
        templates = List.copyOf(templates);
        notices = List.copyOf(notices);
        optOut = List.copyOf(optOut);
        longest = List.copyOf(longest);
        verification = List.copyOf(verification);
    }

    /** @param sentences by language */
    public record OptOut(Channel channel, Map<String, String> sentences, Source source) {
        public OptOut {
            sentences = Map.copyOf(sentences);
        }
    }

    /** @param characters by language, ≥ 1 */
    public record Longest(Channel channel, Map<String, Integer> characters, Source source) {
        public Longest {
            characters = Map.copyOf(characters);
        }
    }

    /**
     * Who answers need not be the debtor.
     *
     * @param asks wordings of which an opening has one, by language
     * @param discloses wordings that tell of the matter, of which an opening has none, by language
     */
    public record Verification(
            String jurisdiction, Map<String, List<String>> asks, Map<String, List<String>> discloses, Source source) {
        public Verification {
            asks = Map.copyOf(asks);
            discloses = Map.copyOf(discloses);
        }
    }

    /** @param words by language */
    public record Worded(Map<String, List<String>> words, Source source) {
        public Worded {
            words = Map.copyOf(words);
        }
    }

    /** A tone on a channel, of which every ladder may have a step. */
    record Occasion(Tone tone, Channel channel) {}
}
