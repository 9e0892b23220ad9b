package io.recourse.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Spoils a document where it has its fields: each place of it can be given each of these values. */
final class Structure {

    /** A value in a field's stead, as JSON text or what is none; null takes the field away. */
    private interface Spoiling {
        @Nullable
        String instead(String name, JsonNode was);
    }

    private static final List<Spoiling> SPOILINGS = spoilings();

    private Structure() {}

    /** A place in a document. */
    private record Place(ContainerNode<?> in, String name, int index) {

        JsonNode value() {
            return in instanceof ObjectNode object ? object.path(name) : ((ArrayNode) in).path(index);
        }

        void put(@Nullable String raw) {
            if (in instanceof ObjectNode object) {
                if (raw == null) {
                    object.remove(name);
                } else {
                    object.putRawValue(name, new RawValue(raw));
                }
            } else if (in instanceof ArrayNode array && index < array.size()) {
                if (raw == null) {
                    array.remove(index);
                } else {
                    array.set(index, JsonNodeFactory.instance.rawValueNode(new RawValue(raw)));
                }
            }
        }
    }

    /** How many documents {@link #spoil(ObjectNode, int)} can make of this one. */
    static int variants(ObjectNode document) {
        return places(document).size() * SPOILINGS.size();
    }

    /** The variant of this number; one after the other, every place gets every value. */
    static void spoil(ObjectNode document, int variant) {
        List<Place> places = places(document);
        Place place = places.get(variant % places.size());
        Spoiling spoiling = SPOILINGS.get(variant / places.size() % SPOILINGS.size());
        place.put(spoiling.instead(place.name(), place.value()));
    }

