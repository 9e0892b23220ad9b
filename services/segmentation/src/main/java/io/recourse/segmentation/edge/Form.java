package io.recourse.segmentation.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import io.recourse.casework.door.BadInput;
import io.recourse.casework.door.Bodies;
import io.recourse.casework.door.Problem.Fault;
import io.recourse.contracts.json.SealedJson;
import io.recourse.segmentation.domain.InvalidPolicy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents of one kind that people write: their form by the published JSON Schema, and what they say by the domain.
 * All that is wrong is told at once, each with its place as a JSON pointer (RFC 6901); nothing that was written is quoted,
 * nor what a field of the writer's own is called.
 */
final class Form<T> {

    /** A document's row holds it, and more. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final int MOST_FAULTS = 50;
    private static final String UNKNOWN = "additionalProperties";
    private static final String UNKNOWN_RULE = "field-unknown";

    /** What the messages of these say comes from the schema alone. */
    private static final Set<String> TOLD_BY_THE_SCHEMA = Set.of(
            "enum",
            "format",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "pattern",
            "type");

    private final String name;
    private final Class<T> type;
    private final Consumer<T> judge;
    private final PublishedSchema schema;

    /**
     * @param name of the schema, as a title
     * @param judge throws {@link InvalidPolicy} with all that the domain finds
     */
    Form(String name, Class<T> type, Consumer<T> judge) {
        this.name = name.toLowerCase(Locale.ROOT);
        this.type = type;
        this.judge = judge;
        this.schema = new PublishedSchema(name);
    }

    /** The JSON Schema. */
    String schema() {
        return schema.text();
    }

    /** @throws BadInput with all that is wrong */
    T read(byte[] body) throws BadInput {
        if (body.length > MOST_BYTES) {
            throw new BadInput("body-too-large", null, "A " + name + " has at most 32 KiB.");
        }
        JsonNode tree = SealedJson.mapper().valueToTree(Bodies.read(body, Object.class));
        List<Error> misfits = schema.misfits(new String(body, StandardCharsets.UTF_8));
        Set<Fault> found = new LinkedHashSet<>();
        misfits.forEach(misfit -> found.add(fault(misfit)));
        misfits.forEach(misfit -> forget(tree, misfit));
        broken(tree, "", found, places(misfits, "type"));
        Set<String> left = new HashSet<>();
        T document = document(tree, found, left);
        if (document != null && places(misfits, "maxItems").isEmpty()) {
            judge(document, found, left);
        }
        if (document == null || !found.isEmpty()) {
            throw new BadInput(found.stream().limit(MOST_FAULTS).toList());
        }
        return document;
    }

    private static Fault fault(Error misfit) {
        String at = misfit.getInstanceLocation().toString();
        String keyword = misfit.getKeyword();
        return switch (keyword) {
            case UNKNOWN -> new Fault(at, UNKNOWN_RULE, "A field here is not known.");
            case "required" -> new Fault(at + "/" + misfit.getProperty(), "field-missing", "This field is needed.");
            default ->
                new Fault(
                        at,
                        "schema",
                        TOLD_BY_THE_SCHEMA.contains(keyword)
                                ? misfit.getMessage()
                                : "This does not fit " + keyword + " of the schema.");
        };
    }

    /** What is not known hides nothing that is. */
    private static void forget(JsonNode tree, Error misfit) {
        if (misfit.getKeyword().equals(UNKNOWN)
                && tree.at(misfit.getInstanceLocation().toString()) instanceof ObjectNode owner) {
            owner.remove(misfit.getProperty());
        }
    }

    private static Set<String> places(List<Error> misfits, String keyword) {
        return misfits.stream()
                .filter(misfit -> misfit.getKeyword().equals(keyword))
                .map(misfit -> misfit.getInstanceLocation().toString())
                .collect(Collectors.toSet());
    }

    /**
     * To JSON Schema 1.0 and 1e2 are integers, to whoever reads them as such they need not be.
     *
     * @param strange where something else than the schema knows begins
     */
    private static void broken(JsonNode node, String at, Set<Fault> found, Set<String> strange) {
        if (strange.contains(at)) {
            return;
        }
        if (node.isFloatingPointNumber()) {
            found.add(new Fault(at, "schema", "a whole number is written without point and exponent"));
        }
        node.forEachEntry((field, value) -> broken(value, at + "/" + field, found, strange));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            broken(node.get(i), at + "/" + i, found, strange);
        }
    }

    /**
     * What can be read of it; null, with a fault noted, if nothing can.
     *
     * @param left where parts begin that do not fit and are left out, so that the domain sees the others
     */
    private @Nullable T document(JsonNode tree, Set<Fault> found, Set<String> left) {
        while (true) {
            try {
                return SealedJson.mapper().treeToValue(tree, type);
            } catch (JsonMappingException e) {
                if (found.isEmpty()) {
                    found.add(new Fault(
                            pointer(e.getPath()),
                            "field-invalid",
                            "This field is missing, null or of the wrong type."));
                }
                if (!leaveOut(tree, e.getPath(), left)) {
                    return null;
                }
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree is no text", e);
            }
        }
    }

    /** The smallest part that is there; none of a list, whose other elements would be told by wrong places. */
    private static boolean leaveOut(JsonNode tree, List<Reference> path, Set<String> left) {
        if (path.stream().anyMatch(step -> step.getFieldName() == null)) {
            return false;
        }
        for (int length = path.size(); length > 0; length--) {
            if (tree.at(pointer(path.subList(0, length - 1))) instanceof ObjectNode owner
                    && owner.remove(path.get(length - 1).getFieldName()) != null) {
                left.add(pointer(path.subList(0, length)));
                return true;
            }
        }
        return false;
    }

    private static String pointer(List<Reference> path) {
        return path.stream().map(Form::step).collect(Collectors.joining());
    }

    private static String step(Reference step) {
        return "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName());
    }

    private void judge(T document, Set<Fault> found, Set<String> left) {
        try {
            judge.accept(document);
        } catch (InvalidPolicy e) {
            // of what does not fit its schema the domain would say the same once more
            Set<String> told = found.stream()
                    .filter(fault -> !fault.rule().equals(UNKNOWN_RULE))
                    .map(fault -> String.valueOf(fault.field()))
                    .collect(Collectors.toSet());
            e.found().stream()
                    .filter(fault -> !told.contains(fault.path()) && !left.contains(fault.path()))
                    .forEach(fault -> found.add(new Fault(fault.path(), name + "-invalid", fault.why())));
        }
    }
}
