package io.recourse.intake.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.recourse.casework.door.BadInput;
import io.recourse.contracts.json.SealedJson;
import io.recourse.rules.identifiers.CitizenId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The door takes no statement that its published schema would not, and no day that nothing can be counted from. */
class StatementFormTest {

    private static final Path EVENTS = Path.of("../../contracts/events");
    private static final String BASE = "https://recourse.example/contracts/events/";
    private static final Statements STATEMENTS = new Statements(IdsTest.ids(1));

    /** Text that some form somewhere forbids. */
    private static final List<String> BAD_TEXTS = List.of(
            "",
            " ",
            "x",
            "X",
            "CN",
            "CNY",
            "争议",
            "+08:00",
            "UTC+8",
            "Asia/Nowhere",
            "a@",
            "@",
            "+0",
            "2025-02-30",
            "1",
            "\u0001",
            "x".repeat(33),
            "x".repeat(36),
            "x".repeat(65),
            "x".repeat(129),
            "x".repeat(201),
            "x".repeat(300));

    /** Beside every bound that a number has somewhere. */
    private static final List<Long> BAD_NUMBERS = List.of(
            -1L,
            0L,
            11L,
            13L,
            -10_001L,
            10_001L,
            100_001L,
            1_000_001L,
            10_000_001L,
            1L << 31,
            (1L << 53) - 1,
            1L << 53,
            -(1L << 53),
            Long.MAX_VALUE);

    /** What may be left out is also read where it is null: it says as little. */
    private static final Set<String> OPTIONAL = Set.of(
            "episode",
            "email",
            "terms",
            "contractDate",
            "creditorKind",
            "chargedOffOn",
            "dayCount",
            "agreedPeriodEndsOn",
            "acquiredFrom",
            "formerly");

    /** A statement with one thing wrong, or not wrong after all: the schema tells. */
    private record Variant(String where, String how, String json) {}

