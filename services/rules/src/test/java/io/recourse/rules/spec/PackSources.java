package io.recourse.rules.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the files of packs to what they promise: every value has a {@link Source}, in {@code source} of an object around it or
 * beside it in {@code <beginning of its name>Source}. Only what a pack calls itself has none.
 */
public final class PackSources {

    private static final Set<String> NAMES_OF_A_PACK = Set.of("/jurisdiction", "/name", "/version");

    private final List<String> faults = new ArrayList<>();
    private int found;

    private PackSources() {}

    /** What is wrong with the packs of a folder, each with its file and its place in it. */
    public static List<String> faults(Path folder) throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                faults(Files.readString(file)).forEach(fault -> faults.add(file.getFileName() + fault));
            }
        }
        return faults;
    }

    /** Likewise of one pack. */
    public static List<String> faults(String json) throws JsonProcessingException {
        PackSources sources = new PackSources();
        sources.walk(SealedJson.mapper().readTree(json), "", false);
        if (sources.found == 0) {
            sources.faults.add(": no source at all");
        }
        return sources.faults;
    }

    private void walk(JsonNode node, String path, boolean covered) {
        if (node.isObject()) {
            boolean inside = covered || node.path("source").isObject();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                String at = path + "/" + field.getKey();
                if (isSource(field.getKey())) {
                    check(field.getValue(), at);
                } else {
                    walk(field.getValue(), at, inside || hasBeside(node, field.getKey()));
                }
            }
        } else if (node.isArray()) {
            node.forEach(element -> walk(element, path + "/-", covered));
        } else if (!covered && !NAMES_OF_A_PACK.contains(path)) {
            faults.add(path + ": no source");
        }
    }

    private static boolean isSource(String name) {
        return name.equals("source") || name.endsWith("Source");
    }

    private static boolean hasBeside(JsonNode object, String name) {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.endsWith("Source"))
                .anyMatch(key -> name.startsWith(key.substring(0, key.length() - "Source".length())));
    }

    private void check(JsonNode told, String path) {
        found++;
        try {
            // blank citations, missing fields and days that are none are refused by the reading itself
            Source source = SealedJson.mapper().treeToValue(told, Source.class);
            boolean announced = source.validTo() != null && source.selectedBy().equals("day");
            if (source.validFrom().isAfter(source.checkedOn()) && !announced) {
                faults.add(path + ": checked before it was in force, and no year that is announced ahead");
            }
        } catch (JsonProcessingException e) {
            faults.add(path + ": " + e.getOriginalMessage());
        }
    }
}
