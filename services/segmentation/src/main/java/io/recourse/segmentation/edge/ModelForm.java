package io.recourse.segmentation.edge;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Problem;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.InvalidPolicy;
import io.recourse.segmentation.domain.ModelReader;
import io.recourse.segmentation.domain.ScorecardDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads an uploaded model: its form by the published JSON Schema, what it says by the domain, and both at once. What the form
 * finds fault with is left out before the domain looks, so that one fault does not hide another.
 */
@Singleton
class ModelForm {

    /** A version's row holds its document, and more. */
    static final int MOST_BYTES = 48 * 1024;

    private static final int MOST_FAULTS = 50;

    /** A part of one of these that is wrong takes the whole with it: half of it says nothing. */
    private static final List<String> WHOLE = List.of("/source", "/provenance", "/history");

    /** Some libraries write what is no number as {@code NaN} or {@code Infinity}, which JSON has not: where it stands is told. */
    private static final ObjectReader LENIENT =
            SealedJson.mapper().reader().with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());

    private final PublishedSchema schema = new PublishedSchema("Model");

    /** The JSON Schema of a model. */
    String schema() {
        return schema.text();
    }

    /** @throws BadInput with all that is wrong, each with its path as a JSON pointer; nothing that was written is quoted */
    ScorecardDocument read(byte[] body) throws BadInput {
        if (body.length > MOST_BYTES) {
            throw new BadInput("body-too-large", null, "A model has at most 48 KiB.");
        }
        Sieve sieve = new Sieve(tree(body), schema.fields());
        sieve.strangers("", sieve.tree);
        sieve.numbers("", sieve.tree);
        for (Error misfit : schema.misfits(sieve.tree.toString())) {
            sieve.misfit(misfit);
        }
        return sieve.document();
    }

    private static JsonNode tree(byte[] body) throws BadInput {
        try {
            return Bodies.read(body, JsonNode.class);
        } catch (BadInput e) {
            if (!e.rule().equals("json-malformed")) {
                throw e;
            }
            try {
                // as text: of bytes the parser would pass over a byte order mark, which is no JSON
                return LENIENT.readTree(new String(body, StandardCharsets.UTF_8));
            } catch (IOException _) {
                throw e;
            }
        }
    }

    /** Takes out of a document what is wrong with it, and remembers where it stood: one fault for each place. */
    private static final class Sieve {
        private final JsonNode tree;
        private final Set<String> known;
        private final Map<String, Problem.Fault> faults = new LinkedHashMap<>();
        private final Set<Problem.Fault> strange = new LinkedHashSet<>();

        private Sieve(JsonNode tree, Set<String> known) {
            this.tree = tree;
            this.known = known;
        }

        /** Fields that no part of a model has go first: what its writer calls them stands in no path that is told. */
        private void strangers(String path, JsonNode node) {
            for (String field : names(node)) {
                if (known.contains(field)) {
                    strangers(path + "/" + field, node.path(field));
                } else {
                    stranger(path, (ObjectNode) node, field);
                }
            }
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                strangers(path + "/" + i, node.path(i));
            }
        }

        private void stranger(String path, ObjectNode owner, String field) {
            owner.remove(field);
            strange.add(new Problem.Fault(path, "field-unknown", "A field here is not known."));
        }

        /** What is no finite number, or too large to be one. */
        private void numbers(String path, JsonNode node) {
            for (String field : names(node)) {
                numbers(path + "/" + field, node.path(field));
            }
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                numbers(path + "/" + i, node.path(i));
            }
            if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
                take(path, "number-not-finite", "This is no finite number.");
            }
        }

        private static List<String> names(JsonNode node) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            return names;
        }

        /** What was written may be anything: only where it stands is said, and what its form should be. */
        private void misfit(Error misfit) {
            String at = misfit.getInstanceLocation().toString();
            switch (misfit.getKeyword()) {
                case "additionalProperties" -> {
                    if (tree.at(at) instanceof ObjectNode owner) {
                        stranger(at, owner, misfit.getProperty());
                    }
                }
                case "required" -> take(at + "/" + misfit.getProperty(), "field-missing", "This field is needed.");
                default -> take(at, "schema", "This does not fit " + misfit.getKeyword() + " of the schema.");
            }
        }

        private void take(String path, String rule, String why) {
            add(path, rule, why);
            String gone = WHOLE.stream().filter(path::startsWith).findFirst().orElse(path);
            JsonPointer place = JsonPointer.compile(gone);
            JsonPointer parent = place.head();
            JsonNode holder = parent == null ? null : tree.at(parent);
            if (holder instanceof ObjectNode object) {
                object.remove(place.last().getMatchingProperty());
            } else if (holder instanceof ArrayNode array && place.last().getMatchingIndex() < array.size()) {
                array.set(place.last().getMatchingIndex(), array.objectNode());
            }
        }

        private void add(String path, String rule, String why) {
            boolean told = faults.keySet().stream()
                    .anyMatch(known ->
                            known.equals(path) || known.startsWith(path + "/") || path.startsWith(known + "/"));
            if (!told) {
                faults.put(path, new Problem.Fault(path, rule, why));
            }
        }

        /** What is left, if nothing was taken out of it and the domain finds no fault either. */
        private ScorecardDocument document() throws BadInput {
            if (tree instanceof ObjectNode whole) {
                list(whole, "features");
                list(whole, "bands");
                whole.path("features").forEach(feature -> list((ObjectNode) feature, "bins"));
                try {
                    ScorecardDocument document = SealedJson.mapper().treeToValue(whole, ScorecardDocument.class);
                    ModelReader.read(document);
                    if (faults.isEmpty() && strange.isEmpty()) {
                        return document;
                    }
                } catch (InvalidPolicy e) {
                    e.found().forEach(fault -> add(fault.path(), "model-invalid", fault.why()));
                } catch (JsonMappingException e) {
                    add(pointer(e), "model-invalid", "This is missing, null or of the wrong type.");
                } catch (JsonProcessingException e) {
                    throw new UncheckedIOException(e);
                }
            }
            throw new BadInput(Stream.concat(faults.values().stream(), strange.stream())
                    .limit(MOST_FAULTS)
                    .toList());
        }

        private static void list(ObjectNode holder, String field) {
            if (!holder.path(field).isArray()) {
                holder.putArray(field);
            }
        }

        private static String pointer(JsonMappingException e) {
            return e.getPath().stream()
                    .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                    .collect(Collectors.joining());
        }
    }
}