    @Test
    void what_the_schema_refuses_the_door_refuses_by_rule_and_field() throws IOException {
        Schema schema = schema();
        ObjectNode golden = golden();
        assertThat(schema.validate(golden.toString(), InputFormat.JSON)).isEmpty();
        assertThat(refusal(golden.toString())).as("the example itself").isNull();
        List<String> leaks = new ArrayList<>();
        int refused = 0;
        for (Variant variant : variants(golden)) {
            if (!schema.validate(variant.json(), InputFormat.JSON).isEmpty()) {
                refused++;
                BadInput refusal = refusal(variant.json());
                if (refusal == null) {
                    leaks.add(variant.where() + " " + variant.how());
                } else if (refusal.field() == null && variant.how().startsWith("value")) {
                    leaks.add(variant.where() + " " + variant.how() + ": " + refusal.rule() + " names no field");
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void every_day_lies_between_1970_and_a_hundred_years_after_the_statements_own() throws IOException {
        for (String list : List.of("instalments", "guarantors")) {
            String name = list.equals("instalments") ? "dueOn" : "mainDueOn";
            for (String day : List.of("1970-01-01", "2125-01-24")) {
                assertThat(refusal(withDay(list, name, day))).as(day).isNull();
            }
            for (String day : List.of("0001-01-01", "1969-12-31", "2125-01-25", "9999-12-31")) {
                refused(withDay(list, name, day), "date-range", list + ".[0]." + name);
            }
        }
        refused(golden().put("asOf", "1969-12-31").toString(), "date-range", "asOf");
    }

    @Test
    void what_has_happened_is_not_after_the_statement() throws IOException {
        for (String name : List.of("contractDate", "chargedOffOn")) {
            assertThat(refusal(withTerms(name, "2025-01-24"))).isNull();
            for (String day : List.of("1969-12-31", "2025-01-25")) {
                refused(withTerms(name, day), "date-range", "terms." + name);
            }
        }
        refused(withTerms("dayCount", "ACT_366"), "field-invalid", "terms.dayCount");
        ObjectNode atHost = golden();
        atHost.put("authority", "HOST");
        refused(atHost.toString(), "charge-off-at-host", "terms.chargedOffOn");
    }

    @Test
    void nobody_owes_who_is_born_after_the_statements_day() throws IOException {
        ObjectNode golden = golden();
        ObjectNode surety = (ObjectNode) golden.at("/guarantors/0/obligor");
        surety.put("idNumber", bornOn("20991231"));
        refused(golden.toString(), "born-later", "guarantors.[0].obligor.idNumber");
        surety.put("idNumber", bornOn(golden.get("asOf").asText().replace("-", "")));
        assertThat(refusal(golden.toString())).isNull();
    }

    private static String bornOn(String day) {
        return "0123456789X"
                .chars()
                .mapToObj(check -> "110105" + day + "002" + (char) check)
                .filter(CitizenId::isValid)
                .findAny()
                .orElseThrow();
    }

    @Test
    void a_guarantees_agreed_end_is_a_day_like_others() throws IOException {
        assertThat(refusal(withDay("guarantors", "agreedPeriodEndsOn", "2030-01-01")))
                .isNull();
        refused(
                withDay("guarantors", "agreedPeriodEndsOn", "2125-01-25"),
                "date-range",
                "guarantors.[0].agreedPeriodEndsOn");
    }

    @Test
    void shares_name_each_joint_debtor_once_and_come_to_the_whole_at_most() throws IOException {
        refused(withShare("idNumber", "34052419800101001X"), "share-unknown", "terms.shares.[1].idNumber");
        refused(withShare("idNumber", "91350100M000100Y43"), "share-unknown", "terms.shares.[1].idNumber");
        ObjectNode tooMuch = golden();
        ((ObjectNode) tooMuch.at("/terms/shares/1")).put("shareBp", 3_001);
        refused(tooMuch.toString(), "shares-too-many", "terms.shares");
        ((ObjectNode) tooMuch.at("/terms/shares/1")).put("shareBp", 2_999);
        assertThat(refusal(tooMuch.toString())).isNull();
    }

    private static String withTerms(String name, String day) throws IOException {
        ObjectNode statement = golden();
        ((ObjectNode) statement.at("/terms")).put(name, day);
        return statement.toString();
    }

    private static String withShare(String name, String value) throws IOException {
        ObjectNode statement = golden();
        ((ObjectNode) statement.at("/terms/shares/1")).put(name, value);
        return statement.toString();
    }

    @Test
    void a_zone_is_a_place_and_no_offset() throws IOException {
        for (String zone : List.of("+08:00", "UTC+8", "GMT+8", "Asia/Nowhere", "")) {
            refused(golden().put("contractZone", zone).toString(), "zone-unknown", "contractZone");
            ObjectNode statement = golden();
            ((ObjectNode) statement.at("/coDebtors/0")).put("zone", zone);
            refused(statement.toString(), "zone-unknown", "coDebtors.[0].zone");
        }
    }

    private static String withDay(String list, String name, String day) throws IOException {
        ObjectNode statement = golden();
        ((ObjectNode) statement.at("/" + list + "/0")).put(name, day);
        return statement.toString();
    }

    private static void refused(String json, String rule, String field) {
        assertThat(refusal(json))
                .as(field)
                .extracting(BadInput::rule, BadInput::field)
                .containsExactly(rule, field);
    }

    private static @Nullable BadInput refusal(String json) {
        try {
            STATEMENTS.read("bank-a", json.getBytes(StandardCharsets.UTF_8));
            return null;
        } catch (BadInput e) {
            return e;
        }
    }

    /** An example of the contract, with the optional parts it lacks. */
    private static ObjectNode golden() throws IOException {
        ObjectNode golden = (ObjectNode) SealedJson.mapper()
                .readTree(Files.readString(EVENTS.resolve("lenders/examples/AccountPushed.v2.shares-agreed.json")));
        ((ObjectNode) golden.at("/guarantors/0/obligor")).put("email", "li.si@example.com");
        ((ObjectNode) golden.at("/debtor")).put("formerly", "5b0c1fd2a4e84f0c9d7e6a1b2c3d4e5f");
        golden.putObject("acquiredFrom")
                .put("lender", "bank-b")
                .put("account", "A-17")
                .put("episode", 2);
        ((ObjectNode) golden.at("/terms")).put("creditorKind", "PRIVATE").put("dayCount", "THIRTY_360");
        return golden;
    }

    private static Schema schema() throws IOException {
        Map<String, String> byId = new HashMap<>();
        try (Stream<Path> files = Files.walk(EVENTS)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".schema.json")).toList()) {
                byId.put(BASE + EVENTS.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(SchemaLocation.of(BASE + "lenders/AccountPushed.v4.schema.json"));
    }

    private static List<Variant> variants(ObjectNode golden) {
        List<Variant> variants = new ArrayList<>();
        vary(golden, golden, "", variants);
        return variants;
    }

    /** Changes each part in place, notes the whole, and changes it back. */
    private static void vary(JsonNode part, ObjectNode whole, String where, List<Variant> variants) {
        if (part instanceof ObjectNode object) {
            for (String name : names(object)) {
                String at = where + "/" + name;
                JsonNode value = object.get(name);
                for (JsonNode other : others(value)) {
                    if (!other.isNull() || !OPTIONAL.contains(name)) {
                        object.set(name, other);
                        variants.add(new Variant(at, how(value, other), whole.toString()));
                    }
                }
                object.remove(name);
                variants.add(new Variant(at, "left out", whole.toString()));
                object.set(name, value);
                vary(value, whole, at, variants);
            }
            object.put("colour", "red");
            variants.add(new Variant(where, "with a colour", whole.toString()));
            object.remove("colour");
        } else if (part instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode item = array.get(i);
                for (JsonNode other : others(item)) {
                    array.set(i, other);
                    variants.add(new Variant(where + "/" + i, how(item, other), whole.toString()));
                }
                array.set(i, item);
                vary(item, whole, where + "/" + i, variants);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String how(JsonNode value, JsonNode other) {
        String text = other.toString();
        String kind = value.getNodeType() == other.getNodeType() && value.isValueNode() ? "value " : "made ";
        return kind + (text.length() > 60 ? text.substring(0, 60) + "…" : text);
    }

    private static List<JsonNode> others(JsonNode value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<JsonNode> others = new ArrayList<>(List.of(
                json.nullNode(),
                json.booleanNode(true),
                json.objectNode(),
                json.arrayNode(),
                json.arrayNode().add(1)));
        if (value instanceof ArrayNode array) {
            for (int size : new int[] {2, 11, 51, 101, 601}) {
                ArrayNode longer = json.arrayNode();
                for (int i = 0; i < size && !array.isEmpty(); i++) {
                    longer.add(array.get(0));
                }
                others.add(longer);
            }
        }
        BAD_TEXTS.forEach(text -> others.add(json.textNode(text)));
        BAD_NUMBERS.forEach(number -> others.add(json.numberNode(number)));
        others.add(json.numberNode(0.5));
        if (value.isTextual()) {
            String text = value.textValue();
            for (String end : List.of(" ", "\u0001", "\u007f", "\t", "争", "é", "-", "/x", "x".repeat(300))) {
                others.add(json.textNode(text + end));
                others.add(json.textNode(end + text));
            }
            others.add(json.textNode(text.toLowerCase(java.util.Locale.ROOT)));
            others.add(json.textNode(text.toUpperCase(java.util.Locale.ROOT)));
            others.add(json.textNode(text.substring(1)));
            others.add(json.textNode(text.substring(0, text.length() - 1)));
        }
        return others;
    }
}
