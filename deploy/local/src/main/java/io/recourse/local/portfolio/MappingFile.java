package io.recourse.local.portfolio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.recourse.local.portfolio.Mapping.Condition;
import io.recourse.local.process.StackFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a {@link Mapping}; whatever it does not know is an error, so that a slip of the pen is not a silent default. */
public final class MappingFile {
    /** The one that is taken where none is named. */
    public static final String USUAL = "credit-card-clients";

    private static final Pattern LENDER = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern SHIPPED = Pattern.compile("[a-z0-9-]+");
    private static final Set<String> KEYS =
            Set.of("about", "lender", "charset", "delimiter", "rows", "fictionalDebtors", "fields");
    private static final Set<String> CHARSETS = Set.of("UTF-8", "GB18030", "GBK", "Big5", "ISO-8859-1", "windows-1252");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;

    private MappingFile(String name) {
        this.name = name;
    }

    /** @param nameOrFile a shipped mapping such as {@code credit-card-clients}, or the path of a JSON file */
    public static Mapping read(String nameOrFile) {
        MappingFile file = new MappingFile(nameOrFile);
        try (InputStream in = file.open()) {
            return file.mapping(JSON.readTree(in));
        } catch (NoSuchFileException e) {
            throw new StackFailed("mapping " + nameOrFile + " is neither a file nor one that ships (" + USUAL + ")", e);
        } catch (IOException e) {
            throw new StackFailed("mapping " + nameOrFile + " cannot be read: " + e.getMessage(), e);
        }
    }

    private InputStream open() throws IOException {
        if (SHIPPED.matcher(name).matches()) {
            InputStream shipped = MappingFile.class.getResourceAsStream("/portfolio/" + name + ".json");
            if (shipped != null) {
                return shipped;
            }
        }
        return Files.newInputStream(Path.of(name));
    }

    private Mapping mapping(JsonNode json) {
        if (!json.isObject()) {
            throw wrong("a JSON object is expected");
        }
        json.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong("\"" + key + "\" is not known; known are "
                        + KEYS.stream().sorted().toList());
            }
        });
        String lender = text(json, "lender", "");
        if (!LENDER.matcher(lender).matches()) {
            throw wrong("\"lender\" must be an id of small letters, digits and hyphens");
        }
        return new Mapping(
                name, lender, charset(json), delimiter(json), conditions(json), fictional(json), fields(json));
    }

    private Charset charset(JsonNode json) {
        String charset = text(json, "charset", "UTF-8");
        if (!CHARSETS.contains(charset)) {
            throw wrong(
                    "\"charset\" must be one of " + CHARSETS.stream().sorted().toList());
        }
        return Charset.forName(charset);
    }

    private char delimiter(JsonNode json) {
        String delimiter = text(json, "delimiter", ",");
        if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
            throw wrong("\"delimiter\" must be one character");
        }
        return delimiter.charAt(0);
    }

    private boolean fictional(JsonNode json) {
        JsonNode value = json.path("fictionalDebtors");
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong("\"fictionalDebtors\" must be true or false");
        }
        return value.asBoolean(false);
    }

    private List<Condition> conditions(JsonNode json) {
        List<Condition> rows = new ArrayList<>();
        for (JsonNode row : json.path("rows")) {
            if (row.size() != 2
                    || !row.path("column").isTextual()
                    || !row.path("atLeast").isNumber()) {
                throw wrong("\"rows\" must hold objects like {\"column\": \"PAY_0\", \"atLeast\": 1}");
            }
            rows.add(new Condition(
                    row.path("column").asText(), row.path("atLeast").decimalValue()));
        }
        return rows;
    }

    private Map<String, Expression> fields(JsonNode json) {
        Map<String, Expression> fields = new LinkedHashMap<>();
        json.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), expression(field.getKey(), field.getValue())));
        return fields;
    }

    private Expression expression(String field, JsonNode json) {
        boolean prefixed = json.size() == 2
                && json.path("prefix").isTextual()
                && json.path("column").isTextual();
        if (!json.isObject() || json.size() != 1 && !prefixed) {
            throw wrong("the field \"" + field + "\" must have one of " + FORMS);
        }
        if (prefixed) {
            return new Expression.Column(
                    json.path("column").asText(), json.path("prefix").asText());
        }
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode value = only.getValue();
        return switch (only.getKey()) {
            case "column" -> new Expression.Column(one(field, value), "");
            case "constant" -> new Expression.Constant(one(field, value));
            case "monthsLate" -> new Expression.MonthsLate(one(field, value));
            case "ratio" -> {
                List<String> two = several(field, value);
                if (two.size() != 2) {
                    throw wrong("the ratio of \"" + field + "\" needs two columns");
                }
                yield new Expression.Ratio(two.getFirst(), two.getLast());
            }
            case "variation" -> new Expression.Variation(several(field, value));
            case "countLate" -> new Expression.CountLate(several(field, value));
            default -> throw wrong("the field \"" + field + "\" must have one of " + FORMS);
        };
    }

    private static final String FORMS =
            "column (with a prefix if wanted), constant, monthsLate, ratio, variation, countLate";

    private String one(String field, JsonNode value) {
        if (!value.isTextual()) {
            throw wrong("the field \"" + field + "\" needs one text in quotation marks");
        }
        return value.asText();
    }

    private List<String> several(String field, JsonNode value) {
        List<String> columns = new ArrayList<>();
        for (JsonNode column : value) {
            columns.add(one(field, column));
        }
        if (!value.isArray() || columns.size() < 2) {
            throw wrong("the field \"" + field + "\" needs a list of columns");
        }
        return columns;
    }

    private String text(JsonNode json, String key, String otherwise) {
        JsonNode value = json.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw wrong("\"" + key + "\" must be a text");
        }
        return value.asText(otherwise);
    }

    private StackFailed wrong(String what) {
        return new StackFailed("mapping " + name + ": " + what);
    }
}
