package io.recourse.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the strategies are to reach, beside what they reached. Recovery and time are each challenger's beside its champion, as
 * segmentation judges them; the others are of the whole run.
 */
final class TargetFigures {
    static final String SECTION = "targets met and missed, in 1/10 000";

    private static final int WHOLE = 10_000;

    private TargetFigures() {}

    /**
     * What a run kept.
     *
     * @param incidents contacts that should not have been made, as was told later
     * @param plansBroken of those that were judged
     */
    record Kept(long contacts, long incidents, long plansJudged, long plansBroken) {}

    /** @param trials of the strategies in force, as segmentation tells them; all hold the same targets */
    static Map<String, Long> of(List<JsonNode> trials, Kept kept) {
        Map<String, Long> figures = new LinkedHashMap<>();
        for (JsonNode trial : trials) {
            for (JsonNode arm : trial.path("arms")) {
                for (JsonNode judged : arm.path("beside").path("targets")) {
                    figures.put(
                            "%s %s, %s, at least %d: %s"
                                    .formatted(
                                            trial.path("strategy").asText(),
                                            arm.path("name").asText(),
                                            word(judged.path("measure").asText()),
                                            bp(judged.path("wanted")),
                                            word(judged.path("reached").asText())),
                            bp(judged.path("figure")));
                }
            }
        }
        if (!trials.isEmpty()) {
            JsonNode targets = trials.getFirst().path("targets");
            atMost(
                    figures,
                    "plans broken of those judged",
                    kept.plansBroken(),
                    kept.plansJudged(),
                    targets.path("redefaultMostBp").asLong());
            atMost(
                    figures,
                    "incidents of contacts",
                    kept.incidents(),
                    kept.contacts(),
                    targets.path("incidentsMostBp").asLong());
        }
        return figures;
    }

    /** Of none nothing is said. */
    private static void atMost(Map<String, Long> figures, String name, long part, long of, long most) {
        long share = of == 0 ? 0 : Math.ceilDiv(Math.multiplyExact(part, WHOLE), of);
        String reached;
        if (of == 0) {
            reached = "not yet";
        } else {
            reached = share <= most ? "met" : "missed";
        }
        figures.put("%s, at most %d: %s".formatted(name, most, reached), share);
    }

    private static long bp(JsonNode part) {
        return part.isNumber()
                ? part.decimalValue()
                        .multiply(BigDecimal.valueOf(WHOLE))
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact()
                : 0;
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