    /** One to four places at once. */
    static void spoil(ObjectNode document, Random random) {
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) {
            List<Place> places = places(document);
            if (!places.isEmpty()) {
                Place place = places.get(random.nextInt(places.size()));
                place.put(SPOILINGS.get(random.nextInt(SPOILINGS.size())).instead(place.name(), place.value()));
            }
        }
    }

    private static List<Place> places(ObjectNode document) {
        List<Place> places = new ArrayList<>();
        collect(document, places);
        return places;
    }

    private static void collect(ContainerNode<?> in, List<Place> places) {
        if (in instanceof ObjectNode object) {
            object.properties().forEach(field -> visit(new Place(in, field.getKey(), -1), field.getValue(), places));
        } else {
            for (int i = 0; i < in.size(); i++) {
                visit(new Place(in, "", i), in.path(i), places);
            }
        }
    }

    private static void visit(Place place, JsonNode value, List<Place> places) {
        places.add(place);
        if (value instanceof ContainerNode<?> container) {
            collect(container, places);
        }
    }

    private static List<Spoiling> spoilings() {
        List<Spoiling> all = new ArrayList<>();
        all.add((_, _) -> null);
        raw().forEach(raw -> all.add((_, _) -> raw));
        texts().forEach(text -> all.add((_, _) -> '"' + text + '"'));
        all.add((name, was) -> was + ",\"" + name + "\":" + was);
        all.add((name, was) -> was + ",\"" + name + "\":null");
        all.add((_, was) -> was + ",\"" + Canary.NAME + "\":1");
        all.add((_, was) -> was + ",\"__proto__\":{\"admin\":true}");
        all.add((_, was) -> was + ",\"is\":\"java.lang.Runtime\",\"@class\":\"javax.script.ScriptEngineManager\"");
        all.add((_, was) -> was + ",");
        all.add((_, was) -> "/* " + Canary.NAME + " */" + was);
        all.add((_, was) -> '"' + escaped(was).toLowerCase(Locale.ROOT) + '"');
        all.add((_, was) -> '"' + escaped(was).toUpperCase(Locale.ROOT) + '"');
        all.add((_, was) -> '"' + escaped(was) + " \"");
        all.add((_, was) -> "\" " + escaped(was) + '"');
        all.add((_, was) -> '"' + escaped(was) + "\\u0000\"");
        all.add((_, was) -> '"' + escaped(was) + "\\ud800\"");
        all.add((_, was) -> '"' + escaped(was) + "\\u200b\\u202e\"");
        all.add((_, was) -> '\'' + escaped(was) + '\'');
        all.add((_, was) -> '[' + was.toString() + ']');
        all.add((_, was) -> '[' + was.toString() + ',' + was + ']');
        all.add((_, was) -> "{\"value\":" + was + '}');
        return List.copyOf(all);
    }

    private static String escaped(JsonNode was) {
        return was.isTextual() ? was.asText() : was.isContainerNode() ? "container" : was.asText();
    }

    private static List<String> raw() {
        return List.of(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "-1",
                "1",
                "1.0",
                "1.5",
                "1e2",
                "1e400",
                "-1e400",
                "1e-400",
                "1e999999999",
                "9007199254740991",
                "9007199254740992",
                "-9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809",
                "2147483648",
                "1" + "0".repeat(600),
                "0." + "3".repeat(2000),
                "NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "01",
                ".5",
                "5.",
                "+5",
                "--5",
                "undefined",
                "[]",
                "[[]]",
                "[null]",
                "{}",
                "{\"a\":{\"a\":{\"a\":{}}}}",
                "[".repeat(400) + "]".repeat(400),
                "{\"a\":".repeat(1500) + "1" + "}".repeat(1500),
                "[".repeat(6000),
                "[" + "0,".repeat(5000) + "0]");
    }

    /** The inside of texts, escaped as JSON wants it, or not. */
    private static List<String> texts() {
        return Stream.of(
                        List.of(
                                "",
                                " ",
                                "\\u0000",
                                "a\\u0000b",
                                "\\ud800",
                                "\\udc00\\ud800",
                                "x\\udfff",
                                "\\ud83d\\ude00",
                                "\u0000",
                                "\u0001\u001f\u007f",
                                "\\ufeff",
                                "\\u202e\\u200b",
                                "\\r\\nSet-Cookie: a=b\\r\\n\\r\\n",
                                "\\u001b[31m",
                                "\\x41",
                                "\\u12",
                                "\t"),
                        List.of(
                                "'; drop table subject; --",
                                "' or '1'='1",
                                "$1",
                                "{0}",
                                "${jndi:ldap://127.0.0.1:9/a}",
                                "#{7*7}",
                                "<script>alert(1)</script>",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
                                "%s%n%x",
                                "%00",
                                "../../../../etc/passwd",
                                "a/b",
                                "/",
                                ".",
                                "..",
                                "a%2Fb",
                                "a,b",
                                "*",
                                "-",
                                "proceeds/1",
                                "ключ-鍵-🗝",
                                "Ａ１",
                                "=cmd|'/C calc'!A0"),
                        List.of(
                                "2026-02-30",
                                "2025-02-29",
                                "2024-02-29",
                                "0000-00-00",
                                "0001-01-01",
                                "9999-12-31",
                                "-0001-01-01",
                                "+10000-01-01",
                                "10000-01-01",
                                "2026-1-1",
                                "20260101",
                                "2026-01-01T00:00:00Z",
                                "2026-01-01T24:00:00Z",
                                "2026-06-30T23:59:60Z",
                                "2026-01-01T00:00:00+01:00",
                                "2026-01-01T00:00:00-00:00",
                                "2026-01-01T00:00:00",
                                "2026-01-01T00:00:00.1234567Z",
                                "2026-01-01t00:00:00z",
                                "9999-12-31T23:59:59.999999Z",
                                "-999999999-01-01T00:00:00Z",
                                "1e9",
                                "42",
                                "-1"),
                        List.of(
                                "CNY",
                                "cny",
                                "XXX",
                                "XTS",
                                "ZZZ",
                                "JPY",
                                "BHD",
                                "EURO",
                                "€",
                                "CN",
                                "UTC",
                                "GMT+25",
                                "Europe/Nowhere",
                                "Asia/Shanghai ",
                                "tlh",
                                "x-klingon",
                                "true",
                                "null"),
                        List.of(
                                Canary.NAME,
                                Canary.PHONE + "0000",
                                "a".repeat(33),
                                "a".repeat(64),
                                "a".repeat(65),
                                "a".repeat(129),
                                "é".repeat(64),
                                "🗝".repeat(100),
                                Canary.NAME.repeat(400),
                                "7".repeat(70_000)))
                .flatMap(List::stream)
                .toList();
    }
}
