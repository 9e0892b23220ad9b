package io.recourse.casework.door;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Reads what comes from outside: strict UTF-8, strict JSON, no unknown field, no U+0000, no lone surrogate, bounded size. */
public final class Bodies {

    /** Largest single document a door takes, bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private Bodies() {}

    public static <T> T read(byte[] body, Class<T> type) throws BadInput {
        if (body.length == 0) {
            throw new BadInput("body-empty", null, "The body is empty.");
        }
        if (body.length > MAX_BYTES) {
            throw new BadInput("body-too-large", null, "One document has at most 256 KiB.");
        }
        String text = utf8(body);
        try {
            T value = SealedJson.mapper().readValue(text, type);
            if (value == null) {
                throw new BadInput("body-null", null, "The body is null.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new BadInput("field-unknown", path(e), "This field is not known here.");
        } catch (JsonParseException e) {
            throw new BadInput("json-malformed", null, "The body is not JSON: line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        } catch (JsonMappingException e) {
            throw new BadInput("field-invalid", path(e), reason(e));
        } catch (IOException e) {
            throw new BadInput("json-malformed", null, "The body is not JSON.");
        }
    }

    private static String utf8(byte[] body) throws BadInput {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new BadInput("not-utf-8", null, "The body is not UTF-8.");
        }
        // PostgreSQL keeps neither of them; an escaped one is as bad as a literal one
        if (text.indexOf('\0') >= 0 || text.contains("\\u0000")) {
            throw new BadInput("text-has-nul", null, "Text must not contain U+0000.");
        }
        if (LONE_SURROGATE.matcher(text).find()) {
            throw new BadInput("text-has-lone-surrogate", null, "Text must not contain a lone surrogate.");
        }
        return text;
    }

    private static final java.util.regex.Pattern LONE_SURROGATE = java.util.regex.Pattern.compile(
            "\\\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\\\u[dD][c-fC-F])|(?<!\\\\u[dD][89abAB][0-9a-fA-F]{2})\\\\u[dD][c-fC-F][0-9a-fA-F]{2}");

    private static String reason(JsonMappingException e) {
        // messages of our own constructors say what is wrong without quoting; Jackson's own may quote the input
        return e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
                ? cause.getMessage() + "."
                : "This field is missing, null or of the wrong type.";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(r -> r.getFieldName() != null ? r.getFieldName() : "[" + r.getIndex() + "]")
                .collect(Collectors.joining("."));
    }
}
