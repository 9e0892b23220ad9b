package io.recourse.segmentation.edge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.pack.Packs;
import io.recourse.segmentation.domain.CauseDocument;
import io.recourse.segmentation.domain.CauseRules;
import io.recourse.segmentation.domain.Clusters;
import io.recourse.segmentation.domain.ClustersDocument;
import io.recourse.segmentation.domain.ContactCosts;
import io.recourse.segmentation.domain.EarlyWarnings;
import io.recourse.segmentation.domain.HeatRules;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.ModelPlace;
import io.recourse.segmentation.domain.ModelReader;
import io.recourse.segmentation.domain.Models;
import io.recourse.segmentation.domain.PlaybookDocument;
import io.recourse.segmentation.domain.PriorityBook;
import io.recourse.segmentation.domain.ProfileRules;
import io.recourse.segmentation.domain.ReferenceRates;
import io.recourse.segmentation.domain.ScorecardDocument;
import io.recourse.segmentation.domain.SegmentationPolicy;
import io.recourse.segmentation.domain.StrategyBook;
import io.recourse.segmentation.domain.Targets;
import io.recourse.segmentation.stress.StressPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The policy documents that ship with this service. One that does not fit stops the start. */
public final class PolicyFiles {

    /** Class path names of all of them and of the calendars. */
    static final String[] RESOURCES = {
        "/policy/reference-rates.json",
        "/policy/priority.json",
        "/policy/scorecard.json",
        "/policy/card-history.json",
        "/policy/causes.json",
        "/policy/strategies.json",
        "/policy/early-warnings.json",
        "/policy/contact-costs.json",
        "/policy/clusters.json",
        "/policy/profiles.json",
        "/rules/calendar-cn.json",
        "/rules/calendar-us.json"
    };

    /** Of the rules of the heat map; no case is judged by them. */
    private static final String HEAT = "/heat/";

    static final String HEAT_RESOURCE = HEAT + "heat.json";

    private PolicyFiles() {}

    /** Everything under {@code /policy}, judged by the domain. */
    public static SegmentationPolicy load() {
        return new SegmentationPolicy(
                resource(ReferenceRates.class, "reference-rates"),
                priorities().used(),
                new Models(ModelReader.read(model(ModelPlace.FACTS)), ModelReader.read(model(ModelPlace.HISTORY))),
                Clusters.from(resource(ClustersDocument.class, "clusters")),
                CauseRules.from(resource(CauseDocument.class, "causes")),
                StrategyBook.from(playbook(), new CelConditions()),
                resource(EarlyWarnings.class, "early-warnings"),
                resource(ContactCosts.class, "contact-costs"),
                Map.of("CN", Packs.workingDays("CN"), "US", Packs.workingDays("US")));
    }

    /** The strategies a fresh installation begins with, as they are written. */
    static PlaybookDocument playbook() {
        return resource(PlaybookDocument.class, "strategies");
    }

    /** The models a fresh installation begins with, as they are written. */
    static ScorecardDocument model(ModelPlace place) {
        return resource(
                ScorecardDocument.class,
                switch (place) {
                    case FACTS -> "scorecard";
                    case HISTORY -> "card-history";
                });
    }

    /** What a stress test assumes; no case is judged by it. */
    public static StressPolicy stress() {
        return resource(StressPolicy.class, "/stress/", "stress");
    }

    /** What strategies are to reach; no case is judged by it. */
    public static Targets targets() {
        return resource(Targets.class, "/trial/", "targets");
    }

    /** When the heat map is drawn, and what is hot on it. */
    public static HeatRules heat() {
        return resource(HeatRules.class, HEAT, "heat");
    }

    /** When a profile shows more than was declared. */
    public static ProfileRules profiles() {
        return resource(ProfileRules.class, "profiles");
    }

    /** The priority policies by name. */
    public static PriorityBook priorities() {
        return resource(PriorityBook.class, "priority");
    }

    private static <T> T resource(Class<T> type, String name) {
        return resource(type, "/policy/", name);
    }

    private static <T> T resource(Class<T> type, String folder, String name) {
        String path = folder + name + ".json";
        try (InputStream in = PolicyFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no policy at " + path);
            }
            return read(type, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one document, strictly: an unknown property, a wrong type or a duplicate key is an error.
     *
     * @throws IllegalArgumentException if the JSON does not fit
     * @throws InvalidPolicy if the domain finds faults in it
     */
    public static <T> T read(Class<T> type, String name, String json) {
        try {
            return SealedJson.mapper().readValue(json, type);
        } catch (JacksonException e) {
            if (e.getCause() instanceof InvalidPolicy judged) {
                throw judged;
            }
            String where = e instanceof JsonMappingException m ? pointer(m) + ": " : "";
            throw new IllegalArgumentException("policy " + name + ": " + where + e.getOriginalMessage(), e);
        }
    }

    /** Where it does not fit, as a JSON pointer. */
    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
