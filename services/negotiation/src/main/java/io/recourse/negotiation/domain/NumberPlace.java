package io.recourse.negotiation.domain;

import io.recourse.contracts.NegotiationEvent.ContactOutcome;
import io.recourse.contracts.SegmentationEvent.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place that a number keeps for an ask, and what counts there besides.
 *
 * @param until it is kept
 * @param others dials of the number for the same lender; nothing says of whom
 */
public record NumberPlace(String placeId, Instant until, List<SharedContact> others) {

    private static final String PLACE = "place";
    private static final String UNTIL = "until";

    /** How the words for one dial begin; it is numbered. */
    private static final String DIAL = "dial-";

    private static final String BETWEEN = " ";

    /** Its key, instant and channel, and its outcome if anybody told one. */
    private static final int WORDS_WITH_OUTCOME = 4;

    public NumberPlace {
        others = List.copyOf(others);
    }

    /** In the words of an answer, which only the door that asks sees. */
    Map<String, String> said() {
        Map<String, String> said = new HashMap<>();
        said.put(PLACE, placeId);
        said.put(UNTIL, until.toString());
        for (int i = 0; i < others.size(); i++) {
            SharedContact dial = others.get(i);
            String made = String.join(
                    BETWEEN, dial.key(), dial.at().toString(), dial.channel().name());
            said.put(DIAL + i, dial.outcome() == null ? made : made + BETWEEN + dial.outcome());
        }
        return said;
    }

    /**
     * Reads them back.
     *
     * @param number its digest
     */
    public static NumberPlace read(String number, Map<String, String> said) {
        List<SharedContact> others = new ArrayList<>();
        for (int i = 0; said.get(DIAL + i) instanceof String dial; i++) {
            String[] words = dial.split(BETWEEN);
            @Nullable
            ContactOutcome outcome = words.length < WORDS_WITH_OUTCOME ? null : ContactOutcome.valueOf(words[3]);
            others.add(
                    new SharedContact(words[0], Instant.parse(words[1]), Channel.valueOf(words[2]), number, outcome));
        }
        return new NumberPlace(word(said, PLACE), Instant.parse(word(said, UNTIL)), others);
    }

    private static String word(Map<String, String> said, String name) {
        String word = said.get(name);
        if (word == null) {
            throw new IllegalArgumentException("a number's answer lacks " + name);
        }
        return word;
    }
}
