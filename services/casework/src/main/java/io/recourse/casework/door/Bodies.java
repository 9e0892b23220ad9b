package io.recourse.casework.door;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.recourse.contracts.json.SealedJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what comes from outside: strict UTF-8, strict JSON, no unknown field, no U+0000, no lone surrogate, bounded size. */
public final class Bodies {

    /** Largest single document a door takes, bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private static final String NOT_JSON = "The body is not JSON";

    private Bodies() {}

    public static <T> T read(byte[] body, Class<T> type) throws BadInput {
        if (body.length > MAX_BYTES) {
            throw new BadInput("body-too-large", null, "One document has at most 256 KiB.");
        }
        String text = text(body);
        if (text.isBlank()) {
            throw new BadInput("body-empty", null, "The body is empty.");
        }
        try {
            return json(text, type);
        } catch (UnrecognizedPropertyException e) {
            throw new BadInput("field-unknown", path(e), "This field is not known here.");
        } catch (JsonMappingException e) {
            throw misfit(e);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new BadInput("json-malformed", null, NOT_JSON + ".");
        }
    }

    private static <T> T json(String text, Class<T> type) throws IOException, BadInput {
        // what trails the document is looked for here, where it can be told from a document of the wrong type
        try (JsonParser parser = SealedJson.mapper().createParser(text)) {
            T value = SealedJson.mapper()
                    .readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(parser);
            if (parser.nextToken() != null) {
                throw new BadInput("json-malformed", null, "Something follows the document.");
            }
            if (value == null) {
                throw new BadInput("body-null", null, "The body is null.");
            }
            return value;
        }
    }

    /** A body without words. */
    public record Nothing() {}

    /** No body, or an object without fields; whichever it is, the command is the same. */
    public static byte[] nothing(byte @Nullable [] body) throws BadInput {
        if (body != null && body.length > 0) {
            read(body, Nothing.class);
        }
        return new byte[0];
    }

    /** Text that every store can keep. */
    static String text(byte[] body) throws BadInput {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadInput("not-utf-8", null, "The body is not UTF-8.");
        }
        refuseWhatCannotBeKept(text);
        return text;
    }

    /** PostgreSQL keeps neither U+0000 nor half a character; an escaped one is as bad as a literal one. */
    private static void refuseWhatCannotBeKept(String text) throws BadInput {
        boolean half = false;
        for (int i = 0; i < text.length(); i++) {
            int unit = text.charAt(i);
            if (unit == '\\') {
                boolean escapesUnit = i + 5 < text.length() && text.charAt(i + 1) == 'u';
                unit = escapesUnit ? hex(text, i + 2) : '\\';
                i += escapesUnit ? 5 : 1;
            }
            if (unit == 0) {
                throw nul(null);
            }
            boolean low = unit >= Character.MIN_LOW_SURROGATE && unit <= Character.MAX_LOW_SURROGATE;
            if (half != low) {
                throw loneSurrogate();
            }
            half = unit >= Character.MIN_HIGH_SURROGATE && unit <= Character.MAX_HIGH_SURROGATE;
        }
        if (half) {
            throw loneSurrogate();
        }
    }

    /** The code unit of four hexadecimal digits; -1 if they are none, which the parser will say better. */
    private static int hex(String text, int from) {
        int unit = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    /** Here too for what is asked in a query. */
    static BadInput nul(@Nullable String field) {
        return new BadInput("text-has-nul", field, "Text must not contain U+0000.");
    }

    private static BadInput loneSurrogate() {
        return new BadInput("text-has-lone-surrogate", null, "Text must not contain a lone surrogate.");
    }

    /** A fault of the grammar inside a field is wrapped as one of the field; a number out of range is one of the field. */
    private static BadInput misfit(JsonMappingException e) {
        if (e.getCause() instanceof JsonProcessingException cause
                && !(cause instanceof JsonMappingException)
                && !(cause instanceof InputCoercionException)) {
            return malformed(cause);
        }
        return new BadInput("field-invalid", path(e), reason(e));
    }

    private static BadInput malformed(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String where = at == null ? "." : ": line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
        return new BadInput("json-malformed", null, NOT_JSON + where);
    }

    private static String reason(JsonMappingException e) {
        // messages of our own constructors say what is wrong without quoting; Jackson's own may quote the input
        if (e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null) {
            return cause.getMessage() + ".";
        }
        return e.getPath().isEmpty()
                ? "The body is not a document of the form expected here."
                : "This field is missing, null or of the wrong type.";
    }

    /** What a sender calls a field of its own may be anything, a name too: repeated is what looks like a field. */
    private static String named(String field) {
        return FIELD.matcher(field).matches() ? field : "?";
    }

    /** Where in the document, null for the document itself. */
    private static @Nullable String path(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? null
                : e.getPath().stream()
                        .map(r -> r.getFieldName() != null ? named(r.getFieldName()) : "[" + r.getIndex() + "]")
                        .collect(Collectors.joining("."));
    }
}
