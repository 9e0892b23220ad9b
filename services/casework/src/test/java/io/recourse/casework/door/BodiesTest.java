package io.recourse.casework.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    record Order(String word, Price price) {}

    record Price(long minor, @Nullable String note) {
        Price {
            if (minor < 0) {
                throw new IllegalArgumentException("a price is not negative");
            }
        }
    }

    record Cart(List<Order> orders, List<String> words, Map<String, String> marks) {}

    private static final String GOOD = "{\"word\":\"tea\",\"price\":{\"minor\":5}}";

    @Test
    void a_document_is_read() throws BadInput {
        assertThat(read(GOOD)).isEqualTo(new Order("tea", new Price(5, null)));
    }

    @ParameterizedTest
    @MethodSource
    void a_body_that_cannot_be_read_is_refused_with_its_rule_and_field(
            String body, String rule, @Nullable String field) {
        BadInput bad = refused(body.getBytes(StandardCharsets.UTF_8));
        assertThat(bad.rule()).isEqualTo(rule);
        assertThat(bad.field()).isEqualTo(field);
    }

    static Stream<Arguments> a_body_that_cannot_be_read_is_refused_with_its_rule_and_field() {
        return Stream.of(
                Arguments.of("", "body-empty", null),
                Arguments.of(" \r\n\t ", "body-empty", null),
                Arguments.of("null", "body-null", null),
                Arguments.of("{\"word\":", "json-malformed", null),
                Arguments.of("{\"word\":tea}", "json-malformed", null),
                Arguments.of("word=tea", "json-malformed", null),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":}}", "json-malformed", null),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":5", "json-malformed", null),
                Arguments.of("\uFEFF" + GOOD, "json-malformed", null),
                Arguments.of("[".repeat(100_000), "field-invalid", null),
                Arguments.of(GOOD + " {}", "json-malformed", null),
                Arguments.of(GOOD + " tea", "json-malformed", null),
                Arguments.of("{\"word\":\"tea\",\"word\":\"milk\",\"price\":{\"minor\":5}}", "json-malformed", null),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":5,\"minor\":6}}", "json-malformed", null),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":5},\"sugar\":1}", "field-unknown", "sugar"),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":5,\"张三 110105\":1}}", "field-unknown", "price.?"),
                Arguments.of("{\"price\":{\"minor\":5},\"word\":\"tea\",\"\":1}", "field-unknown", "?"),
                Arguments.of("{\"price\":{\"minor\":5},\"word\":\"tea\",\"a\\nb\":1}", "field-unknown", "?"),
                Arguments.of(
                        "{\"price\":{\"minor\":5},\"word\":\"tea\",\"" + "x".repeat(41) + "\":1}",
                        "field-unknown",
                        "?"),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":5,\"unit\":1}}", "field-unknown", "price.unit"),
                Arguments.of("{\"price\":{\"minor\":5}}", "field-invalid", "word"),
                Arguments.of("{\"word\":null,\"price\":{\"minor\":5}}", "field-invalid", "word"),
                Arguments.of("{\"word\":7,\"price\":{\"minor\":5}}", "field-invalid", "word"),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":\"5\"}}", "field-invalid", "price.minor"),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":5.5}}", "field-invalid", "price.minor"),
                Arguments.of("{\"word\":\"tea\",\"price\":{\"minor\":null}}", "field-invalid", "price.minor"),
                Arguments.of(
                        "{\"word\":\"tea\",\"price\":{\"minor\":99999999999999999999}}",
                        "field-invalid",
                        "price.minor"),
                Arguments.of("{\"word\":\"tea\",\"price\":[5]}", "field-invalid", "price"),
                Arguments.of("[" + GOOD + "]", "field-invalid", null),
                Arguments.of("\"tea\"", "field-invalid", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"orders":[null],"words":[],"marks":{}}                 | orders.[0]
            {"orders":[],"words":["tea",null],"marks":{}}           | words.[1]
            {"orders":[],"words":[],"marks":{"tea":null}}           | marks.tea
            """)
    void nothing_among_things_is_refused_with_its_place(String body, String field) {
        BadInput bad = catchThrowableOfType(
                BadInput.class, () -> Bodies.read(body.getBytes(StandardCharsets.UTF_8), Cart.class));
        assertThat(bad.rule()).isEqualTo("field-invalid");
        assertThat(bad.field()).isEqualTo(field);
    }

    @Test
    void what_a_constructor_forbids_is_said_in_its_own_words() {
        BadInput bad = refused("{\"word\":\"tea\",\"price\":{\"minor\":-5}}".getBytes(StandardCharsets.UTF_8));
        assertThat(bad.rule()).isEqualTo("field-invalid");
        assertThat(bad.detail()).isEqualTo("a price is not negative.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zhang San",
                "{\"word\":\"Zhang San\"",
                "{\"word\":[\"Zhang San\"]}",
                "{\"word\":\"a\",\"Zhang San\":\"Zhang San\"}"
            })
    void a_refusal_never_quotes_a_value(String body) {
        assertThat(refused(body.getBytes(StandardCharsets.UTF_8)).detail()).doesNotContain("Zhang");
    }

    @Test
    void ten_megabytes_are_refused_before_they_are_read() {
        byte[] huge = new byte[10 * 1024 * 1024];
        Arrays.fill(huge, (byte) '[');
        assertThat(refused(huge).rule()).isEqualTo("body-too-large");
        String padding = " ".repeat(Bodies.MAX_BYTES - GOOD.length());
        assertThat(catchThrowableOfType(BadInput.class, () -> read(GOOD + padding)))
                .isNull();
        assertThat(refused((GOOD + padding + " ").getBytes(StandardCharsets.UTF_8))
                        .rule())
                .isEqualTo("body-too-large");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThat(refused(withBytes(0xFF)).rule()).isEqualTo("not-utf-8");
        assertThat(refused(withBytes(0xC0, 0x80)).rule()).isEqualTo("not-utf-8");
        assertThat(refused(GOOD.getBytes(StandardCharsets.UTF_16)).rule()).isEqualTo("not-utf-8");
        // a surrogate in three bytes, as CESU-8 has it
        assertThat(refused(withBytes(0xED, 0xA0, 0xBD)).rule()).isEqualTo("not-utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\\u0000b", "\\\\\\u0000"})
    void a_nul_is_refused_literal_or_escaped(String word) {
        assertThat(refused(order(word)).rule()).isEqualTo("text-has-nul");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud83d",
                "\\uD83Dx",
                "\\ude00",
                "x\\uDE00",
                "\\ude00\\ud83d",
                "\\ud83d\\ud83d\\ude00",
                "\\ud83d\\ude00\\ude00",
                "\\\\\\ud83d"
            })
    void a_lone_surrogate_is_refused(String word) {
        assertThat(refused(order(word)).rule()).isEqualTo("text-has-lone-surrogate");
    }

    @Test
    void a_pair_of_surrogates_is_one_character_however_it_is_written() throws BadInput {
        String face = "\uD83D\uDE00";
        assertThat(Bodies.read(order(face), Order.class).word()).isEqualTo(face);
        assertThat(Bodies.read(order("\\ud83d\\ude00"), Order.class).word()).isEqualTo(face);
        assertThat(Bodies.read(order("\\uD83D\\uDE00\\ud83d\\ude00"), Order.class)
                        .word())
                .isEqualTo(face + face);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\u0000", "\\\\ud83d", "\\\\\\\\ude00"})
    void an_escaped_backslash_before_a_u_escapes_nothing(String word) throws BadInput {
        assertThat(Bodies.read(order(word), Order.class).word()).isEqualTo(word.replace("\\\\", "\\"));
    }

    private static byte[] order(String word) {
        return ("{\"word\":\"" + word + "\",\"price\":{\"minor\":5}}").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withBytes(int... bytes) {
        byte[] body = order("#".repeat(bytes.length));
        int at = new String(body, StandardCharsets.ISO_8859_1).indexOf('#');
        for (int i = 0; i < bytes.length; i++) {
            body[at + i] = (byte) bytes[i];
        }
        return body;
    }

    private static Order read(String body) throws BadInput {
        return Bodies.read(body.getBytes(StandardCharsets.UTF_8), Order.class);
    }

    private static BadInput refused(byte[] body) {
        BadInput bad = catchThrowableOfType(BadInput.class, () -> Bodies.read(body, Order.class));
        assertThat(bad).as("this body must be refused").isNotNull();
        return bad;
    }
}
