package io.recourse.negotiation.domain;

import io.recourse.contracts.SegmentationEvent.Tone;
import io.recourse.rules.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a call goes on, in the words in which its caller is answered; the door puts them into a document. */
public enum Advice {
    /** As it was allowed. */
    CONTINUE,
    /** In a soothing tone, and no harder one any more in this call. */
    SOOTHE,
    /** Hang up. */
    TERMINATE;

    /** Key of the advice itself. */
    public static final String ADVICE = "advice";

    /** Key of the tones the caller may speak in, with commas between. */
    public static final String TONES = "tones";

    /** Key of the rule it follows from; none of CONTINUE. */
    public static final String RULE = "rule";

    /** Key of where that rule stands. */
    public static final String CITATION = "citation";

    static Map<String, String> goOn(List<Tone> tones) {
        return Map.of(ADVICE, CONTINUE.name(), TONES, names(tones));
    }

    Map<String, String> by(String rule, Source source, List<Tone> tones) {
        Map<String, String> said = new HashMap<>();
        said.put(ADVICE, name());
        said.put(TONES, names(tones));
        said.put(RULE, rule);
        said.put(CITATION, source.citation());
        return said;
    }

    private static String names(List<Tone> tones) {
        return tones.stream().map(Tone::name).collect(Collectors.joining(","));
    }
}
